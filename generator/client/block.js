// What the scripts of block types stand on: the form around them, its answers and its words. They
// read and write controls and hear `toolkit-answer`; of storage and of each other they know nothing.

import { SheetForm } from "./form.js";
import { wordsIn } from "./words.js";

/** A block on a sheet. `data` is what its template gave it as `data-block`. */
export class Block extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  #waits = false;
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
    this.#life = new AbortController();
    const { signal } = this.#life;
    form.addEventListener("toolkit-answer", (event) => {
      this.answered(/** @type {CustomEvent} */ (event).detail.name);
      this.#soon();
    }, { signal });
    this.arrive(signal);
    this.show();
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /** Many answers in a row are shown together. */
  #soon() {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      if (this.isConnected) this.show();
    });
  }

  /** What is done once the block stands in its page. @param {AbortSignal} _life */
  arrive(_life) {}

  /** A field has another answer; null means any of them. @param {string | null} _name */
  answered(_name) {}

  /** Show the answers as they are now. */
  show() {}

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

  /** The element of the markup called `name`. @param {string} name @returns {HTMLElement} */
  piece(name) {
    const found = this.querySelector(`[data-piece="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`no piece ${name} in ${this.localName}`);
    return found;
  }
}

/**
 * Say what a table's parts are: where a style sheet shows rows as cards, some browsers forget it.
 * @param {Element} block
 */
export function withRoles(block) {
  /** @type {{[selector: string]: string}} */
  const roles = {
    table: "table",
    "thead, tbody": "rowgroup",
    tr: "row",
    td: "cell",
    "thead th": "columnheader",
    "tbody th": "rowheader",
  };
  for (const [selector, role] of Object.entries(roles)) {
    for (const one of block.querySelectorAll(selector)) one.setAttribute("role", role);
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
