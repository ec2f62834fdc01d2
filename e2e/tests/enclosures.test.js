// Files that go out with an answer: what could be dug out of each, the two people that a file with hidden things needs,
// who is named in it, and what cannot be checked. By keyboard, without scripts, over the real program, which looks
// through each file in a process of its own. Every page on the way is looked at: axe with all its rules, 320 px.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { open, signIn } from "../lib/browser.js";
import { accept, takeIn } from "../lib/desk.js";
import { workbook, zip } from "../lib/files.js";
import { button, choose, link, pick, press, unfold, write } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

const request = "Under the Freedom of Information Act please tell me: how many people work in each team of the council?\n\nYours faithfully\nAda Penrose";
const staff = Array.from({ length: 12 }, (_, n) => [`Employee ${n + 1}`, `01632 9601${String(n).padStart(2, "0")}`]);
const figures = workbook([
  { name: "Teams", rows: [["Team", "People"], ["Parks", "7"], ["Libraries", "5"]] },
  { name: "Staff", state: "hidden", rows: [["Name", "Telephone"], ...staff] },
]);
const wards = workbook([
  { name: "Wards", rows: [["Ward", "People"], ["Harbour", "9"], ["Mill Lane", "4"]] },
  { name: "Notes", state: "veryHidden", rows: [["Asked", "Answered"], ["Once", "Never"]] },
]);
const contacts = Buffer.from("Team,Contact,Telephone\nParks,Ms Ottilie Farthing,01632 960 111\nLibraries,Mr Barnaby Quell,01632 960 112\n");
const long = Buffer.from(`Team,People\n${"Parks,1\n".repeat(900)}`);
/** An archive that ends in the middle. */
const cut = zip({ "xl/workbook.xml": "<workbook", "notes.txt": "cut" }).subarray(0, 90);

