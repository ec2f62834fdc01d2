// Small comforts for people whose browser runs scripts. Every page works without this file.

// After a form came back, or something was done, start where the news is.
document.querySelector("[data-focus]")?.focus();

// A second press of a button changes nothing (the form carries its command id), but it need not be sent either.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 3000) event.preventDefault();
    form.dataset.sent = String(Date.now());
  });
}

// Paper shows what is folded away.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    details.dataset.opened = "";
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("details[data-opened]")) {
    details.open = false;
    delete details.dataset.opened;
  }
});
