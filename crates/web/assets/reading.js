// Reading while a request is put in, and putting a reading right without leaving the place. Both pages work without
// this file: by a button, and by forms.

// How it reads, while it is pasted or chosen.
const form = document.querySelector("form[data-reads]");
if (form) {
  const seen = document.querySelector("#seen");
  const text = form.querySelector("textarea[name=text]");
  const file = form.querySelector("input[type=file]");
  let timer = 0;
  let turn = 0;
  const read = async () => {
    const mine = ++turn;
    const sent = new FormData();
    // What is typed from a scan is what is read.
    if (text.value.trim() || !file.files.length) sent.append("text", text.value);
    else sent.append("file", file.files[0]);
    seen.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.reads, { method: "POST", body: sent });
      if (mine !== turn) return;
      // A piece of our own page, made and escaped by the server.
      if (answer.ok) seen.innerHTML = await answer.text();
      else seen.textContent = answer.status === 413 ? "That is too large to read." : "It could not be read just now. Take it in, or try again.";
    } catch {
      if (mine === turn) seen.textContent = "It could not be read just now. Take it in, or try again.";
    } finally {
      if (mine === turn) seen.removeAttribute("aria-busy");
    }
  };
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(read, wait);
  };
  text.addEventListener("input", () => soon(400));
  text.addEventListener("paste", () => soon(50));
  file.addEventListener("change", () => soon(0));
  form.querySelector("button[value=read]")?.remove();
  // What the browser kept over a reload.
  if (text.value.trim() && !seen.querySelector(".original")) soon(0);
}

// A correction: the page comes back and takes the place of this one, at the same place.
const main = document.querySelector("main");
if (document.querySelector("[data-corrects]")) {
  document.addEventListener("submit", async (event) => {
    const sent = event.target.closest("form[data-step]");
    if (!sent || event.defaultPrevented) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(sent, event.submitter));
    const key = event.submitter?.closest("[id]")?.id;
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(sent.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("main");
      if (!fresh || !page.querySelector("[data-corrects]")) throw new Error("another page");
      const open = [...main.querySelectorAll("details[open]")].map((one) => one.id).filter(Boolean);
      const scrolled = main.querySelector(".beside-held")?.scrollTop ?? 0;
      main.innerHTML = fresh.innerHTML;
      for (const id of open) if (id === "rest") document.getElementById(id)?.setAttribute("open", "");
      const held = main.querySelector(".beside-held");
      if (held) held.scrollTop = scrolled;
      document.title = page.title;
      const back = main.querySelector("[data-focus]") ?? document.getElementById(key) ?? main.querySelector("#list");
      back.setAttribute("tabindex", back.getAttribute("tabindex") ?? "-1");
      back.focus({ preventScroll: !main.querySelector(".errors") });
      const said = document.querySelector("#said");
      said.textContent = main.querySelector("[data-said]")?.dataset.said ?? "";
    } catch {
      // As a browser without scripts would.
      location.reload();
    } finally {
      main.removeAttribute("aria-busy");
    }
  });

  // Words marked in the original become a question.
  const bytes = (words) => new TextEncoder().encode(words).length;
  const offset = (root, node, at) => {
    const range = document.createRange();
    range.setStart(root, 0);
    range.setEnd(node, at);
    const before = range.cloneContents();
    for (const label of before.querySelectorAll(".place")) label.remove();
    return bytes(before.textContent);
  };
  const offer = () => {
    const root = document.querySelector("#original .original");
    const form = document.querySelector("#mark");
    const chosen = getSelection();
    const inside = root && form && chosen.rangeCount && !chosen.isCollapsed && root.contains(chosen.getRangeAt(0).commonAncestorContainer);
    if (!inside || !chosen.toString().trim()) {
      if (form) form.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    form.elements.start.value = offset(root, range.startContainer, range.startOffset);
    form.elements.end.value = offset(root, range.endContainer, range.endOffset);
    form.hidden = false;
  };
  document.addEventListener("selectionchange", offer);
}
