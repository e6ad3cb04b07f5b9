// Whose device is it? Asked once, in the page, below the question that is being answered, so that
// it is the next stop of the keyboard and covers nothing.

import { goTo } from "./made.js";
import { Part } from "./part.js";

export class SheetDevice extends Part {
  /** @override @param {AbortSignal} life */
  arrive(life) {
    const form = this.sheet.form.element;
    form.addEventListener("input", ({ target }) => this.#stand(/** @type {Element} */ (target)), { signal: life });
  }

  /** @override */
  show() {
    const { device, size, covered } = this.sheet.store;
    this.hidden = device !== null || size === 0 || covered;
    if (!this.hidden) return;
    this.classList.remove("placed"); // the next time it is asked, it is asked anew
    this.tell("told", "");
  }

  /** Stand below the question that `target` answers, from the first one on. @param {Element} target */
  #stand(target) {
    if (this.sheet.form.nameOf(target) === null) return;
    this.show(); // now: this may be the first answer
    if (this.hidden || this.classList.contains("placed")) return;
    const question = target.closest(".item, .q, .table-block, .part");
    if (!question) return;
    this.classList.add("placed");
    question.after(this);
    this.tell("told", this.sheet.say("device-told"));
  }

  /** @override @param {string} act */
  pressed(act) {
    if (act !== "own" && act !== "shared") return;
    const next = this.nextElementSibling ?? this.parentElement;
    this.sheet.store.choose(act);
    const controls = /** @type {HTMLElement[]} */ ([...(next?.querySelectorAll("input, textarea, button") ?? [])]);
    const after = controls.find((one) => one.offsetParent !== null);
    if (after) after.focus({ preventScroll: true });
    else goTo(this.sheet.form.element.querySelector("h2"));
  }
}
