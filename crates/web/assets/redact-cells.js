// Choosing cells, rows and columns of a table with the mouse, a finger or the keyboard, as in a spreadsheet. What is chosen
// fills the same small form that works without this file; redact.js sends it and puts the fresh page in place.

import { onceChosen } from "./once-chosen.js";

const said = document.querySelector("#said");
const say = (words) => {
  if (said) said.textContent = words;
};
const PAGE = 20;

/** Where the reader was: kept while the page is put in place anew. */
let was = { focus: null, left: 0, top: 0, held: false };

/** What listens beyond the table ends with it. */
let life = new AbortController();

/** Makes the table that is shown one to choose from. */
function begin(again) {
  const region = document.querySelector(".redact-table");
  const table = region?.querySelector("table");
  const form = document.querySelector("#marking");
  if (!table || !form) return;
  const picked = document.querySelector("#picked");
  // Heads have the numbers -1: the row of the letters, and the column of the numbers.
  const rows = [...table.rows].map((row) => [...row.cells]);
  const cell = (r, c) => rows[r + 1]?.[c + 1];
  const [high, wide] = [rows.length - 1, rows[0].length - 1];
  const letters = (c) => cell(-1, c).textContent;
  const number = (r) => cell(r, -1).textContent;
  let [from, to] = [null, null];
  let waits = false;

  table.setAttribute("role", "grid");
  table.setAttribute("aria-multiselectable", "true");
  table.setAttribute("aria-label", document.querySelector("#page-title").textContent);
  table.setAttribute("aria-describedby", "cell-keys");
  region.removeAttribute("tabindex");
  document.querySelector("#cell-keys").hidden = false;
  for (const row of rows) {
    for (const one of row) {
      one.tabIndex = -1;
      if (one.tagName === "TD") one.setAttribute("role", "gridcell");
    }
  }
  cell(-1, -1).setAttribute("aria-label", "All of the sheet");

  /** What lies between the two corners: a head stands for its whole row or column. */
  const area = () => {
    if (!from) return null;
    const [allRows, allColumns] = [from[0] < 0 || to[0] < 0, from[1] < 0 || to[1] < 0];
    const span = (n, all, size) => (all ? [0, size - 1] : [Math.min(from[n], to[n]), Math.max(from[n], to[n])]);
    return { allRows, allColumns, rows: span(0, allRows, high), columns: span(1, allColumns, wide) };
  };
  const range = () => {
    const chosen = area();
    if (!chosen) return "";
    const both = (a, b) => (a === b ? a : `${a}:${b}`);
    const { allRows, allColumns, rows: r, columns: c } = chosen;
    if (allRows && allColumns) return "";
    if (allRows) return both(letters(c[0]), letters(c[1]));
    if (allColumns) return both(number(r[0]), number(r[1]));
    return both(letters(c[0]) + number(r[0]), letters(c[1]) + number(r[1]));
  };
  const inWords = () => {
    const chosen = area();
    if (chosen.allRows && chosen.allColumns) return "the whole sheet";
    const words = range();
    const what = chosen.allRows ? "column" : chosen.allColumns ? "row" : "cell";
    return `${what}${words.includes(":") ? "s" : ""} ${words}`;
  };
  const capital = (words) => words[0].toUpperCase() + words.slice(1);
  const show = () => {
    const chosen = area();
    for (const [r, row] of rows.entries()) {
      for (const [c, one] of row.entries()) {
        const within = (n, [first, last]) => n - 1 >= first && n - 1 <= last;
        const on = chosen !== null && within(r, chosen.rows) && within(c, chosen.columns);
        if (on) one.setAttribute("aria-selected", "true");
        else one.removeAttribute("aria-selected");
      }
    }
    picked.hidden = !chosen;
    if (!chosen) return;
    document.querySelector("#picked-cells").textContent = capital(inWords());
    document.querySelector("#picked-mark").value = range() === "" ? "sheet" : "cells";
    form.elements.cells.value = range();
  };
  const hold = (one) => {
    for (const other of table.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    one.tabIndex = 0;
  };
  const tell = () => {
    const one = from[0] === to[0] && from[1] === to[1] && from[0] >= 0 && from[1] >= 0;
    if (!one) say(`${capital(inWords())}. Enter marks.`);
  };
  const choose = (r, c, more, focus = true) => {
    to = [r, c];
    if (!more || !from) from = to;
    show();
    const one = cell(r, c);
    hold(one);
    was.focus = [r, c];
    if (focus) one.focus({ preventScroll: true });
    if (focus) one.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const letGo = () => {
    [from, to, waits] = [null, null, false];
    form.elements.cells.value = "";
    show();
  };
  const mark = () => {
    if (!from) return;
    if (!form.elements.provision.value) {
      waits = true;
      say(`Choose the provision for ${inWords()}. Enter marks then.`);
      form.elements.provision.focus();
      return;
    }
    waits = false;
    keep();
    form.requestSubmit(document.querySelector("#picked-mark"));
  };
  const keep = () => Object.assign(was, { left: region.scrollLeft, top: region.scrollTop, held: true });
  onceChosen(form.elements.provision, () => waits && mark());
  document.querySelector("#picked-mark").addEventListener("click", (event) => {
    event.preventDefault();
    mark();
  });
  document.querySelector("#picked-off").addEventListener("click", () => {
    const at = was.focus;
    letGo();
    if (at) cell(...at)?.focus({ preventScroll: true });
    say("Nothing chosen.");
  });

  const placeOf = (target) => {
    const one = target?.closest?.("td, th");
    if (!one || !table.contains(one)) return null;
    return [one.parentElement.rowIndex - 1, one.cellIndex - 1];
  };
  const finger = document.querySelector("#finger-cells");
  const several = () => finger.getAttribute("aria-pressed") === "true";
  if (finger) {
    finger.parentElement.hidden = !window.matchMedia("(any-pointer: coarse)").matches;
    const set = (on) => {
      finger.setAttribute("aria-pressed", String(on));
      region.toggleAttribute("data-finger", on);
    };
    set(sessionStorage.getItem("redact-cells-finger") === "on");
    finger.addEventListener("click", () => {
      sessionStorage.setItem("redact-cells-finger", several() ? "off" : "on");
      set(!several());
      say(several() ? "A finger chooses several cells now." : "A finger scrolls the table now, and a tap chooses one cell.");
    });
  }
  let drags = false;
  table.addEventListener("pointerdown", (event) => {
    const at = placeOf(event.target);
    if (!at || event.button !== 0 || (event.pointerType === "touch" && !several())) return;
    event.preventDefault();
    drags = true;
    choose(...at, event.shiftKey);
    if (event.target.hasPointerCapture?.(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
  });
  table.addEventListener("pointermove", (event) => {
    if (!drags) return;
    const at = placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (at && (at[0] !== to[0] || at[1] !== to[1])) choose(...at, true, false);
  });
  const drop = () => {
    if (!drags) return;
    drags = false;
    if (to) cell(...to).focus({ preventScroll: true });
    if (from) say(`${capital(inWords())} chosen.`);
  };
  window.addEventListener("pointerup", drop, { signal: life.signal });
  window.addEventListener("pointercancel", drop, { signal: life.signal });
  // A tap: the browser has told it from scrolling.
  table.addEventListener("click", (event) => {
    const at = placeOf(event.target);
    if (!at || drags || several() || event.pointerType !== "touch") return;
    choose(...at, false);
  });

  table.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at) was.focus = at;
  });
  table.addEventListener("keydown", (event) => {
    const at = placeOf(event.target);
    if (!at || event.altKey || event.metaKey) return;
    const [r, c] = at;
    const ends = { Home: [event.ctrlKey ? 0 : r, 0], End: [event.ctrlKey ? high - 1 : r, wide - 1] };
    const ways = {
      ArrowLeft: [r, c - 1], ArrowRight: [r, c + 1], ArrowUp: [r - 1, c], ArrowDown: [r + 1, c],
      PageUp: [r - PAGE, c], PageDown: [r + PAGE, c], ...ends,
    };
    if (ways[event.key]) {
      event.preventDefault();
      const [y, x] = ways[event.key];
      if (event.shiftKey) from ??= at;
      // With Shift the heads are not entered: from a cell one chooses cells.
      const least = (n) => (event.shiftKey && from && from[n] >= 0 ? 0 : -1);
      choose(Math.max(least(0), Math.min(y, high - 1)), Math.max(least(1), Math.min(x, wide - 1)), event.shiftKey);
      tell();
    } else if (event.key === " " && (event.ctrlKey || event.shiftKey)) {
      event.preventDefault();
      choose(event.ctrlKey ? -1 : r, event.ctrlKey ? c : -1, false);
      tell();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!from) choose(r, c, false);
      mark();
    } else if (event.key === "Escape") {
      letGo();
      say("Nothing chosen.");
    }
  });

  const start = again && was.focus && cell(...was.focus) ? was.focus : [0, 0];
  const one = cell(...start) ?? cell(-1, -1);
  hold(one);
  if (again && was.held) {
    [region.scrollLeft, region.scrollTop] = [was.left, was.top];
    if (!document.querySelector(".errors")) one.focus({ preventScroll: true });
    was.held = false;
  }
}

document.addEventListener("redact:fresh", () => {
  life.abort();
  life = new AbortController();
  begin(true);
});
begin(false);
