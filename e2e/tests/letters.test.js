// Letters beside the response: a fee, a third party's view, the outcome of a review. By keyboard, without scripts; each page
// is looked at by axe with all its rules and at 320 px. What is seen is what leaves, and nobody but the applicant is told
// who asks.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, signIn } from "../lib/browser.js";
import { button, choose, link, press, tick, unfold, write, writeDate } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually, mail } from "../lib/post.js";
import { candour } from "../lib/server.js";

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const asker = /Ottilie|Brambleby|ottilie/;
const request = [
  "Dear Sir or Madam,", "", "Under the Freedom of Information Act 2000 please tell me:",
  "1. How many benches does the council own?", "2. What did the council pay Harrow Benches Ltd in 2025?",
  "3. How many reports of broken benches came in 2025?", "", "Yours faithfully", "Ottilie Brambleby",
].join("\n");

describe("letters beside the response", () => {
  let server, eyes, first, second, applicant, home;
  let stopped = "";
  const step = (name, does) => it(name, async () => {
    assert.equal(stopped, "", "an earlier step failed");
    stopped = name;
    await does();
    stopped = "";
  });

  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    await eventually(() => /Stop with/.test(server.said()), 60_000, "the demo never said how to sign in");
    eyes = await looker(server.address);
    [first, second, applicant] = await Promise.all([window(), window(), window()]);
    await signIn(first.page, "tobias@wexmoor.example", "wexmoor-second-officer");
    const [, email, password] = server.said().match(/officer\s+(\S+@\S+)\s+(\S+)/);
    await signIn(second.page, email, password);
  });
  after(async () => {
    await Promise.all([eyes, first, second, applicant].map((one) => one?.close()));
    await server?.stop();
  });

  step("an officer takes in a request and finds every letter in one place", async () => {
    const { page } = first;
    await page.goto("/desk/new");
    const fields = { "#subject": "Benches", "#text": request, "#name": "Ottilie Brambleby", "#email": "ottilie@example.org" };
    for (const [field, words] of Object.entries(fields)) await page.fill(field, words);
    await press(page, button(page, "Take it in and check"));
    home = new URL(page.url()).pathname.replace(/\/questions$/, "");
    await page.goto(`${home}/questions`);
    await choose(page, "law", "foia");
    await press(page, button(page, "Accept these questions"));
    await press(page, link(page, "Write a letter"));
    await unfold(page, "Letters that cannot be written now");
    await eyes.look(page, "letters-list");
    assert.match(await page.locator("main").innerText(), /No colleague owes an answer/);
  });

  step("asks for a fee: what lacks comes back, what is seen leaves, the last day is the law's", async () => {
    const { page } = first;
    await press(page, link(page, "Ask for a fee or a charge"));
    await press(page, button(page, "Preview the letter"));
    assert.ok((await page.locator(".errors a").count()) >= 4, "each missing fact is an error with a place");
    await eyes.look(page, "letters-fee-errors");
    await tick(page, page.locator("input[name=question]").nth(2));
    await write(page, "#amount", "24.50");
    await write(page, "#basis", "245 sheets at 10p each");
    await write(page, "#how", "By card on 01632 960100, with our reference");
    await press(page, button(page, "Preview the letter"));
    await eyes.look(page, "letters-fee-preview");
    assert.doesNotMatch(await page.content(), asker);
    assert.match(await page.locator(".sheet").innerText(), /to pay/);
    await press(page, button(page, "Send it"));
    await eyes.look(page, "letters-fee-sent");
    assert.match(await page.locator("section:has(#waits)").innerText(), /£24\.50 is to be paid[\s\S]*last day to pay/);
    await mail(server.data, (one) => /ottilie@example\.org/.test(one.to) && /to pay/.test(one.text));
  });

  step("asks a third party for its view, which is never told who asks", async () => {
    const { page } = first;
    await page.goto(`${home}/write/consultation`);
    await eyes.look(page, "letters-consultation");
    await write(page, "#party", "Harrow Benches Ltd");
    await write(page, "#email", "info@harrow.example");
    await tick(page, page.locator("input[name=question]").nth(1));
    await writeDate(page, "by", day(6));
    await write(page, "#words", "Ottilie Brambleby wants to know what we paid you.");
    await press(page, button(page, "Preview the letter"));
    assert.match(await page.locator(".errors").innerText(), /tells who asks/);
    await write(page, "#words", "Please say which harm you see in giving the sum, and for how long.");
    await press(page, button(page, "Preview the letter"));
    assert.match(await page.locator("main").innerText(), /It goes to info@harrow\.example/);
    await eyes.look(page, "letters-consultation-preview");
    await press(page, button(page, "Send it"));
    const left = await mail(server.data, (one) => /harrow/.test(one.to));
    assert.doesNotMatch(left.subject + left.text, asker);
    await press(page, link(page, "Write down what they say"));
    await eyes.look(page);
    await write(page, "#view", "The sum would show our margin.");
    await press(page, button(page, "Keep it"));
    assert.match(await page.locator("section:has(#waits)").innerText(), /View given/);
    await eyes.look(page, "letters-case");
  });

  step("answers what is open, and the applicant asks for a review", async () => {
    const { page } = first;
    for (const [at, words] of [[0, "The council owns 412 benches."], [1, "We paid £18,200."]]) {
      await page.goto(`${home}/questions/${at}`);
      await write(page, "#words", words);
      await choose(page, "disposition", "given");
      await press(page, button(page, "Save"));
    }
    await page.goto(`${home}/send`);
    await press(page, page.locator("button[name=do][value=send]"));
    const told = await mail(server.data, (one) => /ottilie/.test(one.to) && /key=/.test(one.text));
    const { page: theirs } = applicant;
    await eventually(async () => {
      await theirs.goto(told.text.match(/http\S+\/follow\/\S+/)[0].replace(/^http:\/\/[^/]+/, server.address));
      return (await theirs.locator("main a[href*='/letters/']").count()) >= 3;
    }, 30_000, "the applicant never saw the answer");
    assert.doesNotMatch(await theirs.locator("main").innerText(), /third party/i, "what went to others is not theirs");
  });

  step("goes back to an officer who decided nothing, who answers a review", async () => {
    const { page, address } = (await aReview(second.page)) ?? (await aReview(first.page)) ?? assert.fail("no open review");
    await page.goto(`${address}/write/review-outcome`);
    await eyes.look(page, "letters-review");
    await press(page, button(page, "Preview the letter"));
    assert.ok((await page.locator(".errors a").count()) >= 2);
    await eyes.look(page);
    await choose(page, "decision", "upheld");
    await write(page, "#words", "We looked at all of it anew and come to the same result, for the reasons that we gave.");
    await press(page, button(page, "Preview the letter"));
    await eyes.look(page, "letters-review-preview");
    await press(page, button(page, "Send it"));
    assert.match(await page.locator("section:has(#waits)").innerText(), /The review was answered on/);
    await eyes.look(page, "letters-review-sent");
    await page.goto(`${new URL(page.url()).pathname}/timeline`);
    assert.ok((await page.locator(".timeline a[href$='letter.pdf']").count()) >= 2, "letters hang on the timeline");
    await eyes.look(page, "letters-timeline");
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
  });

  /** The address of a case whose review this officer may answer. */
  async function aReview(page) {
    for (const list of ["/desk/all?stage=review", "/desk/team", "/desk"]) {
      await page.goto(list);
      const cases = await page.locator("main a[href*='/desk/cases/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      for (const address of new Set(cases.map((one) => one.split("#")[0].match(/^\/desk\/cases\/[^/?]+/)[0]))) {
        await page.goto(address);
        if (await link(page, "Answer the review").count()) return { page, address };
      }
    }
    return undefined;
  }

  async function window() {
    const opened = await open(server.address, { scripts: false });
    opened.page.setDefaultTimeout(15_000);
    eyes.follow(opened.page);
    return opened;
  }
});
