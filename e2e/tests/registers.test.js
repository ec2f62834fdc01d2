// Registers on the desk: a file is read, what its columns mean is confirmed, a row is changed, what is said of a column is
// kept, and versions are compared; on a desktop and on a telephone.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { axe, open, picture, scrollsSideways, signIn, windows } from "../lib/browser.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

const first = "Ref;What for;Firm;Ends;Value pa\nB1;Bus shelters;Longwire Ltd;31/03/2027;£12,400\nB2;Benches;Tarn Links Ltd;31/03/2028;£3,000\n";
const second = "Ref;What for;Firm;Ends;Value pa\nB1;Bus shelters;Longwire Ltd;31/03/2029;£12,400\nB3;Bins;Vale Ltd;30/04/2028;£900\n";

describe("registers", () => {
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
    it(`come in, are confirmed, changed, described and compared (${window})`, async () => {
      const { page, wrong, close } = await open(server.address, { window });
      const name = `street furniture ${window}`;
      await page.goto("/desk");
      await signIn(page, ...officer);
      await page.goto("/desk/registers");
      assert.match(await page.textContent("main"), /Past their review date/);
      await fit(page, `registers-list-${window}`);
      await page.getByRole("link", { name: "Import a register" }).click();
      await fit(page, `registers-import-${window}`);
      await page.setInputFiles("#file", { name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(first) });
      await page.getByRole("button", { name: "Go on" }).click();
      await page.waitForSelector("text=Is this what the columns mean?");
      assert.equal(await page.inputValue("#meaning-2"), "supplier");
      await fit(page, `registers-confirm-${window}`);
      await page.fill("#owner", "Highways");
      await page.getByRole("button", { name: "Take the register" }).click();
      await page.waitForSelector("text=The register was imported");
      await fit(page, `registers-register-${window}`);

      await page.goto("/desk/import-register");
      await page.fill("#name", name);
      await page.fill("#rows", second);
      await page.getByRole("button", { name: "Go on" }).click();
      await page.waitForSelector("text=1 row added, 1 row gone, 1 cell changed");
      await fit(page, `registers-changes-before-${window}`);
      await page.getByRole("button", { name: "Take the register" }).click();
      await page.getByRole("link", { name: "What changed between versions" }).click();
      await page.waitForSelector("text=Cells that say something else");
      await fit(page, `registers-changes-${window}`);

      await page.goto(`/desk/registers/${encodeURIComponent(name)}`);
      await page.getByRole("link", { name: "Change row 2" }).click();
      await page.fill("#cell-4", "£950");
      await fit(page, `registers-row-${window}`);
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForSelector("text=The register was changed");
      assert.match(await page.textContent("#rows"), /£950/);

      await page.getByRole("link", { name: "Change what is said of it" }).click();
      await page.locator("summary", { hasText: "of Value pa" }).click();
      await page.selectOption("#position-4", "withheld");
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForSelector("text=“Value pa” needs its provision");
      await fit(page, `registers-columns-${window}`);
      await page.fill("#provision-4", "s.43(2)");
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForSelector("text=withheld under s.43(2)");

      await page.goto("/desk/names");
      await fit(page, `registers-names-${window}`);
      // The browser tells of the form that came back with a sentence.
      assert.deepEqual(wrong.filter((one) => !one.includes("status of 422")), []);
      await close();
    });
  }
});
