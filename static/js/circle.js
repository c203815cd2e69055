// What every page does more quickly with JavaScript. Nothing here is needed for the site to work.

document.documentElement.classList.add("js");

// Leave quickly: the page goes white at once and is replaced, so that Back does not return to it.
document.querySelector(".leave").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.body.hidden = true;
  location.replace(event.currentTarget.href);
});

// A form is sent once, however often its button is pressed; coming back makes it ready again.
const sent = new Set();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // htmx sends this one
  if (sent.has(event.target)) {
    event.preventDefault();
    return;
  }
  sent.add(event.target);
  event.submitter?.setAttribute("aria-disabled", "true");
});

addEventListener("pageshow", () => {
  sent.clear();
  for (const button of document.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
});

// What is wrong with a form is said first.
document.querySelector(".errors")?.focus();
