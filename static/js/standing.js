// While the check runs, its page asks how it stands; what came of it is said once, and not at every question.

const said = document.querySelector("#standing-said");
const words = () => document.querySelector("#standing h1")?.innerText ?? "";
let last = words();

document.addEventListener("htmx:afterSettle", () => {
  if (words() === last) return;
  last = words();
  said.textContent = last;
});
