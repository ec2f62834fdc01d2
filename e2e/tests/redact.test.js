// Taking words or parts out of a file: with the mouse, a finger, the keyboard, by words and by suggestions; the copy does not
// hold what was taken out, by a reader that is not ours. Without scripts everything but drawing works. A file of two
// hundred pages is never loaded whole.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { axe, open, picture, scrollsSideways, signIn, windows } from "../lib/browser.js";
import { pdf, unzipped, workbook } from "../lib/files.js";
import { button, link, pick, press, write } from "../lib/keys.js";
import { looker } from "../lib/looking.js";
import { eventually } from "../lib/post.js";
import { candour } from "../lib/server.js";

const request = "Under the Freedom of Information Act please send me the minutes of the allotments panel.\n\nYours faithfully\nAda Penrose";
// The first line stands with its foot 72 points from the top, each further one 20 lower.
const minutes = pdf([
  ["Allotments panel, minutes of the meeting", "Mr Barnaby Quell spoke about plot 14.", "His telephone number is 01632 960 117.", "The code of the gate is 4471-QUINCE.", "The panel thanked everyone who came."],
  ["Second page of the minutes", "Barnaby Quell will write to the panel.", "The sluice opens with KEYWORD-MARLIN."],
  ["Third page of the minutes", "Nothing is said of anybody here."],
]);
const long = pdf(Array.from({ length: 200 }, (_, n) => [`Page ${n + 1} of a long report`, n % 40 === 7 ? "Ottilie Farthing is named here." : "Nobody is named here."]));
const table = Buffer.from("Team,Contact\nParks,Ms Ottilie Farthing\nLibraries,Mr Barnaby Quell\n");
const costs = (year) => workbook([
  { name: "Costs", rows: [["Team", "Officer", "Cost"], ["Parks", "Ottilie Farthing", "120"], ["Roads", "Barnaby Quell", "75"], ["Lanes", "Zenobia Marsh", "310"], ["Total", "", "505"]] },
  { name: "Notes", rows: Array.from({ length: 250 }, (_, n) => [`Note ${n + 1}`, n === 240 ? "KEYWORD-MARLIN" : `nothing in ${year}`]) },
]);

/** What an independent reader gets out of a PDF. */
const said = (file) => execFileSync("pdftotext", ["-layout", "-", "-"], { input: file }).toString();

