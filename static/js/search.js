// "/" goes to the search field. Results that come into the page are said first.

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING)) return;
  const field = document.querySelector("[role=search] [type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "search") document.querySelector("#search .errors, #found")?.focus();
});

// What is wrong with a search comes as 422, and is shown like any other answer.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "search" && event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});
