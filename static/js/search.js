// Results that come into the page are said first.

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "search") document.querySelector("#search .errors, #found")?.focus();
});

// What is wrong with a search comes as 422, and is shown like any other answer.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "search" && event.detail.xhr.status === 422) event.detail.shouldSwap = true;
});
