// A questionnaire that comes again: pointed out where it is triaged, laid beside what was answered, its answers put into
// the form; and answered in two authorities of one installation on one page, each with its own facts. By keyboard,
// without scripts, over the real program. Every page on the way is looked at: axe with all its rules, 320 px without
// scrolling sideways, pictures.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { open, signIn } from "../lib/browser.js";
import { accept, takeIn } from "../lib/desk.js";
import { button, choose, link, pick, press, tick, write } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually } from "../lib/post.js";
import { candour, path as binary } from "../lib/server.js";

const questions = (numbers) => [
  "Under the Freedom of Information Act please tell me. I am sending this request to all councils in the country.",
  "",
  `${numbers[0]} Which company supplies the contact centre platform?`,
  `${numbers[1]} When does the contract for the contact centre platform end?`,
  `${numbers[2]} How many advisers use the contact centre platform?`,
  `${numbers[3]} How many complaints about the contact centre platform were made in 2025?`,
  "",
  "Yours faithfully",
];

describe("a questionnaire that comes again", () => {
  let server, eyes, officer, people, first, second, theirs;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 60_000, "the demo never said how to sign in");
    const [, email, password] = told.match(/officer\s+(\S+@\S+)\s+(\S+)/);
    people = { email, password };
    await another();
    eyes = await looker(server.address);
    officer = await open(server.address, { scripts: false });
    officer.page.setDefaultTimeout(30_000);
    eyes.follow(officer.page);
  });
  after(async () => {
    await Promise.all([eyes, officer].map((one) => one?.close()));
    await server?.stop();
  });

  /** A second authority in the same installation, whose administrator is the officer of the first. */
  async function another() {
    const command = spawn(binary("CANDOUR", "candour"), [
      "init", "--data", server.data, "--name", "Stellhaven Council", "--slug", "stellhaven", "--mail", "foi@stellhaven.example",
      "--administrator", "Maren Holloway", "--administrator-mail", people.email,
    ], { stdio: ["pipe", "ignore", "inherit"] });
    command.stdin.end("\n");
    const [status] = await once(command, "exit");
    assert.equal(status, 0, "the second authority is set up without another password");
  }

  const main = (page) => page.locator("main").innerText();

  /** Goes on in an authority, unless it is the one. */
  async function workIn(page, name) {
    await page.goto("/desk/account");
    const way = button(page, `Go on in ${name}`);
    if (await way.count()) await press(page, way);
  }

  /** The questions with the name of who asks them under them, as one request. */
  const asked = (questions, name, email) => ({ subject: "Customer services", words: [...questions, name].join("\n"), name, email });

  it("is answered the first time", async () => {
    const { page } = officer;
    await page.goto("/sign-in");
    await signIn(page, people.email, people.password);
    await workIn(page, "Borough of Wexmoor");
    first = await takeIn(page, asked(questions(["1.", "2.", "3.", "4."]), "Ada Penrose", "ada@mail.example"));
    await accept(page, first);
    const answers = ["Calderway Software Ltd supplies it.", "It ends on 30 September 2028.", "There are 60 advisers.", "There were 11 complaints."];
    for (const [at, words] of answers.entries()) {
      await page.goto(`${first}/questions/${at}`);
      await write(page, "#words", words);
      await choose(page, "disposition", "given");
      await press(page, button(page, /^Save$/));
    }
    await page.goto(`${first}/send`);
    await press(page, button(page, "Send it"));
    assert.match(await main(page), /The letter is with the post|Sent/);
  });

  it("is pointed out where it is triaged, in whatever words it comes", async () => {
    const { page } = officer;
    second = await takeIn(page, asked(questions(["a)", "b)", "c)", "d)"]).map((line) => line.replace("2025", "2026").replace("Which company supplies", "Who is the supplier of")), "Ivo Asker", "ivo@mail.example"));
    await page.goto(second);
    const panel = await page.locator("section:has(#before)").innerText();
    assert.match(panel, /Round robin/);
    assert.match(panel, /2nd time since \d{4}/);
    assert.match(panel, /The same questions/);
    assert.doesNotMatch(panel, /Penrose|ada@/);
    await eyes.look(page, "recurring-triage");
    await press(page, link(page, "See all of it, question by question"));
    assert.match(await main(page), /There are 60 advisers/);
    await eyes.look(page, "recurring-same");
  });

  it("has its answers of then put into the form, beside what the registers say", async () => {
    const { page } = officer;
    await accept(page, second);
    await page.goto(`${second}/same`);
    await press(page, link(page, "Take over the answers of"));
    const said = await main(page);
    assert.match(said, /named other years then/);
    assert.match(said, /The register still says so|The register/);
    await eyes.look(page, "recurring-take-over");
    await press(page, page.locator("section.panel", { hasText: "How many advisers" }).getByRole("button", { name: /^Put the answer of then/ }));
    assert.match(await page.locator("#words").inputValue(), /60 advisers/);
    await eyes.look(page, "recurring-form");
    await press(page, button(page, /^Save$/));
    await page.goto(second);
    assert.match(await page.locator("#questions").innerText(), /1 of 4 decided/);
  });

  it("is answered in two authorities on one page, each with its own facts", async () => {
    const { page } = officer;
    await workIn(page, "Stellhaven Council");
    theirs = await takeIn(page, asked(questions(["(i)", "(ii)", "(iii)", "(iv)"]), "Ivo Asker", "ivo@mail.example"));
    await accept(page, theirs);
    await page.goto("/desk/account");
    await eyes.look(page, "recurring-account");
    await workIn(page, "Borough of Wexmoor");
    await page.goto(second);
    await press(page, link(page, "See all of it, question by question"));
    assert.match(await main(page), /In your other authorities/);
    await eyes.look(page, "recurring-same-two");
    await press(page, link(page, "Answer the open ones together"));
    assert.match(await main(page), /2 open cases/);
    await eyes.look(page, "recurring-everywhere");
    await press(page, button(page, "Accept what is ticked"));
    assert.ok((await page.locator(".errors a, .errors li").count()) >= 1, "nothing was ticked");
    await eyes.look(page, "recurring-everywhere-error");
    await tick(page, page.locator("input[name=take]").first());
    await press(page, button(page, "Accept what is ticked"));
    assert.match(await main(page), /1 question is decided/);
    await eyes.look(page, "recurring-everywhere-done");
  });

  it("takes a position in common words, with a line of each authority's own", async () => {
    const { page } = officer;
    await pick(page, "#question", "3");
    await pick(page, "#disposition", "not-held");
    await write(page, "#words", "No count of these complaints is kept.");
    const lines = page.locator("input[name^=line-]");
    assert.equal(await lines.count(), 2);
    await write(page, lines.nth(0), "Complaints are counted by service.");
    await write(page, lines.nth(1), "The platform has no log of its own.");
    await press(page, button(page, "Decide with it"));
    assert.match(await main(page), /2 questions are decided, each in its own authority/);
    await press(page, button(page, /^Open it.*Stellhaven/));
    assert.equal(new URL(page.url()).pathname, theirs);
    assert.match(await page.locator("header").first().innerText(), /Stellhaven Council/);
    await press(page, page.locator(".tasks a", { hasText: "How many complaints" }));
    assert.match(await page.locator("#words").inputValue(), /No count[^]*no log of its own/);
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
    // The browser tells of a form that came back with a sentence.
    assert.deepEqual(officer.wrong.filter((one) => !one.includes("status of 422")), []);
  });
});
