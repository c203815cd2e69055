// A field whose marks stand in place. A textarea cannot hold marks, so a copy of its text lies under it,
// in the same type and box, and carries them as custom highlights: one text node, no elements to rebuild.
// The copy also gives the field its height, so that nothing scrolls apart.

import { changeBetween, moved } from "./edits.js";

const BANDS = ["hint", "look", "fix"]; // the last one lies on top
const canHighlight = "highlights" in CSS;
const highlights = new Map();
if (canHighlight) {
  for (const [priority, name] of [...BANDS, "current"].entries()) {
    const highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
    highlights.set(name, highlight);
  }
}

export class MarkedField {
  constructor(area) {
    this.area = area;
    this.marks = []; // {id, band, start, end}
    this.ranges = new Map(); // "band id" -> [highlight, Range]
    this.text = area.value;
    const box = document.createElement("div");
    box.className = "marked-field";
    const copy = document.createElement("div");
    copy.className = "copy words";
    copy.setAttribute("aria-hidden", "true");
    this.node = document.createTextNode("");
    copy.append(this.node);
    area.before(box);
    box.append(copy, area);
    area.addEventListener("input", () => this.follow());
    this.show();
  }

  // The marks keep their words while somebody types; a mark whose words change goes. Only what changes is touched: the
  // ranges of all others follow the text by themselves.
  follow() {
    const change = changeBetween(this.text, this.area.value);
    const came = this.area.value.slice(change.start, change.start + change.came);
    this.text = this.area.value;
    this.node.replaceData(change.start, change.gone, came);
    this.marks = this.marks.map((mark) => moved(mark, change)).filter(Boolean);
    this.draw();
  }

  // `marks` index `text`, which may be older than what stands in the field by now.
  mark(marks, text) {
    const change = changeBetween(text, this.area.value);
    this.marks = marks.map((mark) => moved(mark, change)).filter(Boolean);
    this.text = this.area.value;
    this.show();
  }

  find(id) {
    return this.marks.find((mark) => mark.id === id);
  }

  // The finding the cursor stands in.
  at(position) {
    return this.marks.find((mark) => mark.start <= position && position <= mark.end);
  }

  show() {
    // A space at the end, so that an empty last line has its height.
    const shown = `${this.text} `;
    if (this.node.data !== shown) this.node.data = shown;
    this.draw();
  }

  // Brings the highlights to where the marks are: most of them are there already.
  draw() {
    if (!canHighlight) return;
    const current = this.marks.find((mark) => mark.id === this.current);
    const wanted = new Map(this.marks.map((mark) => [`${mark.band} ${mark.id}`, [mark.band, mark]]));
    if (current) wanted.set("current", ["current", current]);
    for (const [key, [name, range]] of this.ranges) {
      if (wanted.has(key)) continue;
      highlights.get(name).delete(range);
      this.ranges.delete(key);
    }
    for (const [key, [name, mark]] of wanted) {
      let range = this.ranges.get(key)?.[1];
      if (!range) {
        range = document.createRange();
        this.ranges.set(key, [name, range]);
        highlights.get(name).add(range);
      }
      if (range.startContainer !== this.node || range.startOffset !== mark.start) range.setStart(this.node, mark.start);
      if (range.endContainer !== this.node || range.endOffset !== mark.end) range.setEnd(this.node, mark.end);
    }
  }

  point(id) {
    this.current = id;
    this.draw();
  }

  // As if it had been typed, so that the browser's own undo takes it back.
  write(start, end, words) {
    const area = this.area;
    const keyboard = area.inputMode;
    area.inputMode = "none"; // a phone's keyboard stays down
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      area.setRangeText(words, start, end, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    area.inputMode = keyboard;
  }

  undo() {
    this.area.focus({ preventScroll: true });
    document.execCommand("undo");
  }
}
