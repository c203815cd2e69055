// A review is held while somebody works on its page, given back when they leave it, and held again when they return.

const EVERY = 60_000; // milliseconds

// Gone from the page when somebody else has it.
const lease = () => document.querySelector("#lease");
const start = document.querySelector("#start");
let renewed = Date.now();
let staying = false; // the next page is of the same review, or its button already says what becomes of it

function renew() {
  renewed = Date.now();
  if (lease()) htmx.trigger(lease(), "renew");
}

function work() {
  if (Date.now() - renewed > EVERY) renew();
}

function leave() {
  if (staying || !lease()) return;
  const form = document.querySelector("#release");
  const data = new FormData(form);
  data.append("left", "1");
  navigator.sendBeacon(form.action, data);
}

function send({ target, submitter }) {
  const path = new URL(submitter?.hasAttribute("formaction") ? submitter.formAction : target.action).pathname;
  staying = path.startsWith(location.pathname.match(/^\/reviews\/[^/]+\//)[0]);
  if (target.id === "release") history.replaceState({ ...history.state, held: false }, "");
}

// Somebody else has it now, or something in the form is not right: the whole page says so, with what was written.
function refused({ detail }) {
  if (![409, 422].includes(detail.xhr.status)) return;
  Object.assign(detail, { shouldSwap: true, isError: false, selectOverride: "main", swapOverride: "outerHTML" });
  detail.target = document.querySelector("main");
}

if (lease()) {
  // Kept with this entry of the browser's history, and nowhere else.
  history.replaceState({ ...history.state, held: true }, "");
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, work);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && renew());
  document.addEventListener("submit", send);
  document.addEventListener("htmx:beforeSwap", refused);
  document.addEventListener("htmx:afterSwap", () => document.querySelector("#stale, .errors")?.focus());
  // Loaded anew, the leaving of the page before may arrive only now.
  addEventListener("DOMContentLoaded", () => {
    if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") renew();
  });
} else if (start && history.state?.held) {
  start.requestSubmit();
}
