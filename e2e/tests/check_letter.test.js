// Anybody checks a letter: by keyboard, without scripts, over the real program. Every page on the way is looked at: axe with
// all its rules, 320 px without scrolling sideways, pictures.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "../lib/browser.js";
import { button, link, pick, press, reach, writeDate } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { candour } from "../lib/server.js";

const letter = resolve(fileURLToPath(import.meta.url), "../../fixtures/answer.txt");

describe("a letter is checked", () => {
  let server, eyes, anybody;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    eyes = await looker(server.address);
    anybody = await open(server.address, { scripts: false });
    anybody.page.setDefaultTimeout(30_000);
    eyes.follow(anybody.page);
  });
  after(async () => {
    await Promise.all([eyes, anybody].map((one) => one?.close()));
    await server?.stop();
  });

  /** Follows a link within the page by keyboard, and says which element it leads to. */
  async function jump(page, locator) {
    await reach(page, locator);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(":target"));
    return page.locator(":target");
  }

  it("is found from the home page, and nothing handed in is one error", async () => {
    const { page } = anybody;
    await page.goto("/");
    await press(page, link(page, "Check a letter"));
    await eyes.look(page, "check-a-letter");
    await press(page, button(page, "Check the letter"));
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.locator(".errors a").count(), 1);
    await eyes.look(page, "check-a-letter-error");
  });

  it("shows each finding beside its sentence, with ways between the two", async () => {
    const { page } = anybody;
    await page.setInputFiles("#file", letter);
    await press(page, button(page, "Check the letter"));
    assert.match(await page.locator("h1").innerText(), /5 breaches/);
    await eyes.look(page, "checked");
    const first = page.locator(".gravest a").first();
    const wrong = await first.innerText();
    const card = await jump(page, first);
    assert.ok((await card.innerText()).includes(wrong), wrong);
    const placed = page.locator(".checked .finding").first();
    const place = await jump(page, placed.getByRole("link", { name: /place in the letter/ }));
    assert.match(await place.innerText(), /^Finding\s+\d+ breach$/);
    const words = await page.locator(".checked mark").first().innerText();
    assert.match(words, /section 43\(2\)/);
    const back = await jump(page, place);
    assert.equal(await back.getAttribute("id"), await placed.getAttribute("id"));
  });

  it("takes a fact and checks again, with the text going along", async () => {
    const { page } = anybody;
    assert.match(await page.locator("main").innerText(), /was due by 30 June 2026/);
    assert.match(await page.locator("#text").inputValue(), /14 parking wardens/);
    await writeDate(page, "received", "2026-06-10");
    await pick(page, "#body", "council");
    await press(page, button(page, "Check again"));
    assert.doesNotMatch(await page.locator("main").innerText(), /was due by/);
    assert.equal(await page.locator("#received-day").inputValue(), "10");
    await eyes.look(page);
  });

  it("explains every check on a page of its own", async () => {
    const { page } = anybody;
    await press(page, link(page, "About this check"));
    assert.match(page.url(), /\/checks\/[a-z0-9-]+$/);
    await eyes.look(page, "check");
    await press(page, page.getByRole("link", { name: "What is checked in a letter" }));
    await eyes.look(page, "checks");
    await press(page, link(page, "Advice"));
    assert.match(page.url(), /\?severity=advice$/);
    await eyes.look(page);
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
    assert.deepEqual(anybody.wrong.filter((text) => !/status of 422/.test(text)), []);
  });
});