describe("taking words or parts out", () => {
  let server, eyes, plain, desk, home, people;
  const wrong = [];
  before(async () => {
    server = await candour((port, data) => ["demo", "--data", data, "--listen", `127.0.0.1:${port}`]);
    const told = await eventually(() => /Stop with/.test(server.said()) && server.said(), 60_000, "the demo never said how to sign in");
    people = told.match(/^\s*officer\s+(\S+@\S+)\s+(\S+)/m).slice(1);
    eyes = await looker(server.address);
    plain = await open(server.address, { scripts: false });
    desk = await open(server.address, { hasTouch: true });
    for (const one of [plain, desk]) one.page.setDefaultTimeout(30_000);
    eyes.follow(plain.page);
  });
  after(async () => {
    await Promise.all([eyes, plain, desk].map((one) => one?.close()));
    await server?.stop();
  });

  const main = (page) => page.locator("main").innerText();
  const sheet = (page) => page.locator(".redact-sheet");
  const boxes = (page) => page.locator(".redact-sheet svg g").count();
  const marked = (page) => page.locator(".redact-marks > li").count();

  async function add(name, buffer) {
    const { page } = plain;
    await page.goto(`${home}/enclosures`);
    await page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await pick(page, "#question", "0");
    await press(page, button(page, "Add and inspect"));
    const href = await page.getByRole("link", { name: new RegExp(`what to do.*${name.replace(/[.()]/g, "\\$&")}`) }).getAttribute("href");
    return href;
  }

  /** The bytes of the file on whose page we are. */
  async function download(page) {
    const href = await page.getByRole("link", { name: "Download it" }).getAttribute("href");
    const answer = await page.request.get(href);
    return answer.body();
  }

  /** Axe with every rule on the page as it stands, in a wide and in a narrow window. */
  async function look(page, name) {
    const before = page.viewportSize();
    for (const window of ["desktop", "zoom400"]) {
      await page.setViewportSize(windows[window]);
      for (const found of await axe(page)) wrong.push({ name, window, ...found });
      if (await scrollsSideways(page)) wrong.push({ name, window, id: "scrolls sideways" });
      await picture(page, `${name}-${window}`);
    }
    await page.setViewportSize(before);
  }

  /** Draws a box over a part of the page in points, from its left top to its right foot. */
  async function drag(page, [left, top, right, foot]) {
    await sheet(page).scrollIntoViewIfNeeded();
    const at = await sheet(page).locator("img").boundingBox();
    const [x, y] = [(n) => at.x + (n / 595) * at.width, (n) => at.y + (n / 842) * at.height];
    await page.mouse.move(x(left), y(top));
    await page.mouse.down();
    await page.mouse.move(x((left + right) / 2), y((top + foot) / 2));
    await page.mouse.move(x(right), y(foot));
    await page.mouse.up();
  }

  it("draws a page, and a box with the mouse once its provision is chosen", async () => {
    await signIn(plain.page, ...people);
    const { page } = plain;
    await page.goto("/desk/new");
    await write(page, "#subject", "Allotments");
    await page.locator("#text").fill(request);
    await write(page, "#name", "Ada Penrose");
    await write(page, "#email", "ada@mail.example");
    await press(page, button(page, "Take it in and check"));
    home = new URL(page.url()).pathname.replace(/\/questions$/, "");
    await page.goto(home);
    await page.locator("input[name=kind][value=request]").check();
    await press(page, button(page, "Say so"));
    await page.locator("input[name=law][value=foia]").check();
    await press(page, button(page, "Accept these questions"));
    await page.goto(`${home}/questions/0`);
    await page.locator("input[name=disposition][value=given]").check();
    await write(page, "#words", "The minutes are enclosed.");
    await press(page, button(page, /^Save$/));
    const here = await add("minutes.pdf", minutes);

    await desk.context.addCookies(await plain.context.cookies());
    const draw = desk.page;
    await draw.goto(here);
    await Promise.all([draw.waitForEvent("load"), link(draw, "Take words or parts out").click()]);
    await draw.waitForFunction(() => document.querySelector(".redact-sheet img").naturalWidth === 1200);
    // The code of the gate, which no search would find among other words.
    await drag(draw, [195.5, 119, 300, 136]);
    assert.match(await draw.locator("#said").innerText(), /Choose the provision/);
    assert.equal(await boxes(draw), 0);
    await look(draw, "redact-drawn");
    await draw.locator("#provision").selectOption("s.31(1)(a)");
    await draw.locator(".redact-marks > li").waitFor();
    assert.equal(await boxes(draw), 1);
    assert.match(await draw.locator("#said").innerText(), /box on page 1 is marked under s\.31\(1\)\(a\)/i);
    assert.equal(await draw.locator("#provision").inputValue(), "s.31(1)(a)", "the provision is kept for the next");
  });

  it("draws with the keyboard and with a finger, and takes back what was added last", async () => {
    const { page } = desk;
    await sheet(page).focus();
    await page.keyboard.press("ArrowDown");
    assert.match(await page.locator("#said").innerText(), /Box \d+ from the left.*Enter places it/);
    for (const key of ["ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Alt+ArrowUp"]) await page.keyboard.press(key);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".redact-drawn").count(), 0, "Escape leaves it");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 2);
    assert.ok(await page.evaluate(() => document.activeElement.matches(".redact-sheet")), "and the page keeps the focus");
    await button(page, /^Undo/).click();
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 1);
    assert.match(await page.locator("#said").innerText(), /Taken off\. 1 mark left/);

    // A keyboard comes past other provisions on the way: none is taken before Enter.
    await page.locator("#provision").selectOption("");
    await sheet(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#said").innerText(), /Choose the provision for the box/);
    await page.keyboard.type("s.43");
    assert.equal(await page.locator("#provision").inputValue(), "s.43(2)");
    assert.equal(await marked(page), 1, "not before Enter");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 2);
    assert.match(await page.locator("#said").innerText(), /box on page 1 is marked under s\.43\(2\)/i);
    await button(page, /^Undo/).click();
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 1);

    await page.getByRole("button", { name: "Draw with a finger" }).click();
    const at = await sheet(page).locator("img").boundingBox();
    const session = await page.context().newCDPSession(page);
    const touch = (type, x, y) => session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: at.x + (x / 595) * at.width, y: at.y + (y / 842) * at.height }] });
    await page.evaluate(() => document.querySelector(".redact-sheet").scrollIntoView());
    Object.assign(at, await sheet(page).locator("img").boundingBox());
    await touch("touchStart", 70, 300);
    await touch("touchMove", 120, 320);
    await touch("touchMove", 180, 330);
    await touch("touchEnd");
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 2);
    assert.equal(await boxes(page), 2);
    await button(page, /^Undo/).click();
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 1);
  });

  it("marks words wherever they stand and says where, and what was found in the file", async () => {
    const { page } = desk;
    await page.locator("#provision").selectOption("s.40(2)");
    await page.locator("#find").fill("Barnaby Quell");
    await button(page, "Mark all places").click();
    await page.waitForFunction(() => /Barnaby Quell/.test(document.querySelector(".redact-marks")?.textContent ?? ""));
    assert.match(await page.locator("#said").innerText(), /“Barnaby Quell” is marked under s\.40\(2\): 2 places on pages 1 and 2/);
    assert.equal(await boxes(page), 2);
    await page.locator("#find").fill("Somebody Else");
    await button(page, "Mark all places").click();
    await page.waitForFunction(() => /Somebody Else/.test(document.querySelector(".redact-marks")?.textContent ?? ""));
    assert.match(await page.locator("#said").innerText(), /stands nowhere/);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.waitForFunction(() => !/Somebody Else/.test(document.querySelector(".redact-marks")?.textContent ?? ""));
    assert.equal(await page.getByRole("button", { name: /Mark all places\s*: Mr Barnaby Quell/ }).count(), 0, "who is marked is not suggested");
    // What was pressed without a provision is done once one is chosen.
    await page.locator("#provision").selectOption("");
    await page.getByRole("button", { name: /Mark all places\s*: 01632 960 117/ }).click();
    await page.locator("#provision-error").waitFor();
    await page.locator("#provision").selectOption("s.40(2)");
    await page.waitForFunction(() => /01632 960 117/.test(document.querySelector(".redact-marks")?.textContent ?? ""));
    await look(page, "redact-marked");
    await page.goto(`${new URL(page.url()).pathname}?page=2`);
    assert.equal(await boxes(page), 1, "the second page has the name once");
    // The browser notes the answer that said what was missing.
    assert.deepEqual(desk.wrong.splice(0).filter((one) => !/422/.test(one)), []);
  });

  it("makes a copy without what was marked, with the schedule of removals", async () => {
    const { page } = desk;
    const before = await main(page);
    assert.match(before, /Page 2 of 3/);
    await Promise.all([page.waitForEvent("load"), button(page, "Make the redacted copy").click()]);
    const told = await main(page);
    assert.match(told, /The redacted copy is made/);
    assert.match(told, /minutes \(redacted\)\.pdf/);
    assert.match(told, /What was taken out/);
    assert.match(told, /“Barnaby Quell”\s+s\.40\(2\)\s+2/);
    assert.match(told, /A box on page 1\s+s\.31\(1\)\(a\)\s+1/);
    assert.match(told, /read again by another reader and searched for each of the 2 words/);
    await look(page, "redact-done");
    const text = said(await download(page));
    for (const gone of ["Quell", "960 117", "4471", "QUINCE"]) assert.ok(!text.includes(gone), `${gone} is still in\n${text}`);
    for (const kept of ["plot 14", "The code of the gate", "KEYWORD-MARLIN", "Third page", "s.40(2)"]) assert.ok(text.includes(kept), `${kept} is not in\n${text}`);
    await page.goto(`${home}/letter`);
    const letter = await main(page);
    assert.match(letter, /enclosure-redaction-unclaimed|has parts taken out under section 40\(2\), and the answer does not rely on it/);
    assert.match(letter, /redacted under sections 31\(1\)\(a\) and 40\(2\)/);
  });

  it("works without scripts: words, a box in numbers, taking off, and a table without pages", async () => {
    const { page } = plain;
    const here = await add("contacts.csv", table);
    await page.goto(`${here}/redact`);
    assert.match(await main(page), /Rows 1 to 3/);
    await write(page, "#find", "Barnaby Quell");
    await press(page, button(page, "Mark all places"));
    assert.match(await main(page), /Choose the provision under which it is taken out/);
    await eyes.look(page, "redact-refused");
    await pick(page, "#provision", "s.40(2)");
    await press(page, button(page, "Mark all places"));
    assert.match(await main(page), /“Barnaby Quell” is marked under s\.40\(2\): 1 place/);
    assert.equal(await page.locator(".redact-table mark").count(), 1);
    await eyes.look(page, "redact-words");
    await page.goto(`${home}/letter`);
    assert.match(await main(page), /contacts\.csv. has a mark that was not carried out/);
    await page.goto(`${here}/redact`);
    await press(page, button(page, "Make the redacted copy"));
    assert.match(await main(page), /contacts \(redacted\)\.csv/);
    const text = (await download(page)).toString();
    assert.ok(!text.includes("Quell") && text.includes("Ottilie Farthing") && text.includes("redacted: s.40(2)"), text);

    const note = await add("note.txt", Buffer.from("Present: Meera Aspinall (Tenancy Officer), Piotr Wysocki\n\nMrs Aspinall said that PW had gone. Meera rang Piotr.\n"));
    await page.goto(`${note}/redact`);
    assert.match(await main(page), /Meera Aspinall and 2 short forms/);
    assert.match(await main(page), /mark by hand: “PW”/);
    await eyes.look(page, "redact-forms");
    await press(page, button(page, /^May be seen\s*: Piotr Wysocki/));
    assert.match(await main(page), /may be seen, and is not suggested again/);
    await page.goto(`${note}/redact`);
    assert.equal(await button(page, /^Mark all places\s*: Piotr/).count(), 0, "a suggestion that was rejected does not come back");
    await pick(page, "#provision", "s.40(2)");
    await press(page, page.locator("button[name=suggest][accesskey=m]"));
    assert.equal(await marked(page), 3, "one key marks every form");

    const other = await add("plain.pdf", pdf([["Only page", "Word ALPHA and word BRAVO."]]));
    await page.goto(`${other}/redact`);
    await pick(page, "#provision", "s.43(2)");
    await page.locator("#by-numbers summary").click();
    for (const [field, value] of [["#left", "70"], ["#top", "80"], ["#width", "none"], ["#height", "20"]]) await page.locator(field).fill(value);
    await Promise.all([page.waitForEvent("load"), button(page, "Mark this box").click()]);
    assert.match(await main(page), /Give a number of points/);
    await page.locator("#width").fill("90.5");
    await Promise.all([page.waitForEvent("load"), button(page, "Mark this box").click()]);
    assert.equal(await marked(page), 1);
    await press(page, button(page, /^Take off/));
    assert.match(await main(page), /Nothing is marked any more/);
    await eyes.look(page, "redact-page");
  });

  it("chooses cells of a workbook with the mouse, the keyboard and a finger", async () => {
    const here = await add("costs.xlsx", costs(2024));
    const { page } = desk;
    await page.goto(`${here}/redact`);
    const at = (place) => page.locator(`[data-at="${place}"]`);
    const marks = (n) => page.waitForFunction((n) => document.querySelectorAll(".redact-marks > li").length === n, n);
    const chosen = () => page.locator("td[aria-selected=true]").count();
    await page.locator("#provision").selectOption("s.40(2)");
    // Over the names of two officers.
    const [first, last] = [await at("B2").boundingBox(), await at("B3").boundingBox()];
    await page.mouse.move(first.x + 20, first.y + 8);
    await page.mouse.down();
    await page.mouse.move(last.x + 24, last.y + 8, { steps: 4 });
    await page.mouse.up();
    assert.equal(await chosen(), 2);
    assert.match(await page.locator("#picked").innerText(), /Cells B2:B3/);
    await look(page, "redact-cells-chosen");
    await page.locator("#picked-mark").click();
    await marks(1);
    assert.match(await page.locator("#said").innerText(), /Cells B2:B3 of “Costs” are marked under s\.40\(2\): 2 cells/);
    assert.match(await at("B2").innerText(), /Ottilie Farthing s\.40\(2\)|Ottilie Farthing.*s\.40\(2\)/s, "the provision stands in the cell");

    // By keyboard: a figure, which its total gives away; the cell has the focus again afterwards.
    await at("C2").click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await marks(2);
    await page.waitForFunction(() => document.activeElement?.dataset.at === "C3");
    assert.match(await main(page), /The total in C5 of “Costs” lets one removed figure, C3, be worked out/);
    await look(page, "redact-cells-told");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    assert.match(await page.locator("#said").innerText(), /Cells C3:C5\. Enter marks/);
    await page.keyboard.press("Enter");
    await marks(3);
    assert.doesNotMatch(await main(page), /be worked out/);
    await page.keyboard.press("Control+Space");
    assert.match(await page.locator("#said").innerText(), /Column C/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[aria-selected=true]").count(), 0);
    await button(page, /^Undo/).click();
    await marks(2);

    // A tap chooses a row by its number, with what has to be chosen first said.
    await page.locator("#provision").selectOption("");
    await page.getByRole("rowheader", { name: "4" }).tap();
    assert.match(await page.locator("#picked").innerText(), /Row 4/);
    await page.locator("#picked-mark").tap();
    assert.match(await page.locator("#said").innerText(), /Choose the provision for row 4/);
    await page.locator("#provision").selectOption("s.43(2)");
    await marks(3);
    assert.match(await main(page), /Row 4 of “Costs” s\.43\(2\)\s+3 cells/);

    // The other sheet is shown a hundred rows at a time.
    await Promise.all([page.waitForEvent("load"), link(page, "Notes").click()]);
    assert.equal(await page.locator(".redact-table tbody tr").count(), 100);
    await page.locator("#go").fill("241");
    await Promise.all([page.waitForEvent("load"), button(page, "Go").click()]);
    assert.match(await main(page), /Rows 201 to 250/);
    await at("B241").click();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".redact-marks > li").length === 4);
    assert.match(await main(page), /Rows 201 to 250/, "and it stays where it is");
    await look(page, "redact-cells-marked");
    await Promise.all([page.waitForEvent("load"), button(page, "Make the redacted copy").click()]);
    assert.match(await main(page), /Cells B2:B3 of “Costs”\s+s\.40\(2\)\s+2/);
    const text = unzipped(await download(page));
    for (const gone of ["Ottilie Farthing", "Barnaby Quell", "Zenobia Marsh", ">75<", "KEYWORD-MARLIN"]) assert.ok(!text.includes(gone), `${gone} is still there`);
    for (const kept of ["Parks", ">120<", "Note 241", "[redacted: s.43(2)]"]) assert.ok(text.includes(kept), `${kept} is lost`);
    assert.deepEqual(desk.wrong, []);
  });

  it("takes cells, rows, columns and sheets out without scripts", async () => {
    const { page } = plain;
    const here = await add("spending.xlsx", costs(2025));
    await page.goto(`${here}/redact`);
    await pick(page, "#provision", "s.40(2)");
    await write(page, "#cells", "Z0");
    await press(page, button(page, "Mark these"));
    assert.match(await main(page), /Write cells as B2 or B2:B40/);
    await eyes.look(page, "redact-cells-refused");
    await write(page, "#cells", "b2:b4");
    await press(page, button(page, "Mark these"));
    assert.match(await main(page), /Cells B2:B4 of “Costs” are marked under s\.40\(2\): 3 cells/);
    await write(page, "#cells", "H90");
    await press(page, button(page, "Mark these"));
    assert.match(await main(page), /is marked, but nothing stands there/);
    await press(page, button(page, /^Undo/));
    await press(page, link(page, "Notes"));
    await press(page, button(page, "Mark the whole sheet"));
    assert.match(await main(page), /The sheet “Notes”/);
    assert.match(await main(page), /all marked/);
    await eyes.look(page, "redact-cells-plain");
    await press(page, button(page, "Make the redacted copy"));
    const text = unzipped(await download(page));
    assert.ok(!text.includes("Quell") && !text.includes("Note 1") && text.includes("Officer"), text.slice(0, 2_000));
  });

  it("never loads a long file whole", async () => {
    const here = await add("report.pdf", long);
    const { page } = desk;
    const asked = new Set();
    page.on("request", (one) => {
      const found = one.url().match(/\/pages\/(\d+)\/(\d+)\//);
      if (found) asked.add(`${found[1]}/${found[2]}`);
      assert.doesNotMatch(one.url(), /\/files\//, "the file itself is not loaded");
    });
    await page.goto(`${here}/redact?page=150`);
    await page.waitForFunction(() => document.querySelector(".redact-sheet img").naturalWidth === 1200);
    await page.locator("#provision").selectOption("s.40(2)");
    await page.locator("#find").fill("Ottilie Farthing");
    await button(page, "Mark all places").click();
    await page.waitForFunction(() => /Ottilie/.test(document.querySelector(".redact-marks")?.textContent ?? ""));
    assert.match(await page.locator("#said").innerText(), /5 places on pages 8, 48, 88, 128 and 168/);
    await page.waitForTimeout(300);
    const large = [...asked].filter((one) => one.endsWith("/1200"));
    assert.deepEqual(large, ["150/1200"], "of the large pictures that of the open page alone");
    assert.ok(asked.size < 60, `${asked.size} pictures of 200 pages`);
    await look(page, "redact-long");
  });

  it("axe found nothing on any page, and nothing scrolls sideways", () => {
    assert.equal(JSON.stringify(wrong, null, 1), "[]");
    assert.equal(JSON.stringify(eyes.found, null, 1), "[]");
    assert.deepEqual(eyes.complaints(), []);
  });
});
