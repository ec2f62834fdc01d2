// What an officer does at the desk on the way to what a journey is about. By keyboard; nothing is looked at here.

import { button, choose, press, reach, write } from "./keys.js";

/** Takes a request in as it was typed, and gives the address of its case. */
export async function takeIn(page, { subject, words, name, email }) {
  await page.goto("/desk/new");
  await write(page, "#subject", subject);
  await reach(page, "#text");
  await page.keyboard.insertText(words);
  await write(page, "#name", name);
  await write(page, "#email", email);
  await press(page, button(page, "Take it in and check"));
  return new URL(page.url()).pathname.replace(/\/questions$/, "");
}

/** Says of a case that it is a request under FOIA, and accepts its questions as they were read. */
export async function accept(page, home) {
  await page.goto(home);
  await choose(page, "kind", "request");
  await press(page, button(page, "Say so"));
  await choose(page, "law", "foia");
  await press(page, button(page, "Accept these questions"));
}
