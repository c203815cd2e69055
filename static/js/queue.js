// The queue is fetched anew every few seconds; this says what changed, and keeps the focus where somebody works.

const said = document.querySelector("#queue-said");
let before = states();
let focused = false;
let opened = []; // folds

function states() {
  return new Map([...document.querySelectorAll("[data-item]")].map((item) => [item.dataset.item, item.dataset.state]));
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  opened = [...detail.target.querySelectorAll("details[open]")].map((fold) => fold.id);
  focused = detail.target.contains(document.activeElement);
});

document.addEventListener("htmx:afterSettle", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const now = states();
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
  before = now;
  if (changed.length) said.textContent = changed.length === 1 ? "One item changed." : `${changed.length} items changed.`;
  // What had the focus is gone.
  if (focused && document.activeElement === document.body) said.focus();
});
