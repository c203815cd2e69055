// The list of findings beside the fields, or one at a time in a sheet at the bottom of a small screen.

const wide = matchMedia("(min-width: 960px)");

export class Panel {
  // `fields`: name of a part to its MarkedField. `save` sends what stands there, with an answer if one is given.
  constructor(aside, fields, save) {
    this.aside = aside;
    this.fields = fields;
    this.save = save;
    this.current = "";
    this.saved = true; // the list is of the text as it was saved last
    this.written = []; // the fields of each replacement, in order, for undo
    this.toggle = aside.querySelector(".live-toggle");
    this.said = aside.querySelector("#live-said");
    aside.hidden = false;
    this.toggle.addEventListener("click", () => this.open(!aside.classList.contains("open")));
    aside.addEventListener("click", (event) => this.pressed(event));
    aside.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    for (const field of fields.values()) {
      field.area.addEventListener("input", () => this.typed());
      field.area.addEventListener("click", () => this.follow(field));
      field.area.addEventListener("keyup", (event) => {
        if (event.key.startsWith("Arrow")) this.follow(field);
      });
    }
  }

  get list() {
    return this.aside.querySelector("#live");
  }

  get items() {
    return [...this.aside.querySelectorAll(".live-finding")];
  }

  get shown() {
    return this.items.find((item) => item.classList.contains("current"));
  }

  // Where its words stand now; nothing if they were changed since.
  place(item) {
    return this.fields.get(item.dataset.field)?.find(item.dataset.key);
  }

  // The list is about to be replaced: what is open in it and where the focus is stay so.
  leaving() {
    this.opened = this.items.find((item) => item.querySelector(".keep")?.open)?.dataset.id;
    if (document.activeElement.closest(".live-finding")) this.refocus = true;
  }

  // New findings, for the text that was sent.
  arrived(sent) {
    const marks = new Map([...this.fields.keys()].map((name) => [name, []]));
    for (const [index, item] of this.items.entries()) {
      item.dataset.key = String(index);
      const { field, start, end, band } = item.dataset;
      marks.get(field)?.push({ id: item.dataset.key, band, start: Number(start), end: Number(end) });
      this.offerEverywhere(item);
    }
    const opened = this.items.find((item) => item.dataset.id === this.opened)?.querySelector(".keep");
    if (opened) opened.open = true;
    for (const [name, field] of this.fields) field.mark(marks.get(name), sent.get(name) ?? "");
    this.saved = true;
    this.tell();
    const again = this.items.find((item) => item.dataset.id === this.current) ?? this.waiting()[0];
    this.choose(again, { point: false });
    if (this.refocus) {
      this.refocus = false;
      (again ?? this.toggle).focus({ preventScroll: true });
    }
  }

  // What was typed since the last save is not checked either.
  notSaved() {
    this.saved = false;
    this.tell();
  }

  waiting() {
    return this.items.filter((item) => "open" in item.dataset);
  }

