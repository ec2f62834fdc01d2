// House wording on the desk: written with scripts, where it is tried while it is typed, and without, by a button; saved
// with a reason, gone back, out and in as a file.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { axe, open, picture, scrollsSideways, signIn, windows } from "../lib/browser.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

describe("house wording", () => {
  let server, officer;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 30_000, "the demo never said how to sign in");
    officer = told.match(/officer\s+(\S+@\S+)\s+(\S+)/).slice(1, 3);
  });
  after(() => server?.stop());

  /** What is wrong with a page for anybody: axe with every rule, and scrolling sideways at 320 px. */
  async function fit(page, name) {
    await picture(page, name);
    assert.deepEqual(await axe(page), [], name);
    const before = page.viewportSize();
    await page.setViewportSize(windows.zoom400);
    assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways at 320 px`);
    await page.setViewportSize(before);
  }

  for (const window of ["desktop", "phone"]) {
    it(`tries words while they are written, saves them and goes back (${window})`, async () => {
      const { page, wrong, close } = await open(server.address, { window });
      await page.goto("/desk");
      await signIn(page, ...officer);
      await page.goto("/desk/wording/en");
      await fit(page, `wording-list-${window}`);
      await page.goto("/desk/wording/en/response.opening");
      await page.fill("#text", `You asked us on {received} (${window}).`);
      await page.waitForFunction(() => document.querySelector("#tried")?.textContent.includes("{law} must stand here"));
      await page.fill("#text", `You asked us on {received} (${window}). We used the {law}.`);
      await page.waitForFunction(() => document.querySelector("#tried .sheet-part")?.textContent.includes("We used the"));
      assert.equal(await page.getByRole("button", { name: "Preview" }).count(), 0, "the script does what the button does");
      await fit(page, `wording-tried-${window}`);
      // On a real case.
      const cases = await page.locator("#on option").allInnerTexts();
      assert.ok(cases.length > 1, cases.join(" | "));
      await page.selectOption("#on", { index: 1 });
      await page.waitForFunction(() => !document.querySelector("#tried[aria-busy]"));
      await page.fill("#why", "Plainer words");
      await page.getByRole("button", { name: "Save the words" }).click();
      await page.waitForSelector(".versions > li");
      assert.ok((await page.locator(".versions > li").first().innerText()).includes("Plainer words"));
      await fit(page, `wording-saved-${window}`);
      await page.getByRole("link", { name: "Go back to the words as delivered" }).click();
      await page.getByRole("button", { name: "Save the words" }).click();
      await page.waitForFunction(() => document.body.textContent.includes("the words as delivered again"));
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  it("does the same without scripts, and by a file", async () => {
    const { page, wrong, close } = await open(server.address, { window: "desktop", scripts: false });
    await page.goto("/desk");
    await signIn(page, ...officer);
    await page.goto("/desk/wording/cy/response.not-held");
    await page.fill("#text", "Nid yw'r wybodaeth hon gennym ni.");
    await page.getByRole("button", { name: "Preview" }).click();
    assert.ok((await page.locator("#tried").innerText()).includes("Nid yw'r wybodaeth hon gennym ni."));
    await picture(page, "wording-tried-no-scripts");
    await page.fill("#why", "Fewer words");
    await page.getByRole("button", { name: "Save the words" }).click();
    assert.ok((await page.locator("main").innerText()).includes("The words were saved"));

    await page.goto("/desk/wording-import/en");
    const words = "## response.not-held\nWe looked for this information and do not hold it.\n";
    await page.setInputFiles("#file", { name: "words.md", mimeType: "text/markdown", buffer: Buffer.from(words) });
    await page.getByRole("button", { name: "Show what would change" }).click();
    assert.ok((await page.locator("main").innerText()).includes("1 place would change"));
    await picture(page, "wording-import-no-scripts");
    await page.fill("#why", "From the editor");
    await page.getByRole("button", { name: "Take them in" }).click();
    assert.ok((await page.locator("main").innerText()).includes("We looked for this information and do not hold it."));
    assert.deepEqual(wrong, []);
    await close();
  });
});
