// Drawing boxes on a page of a file, with the mouse, a finger or the keyboard; and marking without leaving the place.
// What is drawn fills the same small form that works without this file.

import { onceChosen } from "./once-chosen.js";

const said = document.querySelector("#said");
const say = (words) => {
  if (said) said.textContent = words;
};
const NS = "http://www.w3.org/2000/svg";
const SMALLEST = 3;

/** The button that waits for its provision, by its name and value. */
let waits = null;

/** Makes the page that is shown one to draw on. */
function begin() {
  const sheet = document.querySelector(".redact-sheet");
  if (!sheet) return;
  const svg = sheet.querySelector("svg");
  const picture = sheet.querySelector("img");
  const form = document.querySelector("#by-numbers")?.closest("form");
  if (!form) return;
  const [wide, high] = [Number(sheet.dataset.width), Number(sheet.dataset.height)];
  const step = wide / 60;
  let box = null; // [left, top, width, height] in the units of the page
  let shape = null;
  let from = null;

  document.querySelector("#redact-keys").hidden = false;
  sheet.tabIndex = 0;
  sheet.setAttribute("role", "application");
  sheet.setAttribute("aria-label", sheet.dataset.label);
  sheet.setAttribute("aria-describedby", "redact-keys");
  const failed = () => (document.querySelector("#redact-failed").hidden = false);
  picture.addEventListener("error", failed);
  if (picture.complete && picture.naturalWidth === 0) failed();

  const within = ([left, top, width, height]) => {
    const w = Math.min(Math.max(width, SMALLEST), wide);
    const h = Math.min(Math.max(height, SMALLEST), high);
    return [Math.min(Math.max(left, 0), wide - w), Math.min(Math.max(top, 0), high - h), w, h];
  };
  const draw = (next) => {
    box = within(next);
    if (!shape) {
      shape = document.createElementNS(NS, "rect");
      shape.classList.add("redact-drawn");
      svg.append(shape);
    }
    for (const [n, name] of ["x", "y", "width", "height"].entries()) shape.setAttribute(name, box[n]);
  };
  const leave = () => {
    shape?.remove();
    [box, shape, from] = [null, null, null];
  };
  const place = () => {
    if (!box || main.hasAttribute("aria-busy")) return;
    const [left, top, width, height] = box.map((n) => (Math.round(n * 10) / 10).toString());
    const values = { "on-page": sheet.dataset.page, left, top, width, height };
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    if (!form.elements.provision.value) {
      say("Choose the provision for the box. Enter places it then.");
      form.elements.provision.focus();
      return;
    }
    form.requestSubmit(form.querySelector("button[value=box]"));
  };
  // A box that waits for its provision.
  onceChosen(form.elements.provision, place);

  const at = (event) => {
    const frame = picture.getBoundingClientRect();
    const share = (n, size) => Math.min(Math.max(n / size, 0), 1);
    return [share(event.clientX - frame.left, frame.width) * wide, share(event.clientY - frame.top, frame.height) * high];
  };
  const finger = document.querySelector("#finger");
  if (finger) {
    finger.parentElement.hidden = false;
    const set = (on) => {
      finger.setAttribute("aria-pressed", String(on));
      sheet.toggleAttribute("data-finger", on);
    };
    set(sessionStorage.getItem("redact-finger") === "on");
    finger.addEventListener("click", () => {
      const on = finger.getAttribute("aria-pressed") !== "true";
      sessionStorage.setItem("redact-finger", on ? "on" : "off");
      set(on);
      say(on ? "A finger draws boxes on the page now." : "A finger scrolls the page now.");
    });
  }
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !sheet.hasAttribute("data-finger"))) return;
    leave();
    from = at(event);
    sheet.setPointerCapture(event.pointerId);
    sheet.focus({ preventScroll: true });
    event.preventDefault();
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    const [w, h] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
    if (w >= SMALLEST || h >= SMALLEST) draw([Math.min(from[0], to[0]), Math.min(from[1], to[1]), w, h]);
  });
  sheet.addEventListener("pointerup", () => {
    if (!from) return;
    from = null;
    place();
  });
  sheet.addEventListener("pointercancel", leave);

  const tell = () => {
    const [left, top, width, height] = box.map(Math.round);
    say(`Box ${left} from the left, ${top} from the top, ${width} wide, ${height} high. Enter places it.`);
  };
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const way = ways[event.key];
    if (way) {
      event.preventDefault();
      if (!box) draw([wide / 4, high / 8, wide / 4, step * 2]);
      else {
        const by = event.altKey ? step / 10 : step;
        const [x, y] = way.map((n) => n * by);
        draw(event.shiftKey ? [box[0], box[1], box[2] + x, box[3] + y] : [box[0] + x, box[1] + y, box[2], box[3]]);
      }
      tell();
    } else if (event.key === "Enter" && box) {
      event.preventDefault();
      place();
    } else if (event.key === "Escape") {
      leave();
      say("No box.");
    }
  });
}

