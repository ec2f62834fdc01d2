// How words read, while they are written. The page works without this file, by its button.

const form = document.querySelector("form[data-tries]");
if (form) {
  const tried = document.querySelector("#tried");
  const text = form.querySelector("textarea[name=text]");
  let timer = 0;
  let turn = 0;
  const read = async () => {
    const mine = ++turn;
    const sent = new URLSearchParams({ text: text.value, on: form.elements.on.value });
    tried.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.tries, { method: "POST", body: sent });
      if (mine !== turn) return;
      const open = tried.querySelector("details")?.open;
      // A piece of our own page, made and escaped by the server.
      if (answer.ok) tried.innerHTML = await answer.text();
      else tried.textContent = "It could not be tried just now. Save the words, or try again.";
      if (open) tried.querySelector("details")?.setAttribute("open", "");
    } catch {
      if (mine === turn) tried.textContent = "It could not be tried just now. Save the words, or try again.";
    } finally {
      if (mine === turn) tried.removeAttribute("aria-busy");
    }
  };
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(read, wait);
  };
  text.addEventListener("input", () => soon(400));
  form.elements.on.addEventListener("change", () => soon(0));
  form.querySelector("button[value=try]")?.remove();
}
