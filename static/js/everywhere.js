// Keys of every page: "/" searches, "c" writes where there is a link to it, "g" and then "h" goes home.

import { announce, listen } from "./keys.js";

const BOTH = 1500; // ms between the two keys that belong together
let went = 0;

listen({
  "/": () => {
    const field = document.querySelector("[role=search] [type=search]");
    if (!field) return false;
    field.focus();
    field.select();
  },
  c: () => document.querySelector('[data-key="c"]')?.click(),
  g: () => {
    went = Date.now();
  },
  h: () => {
    if (Date.now() - went < BOTH) document.querySelector(".page-head .brand").click();
  },
});
announce();
