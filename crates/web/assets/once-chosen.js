// What waits for a provision: a box that was drawn, cells that were chosen, words that were to be marked.

/**
 * Goes on once a provision is chosen. A keyboard changes a list at every letter and arrow: it chooses with Enter, or by
 * leaving the list.
 */
export function onceChosen(list, go) {
  let typed = false;
  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && typed && list.value) {
      event.preventDefault();
      typed = false;
      go();
    } else if (!["Enter", "Tab", "Shift", "Escape"].includes(event.key)) typed = true;
  });
  list.addEventListener("pointerdown", () => (typed = false));
  list.addEventListener("change", () => !typed && list.value && go());
  list.addEventListener("blur", () => {
    if (typed && list.value) go();
    typed = false;
  });
}