/** The list of pages shows the one that is open. */
function showInList() {
  const list = document.querySelector(".redact-list");
  const here = list?.querySelector("[aria-current=page]")?.closest("li");
  if (!here) return;
  list.scrollTop = here.offsetTop - list.clientHeight / 3;
  list.scrollLeft = here.offsetLeft - list.clientWidth / 3;
}

// A mark: the page comes back and takes the place of this one, at the same place.
const main = document.querySelector("main");
document.addEventListener("submit", async (event) => {
  const sent = event.target.closest("form[data-step]");
  if (!sent || event.defaultPrevented) return;
  event.preventDefault();
  if (main.hasAttribute("aria-busy")) return;
  const body = new URLSearchParams(new FormData(sent, event.submitter));
  const inTable = document.activeElement?.closest(".redact-table") !== null && document.activeElement !== null;
  const drew = event.submitter?.value === "box" && document.activeElement?.closest(".redact-sheet, select");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(sent.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main");
    if (!fresh?.querySelector("[data-redacts]")) throw new Error("another page");
    const place = main.querySelector(".redact-list")?.scrollTop ?? 0;
    const open = main.querySelector("#by-numbers")?.open && !drew;
    const [picture, list] = [".redact-sheet img", ".redact-list"].map((one) => main.querySelector(one));
    main.replaceChildren(...fresh.childNodes);
    // What was drawn and loaded already stays, so that nothing flickers; only how many marks a page has is new.
    const same = main.querySelector(".redact-sheet img");
    if (picture && same && picture.src === same.src) same.replaceWith(picture);
    const pages = main.querySelector(".redact-list");
    if (list && pages && list.querySelectorAll("li").length === pages.querySelectorAll("li").length) {
      const counts = pages.querySelectorAll("li a > span");
      list.querySelectorAll("li a > span").forEach((one, n) => one.replaceWith(counts[n].cloneNode(true)));
      pages.replaceWith(list);
      list.scrollTop = place;
    }
    document.title = page.title;
    const { name, value } = event.submitter ?? {};
    waits = name && main.querySelector("#provision-error") ? { name, value } : null;
    begin();
    whatWaits();
    if (open) main.querySelector("#by-numbers")?.setAttribute("open", "");
    const wrong = main.querySelector(".errors");
    const back = wrong ?? (drew ? main.querySelector(".redact-sheet") : main.querySelector("#redact-said")) ?? main.querySelector("#marks");
    document.dispatchEvent(new CustomEvent("redact:fresh"));
    // In a table, the cell that had the focus has it again.
    if (wrong || !inTable) back?.focus({ preventScroll: !wrong });
    say(wrong ? "" : (main.querySelector("[data-said]")?.dataset.said ?? ""));
  } catch {
    // As a browser without scripts would.
    location.reload();
  } finally {
    main.removeAttribute("aria-busy");
  }
});

/** What was asked for without a provision is done once one is chosen. */
function whatWaits() {
  const list = document.querySelector("#provision");
  if (!list || !waits) return;
  onceChosen(list, () => {
    if (!waits || main.hasAttribute("aria-busy")) return;
    const [wanted, form] = [waits, list.form];
    const button = [...form.querySelectorAll("button")].find((one) => one.name === wanted.name && one.value === wanted.value);
    // A box and cells go on by themselves, with what is drawn or chosen.
    waits = null;
    if (button && !["box", "cells", "sheet"].includes(wanted.value)) form.requestSubmit(button);
  });
}

begin();
showInList();
