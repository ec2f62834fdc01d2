// A request pasted on the desk: read while it is put in, put right by one press each, accepted. With scripts, where the
// page stays where it is, and without, where a button and forms do the same.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { axe, open, picture, scrollsSideways, signIn, windows } from "../lib/browser.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

const text = (subject) => `Dear Sir or Madam,

I refer to my request FOI-2025-0102 of last year. Under the Freedom of Information Act 2000 please send me the following about ${subject}.

1. The number of lamps that the council owns, and the number that were out of order on 31 March
2. Who maintains the lamps?

Is it not obvious that the lamps in Mill Lane are too dim?

I would also be interested in the plans for dimming. Please send the figures as an Excel spreadsheet.

Yours faithfully
Morwenna Tregarth
`;

describe("a request read while it is put in", () => {
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

  const lines = (page) => page.locator(".lines > li").count();
  const one = (page, within, says) => page.locator(within).getByRole("button", { name: says }).first();
  const until = (page, count) => page.waitForFunction((n) => document.querySelectorAll(".lines > li").length === n, count);

  for (const window of ["desktop", "phone"]) {
    it(`shows the questions in their places while it is pasted (${window})`, async () => {
      const { page, wrong, close } = await open(server.address, { window });
      await page.goto("/desk");
      await signIn(page, ...officer);
      await page.goto("/desk/new");
      await fit(page, `reading-new-${window}`);
      await page.fill("#text", text(`lamps, ${window}`));
      await page.waitForSelector("#seen mark");
      const marks = await page.locator("#seen mark").allInnerTexts();
      assert.ok(marks.includes("Who maintains the lamps?"), marks.join(" | "));
      const seen = await page.locator("#seen").innerText();
      for (const words of ["3 questions", "Refers to an earlier request: FOI-2025-0102", "as a spreadsheet (section 11)", "Morwenna Tregarth"]) {
        assert.ok(seen.includes(words), `${words}: ${seen}`);
      }
      await fit(page, `reading-seen-${window}`);
      // A file is read in the same way, and what is typed goes before it.
      await page.fill("#text", "");
      await page.setInputFiles("#file", { name: "r.txt", mimeType: "text/plain", buffer: Buffer.from("How many swans live on the lake?\n") });
      await page.waitForFunction(() => document.querySelector("#seen mark")?.textContent.includes("swans"));
      await page.setInputFiles("#file", []);

      await page.fill("#text", text(`lamps, ${window}`));
      await page.getByRole("button", { name: "Take it in and check" }).click();
      await page.waitForSelector(".lines > li");
      assert.equal(await lines(page), 3);
      await fit(page, `reading-check-${window}`);
      const here = page.url();
      // Each press puts one thing right, and the page stays.
      await one(page, ".to-check", /^Yes, make it one/).click();
      await until(page, 4);
      await page.locator(".lines > li").first().locator("summary").click();
      await one(page, ".lines > li:first-child", /cut here/).click();
      await until(page, 5);
      assert.ok((await page.locator(".original mark").allInnerTexts()).includes("the number that were out of order on 31 March"));
      await one(page, ".lines > li:nth-child(2)", /^Join with the one before/).click();
      await until(page, 4);
      await mark(page, "please send me the following");
      await page.locator("#mark button").click();
      await until(page, 5);
      assert.ok((await page.locator(".lines > li").allInnerTexts()).some((line) => line.includes("please send me the following")));
      await one(page, ".lines > li:first-child", /^No question/).click();
      await until(page, 4);
      assert.equal(page.url(), here, "the page stayed where it was");
      assert.match(await page.locator("#said").innerText(), /4 questions/);
      while (await page.locator(".to-check button").count()) {
        const left = await page.locator(".to-check > li").count();
        await page.locator(".to-check > li").first().getByRole("button").first().click();
        await page.waitForFunction((n) => document.querySelectorAll(".to-check > li").length < n, left);
      }
      await fit(page, `reading-checked-${window}`);
      await page.getByRole("button", { name: "Accept these questions" }).click();
      await page.waitForSelector(".task");
      const facts = await page.locator(".facts").innerText();
      assert.ok(facts.includes("Refers to an earlier request: FOI-2025-0102"), facts);
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  it("does the same by a button and by forms without scripts", async () => {
    const { page, close } = await open(server.address, { window: "phone", scripts: false });
    await page.goto("/desk");
    await signIn(page, ...officer);
    await page.goto("/desk/new");
    await page.fill("#text", text("lamps, without scripts"));
    await page.getByRole("button", { name: "Only show how it reads" }).click();
    assert.ok((await page.locator("#seen mark").allInnerTexts()).includes("Who maintains the lamps?"));
    assert.match(await page.inputValue("#text"), /Mill Lane/, "what was typed is still there");
    await picture(page, "reading-seen-no-scripts");
    await page.getByRole("button", { name: "Take it in and check" }).click();
    assert.equal(await lines(page), 3);
    await one(page, ".to-check", /^Yes, make it one/).click();
    assert.equal(await lines(page), 4);
    await page.locator("#rest > summary").click();
    await one(page, ".rest", /^A question ?: I refer to my request/).click();
    assert.equal(await lines(page), 5);
    await one(page, ".lines > li:first-child", /^No question/).click();
    assert.equal(await lines(page), 4);
    await picture(page, "reading-check-no-scripts");
    await page.getByRole("button", { name: "Accept these questions" }).click();
    assert.equal(await page.locator(".task").count(), 4);
    await close();
  });
});

/** Marks words of the original as a pointer would. */
function mark(page, words) {
  return page.evaluate((wanted) => {
    const walk = document.createTreeWalker(document.querySelector("#original .original"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.textContent.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    throw new Error(`"${wanted}" is not in the original`);
  }, words);
}
