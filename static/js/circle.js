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
  const { target: form, submitter } = event;
  if (form.classList.contains("htmx-request")) {
    // The autosave that is on its way brings back a newer counter; with the old one this would look like another tab.
    event.preventDefault();
    form.addEventListener("htmx:afterRequest", () => form.requestSubmit(submitter), { once: true });
    return;
  }
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  submitter?.setAttribute("aria-disabled", "true");
});

addEventListener("pageshow", () => {
  sent.clear();
  for (const button of document.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
});

// What is wrong with a form is said first.
document.querySelector(".errors")?.focus();
