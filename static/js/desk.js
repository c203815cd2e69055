// Keys of the desk. Each presses a button of the page or moves the focus, so nothing can be done by keys alone.

import { announce, listen, single } from "./keys.js";
import { suggest } from "./suggest.js";

const help = () => document.querySelector("#keys");
let here = ""; // the stop where somebody was last

// Also after a part of the page came anew.
function arrange() {
  const opener = document.querySelector("#keys-open");
  if (opener) opener.hidden = false;
  announce();
}

// Between the things in the queue, or the findings of a text.
function move(by) {
  const stops = [...document.querySelectorAll("[data-stop]")].filter((stop) => stop.checkVisibility());
  let now = stops.findIndex((stop) => stop.contains(document.activeElement));
  if (now < 0) now = stops.findIndex((stop) => stop.id === here);
  const next = now < 0 ? stops.at(by > 0 ? 0 : -1) : stops[now + by];
  if (!next) return;
  here = next.id;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (target?.matches("textarea")) target.focus();
  else target?.click();
  if (target?.matches("summary")) target.focus();
}

listen({
  j: () => move(1),
  k: () => move(-1),
  a: () => press("a"),
  r: () => press("r"),
  e: () => press("e"),
  n: () => press("n"),
  s: () => suggest(document.activeElement.closest("[data-stop]") ?? document.getElementById(here)),
  "?": () => help()?.showModal(),
});

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "Enter" || event.defaultPrevented || event.repeat || !target.matches("[data-stop]")) return;
  event.preventDefault();
  target.querySelector("[data-enter]")?.click();
});

document.addEventListener("click", ({ target }) => target.closest("#keys-open") && help().showModal());
document.addEventListener("htmx:afterSwap", arrange);
document.documentElement.classList.toggle("single-keys", single);
arrange();
