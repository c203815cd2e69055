// Other words for what is marked, or for what is selected in the text. All of it can be done by typing alone.

const text = () => document.querySelector("#text");

function choose(field, words) {
  field.value = words;
  field.focus();
  field.select();
}

// The words that are selected in the text go into the next free field.
function ofSelection() {
  const selection = getSelection();
  const words = String(selection).trim();
  if (!words || !text()?.contains(selection.anchorNode)) return false;
  const chosen = document.querySelector("#suggest-chosen");
  const free = [...chosen.querySelectorAll("[name=chosen]")].find((field) => !field.value) ?? chosen.querySelector("[name=chosen]");
  chosen.open = true;
  free.value = words;
  document.getElementById(`${free.id}-instead`).focus();
  return true;
}

export function suggest(stop) {
  if (ofSelection()) return;
  const box = stop?.querySelector("[data-suggest]");
  if (box) {
    box.checked = true;
    const field = stop.querySelector(".words-instead input");
    choose(field, field.value);
  } else {
    const chosen = document.querySelector("#suggest-chosen");
    if (!chosen) return;
    chosen.open = true;
    chosen.querySelector("[name=chosen]").focus();
  }
}

document.addEventListener("click", ({ target }) => {
  const rung = target.closest("[data-rung]");
  if (rung) choose(rung.closest(".words-instead").querySelector("input"), rung.textContent);
});

// Enter in such a field decides nothing: it leads back to the finding, or from one field to the next.
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key !== "Enter" || event.isComposing || !target.matches(".words-instead input, .chosen input")) return;
  event.preventDefault();
  if (target.name === "chosen") document.getElementById(`${target.id}-instead`).focus();
  else (target.closest("[data-stop]") ?? target.closest("details").querySelector("button")).focus();
});
