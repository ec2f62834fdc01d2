// While somebody types a question: published answers like it. The form works without this file; it has a page for them.
const place = document.querySelector("#similar");
let timer = 0;
let latest = 0;

async function look(words) {
  const turn = ++latest;
  const answer = await fetch(`${place.dataset.address}?q=${encodeURIComponent(words.slice(-400))}`);
  if (!answer.ok || turn !== latest) return;
  // A piece of our own page, made and escaped by the server.
  place.innerHTML = await answer.text();
}

for (const box of document.querySelectorAll("textarea[name^=question-]")) {
  box.addEventListener("input", () => {
    clearTimeout(timer);
    const words = box.value.trim();
    if (words.length < 12) return;
    timer = setTimeout(() => look(words).catch(() => {}), 500);
  });
}
