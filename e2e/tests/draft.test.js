// Draft answers: every question with the answer that registers and earlier answers propose, accepted, edited, rejected,
// or asked for; and how what was proposed fared. By keyboard, without scripts, over the real program. Every page on the
// way is looked at: axe with all its rules, 320 px without scrolling sideways, pictures.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, signIn } from "../lib/browser.js";
import { accept, takeIn } from "../lib/desk.js";
import { button, choose, link, pick, press, unfold, write } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

const request = [
  "Under the Freedom of Information Act please tell me:",
  "",
  "1. Who supplies the contact centre platform?",
  "2. When does the contract for the contact centre platform end?",
  "3. Who is the supplier of street lighting?",
  "4. When does the street lighting contract end?",
  "5. Who is the supplier of waste collection?",
  "6. How many zeppelins are moored at the guildhall?",
  "",
  "Yours faithfully",
  "Ada Penrose",
];

describe("draft answers", () => {
  let server, eyes, officer, people, home;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 60_000, "the demo never said how to sign in");
    const [, email, password] = told.match(/officer\s+(\S+@\S+)\s+(\S+)/);
    people = { email, password };
    eyes = await looker(server.address);
    officer = await open(server.address, { scripts: false });
    officer.page.setDefaultTimeout(30_000);
    eyes.follow(officer.page);
  });
  after(async () => {
    await Promise.all([eyes, officer].map((one) => one?.close()));
    await server?.stop();
  });

  const main = (page) => page.locator("main").innerText();
  const panel = (page, words) => page.locator("section.panel", { hasText: words });

  it("proposes what the registers know, and says what has to be found", async () => {
    const { page } = officer;
    await page.goto("/sign-in");
    await signIn(page, people.email, people.password);
    home = await takeIn(page, { subject: "Contracts", words: request.join("\n"), name: "Ada Penrose", email: "ada@mail.example" });
    await accept(page, home);
    await press(page, button(page, "Draft answers"));
    assert.match(page.url(), /\/proposals$/);
    const said = await main(page);
    for (const known of ["Calderway Software Ltd", "30 September 2028", "Brightwater Electrical Ltd", "Register contracts"]) assert.ok(said.includes(known), known);
    assert.match(await panel(page, "zeppelins").innerText(), /Still to be found/);
    await eyes.look(page, "draft-answers");
  });

  it("is accepted, edited and rejected, one by one", async () => {
    const { page } = officer;
    await press(page, panel(page, "Who supplies the contact centre platform").getByRole("button", { name: "Accept" }));
    assert.match(await main(page), /1 answer accepted|1 question is decided|accepted/i);
    await eyes.look(page, "draft-accepted");
    await press(page, panel(page, "supplier of street lighting").getByRole("link", { name: "Edit" }));
    assert.match(await page.locator("#words").inputValue(), /Brightwater/);
    await write(page, "#words", "Brightwater Electrical Ltd of Wexmoor.");
    await eyes.look(page, "draft-edited");
    await press(page, button(page, /^Save$/));
    await page.goto(`${home}/proposals`);
    const unwanted = panel(page, "street lighting contract end");
    await unfold(page, "Not this for question 4");
    await pick(page, unwanted.locator("select"), "out-of-date");
    await write(page, unwanted.locator("input[name=why]"), "It was extended last week");
    await press(page, unwanted.getByRole("button", { name: "Do not propose it again" }));
    assert.match(await main(page), /not proposed again for this question/);
    await eyes.look(page, "draft-rejected");
    await press(page, button(page, /^Accept \d+ answers? that lacks? nothing/));
    await eyes.look(page, "draft-all-accepted");
    assert.equal(await button(page, /that lacks? nothing/).count(), 0);
    await press(page, panel(page, "zeppelins").getByRole("link", { name: "Ask a colleague" }));
    assert.equal(await page.locator("input[name=question]:checked").count(), 1, "the question is filled in");
  });

  it("says before sending what the memory has against the letter", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, page.locator(".tasks a", { hasText: "contact centre platform end" }));
    await write(page, "#words", "The contract ends on 30 September 2031.");
    if ((await page.locator("input[name=disposition]:checked").count()) === 0) await choose(page, "disposition", "given");
    await press(page, button(page, /^Save$/));
    await page.goto(home);
    await eyes.look(page, "draft-case-against");
    const told = await page.locator("section:has(#letter)").textContent();
    assert.match(told, /1 answer against the memory/, told);
    for (const way of ["letter", "send"]) {
      await page.goto(`${home}/${way}`);
      const said = await main(page);
      assert.match(said, /says otherwise/);
      assert.ok(said.includes("30 September 2031") && said.includes("30 September 2028"), "both sides stand there");
      await eyes.look(page, `draft-${way}-against`);
    }
  });

  it("is measured", async () => {
    const { page } = officer;
    await page.goto("/desk/acceptance");
    assert.match(await main(page), /2 of 5 accepted as they were, 2 changed, 1 rejected/);
    assert.match(await main(page), /Out of date: 1|out of date: 1/i);
    await eyes.look(page, "draft-acceptance");
    await write(page, "#from", "soon");
    await press(page, button(page, "Show"));
    assert.match(await page.locator(".errors").innerText(), /The first day must be a real date/);
    await eyes.look(page, "draft-acceptance-dates");
    await page.goto("/desk/acceptance");
    await write(page, "#threshold", "2");
    await press(page, button(page, "Set it"));
    assert.ok((await page.locator(".errors a").count()) >= 1);
    await eyes.look(page, "draft-acceptance-wrong");
    await write(page, "#threshold", "0.85");
    await press(page, button(page, "Set it"));
    assert.match(await main(page), /The threshold is set/);
    await eyes.look(page);
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
    // The browser tells of a form that came back with a sentence.
    assert.deepEqual(officer.wrong.filter((one) => !one.includes("status of 422")), []);
  });
});
