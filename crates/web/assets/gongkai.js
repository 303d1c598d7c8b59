// Shortens the way, nothing more: every page works without it.
"use strict";

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // Whoever stops the loading may try again.
  setTimeout(() => delete form.dataset.sent, 10_000);
});
// Coming back by the browser's button, it may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Print buttons exist only where printing by script does.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// After a refused form the summary is what the reader needs first.
document.querySelector(".summary-errors, .note.returned")?.focus();
