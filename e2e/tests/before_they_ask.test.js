// Before they ask: somebody searches what is published, is shown answers beside each question, stops or asks the rest; and
// the desk sees what came of it. By keyboard, without scripts, over the real program. Every page on the way is looked at:
// axe with all its rules, 320 px without scrolling sideways, pictures.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, signIn } from "../lib/browser.js";
import { button, choose, link, press, write } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

describe("before they ask", () => {
  let server, eyes, anybody, officer, people, published;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 60_000, "the demo never said how to sign in");
    const [, email, password] = told.match(/officer\s+(\S+@\S+)\s+(\S+)/);
    people = { email, password };
    eyes = await looker(server.address);
    [anybody, officer] = await Promise.all([open(server.address, { scripts: false }), open(server.address, { scripts: false })]);
    for (const { page } of [anybody, officer]) {
      page.setDefaultTimeout(30_000);
      eyes.follow(page);
    }
  });
  after(async () => {
    await Promise.all([eyes, anybody, officer].map((one) => one?.close()));
    await server?.stop();
  });

  it("finds an answer by words in another form, and offers to ask where there is none", async () => {
    const { page } = anybody;
    // The demonstration files its closed year while it serves.
    await eventually(async () => {
      await page.goto("/log");
      return (await page.locator(".results a").count()) > 0;
    }, 180_000, "nothing was published");
    await press(page, page.locator(".results a").first());
    published = (await page.locator("section[id^=answer-] h2").first().innerText()).split("\n").at(-1).trim();
    assert.match(published, /\w/);
    await page.goto("/log");
    await write(page, "#q", published.split(/\W+/).filter((word) => word.length > 5).slice(0, 2).join(" "));
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    assert.ok((await page.locator(".results .answers > li").count()) > 0);
    await eyes.look(page, "search");
    await write(page, "#q", "zeppelin moorings");
    await page.keyboard.press("Enter");
    await page.waitForURL(/zeppelin/);
    await eyes.look(page, "search-nothing");
    await press(page, page.getByRole("link", { name: "Ask it" }));
    assert.equal(await page.locator("#question-1").inputValue(), "zeppelin moorings");
  });

  it("shows the answers beside each question, asks the rest and confirms what is answered", async () => {
    const { page } = anybody;
    await write(page, "#question-1", `1. ${published}`);
    await page.keyboard.press("Enter");
    await page.keyboard.type("2. How many zeppelins were moored at the guildhall in 1931?");
    await press(page, button(page, "Continue"));
    assert.match(await page.title(), /These answers are published already/);
    await eyes.look(page, "ask-published");
    assert.equal(await page.locator("fieldset.offers").count(), 1, "nothing is offered on zeppelins");
    const answer = await page.locator("input[name=part-0]").first().getAttribute("value");
    await choose(page, "part-0", answer);
    await press(page, button(page, "Continue"));
    await choose(page, "how", "email");
    await write(page, "#email", "ada@mail.example");
    await write(page, "#name", "Ada Penrose");
    await press(page, button(page, "Continue"));
    const asked = await page.locator("blockquote").allInnerTexts();
    assert.match(asked.join(" "), /zeppelins/);
    assert.ok(!asked.join(" ").includes(published), "what is answered is not asked");
    await eyes.look(page, "ask-check");
    await press(page, button(page, "Send the request"));
    assert.match(await page.locator("main").innerText(), /Your request was sent/);
  });

  it("lets somebody stop who has their answer", async () => {
    const { page } = anybody;
    await page.goto("/ask");
    await write(page, "#question-1", published);
    await press(page, button(page, "Continue"));
    const answer = await page.locator("input[name=part-0]").first().getAttribute("value");
    await choose(page, "part-0", answer);
    await press(page, button(page, "Continue"));
    await eyes.look(page, "ask-nothing-left");
    await press(page, button(page, "Stop here: I have my answer"));
    assert.match(page.url(), /\/ask\/answered$/);
    await eyes.look(page, "ask-answered");
    await page.goto("/log");
    await press(page, page.locator(".results a").first());
    await press(page, button(page, "Yes, it was"));
    assert.match(await page.locator("#useful").innerText(), /Thank you/);
    await eyes.look(page, "entry-useful");
  });

  it("shows the desk what is asked most, and what came of offering answers", async () => {
    const { page } = officer;
    await page.goto("/sign-in");
    await signIn(page, people.email, people.password);
    await press(page, link(page, "Asked most and not published"));
    await eyes.look(page, "desk-asked-not-published");
    // What is asked often in the demonstration is published.
    await press(page, link(page, "Also what is published"));
    await eventually(async () => {
      await page.reload();
      return (await page.locator("#asked tbody tr").count()) > 0;
    }, 180_000, "nothing was asked twice");
    await eyes.look(page, "desk-asked");
    await press(page, link(page, "Answers offered before asking"));
    const said = await page.locator("main").innerText();
    assert.match(said, /Had their answer and sent nothing\s+1 person/);
    await eyes.look(page, "desk-offered");
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
    assert.deepEqual([...anybody.wrong, ...officer.wrong], []);
  });
});
