// Writing with the check: saves and checks as one request, shows what came back, and takes keys.

import { MarkedField } from "./marked_field.js";
import { Panel } from "./panel.js";

const PASTED = 400; // letters that are retold rather than pasted
const TRIED_AGAIN = 10; // seconds after a save that did not get through
const form = document.querySelector("form[data-writing]");
const fields = new Map([...form.querySelectorAll("textarea.words")].map((area) => [area.name, new MarkedField(area)]));
const answer = form.querySelector("[name=keep]");
let sent = new Map();
let again; // the timer of a save or a check that has not come about
let since = "yet"; // when it was saved last

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

form.addEventListener("htmx:afterSwap", (event) => {
  const time = event.detail.target.id === "saved" && event.detail.target.querySelector("time");
  if (!time) return;
  time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  since = `since ${time.textContent}`;
});

// A save that did not get through says what is safe, and is tried again by itself.
function notSaved(event) {
  const refused = event.type === "htmx:responseError";
  const signIn = "If you were signed out, sign in again in another tab; then it is saved by itself.";
  event.detail.target.textContent =
    `Not saved ${since}. Your text is still here. ${refused ? signIn : "It is tried again by itself."}`;
  panel.notSaved();
  if (refused) renew();
  clearTimeout(again);
  again = setTimeout(save, TRIED_AGAIN * 1000);
}
for (const failure of ["responseError", "sendError", "timeout"]) form.addEventListener(`htmx:${failure}`, notSaved);

// After a sign-in in another tab the form needs that session's token. Who signed in there must be the same person.
async function renew() {
  const answer = await fetch(form.action).catch(() => undefined);
  const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
  const token = page.querySelector(`[data-writer="${form.dataset.writer}"] [name=csrfmiddlewaretoken]`);
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
}

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
