// Single keys: none while the focus is in a field, none together with Ctrl or Alt, none where a person has switched them off.

export const single = document.documentElement.dataset.singleKeys !== "off";
const FIELDS = "input, textarea, select, [contenteditable]";

// `commands`: a key to what it does; false where there is nothing to do, so that the browser's own use of it stays.
export function listen(commands) {
  if (!single) return;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELDS)) return;
    if (!Object.hasOwn(commands, event.key)) return;
    if (commands[event.key]() !== false) event.preventDefault();
  });
}

// What has a key says so; again after a part of the page came anew.
export function announce() {
  if (!single) return;
  for (const target of document.querySelectorAll("[data-key]")) target.ariaKeyShortcuts = target.dataset.key;
}
