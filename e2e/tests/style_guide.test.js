// The style guide in a real browser: every component and every layout.
// What must hold for it holds for every page that is made of its parts.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { axe, open, picture, scrollsSideways, tabOrder, tabTo, windows } from "../lib/browser.js";
import { styleGuide } from "../lib/server.js";

const paths = ["/", "/home", "/ask", "/answer", "/board", "/case", "/letter", "/contributor", "/nowhere", "/broken", "/panics", "/conflict", "/forbidden"];
const name = (path) => (path === "/" ? "components" : path.slice(1));

let server;
before(async () => { server = await styleGuide(); });
after(async () => { await server?.stop(); });

async function visit(options, visitor) {
  const window = await open(server.address, options);
  try {
    return await visitor(window.page, window);
  } finally {
    await window.close();
  }
}

for (const window of Object.keys(windows)) {
  describe(`at ${window}`, () => {
    it("axe finds nothing on any page, and no page scrolls sideways", () => visit({ window }, async (page, { wrong }) => {
      for (const path of paths) {
        await page.goto(path);
        await picture(page, `${name(path)}-${window}`);
        assert.deepEqual(await axe(page), [], path);
        assert.equal(await scrollsSideways(page), false, `${path} scrolls sideways`);
      }
      const refused = wrong.filter((text) => !/status of (403|404|409|500)/.test(text));
      assert.deepEqual(refused, []);
    }));
  });
}

it("every stop of the Tab key can be seen, and the skip link is the first", () => visit({}, async (page) => {
  for (const path of ["/home", "/case", "/letter"]) {
    await page.goto(path);
    const order = await tabOrder(page);
    assert.equal(order[0].name, "#main", path);
    assert.deepEqual(order.filter((one) => !one.seen), [], path);
    assert.ok(order.length > 10, path);
  }
}));

for (const scripts of [true, false]) {
  it(`a form comes back with its errors and all that was typed, scripts ${scripts ? "on" : "off"}`, () => visit({ scripts }, async (page) => {
    await page.goto("/");
    await tabTo(page, "#body");
    await page.keyboard.type("How many agents?\nAnd since when?");
    await tabTo(page, "#received-day");
    await page.keyboard.type("31");
    await tabTo(page, "#received-month");
    await page.keyboard.type("June");
    await tabTo(page, "#received-year");
    await page.keyboard.type("2026");
    await page.setInputFiles("#files", { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(26 * 1024 * 1024) });
    await tabTo(page, "main button[type=submit]");
    await page.keyboard.press("Enter");
    await page.locator(".errors").waitFor();
    assert.match(await page.title(), /^Error: /);
    const told = await page.locator(".errors a").allTextContents();
    assert.deepEqual(told, [
      "“scan.pdf” is larger than 25 MB. Choose a smaller file, or send it in parts",
      "Enter what the request is about",
      "Date of receipt must be a real date, like 30 6 2026",
      "Choose how this question is answered",
    ]);
    assert.equal(await page.locator("#body").inputValue(), "How many agents?\nAnd since when?");
    assert.equal(await page.locator("#received-month").inputValue(), "June");
    for (const link of await page.locator(".errors a").all()) {
      const target = await link.getAttribute("href");
      assert.equal(await page.locator(target).count(), 1, `${target} is on the page once`);
    }
    await picture(page, `errors-scripts-${scripts ? "on" : "off"}`);
    // Without scripts axe cannot run; the page is the same, byte for byte, so it is looked at with them.
    if (scripts) assert.deepEqual(await axe(page), []);
  }));
}

it("axe does find what is wrong", () => visit({}, async (page) => {
  await page.goto("/home");
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="/assets/icon.svg">'));
  assert.ok((await axe(page)).some((one) => one.id === "image-alt"));
}));

it("a choice opens what it needs without scripts", () => visit({ scripts: false }, async (page) => {
  await page.goto("/");
  assert.equal(await page.locator("#provision").isVisible(), false);
  await page.locator("#disposition-withheld").check();
  assert.equal(await page.locator("#provision").isVisible(), true);
}));

it("pages print", () => visit({}, async (page) => {
  for (const path of ["/case", "/letter", "/answer"]) {
    await page.goto(path);
    await page.emulateMedia({ media: "print" });
    await picture(page, `${name(path)}-print`);
    assert.equal(await page.locator("header").isVisible(), false, path);
  }
}));
