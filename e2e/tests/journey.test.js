// A request from the e-mail to the published answer: by keyboard, without scripts, over the real program.
// Officer, colleague, approver and applicant each have a window of their own. Every page on the way is looked at:
// axe with all its rules, 320 px without scrolling sideways.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { open, signIn } from "../lib/browser.js";
import { button, choose, link, pick, press, reach, tick, unfold, write, writeDate } from "../lib/keys.js";
import { looker, route } from "../lib/looking.js";
import { eventually, mail } from "../lib/post.js";
import { candour, path as binary } from "../lib/server.js";

const here = resolve(fileURLToPath(import.meta.url), "..");
const seed = resolve(here, "../../../shared/seeds/requests/contact-centre.eml");
const own = resolve(here, "../fixtures/contact-lines.eml");
const candourSays = async (...args) => (await promisify(execFile)(binary("CANDOUR", "candour"), args)).stdout;
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

function request() {
  if (existsSync(seed)) return seed;
  if (process.env.CI === "true") throw new Error(`${seed} is missing, and continuous integration must have it`);
  console.log("The shared requests are not beside the repository: a request of our own is used.");
  return own;
}

describe("a request, from the e-mail to the published answer", () => {
  let server, eyes, officer, approver, anybody, people;
  let reference, home, questions, colleague, secret, entry;
  let stopped = "";
  /** A step of the journey. Each stands on the one before: after one that failed the others are not tried. */
  const step = (name, does) => it(name, async () => {
    assert.equal(stopped, "", "an earlier step failed");
    stopped = name;
    await does();
    stopped = "";
  });

  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    people = await signIns();
    eyes = await looker(server.address);
    [officer, approver, anybody] = await Promise.all([window(), window(), window()]);
  });
  after(async () => {
    await Promise.all([eyes, officer, approver, anybody].map((one) => one?.close()));
    await server?.stop();
  });

  step("an officer signs in", async () => {
    const { page } = officer;
    await page.goto("/desk");
    await eyes.look(page);
    await write(page, "#email", people.officer.email);
    await press(page, button(page, "Sign in"));
    assert.match(await page.title(), /^Error: /, "a form that lacks something comes back");
    assert.equal(await page.locator("#email").inputValue(), people.officer.email);
    await eyes.look(page);
    await signIn(page, people.officer.email, people.officer.password);
    assert.match(page.url(), /\/desk$/);
    await eyes.look(page, "desk-board");
  });

  step("uploads the e-mail as a new request", async () => {
    const { page } = officer;
    await press(page, page.getByRole("link", { name: "New request" }));
    await press(page, button(page, "Take it in and check"));
    assert.equal(await page.locator(".errors a").count(), 1, "nothing given is one error");
    await eyes.look(page);
    await page.goto("/desk/new");
    await eyes.look(page, "desk-new");
    await page.setInputFiles("#file", request());
    await writeDate(page, "received", day(-9));
    await press(page, button(page, "Take it in and check"));
    assert.match(page.url(), /\/questions\?done=received$/);
    home = new URL(page.url()).pathname.replace(/\/questions$/, "");
    reference = decodeURIComponent(home.split("/").at(-1));
    assert.match(await heading(page), new RegExp(reference));
    await eyes.look(page, "desk-taken-in");
    await press(page, page.getByRole("link", { name: reference, exact: true }));
    assert.match(await page.locator("main").innerText(), /18 questions read in it/);
    await eyes.look(page, "desk-triage");
  });

  step("says that it is a request, takes that back, and says it again", async () => {
    const { page } = officer;
    await choose(page, "kind", "business-as-usual");
    await write(page, "#triage-why", "The press office may know");
    await press(page, button(page, "Say so"));
    await press(page, link(page, "Take the triage back"));
    await eyes.look(page);
    await write(page, "#undo-why", "It asks for contracts");
    await press(page, button(page, "Take it back"));
    await choose(page, "kind", "request");
    await press(page, button(page, "Say so"));
    assert.match(page.url(), /\/questions$/);
  });

  step("sees 18 questions, each with its place in the original", async () => {
    const { page } = officer;
    await eyes.look(page, "desk-questions");
    assert.equal(await page.locator(".lines > li").count(), 18);
    for (const see of await page.locator("a[href^='#place-']").all()) {
      const place = await see.getAttribute("href");
      assert.equal(await page.locator(place).count(), 1, `${place} is marked in the original`);
    }
    assert.ok((await page.locator(".original mark").count()) >= 18);
    assert.ok((await page.locator("main .stem").count()) + (await page.locator("main li .quiet").count()) >= 2, "the two parts show");
  });

  step("moves, splits, joins, adds and drops questions, and leaves 18", async () => {
    const { page } = officer;
    const texts = () => page.locator(".lines > li > .lines-words").allInnerTexts();
    const before = await texts();
    const line = (at) => page.locator(".lines > li").nth(at);
    await press(page, line(0).getByRole("button", { name: "Down" }));
    assert.notDeepEqual(await texts(), before);
    await press(page, line(1).getByRole("button", { name: "Up" }));
    assert.deepEqual(await texts(), before);
    await write(page, "#add-text", "And how many calls came last year?");
    await press(page, button(page, "Add the question"));
    assert.equal((await texts()).length, 19);
    await press(page, line(18).getByRole("link", { name: "Change" }));
    await eyes.look(page);
    await choose(page, "do", "drop");
    await write(page, "#why", "It was not asked");
    await press(page, button(page, "Save"));
    assert.deepEqual(await texts(), before);
  });

  step("accepts them, and the acknowledgement leaves", async () => {
    const { page } = officer;
    await choose(page, "law", "foia");
    await press(page, button(page, "Accept these questions"));
    await eyes.look(page, "desk-case-new");
    const rows = await page.locator(".tasks a").evaluateAll((links) => links.map((one) => one.getAttribute("href")));
    questions = rows;
    assert.equal(questions.length, 18);
    // The demonstration carries no mail before its closed year is filed.
    const left = await mail(server.data, (one) => one.subject.includes(reference) && /key=/.test(one.text), 300_000);
    secret = left.text.match(/http\S+\/follow\/\S+/)[0];
    assert.ok(left.text.replace(/\s+/g, " ").includes(await longDue()), "it says the latest lawful date");
  });

  step("opens the working of the due date, the one that the command line tells", async () => {
    const { page } = officer;
    await press(page, page.locator(".case-head a.due-left"));
    await eyes.look(page, "desk-clock");
    const told = await due();
    const shown = await page.locator(".lead time").getAttribute("datetime");
    assert.equal(shown, told.due);
    const table = await page.locator("#working").innerText();
    for (const skipped of told.skipped.filter((one) => one.title)) assert.ok(table.includes(skipped.title), skipped.title);
    assert.match(table, /section 10|s\.10/);
    await press(page, link(page, "Editions, and the dates they moved"));
    assert.match(await page.locator("main").innerText(), /Every open case is counted with the edition of/);
    await eyes.look(page, "desk-calendar");
  });

  step("asks the applicant about one question, whose clock waits alone", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, link(page, "Write a letter"));
    await press(page, link(page, "Ask the applicant what is meant"));
    await eyes.look(page);
    await tick(page, page.locator("input[name=question]").nth(9));
    await write(page, "#words", "Do you mean the telephone system or the software that agents use?");
    await press(page, button(page, "Preview the letter"));
    await press(page, button(page, "Send it"));
    assert.equal(await page.locator(".task", { hasText: "Waits for the applicant" }).count(), 1);
    await eyes.look(page);
  });

  step("asks a team, who answer by a link that tells nothing of who asks", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, link(page, "Ask a colleague"));
    await press(page, button(page, "Ask"));
    assert.ok((await page.locator(".errors a").count()) >= 2);
    await eyes.look(page);
    await pick(page, "#team", "ICT");
    await writeDate(page, "by", day(5));
    for (const at of [7, 8]) await tick(page, page.locator("input[name=question]").nth(at));
    await eyes.look(page, "desk-ask");
    await press(page, button(page, "Ask"));
    assert.equal(await page.locator(".task", { hasText: "With ICT" }).count(), 2);

    const asked = await mail(server.data, (one) => /\/c\//.test(one.text) && /ict@/.test(one.to) && one.text.includes("2 facts") && one.date > Date.now() - 300_000);
    colleague = asked.text.match(/http\S+\/c\/\S+/)[0];
    const { page: theirs } = anybody;
    await theirs.goto(colleague);
    await eyes.look(theirs, "contributor-questions");
    const everything = await theirs.content();
    for (const who of [/A Requester/i, /a\.requester/i, /Teasel/i, new RegExp(reference)]) assert.doesNotMatch(everything, who);
    const boxes = theirs.locator("textarea[name^=answer-]");
    assert.equal(await boxes.count(), 2);
    await press(theirs, button(theirs, "Send all answers"));
    await eyes.look(theirs);
    await write(theirs, boxes.nth(0), "There are 42 agents in the contact centre.");
    await unfold(theirs, "How long it took");
    await write(theirs, theirs.locator("input[name^=locate-]").first(), "15");
    await write(theirs, boxes.nth(1), "There is one site, at Wexe House.");
    await press(theirs, button(theirs, "Send all answers"));
    assert.match(await heading(theirs), /Thank you/);
    await eyes.look(theirs, "contributor-thanks");
    await page.goto(home);
    assert.equal(await page.locator(".task", { hasText: "ICT answered" }).count(), 2);
  });

  step("files the applicant's clarification on the case, and its clock runs again", async () => {
    const { page } = officer;
    const ours = await mail(server.data, (one) => one.subject.includes(reference) && one.text.includes("software that agents use"));
    const answer = join(server.data, "answer.eml");
    await writeFile(answer, [
      `From: ${(await readFile(request(), "utf8")).match(/^From: (.*)$/m)[1].trim()}`, "To: foi@wexmoor.example", `Subject: Re: ${ours.subject}`,
      `Date: ${new Date().toUTCString()}`, "Message-ID: <answer-1@example.com>", `In-Reply-To: ${ours.id}`, `References: ${ours.id}`,
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", "I mean the software that the agents use.", "",
    ].join("\r\n"));
    await page.goto("/desk/new");
    await page.setInputFiles("#file", answer);
    await press(page, button(page, "Take it in and check"));
    assert.equal(new URL(page.url()).pathname, home, "it is filed on the case it answers");
    await eyes.look(page);
    await choose(page, "purpose", "clarification");
    await press(page, button(page, "Say so"));
    assert.equal(await page.locator(".task", { hasText: "Waits for the applicant" }).count(), 0);
  });

  step("decides each question", async () => {
    const { page } = officer;
    const next = () => press(page, button(page, "Save and go to the next"));
    const given = async (at, words) => {
      assert.equal(new URL(page.url()).pathname, questions[at]);
      await write(page, "#words", words);
      await choose(page, "disposition", "given");
      await next();
    };

    await page.goto(questions[0]);
    await next();
    assert.ok((await page.locator(".errors li").count()) >= 1, "a question without a decision cannot be saved");
    await eyes.look(page);
    await given(0, "The supplier is Harbourline Telecom Ltd.");
    await given(1, "We paid £121,000 a year on average over three years.");
    await given(2, "The contract runs for four years and may be extended by two.");
    await given(3, "The contract expires on 31 March 2027.");

    await choose(page, "answered", "with");
    await pick(page, "#with", idOf(questions[3]));
    await next();

    // Section 21 without saying where: the letter will say that this is missing.
    await write(page, "#words", "What the contract covers is public already.");
    await choose(page, "disposition", "accessible");
    await pick(page, "#provision", "s.21");
    await press(page, button(page, "Open its boxes"));
    assert.equal(await page.locator("#r0-location").count(), 1, "s.21 asks where it can be had");
    await eyes.look(page);
    await next();

    // Section 40(2) from a standing reason, adapted.
    await write(page, "#words", "The Head of Customer Services is responsible. Write to contracts@wexmoor.example.");
    await choose(page, "disposition", "given-in-part");
    await pick(page, "#standing", "junior-staff");
    await press(page, button(page, "Take it"));
    await write(page, "#r0-about", "The officer who runs the contract from day to day is not senior.");
    await eyes.look(page);
    await next();

    for (const at of [7, 8]) {
      assert.equal(new URL(page.url()).pathname, questions[at]);
      await press(page, button(page, "Use this of ICT"));
      await choose(page, "disposition", "given");
      await next();
    }
    await given(9, "The maker of the contact centre software is Lumenvoice Systems.");

    // Section 31(3), neither confirmed nor denied, with a balance of its own.
    await write(page, "#words", "We neither confirm nor deny whether we hold this information.");
    await choose(page, "disposition", "ncnd");
    await pick(page, "#provision", "s.31(3)");
    await press(page, button(page, "Open its boxes"));
    const why = {
      "Why it applies here": "The question asks for the product that carries our e-mail, and its version.",
      "The prejudice, and how disclosure causes it": "A yes or a no tells an attacker which known weaknesses to try first, and whether to try them here.",
    };
    for (const [label, words] of Object.entries(why)) {
      const box = page.locator(".reliance").getByLabel(label);
      if (await box.count()) await write(page, box, words);
    }
    await choose(page, "r0-likelihood", "would-be-likely");
    await write(page, "#ncnd-for-0-text", "People want to know that their data is safe.");
    await write(page, "#ncnd-against-0-text", "Each detail lowers the cost of an attack on the records of residents.");
    await write(page, "#ncnd-balance", "Those whose data is affected are told directly; beyond this the harm of a yes or a no outweighs the interest in it.");
    await eyes.look(page);
    await next();
    await page.goto(questions[10]);
    await eyes.look(page, "desk-question");
    await page.goto(questions[11]);

    await given(11, "About 2,300 people have a mailbox.");
    await given(12, "The supplier is Harbourline Telecom Ltd.");
    await given(13, "We paid £38,000 a year on average over three years.");
    await given(14, "The contract expires on 31 March 2027.");
    await given(15, "The contract will be reviewed in September 2026.");
    await given(16, "The contract covers inbound numbers, the routing of calls and recorded menus.");
    await choose(page, "answered", "see");
    await pick(page, "#see", idOf(questions[6]));
    await press(page, button(page, "Save"));

    assert.match(await page.locator("#questions").innerText(), /18 of 18 decided/);
    await page.goto(home);
    await eyes.look(page, "desk-case");
  });

  step("two officers at the same question: the second sees the first one's words beside their own", async () => {
    const { page } = officer;
    const other = await page.context().newPage();
    await page.goto(questions[11]);
    await other.goto(questions[11]);
    await write(other, "#words", "About 2,350 people have a mailbox.");
    await press(other, button(other, "Save"));
    await other.close();
    await write(page, "#words", "About 2,400 people have a mailbox.");
    await press(page, button(page, "Save"));
    assert.match(await page.locator("section:has(#theirs)").innerText(), /2,350/);
    assert.match(await page.locator("#words").inputValue(), /2,400/);
    await eyes.look(page);
    await press(page, button(page, "Save"));
  });

  step("sees what the letter lacks, puts it right or overrules it with a reason", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, link(page, "Open the letter"));
    await eyes.look(page, "desk-letter");
    const sheet = await page.locator(".sheet").innerText();
    for (const words of ["42 agents", "2,400", "ask us to look at our decision again", "Information Commissioner"]) assert.ok(sheet.toLowerCase().includes(words.toLowerCase()), words);
    const lacks = page.locator(".finding", { hasText: /where/i }).filter({ hasText: /21/ }).first();
    await press(page, lacks.getByRole("link", { name: "Put it right" }));
    await write(page, "#r0-location", "https://www.wexmoor.example/open-data/contracts, without a charge");
    await press(page, button(page, "Save"));
    await press(page, link(page, "Open the letter"));
    const open = page.locator(".finding:not(.finding-overruled)");
    for (let left = await open.getByRole("link", { name: "Overrule" }).count(); left > 0; left -= 1) {
      await press(page, open.getByRole("link", { name: "Overrule" }).first());
      if (left === 1) await eyes.look(page);
      await write(page, "#why", "Looked at and right as it stands: the words say all that is known.");
      await press(page, button(page, "Let it stand"));
    }
    await eyes.look(page);
    for (const form of ["pdf", "docx", "txt"]) {
      const draft = await page.request.get(`${home}/draft/letter.${form}`);
      assert.equal(draft.status(), 200, form);
    }
  });

  step("asks for clearance, which an approver gives", async () => {
    const { page } = officer;
    await page.goto(`${home}/clearance`);
    await eyes.look(page);
    await pick(page, "#approver", await page.locator("#approver option", { hasText: "Castellow" }).getAttribute("value"));
    await pick(page, "#deputy", await page.locator("#deputy option", { hasText: "Farrowgate" }).getAttribute("value"));
    await writeDate(page, "by", day(3));
    await write(page, "#note", "One neither confirmed nor denied: please look at question 11");
    await press(page, button(page, "Ask"));

    const { page: theirs } = approver;
    await signIn(theirs, people.approver.email, people.approver.password);
    await eyes.look(theirs, "desk-board-approver");
    await press(theirs, theirs.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Team", exact: true }));
    await press(theirs, theirs.locator(`main a[href="${home}"]`).first());
    await eyes.look(theirs);
    await press(theirs, link(theirs, "Open the letter"));
    await eyes.look(theirs);
    await theirs.goto(home);
    await press(theirs, link(theirs, "Clear it, or send it back"));
    await eyes.look(theirs, "desk-clearance");
    await choose(theirs, "do", "give");
    await press(theirs, button(theirs, "Save"));
    assert.match(await theirs.locator(".notice").first().innerText(), /Cleared/);
  });

  step("sends the letter, once", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, link(page, "Open the letter"));
    await press(page, link(page, "Send"));
    await eyes.look(page, "desk-send");
    assert.match(await page.locator("main").innerText(), /Nothing stands against sending/);
    assert.equal(await page.locator("input[name=answer]:checked").count(), 18);
    await press(page, page.locator("button[name=do][value=send]"));
    assert.match(await page.locator(".notice").first().innerText(), /with the post/);
    const isOurs = (one) => one.subject.includes(reference) && one.text.includes("42 agents");
    const left = await mail(server.data, isOurs);
    assert.match(left.to, /a\.requester@example\.com|rowan\.teasel@example\.org/);
    assert.ok(left.parts.some((part) => part.type === "application/pdf" && part.body.subarray(0, 5).toString() === "%PDF-"));
    await eventually(async () => {
      await page.goto(home);
      return (await link(page, "Publish the answer").count()) > 0;
    }, 30_000, "the letter was never noted as having left");
    await eyes.look(page, "desk-case-sent");
    await press(page, page.locator("section:has(#letters) .cases-title a").first());
    await eyes.look(page);
  });

  step("publishes the answer after a look at it", async () => {
    const { page } = officer;
    await page.goto(home);
    await press(page, link(page, "Publish the answer"));
    await press(page, page.locator("button[name=do][value=publish]"));
    assert.ok((await page.locator(".errors li").count()) >= 1, "nothing is published without the look");
    await eyes.look(page);
    await page.goto(`${home}/publish`);
    await eyes.look(page, "desk-publish");
    await write(page, "#title", "Contact centre and inbound numbers");
    for (const what of ["applicant", "third-parties", "copyright"]) await tick(page, `input[name=looked][value=${what}]`);
    for (const person of await page.locator("input[name=person]").all()) await tick(page, person);
    await press(page, page.locator("button[name=do][value=publish]"));
    assert.match(await page.locator(".notice").first().innerText(), /Published/);
  });

  step("anybody finds and reads it, by page, feed and data", async () => {
    const { page } = anybody;
    await page.goto("/");
    await eyes.look(page, "public-home");
    await write(page, page.getByRole("searchbox").first(), "contact centre inbound numbers");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/log\?/);
    await eyes.look(page, "public-log");
    await press(page, link(page, "Contact centre and inbound numbers"));
    entry = page.url();
    await eyes.look(page, "public-answer");
    const words = await page.locator("main").innerText();
    for (const said of ["42 agents", "2,400", "section 31", "section 40"]) assert.ok(words.toLowerCase().includes(said.toLowerCase()), said);
    assert.doesNotMatch(words, /A Requester|a\.requester|Teasel/i);
    const feed = await (await page.request.get("/log.atom")).text();
    assert.match(feed, /Contact centre and inbound numbers/);
    const data = await (await page.request.get("/log.json")).text();
    assert.doesNotThrow(() => JSON.parse(data));
    assert.match(data, /Contact centre and inbound numbers/);
  });

  step("somebody asks again, sees the published answer first, and asks the rest", async () => {
    const { page } = anybody;
    await page.goto("/");
    await press(page, page.getByRole("link", { name: "Make a request" }).first());
    await eyes.look(page, "public-ask");
    await write(page, "#question-1", "How many agents work in the contact centre?\nHow many swans live on the Fenmere?");
    await press(page, button(page, "Continue"));
    assert.match(await page.locator("main").innerText(), /published already/);
    await eyes.look(page, "public-ask-published");
    await choose(page, "part-0", await page.locator("input[name=part-0]").first().getAttribute("value"));
    await press(page, button(page, "Continue"));
    await press(page, button(page, "Continue"));
    assert.ok((await page.locator(".errors a").count()) >= 1);
    await eyes.look(page);
    await choose(page, "how", "email");
    await write(page, "input[name=email]", "sorrel@example.org");
    await write(page, "input[name=name]", "Sorrel Birdwhistle");
    await press(page, button(page, "Continue"));
    await eyes.look(page, "public-ask-check");
    await press(page, button(page, "Send the request"));
    assert.match(page.url(), /\/follow\//);
    assert.match(await page.locator("main").innerText(), /swans/);
    await eyes.look(page);
  });

  step("the applicant follows the request by the secret link, and asks for a review", async () => {
    const { page } = anybody;
    await page.goto("/follow");
    await eyes.look(page, "public-follow");
    await write(page, "#reference", reference);
    await write(page, "#key", "not-the-key");
    await press(page, button(page, "Show my request"));
    assert.equal(await page.locator(".errors a").count(), 1);
    await eyes.look(page);
    await write(page, "#key", secret);
    await press(page, button(page, "Show my request"));
    await eyes.look(page, "public-follow-request");
    assert.ok((await page.locator("main a[href*='/letters/']").count()) >= 2);
    await press(page, link(page, "Ask for a review"));
    await eyes.look(page);
    await write(page, "#grounds", "The answer to question 11 does not convince me.");
    await press(page, button(page, "Ask for a review"));
    assert.match(await page.locator("main").innerText(), /review/i);
    await eyes.look(page);
    const { page: desk } = officer;
    await desk.goto(home);
    assert.match(await desk.locator("main").innerText(), /does not convince me/);
    await eyes.look(desk);
  });

  step("who asks is shown for a named reason alone", async () => {
    const { page } = officer;
    await page.goto(`${home}/people`);
    assert.doesNotMatch(await page.content(), /example\.com|Teasel/);
    await choose(page, "purpose", await page.locator("input[name=purpose]").first().getAttribute("value"));
    await press(page, button(page, "Show who asks"));
    assert.match(await page.locator("main").innerText(), /A Requester|Rowan Teasel/);
    await eyes.look(page);
  });

  step("every step stands on the timeline, and the chain is whole", async () => {
    const { page } = officer;
    await page.goto(`${home}/timeline`);
    await eyes.look(page, "desk-timeline");
    const steps = (await page.locator(".timeline-what").allInnerTexts()).join("\n").toLowerCase();
    for (const words of ["received", "accepted", "clarif", "asked", "decided", "clear", "left", "publish", "review"]) assert.ok(steps.includes(words), `${words}: ${steps}`);
    const pdf = await page.request.get(`${home}/timeline.pdf`);
    assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
    assert.match(await candourSays("verify", "--data", server.data), /everything is as it was written/);
  });

  step("every other page that links lead to is in order too", async () => {
    await wander(officer.page, ["/desk", "/desk/team", "/desk/all", "/desk/account", "/desk/search?q=contact", home, `${home}/letter`, questions[0]]);
    await wander(anybody.page, ["/", entry, "/deadline?law=foia&received-day=1&received-month=6&received-year=2026", "/law", "/nowhere-at-all"]);
    await wander(anybody.page, [
      "/deadline?law=foia&received=2022-09-05&event=public-interest-extension-to=2022-10-20",
      "/deadline?law=foia&received=2026-07-20&body=school&terms=autumn",
      "/deadline/days?law=foia&from=2026-04-01&to=2026-06-30",
      "/deadline/holidays?year=2022",
      "/cost?law=foia&received=2026-06-01&tier=other&locate=900&sample-tried=10&sample-of=400&sample-extract=50&communicating=4",
      "/cost?law=eir&register=no&inspection=no&schedule=yes&minutes=90&rate=20",
      "/law/foia", "/law/foisa/rules", "/law/eir/notices", "/law/foia/s.36", "/law/foia/s.31(3)", "/law?q=sixty",
    ]);
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.ok(eyes.seen.size > 40, `${eyes.seen.size} kinds of page were looked at: ${[...eyes.seen].join(" ")}`);
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
    for (const one of [officer, approver, anybody]) assert.deepEqual(one.wrong.filter((text) => !/status of (404|409|410|422)/.test(text)), []);
  });

  /** A window without scripts, each page of which can be looked at. */
  async function window() {
    const opened = await open(server.address, { scripts: false });
    opened.page.setDefaultTimeout(15_000);
    eyes.follow(opened.page);
    return opened;
  }

  /** What the program prints at its start: who may sign in, with which password. */
  async function signIns() {
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 30_000, "the demo never said how to sign in");
    const of = (role) => {
      const [, email, password] = told.match(new RegExp(`${role}\\s+(\\S+@\\S+)\\s+(\\S+)`));
      return { email, password };
    };
    return { officer: of("officer"), approver: of("approver") };
  }

  async function due() {
    return JSON.parse(await candourSays("due", "--law", "foia", "--received", day(-9), "--json"));
  }

  async function longDue() {
    const date = new Date(`${(await due()).due}T12:00:00Z`);
    return `${date.getUTCDate()} ${date.toLocaleString("en-GB", { month: "long", timeZone: "UTC" })} ${date.getUTCFullYear()}`;
  }

  /** Looks at one page of each kind that these pages lead to, without doing anything. */
  async function wander(page, from) {
    const waiting = [...from];
    const gone = new Set();
    const files = /\.(pdf|docx|txt|csv|json|md|atom|eml)$|\/files\/|\/draft\/|\/follow\/.*\/letters\/|^\/sign-out|\/tables\//;
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const url = new URL(address, server.address);
      if (gone.has(address) || files.test(url.pathname) || (eyes.seen.has(route(url.href)) && !from.includes(address))) continue;
      gone.add(address);
      await page.goto(address);
      await eyes.look(page);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.href));
      waiting.push(...new Set(links.filter((one) => one.startsWith(server.address)).map((one) => one.slice(server.address.length).split("#")[0])));
    }
  }
});

const heading = (page) => page.locator("h1").first().innerText();
const idOf = (href) => href.split("/").at(-1);