describe("enclosures", () => {
  let server, eyes, officer, second, people, home;
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 60_000, "the demo never said how to sign in");
    const of = (role) => told.match(new RegExp(`^\\s*${role}\\s+(\\S+@\\S+)\\s+(\\S+)`, "m")).slice(1);
    people = { officer: of("officer"), approver: of("approver") };
    eyes = await looker(server.address);
    officer = await open(server.address, { scripts: false });
    second = await open(server.address, { scripts: false });
    for (const one of [officer, second]) {
      one.page.setDefaultTimeout(30_000);
      eyes.follow(one.page);
    }
  });
  after(async () => {
    await Promise.all([eyes, officer, second].map((one) => one?.close()));
    await server?.stop();
  });

  const main = (page) => page.locator("main").innerText();

  async function add(page, name, buffer) {
    await page.goto(`${home}/enclosures`);
    await page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await pick(page, "#question", "0");
    await press(page, button(page, "Add and inspect"));
    await page.getByRole("heading", { name: "Enclosures" }).waitFor();
  }

  it("shows what could be dug out, as a reader would see it, and what to do", async () => {
    const { page } = officer;
    await signIn(page, ...people.officer);
    home = await takeIn(page, { subject: "Teams", words: request, name: "Ada Penrose", email: "ada@mail.example" });
    await accept(page, home);
    await page.goto(`${home}/questions/0`);
    await choose(page, "disposition", "given");
    await write(page, "#words", "The file says how many people work in each team.");
    await press(page, button(page, /^Save$/));
    await add(page, "figures.xlsx", figures);
    assert.match(await main(page), /Holds more than is seen/);
    assert.match(await main(page), /The file is on the case\s+Open “figures\.xlsx”/);
    assert.match(await main(page), /Goes with the answer to question 1/);
    await eyes.look(page, "enclosures");
    await add(page, "figures.xlsx", figures);
    assert.match(await main(page), /This file was there already/);
    await press(page, link(page, /what to do\s*: figures\.xlsx/));
    const said = await main(page);
    for (const words of ["A hidden sheet.", "xlsx.sheet.hidden", "Must be taken out", "Staff", "Employee 1", "What to do", "Teams: 3 rows, 2 columns"]) assert.ok(said.includes(words), `${words} in ${said}`);
    assert.match(said, /how many people work in each team/);
    await eyes.look(page, "enclosure-unsafe");
    await page.goto(`${home}/letter`);
    assert.match(await main(page), /figures\.xlsx.*two people say why it may leave/s);
  });

  it("asks two people for a reason each, and the second is not the first", async () => {
    const { page } = officer;
    await page.goto(`${home}/enclosures/0`);
    await press(page, button(page, "Let it leave as it is"));
    assert.match(await main(page), /There is a problem/);
    await eyes.look(page, "enclosure-without-reason");
    await write(page, "#why-leave", "The list of staff is published on our site.");
    await press(page, button(page, "Let it leave as it is"));
    assert.match(await main(page), /Needs a second person/);
    assert.equal(await button(page, "Let it leave as it is").count(), 0, "the first is not asked again");
    await eyes.look(page, "enclosure-second");
    await signIn(second.page, ...people.approver);
    await second.page.goto(`${home}/enclosures/0`);
    await write(second.page, "#why-leave", "I compared it with the page on our site.");
    await eyes.look(second.page, "enclosure-approver");
    await press(second.page, button(second.page, "Let it leave as it is"));
    assert.match(await main(second.page), /May leave, with reasons/);
    assert.match(await main(second.page), /I compared it with the page/);
    await eyes.look(second.page);
    await page.goto(`${home}/timeline`);
    assert.equal((await main(page)).match(/was let leave with what was found in it/g).length, 2);
  });

  it("makes a clean copy that takes the place of the file, and says what it leaves out", async () => {
    const { page } = officer;
    await add(page, "wards.xlsx", wards);
    await press(page, link(page, /what to do\s*: wards\.xlsx/));
    await press(page, button(page, "Make a workbook of its values"));
    assert.match(await main(page), /The clean copy is made\s+Open “wards\.xlsx”\s+Clean/);
    const copy = page.locator("section.panel", { hasText: "wards.xlsx" });
    assert.match(await copy.innerText(), /Clean/);
    assert.match(await copy.innerText(), /Made from wards\.xlsx/);
    await press(page, link(page, /what to do\s*: wards\.xlsx/));
    await unfold(page, "What this copy leaves out");
    assert.match(await main(page), /The sheet “Notes”, which nobody saw, is gone\./);
    await eyes.look(page, "enclosure-clean-copy");
    // The page of the file that it took the place of, left open in another window, is of no other file.
    const gone = Number(new URL(page.url()).pathname.split("/").at(-1)) - 1;
    await page.goto(`${home}/enclosures/${gone}`);
    assert.match(await main(page), /taken off the case, or a copy took its place/);
    await eyes.look(page, "enclosure-gone");
  });

  it("lists who is named, and one key answers for each", async () => {
    const { page } = officer;
    await add(page, "contacts.csv", contacts);
    await press(page, link(page, /what to do\s*: contacts\.csv/));
    const said = await main(page);
    for (const words of ["Ottilie Farthing", "Barnaby Quell", "01632 960 111", "Clean"]) assert.ok(said.includes(words), `${words} in ${said}`);
    await eyes.look(page, "enclosure-people");
    const open = () => page.locator("button[name=seen][accesskey]");
    await press(page, page.getByRole("button", { name: /Must come out\s*: .*Ottilie/ }));
    assert.match(await main(page), /must come out: take it out, or put a file without it in its place/);
    const rest = await page.locator(".people button[name=out]").count();
    assert.ok(rest >= 3);
    // The first that is open has the focus: Enter, and the next has it.
    for (let pressed = 0; (await open().count()) > 0; pressed += 1) {
      assert.ok(pressed < 10, "it never ends");
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    }
    await eyes.look(page, "enclosure-people-answered");
    await page.goto(`${home}/send`);
    assert.match(await main(page), /Ottilie Farthing.*must come out/s);
  });

  it("says of far more rows than were asked for, and of what cannot be checked", async () => {
    const { page } = officer;
    await add(page, "rows.csv", long);
    await press(page, link(page, /what to do\s*: rows\.csv/));
    assert.match(await main(page), /The file has 901 rows; the question asks for no more than 500/);
    await eyes.look(page, "enclosure-rows");
    await add(page, "cut.xlsx", cut);
    await press(page, link(page, /what to do\s*: cut\.xlsx/));
    assert.match(await main(page), /Cannot be checked/);
    assert.match(await main(page), /put a file that can be in its place, or let two people/);
    assert.equal(await page.getByRole("button", { name: /copy/i }).count(), 0, "no copy is offered that cannot be made");
    assert.equal(await link(page, "Take words or parts out").count(), 0);
    await eyes.look(page, "enclosure-cannot");
    await press(page, button(page, "Inspect it again"));
    assert.match(await main(page), /Cannot be checked/);
    await write(page, "#why", "It is damaged");
    await press(page, button(page, "Take it off"));
    assert.doesNotMatch(await main(page), /cut\.xlsx/);
    await page.goto(home);
    await eyes.look(page, "case-with-enclosures");
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
  });
});
