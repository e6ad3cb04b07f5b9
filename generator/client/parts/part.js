// What the parts of a sheet's interface have in common: custom elements in the light DOM whose
// markup the page brings along. Without JavaScript they are never defined and so never shown.

import { sheetOf } from "../sheet.js";

/** @typedef {import("../sheet.js").Sheet} Sheet */

/** An element that shows something of its form's sheet. */
export class Part extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  #waits = false;
  /** @type {Sheet} */
  sheet = /** @type {any} */ (null);

  connectedCallback() {
    this.sheet = sheetOf(this);
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.sheet.addEventListener("change", () => this.#soon(), { signal });
    this.addEventListener("click", (event) => this.#pressed(event), { signal });
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.pressed("escape"), { signal });
    this.arrive(signal);
    this.show();
  }

  /** Once a frame is enough, however fast somebody types. */
  #soon() {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      if (this.isConnected) this.show();
    });
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /** What is done once the element stands in its page. @param {AbortSignal} _life */
  arrive(_life) {}

  /** Show the sheet as it is now. */
  show() {}

  /** A button with `data-act` was pressed. @param {string} _act */
  pressed(_act) {}

  /** @param {Event} event */
  #pressed(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    if (button instanceof HTMLElement) this.pressed(button.dataset["act"] ?? "");
  }

  /** The element of its markup called `name`. @param {string} name @returns {HTMLElement} */
  piece(name) {
    const found = this.querySelector(`[data-piece="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`no piece ${name} in ${this.localName}`);
    return found;
  }

  /** Put text into a piece; nothing is touched where it says that already. @param {string} name @param {string} text */
  tell(name, text) {
    const piece = this.piece(name);
    if (piece.textContent !== text) piece.textContent = text;
  }

  /** Show a panel and go to it, or hide it. @param {string} name @param {boolean} shown */
  panel(name, shown) {
    const panel = this.piece(name);
    panel.hidden = !shown;
    if (shown) panel.querySelector("h3")?.focus();
  }
}
