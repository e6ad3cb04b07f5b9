// The line at the foot of the screen: how far one is, how it is kept, on to the next question, and
// always in sight: delete. It appears with the first answer.

import { made } from "./made.js";
import { Part } from "./part.js";

/** The time of a moment, with its day where that is not today. @param {number} moment */
function said(moment) {
  const when = new Date(moment);
  const time = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = /** @type {const} */ ({ day: "numeric", month: "short" });
  const isToday = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(document.documentElement.lang, isToday ? time : { ...day, ...time });
}

/** Announce how keeping goes when it changes, and not each time something is written. */
export class SheetBar extends Part {
  #state = "";
  #drawn = "";

  /** @override */
  show() {
    const { store } = this.sheet;
    this.hidden = store.covered || (store.size === 0 && this.#state === "");
    if (this.hidden) return;
    const questions = this.sheet.questions();
    const open = new Set(this.sheet.unanswered(questions));
    const done = questions.length - open.size;
    this.tell("count", this.sheet.say("answered-of", { n: done, total: questions.length }));
    this.piece("next").hidden = open.size === 0;
    this.#draw(questions, open);
    this.#tellState();
  }

  #tellState() {
    const { state, writtenAt, size } = this.sheet.store;
    if (size > 0 && writtenAt === 0 && state !== "memory" && state !== "full") return; // not yet
    const time = said(writtenAt);
    const key = size === 0 ? "state-empty" : `state-${state}`;
    this.tell("state", this.sheet.say(key, { time }));
    this.classList.toggle("trouble", state === "full" || state === "memory");
    this.piece("save").hidden = state !== "full" && state !== "memory";
    if (key !== this.#state) this.tell("told", this.sheet.say(key, { time }));
    this.#state = key;
  }

  /**
   * Progress as a ladder on its side: a rung a question, thick when answered, a gap between groups.
   * @param {string[]} questions
   * @param {Set<string>} open
   */
  #draw(questions, open) {
    const group = (/** @type {string} */ name) => this.sheet.form.controls(name)[0]?.closest(".rating-group, .part");
    const rungs = questions.map((name, at) => {
      const next = questions[at + 1];
      const ends = next !== undefined && group(next) !== group(name);
      return `${open.has(name) ? "" : "done"}${ends ? " ends" : ""}`.trim();
    });
    if (rungs.join() === this.#drawn) return;
    this.#drawn = rungs.join();
    this.piece("steps").replaceChildren(...rungs.map((rung) => made("i", "", rung)));
  }

  /** @override @param {string} act */
  pressed(act) {
    if (act === "next") this.#next();
    else if (act === "finish") this.panel("finish", true);
    else if (act === "delete") this.#delete();
    else if (act === "save") this.sheet.form.element.querySelector("sheet-taking")?.dispatchEvent(new Event("toolkit-save"));
    else if (act === "keep" || act === "escape") this.#back();
  }

  #back() {
    if (this.piece("finish").hidden) return;
    this.panel("finish", false);
    this.piece("done").focus();
  }

  #delete() {
    this.panel("finish", false);
    this.sheet.store.clear();
    this.#state = "state-empty"; // told by this, and no more after it
    this.tell("told", this.sheet.say("deleted"));
    this.piece("count").focus();
  }

  /** Go to the first question after the focus that has no answer, or to the first of all. */
  #next() {
    const open = this.sheet.unanswered().map((name) => this.sheet.form.controls(name)[0]);
    const here = this.sheet.last;
    const after = open.find((control) => here && control && here.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING);
    const control = after ?? open[0];
    control?.focus();
    control?.closest(".item, .q, fieldset")?.scrollIntoView({ block: "center" });
  }
}
