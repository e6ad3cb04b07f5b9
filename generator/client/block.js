// What the scripts of block types stand on: the form around them, its answers and its words. They
// read and write controls and hear `toolkit-answer`; of storage and of each other they know nothing.

import { SheetForm } from "./form.js";
import { Lively } from "./lively.js";
import { wordsIn } from "./words.js";

/** A block on a sheet. `data` is what its template gave it as `data-block`. */
export class Block extends Lively {
  /** @type {SheetForm} */
  form = /** @type {any} */ (null);
  /** @type {any} */
  data = {};
  say = wordsIn("{}");

  connectedCallback() {
    const form = this.closest("form");
    if (!form) return; // a page for facilitators shows the block without a sheet
    this.form = new SheetForm(form);
    this.say = wordsIn(form.dataset["words"]);
    this.data = JSON.parse(this.dataset["block"] ?? "{}");
    const signal = this.begin();
    form.addEventListener("toolkit-answer", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.name === null) this.renewed();
      this.soon();
    }, { signal });
    this.arrive(signal);
    this.soon(); // by then the answers that are kept are in their fields
  }

  /** The sheet holds other answers than before: those of another wording or file, or none. */
  renewed() {}

  /** The number of the wording in use. */
  get wording() {
    const page = this.closest(".page") ?? document;
    const checked = page.querySelector("input[name='wording']:checked");
    return checked ? Number(checked.id.replace("wording-", "")) : 1;
  }

  /**
   * Answer a field as if somebody had typed it.
   * @param {string} name
   * @param {string} value
   */
  answer(name, value) {
    this.form.setValue(name, value);
    this.form.controls(name)[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Say something politely once nothing has changed for a while, not at each key. */
export class Teller {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  /** @param {HTMLElement} region */
  constructor(region) {
    this.region = region;
  }

  /** @param {string} text @param {() => void} [told] called once it is said */
  tell(text, told = () => {}) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.region.textContent = text;
      told();
    }, 1200);
  }
}
