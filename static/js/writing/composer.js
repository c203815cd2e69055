// Writing with the check: saves and checks as one request, shows what came back, and takes keys.

import { MarkedField } from "./marked_field.js";
import { Panel } from "./panel.js";

const PASTED = 400; // letters that are retold rather than pasted
const form = document.querySelector("form[data-writing]");
const fields = new Map([...form.querySelectorAll("textarea.words")].map((area) => [area.name, new MarkedField(area)]));
const answer = form.querySelector("[name=keep]");
let sent = new Map();
let again; // the timer of a check that has not come about

function save(keep) {
  if (keep) {
    answer.value = keep;
    answer.disabled = false;
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

const panel = new Panel(document.querySelector("#live-panel"), fields, save);

form.addEventListener("htmx:configRequest", () => {
  sent = new Map([...fields].map(([name, field]) => [name, field.area.value]));
  answer.disabled = true; // it has been taken along
  clearTimeout(again);
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id === "live") panel.leaving();
});

document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (event.detail.target.id !== "live") return;
  panel.arrived(sent);
  const { askAgain } = panel.list.dataset;
  if (askAgain) again = setTimeout(save, Number(askAgain) * 1000);
});

const KEYS = { KeyN: () => panel.next(), KeyR: () => panel.first(), KeyW: () => panel.why() };

document.addEventListener("keydown", (event) => {
  const act = event.altKey && !event.ctrlKey && !event.metaKey && KEYS[event.code];
  if (!act) return;
  event.preventDefault();
  act();
});

// Notes carry details that their writer no longer sees.
form.addEventListener("paste", (event) => {
  if ((event.clipboardData?.getData("text") ?? "").length < PASTED) return;
  form.querySelector(".pasted").hidden = false;
  setTimeout(save); // once the text is there
});

// What was written before is checked when the page opens.
if (form.dataset.writing === "saved") addEventListener("load", () => save());
