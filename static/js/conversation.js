// Reading on where one stopped: "n" goes to the next new reply. Answering a reply keeps the place and what is typed.

import { listen } from "./keys.js";

const fresh = [...document.querySelectorAll(".reply.new")];
let at = -1;

function goTo(reply) {
  reply.tabIndex = -1;
  reply.focus({ preventScroll: true });
  reply.scrollIntoView({ block: "start" });
}

listen({
  n: () => {
    if (!fresh.length) return;
    at = (at + 1) % fresh.length;
    goTo(fresh[at]);
  },
});

// Who comes back to a conversation goes on at the first new reply, unless the address says where.
const known = !document.querySelector(".post.new");
if (known && fresh.length && !location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  fresh[0].scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-to]");
  const choice = document.querySelector("#reply [name=answers]");
  if (!link || !choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choice.value = link.dataset.to;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("#reply textarea").focus();
});
