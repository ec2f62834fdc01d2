// Doing things with the keyboard alone: Tab until it is reached, then letters, arrows, Space and Enter.
// Nothing here clicks. A file is the exception: the browser's own window for choosing one is not the page's.

/** Presses Tab until the one element that `locator` finds has the focus; fails after `limit` presses. */
export async function reach(page, locator, limit = 500) {
  const wanted = await the(page, locator).elementHandle();
  const here = () => page.evaluate((element) => document.activeElement === element, wanted);
  for (let pressed = 0; pressed < limit; pressed += 1) {
    if (await here()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${locator} of ${page.url()}`);
}

/** Types into a field instead of what stands in it. */
export async function write(page, locator, text) {
  await reach(page, locator);
  await page.keyboard.press("Control+A");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.type(text);
}

/** Types a date into its three boxes; `date` is YYYY-MM-DD. */
export async function writeDate(page, name, date) {
  const [year, month, day] = date.split("-").map(Number);
  await write(page, `#${name}-day`, String(day));
  await write(page, `#${name}-month`, String(month));
  await write(page, `#${name}-year`, String(year));
}

/** Chooses one of a set of radio buttons: Tab to the set, arrows within it. */
export async function choose(page, name, value) {
  const at = () => page.evaluate(() => [document.activeElement?.name, document.activeElement?.type, document.activeElement?.value]);
  for (let pressed = 0; ; pressed += 1) {
    const [here, type] = await at();
    if (here === name && type === "radio") break;
    if (pressed > 500) throw new Error(`Tab never reached the choice ${name} of ${page.url()}`);
    await page.keyboard.press("Tab");
  }
  for (let pressed = 0; (await at())[2] !== value; pressed += 1) {
    if (pressed > 40) throw new Error(`${name} has no choice ${value} on ${page.url()}`);
    await page.keyboard.press("ArrowDown");
  }
  const radio = page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
  if (!(await radio.isChecked())) await page.keyboard.press("Space");
}

/** Ticks a box. */
export async function tick(page, locator) {
  await reach(page, locator);
  if (!(await the(page, locator).isChecked())) await page.keyboard.press("Space");
}

/** Chooses an option of a list by its value. */
export async function pick(page, locator, value) {
  await reach(page, locator);
  const steps = await the(page, locator).evaluate((list, wanted) => {
    const at = [...list.options].findIndex((option) => option.value === wanted);
    return at < 0 ? null : at - list.selectedIndex;
  }, value);
  if (steps === null) throw new Error(`${locator} has no option ${value} on ${page.url()}`);
  for (let pressed = 0; pressed < Math.abs(steps); pressed += 1) await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
}

/** Opens what is folded away under these words. */
export async function unfold(page, words) {
  const summary = page.locator("summary", { hasText: words }).first();
  await reach(page, summary);
  if (!(await summary.evaluate((element) => element.parentElement.open))) await page.keyboard.press("Enter");
}

/** Presses a button or follows a link with Enter, and waits for the page that comes. */
export async function press(page, locator) {
  await reach(page, locator);
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}

/** A link by its whole or partial text within `main`. */
export const link = (page, words) => page.locator("main").getByRole("link", { name: words }).first();
/** A button by its words within `main`. */
export const button = (page, words) => page.locator("main").getByRole("button", { name: words }).first();

function the(page, locator) {
  return typeof locator === "string" ? page.locator(locator) : locator;
}
