// Writing with the check: shows what came back of each save, and takes keys.

import { Autosave } from "./autosave.js";
import { MarkedField } from "./marked_field.js";
import { Panel } from "./panel.js";

const PASTED = 400; // letters that are retold rather than pasted
const form = document.querySelector("form[data-writing]");
const fields = new Map([...form.querySelectorAll("textarea.words")].map((area) => [area.name, new MarkedField(area)]));
const autosave = new Autosave(form, () => panel.notSaved());
const panel = new Panel(document.querySelector("#live-panel"), fields, (answer) => autosave.save(answer));
let sent = new Map();

form.addEventListener("htmx:configRequest", () => {
  sent = new Map([...fields].map(([name, field]) => [name, field.area.value]));
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id === "live") panel.leaving();
});

document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (event.detail.target.id !== "live") return;
  panel.arrived(sent);
  const { askAgain } = panel.list.dataset;
  if (askAgain) autosave.tryAgain(Number(askAgain));
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
  setTimeout(() => autosave.save()); // once the text is there
});

// What was written before is checked when the page opens.
if (form.dataset.writing === "saved") addEventListener("load", () => autosave.save());
