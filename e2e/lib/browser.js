// Debian's Chromium, headless, with a new empty profile; pages as people meet them.
// Nothing is downloaded and no page outside this machine is opened.

import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const out = resolve(fileURLToPath(import.meta.url), "../../out");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Windows by name. `zoom400` is what 400 % zoom leaves of a 1280 px window (WCAG 1.4.10). */
export const windows = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  zoom400: { width: 320, height: 256 },
};

/** Opens a browser window; `scripts: false` switches JavaScript off. Close it with `close()`. */
export async function open(address, { window = "desktop", scripts = true, ...more } = {}) {
  const profile = await mkdtemp(join(tmpdir(), "candour-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
    baseURL: address,
    viewport: windows[window],
    // At 400 % each of the page's pixels is four of the screen's.
    deviceScaleFactor: window === "zoom400" ? 4 : 1,
    javaScriptEnabled: scripts,
    locale: "en-GB",
    timezoneId: "Europe/London",
    ...more,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  return {
    page,
    context,
    /** Errors that the browser noted: a blocked script, a missing file, a broken policy. */
    wrong,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Everything axe finds on the page, an empty list is the aim. Every rule of WCAG 2.0 to 2.2 at levels A and AA,
 * of best practice and of axe's experiments is on, those included that axe itself leaves off.
 */
export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "experimental", "EN-301-549"];
    const rules = globalThis.axe.getRules(tags).map((rule) => [rule.ruleId, { enabled: true }]);
    const { violations } = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      rules: Object.fromEntries(rules),
      resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 160)) }));
  });
}

/** Whether the page needs scrolling sideways, which WCAG 1.4.10 forbids at 320 px. */
export function scrollsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Presses Tab until the element that `selector` names has the focus; fails after `limit` presses. */
export async function tabTo(page, selector, limit = 200) {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

/** Every element that Tab reaches, in order, each with whether its focus can be seen. */
export async function tabOrder(page, limit = 200) {
  const order = [];
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      element.dataset.tabbed ??= String(Math.random());
      const style = getComputedStyle(element);
      const name = element.id || element.getAttribute("href") || element.textContent.trim().slice(0, 40);
      return { key: element.dataset.tabbed, tag: element.localName, name, seen: style.outlineStyle !== "none" || style.boxShadow !== "none" };
    });
    if (!here || order.some((one) => one.key === here.key)) break;
    order.push(here);
  }
  return order;
}

/** Signs in by keyboard with a name and a password, as the sign-in page of the desk asks. */
export async function signIn(page, email, password) {
  await page.goto("/sign-in");
  await tabTo(page, "#email");
  await page.keyboard.type(email);
  await tabTo(page, "#password");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Saves a picture of the whole page into e2e/out. */
export async function picture(page, name) {
  await mkdir(out, { recursive: true });
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
}