  tell() {
    const { must, left } = this.list.dataset;
    const unchecked = "unchecked" in this.list.dataset;
    const solved = left === "0" && !unchecked && this.saved;
    const rest = solved ? "Nothing left to solve" : `${left} left${must === "0" ? "" : `, ${must} must be fixed`}`;
    const checked = unchecked ? "Not checked" : rest;
    const words = this.saved ? checked : "Not saved, not checked";
    this.aside.classList.toggle("calm", solved);
    this.aside.classList.toggle("stale", !this.saved);
    this.toggle.querySelector(".live-count").textContent = words;
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  // The same words elsewhere, or the same person under other names.
  alike(item) {
    const { id, person } = item.dataset;
    return this.items.filter(
      (other) => other !== item && (person ? other.dataset.person === person : other.dataset.id === id),
    );
  }

  offerEverywhere(item) {
    const line = item.querySelector(".everywhere");
    const others = this.alike(item);
    if (!line || !others.length) return;
    const sameWords = others.every((other) => other.dataset.id === item.dataset.id);
    const where = sameWords ? "In all places with these words" : "Everywhere this person is named";
    line.querySelector("span").textContent = `${where}: ${others.length + 1}`;
    line.querySelector("input").checked = true;
    line.hidden = false;
  }

  pressed(event) {
    const button = event.target.closest("button");
    const item = event.target.closest(".live-finding");
    if (!button) return;
    if (button.dataset.step) this.step(Number(button.dataset.step));
    else if (button.matches(".show")) this.choose(item, { point: true });
    else if (button.matches(".rung")) this.replace(item, [...button.parentElement.children].indexOf(button));
    else if (button.dataset.keep) this.keep(item, button.dataset.keep);
    else if (button.closest(".live-undo")) this.undo();
  }

  step(by) {
    const items = this.items.filter((item) => this.place(item));
    if (!items.length) return;
    const at = items.findIndex((item) => item.classList.contains("current"));
    this.choose(items[(at + by + items.length) % items.length], { point: true });
  }

  next() {
    const items = this.waiting().filter((item) => this.place(item));
    const at = items.findIndex((item) => item.classList.contains("current"));
    // The one that was only offered comes first.
    const item = items[(at + (this.visited ? 1 : 0)) % items.length] ?? items[0];
    if (item) this.choose(item, { point: true, select: true });
  }

  // `point`: show where it stands; `select`: put the cursor there.
  choose(item, { point = false, select = false } = {}) {
    for (const other of this.items) other.classList.toggle("current", other === item);
    this.current = item?.dataset.id ?? "";
    this.visited = point;
    for (const [name, field] of this.fields) field.point(item?.dataset.field === name ? item.dataset.key : "");
    const place = item && this.place(item);
    if (!place) return;
    const { area } = this.fields.get(item.dataset.field);
    if (select) {
      area.focus({ preventScroll: true });
      area.setSelectionRange(place.start, place.end);
    }
    if (point) {
      this.scrollTo(item.dataset.field, place);
      if (wide.matches) item.scrollIntoView({ block: "nearest" });
    }
  }

  scrollTo(name, place) {
    const { node } = this.fields.get(name);
    const range = document.createRange();
    range.setStart(node, place.start);
    range.setEnd(node, place.end);
    const box = range.getBoundingClientRect();
    const bottom = wide.matches ? innerHeight - 40 : this.aside.getBoundingClientRect().top - 20;
    if (box.top < 80 || box.bottom > bottom) scrollBy({ top: box.top - Math.min(160, innerHeight / 4) });
  }

  // The cursor stands in a mark: its finding is the one shown.
  follow(field) {
    if (field.area.selectionStart !== field.area.selectionEnd) return;
    const mark = field.at(field.area.selectionStart);
    const item = mark && this.items.find((one) => one.dataset.key === mark.id && this.fields.get(one.dataset.field) === field);
    if (item) this.choose(item);
  }

  replace(item, rung) {
    const everywhere = item.querySelector(".all")?.checked ? this.alike(item) : [];
    const done = [item, ...everywhere].filter((one) => this.place(one) && one.querySelector(".rung"));
    const next = this.after(item, done);
    // From the end, so that the places before stay what they are.
    done.sort((one, other) => Number(other.dataset.start) - Number(one.dataset.start));
    this.byItself(() => {
      for (const one of done) this.write(one, rung);
    });
    this.written.push(done.map((one) => this.fields.get(one.dataset.field)));
    this.offerUndo();
    for (const one of done) one.remove();
    this.goOn(next);
  }

  // The next one to solve behind this one, or the first.
  after(item, solved = [item]) {
    const waiting = this.waiting().filter((other) => !solved.includes(other) && this.place(other));
    const behind = Node.DOCUMENT_POSITION_FOLLOWING;
    return waiting.find((other) => item.compareDocumentPosition(other) & behind) ?? waiting[0];
  }

  // What is written here is no typing, after which undoing would take back what was typed.
  byItself(change) {
    this.writing = true;
    change();
    this.writing = false;
  }

  typed() {
    if (this.writing || !this.written.length) return;
    this.written = [];
    this.offerUndo();
  }

  offerUndo() {
    this.aside.querySelector(".live-undo").hidden = !this.written.length;
  }

  write(item, rung) {
    const field = this.fields.get(item.dataset.field);
    const place = this.place(item);
    const rungs = item.querySelectorAll(".rung");
    const { start, end, roomStart, roomEnd } = item.dataset;
    const before = Number(start) - Number(roomStart);
    const behind = Number(roomEnd) - Number(end);
    field.write(place.start - before, place.end + behind, rungs[Math.min(rung, rungs.length - 1)].textContent);
  }

  keep(item, answer) {
    this.refocus = true;
    const next = this.after(item);
    delete item.dataset.open;
    if (next) this.choose(next);
    this.save(answer);
  }

  undo() {
    const fields = this.written.pop()?.reverse() ?? [];
    this.byItself(() => {
      for (const field of fields) field.undo();
    });
    this.offerUndo();
    this.save();
  }

  // What comes next is shown at once; the check of the new text follows.
  goOn(next) {
    this.choose(next, { point: true });
    if (!this.byKey) this.focusOn(next);
    this.save();
  }

  focusOn(item) {
    (item ?? this.toggle).focus({ preventScroll: true });
    this.refocus = true;
  }

  // Keys that work in the fields too.
  first() {
    const item = this.shown;
    if (!item?.querySelector(".rung")) return;
    this.byKey = true;
    this.replace(item, 0);
    this.byKey = false;
  }

  why() {
    const item = this.shown;
    if (!item) return;
    this.open(true);
    item.focus();
  }

  open(wanted) {
    this.aside.classList.toggle("open", wanted);
    this.toggle.setAttribute("aria-expanded", String(wanted || wide.matches));
  }

  close() {
    this.open(false);
    const item = this.shown;
    this.fields.get(item?.dataset.field)?.area.focus();
  }
}
