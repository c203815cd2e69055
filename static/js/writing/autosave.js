// Saves and checks as one request: what goes with it, what came of it, and when it is tried again.

const AGAIN = 10; // seconds after a save that did not get through

export class Autosave {
  // `lost` hears that what stands in the form is not saved.
  constructor(form, lost) {
    this.form = form;
    this.lost = lost;
    this.since = "yet"; // when it was saved last
    this.answers = []; // "keep, because" that are not saved yet
    form.addEventListener("htmx:configRequest", (event) => this.leaving(event));
    form.addEventListener("htmx:afterSwap", (event) => this.answered(event));
    for (const failure of ["responseError", "sendError", "timeout"]) {
      form.addEventListener(`htmx:${failure}`, (event) => this.failed(event));
    }
    form.addEventListener("submit", () => this.count());
  }

  save(answer) {
    if (answer) this.answers.push(answer);
    this.form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  tryAgain(seconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), seconds * 1000);
  }

  // The saves of this window are numbered, so that one whose answer was lost does not look like another window's.
  count() {
    const { number } = this.form.elements;
    number.value = String(Number(number.value) + 1);
    return number.value;
  }

  leaving(event) {
    clearTimeout(this.timer);
    this.sent = this.answers.length;
    event.detail.parameters.number = this.count();
    event.detail.parameters.keep = this.answers.join(" ");
  }

  answered(event) {
    const { target } = event.detail;
    if (target.id !== "saved") return;
    const time = target.querySelector("time");
    if (!time) {
      this.lost();
      return;
    }
    // Where the check did not run, nobody has looked at the answers yet.
    if (!document.querySelector("#live").dataset.askAgain) this.answers.splice(0, this.sent);
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    this.since = `since ${time.textContent}`;
  }

  // Says what is safe, and tries again where that can help.
  failed(event) {
    const status = event.type === "htmx:responseError" ? event.detail.xhr.status : 0;
    const helps = status === 0 || status === 403 || status >= 500;
    let then = "Copy it before you leave this page.";
    if (status === 403) then = "Open this site in another tab: you may have to sign in. Then it is saved by itself.";
    else if (helps) then = "It is tried again by itself.";
    event.detail.target.textContent = `Not saved ${this.since}. Your text is still here. ${then}`;
    this.lost();
    if (status === 403) this.renew();
    if (helps) this.tryAgain(AGAIN);
  }

  // After a sign-in in another tab the form needs that session's token. Who signed in there must be the same person.
  async renew() {
    const answer = await fetch(this.form.action).catch(() => undefined);
    const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
    const token = page.querySelector(`[data-writer="${this.form.dataset.writer}"] [name=csrfmiddlewaretoken]`);
    if (token) this.form.elements.csrfmiddlewaretoken.value = token.value;
  }
}
