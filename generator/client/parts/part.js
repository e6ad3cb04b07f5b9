// What the parts of a sheet's interface have in common: custom elements in the light DOM whose
// markup the page brings along. Without JavaScript they are never defined and so never shown.

import { Lively } from "../lively.js";
import { sheetOf } from "../sheet.js";

/** @typedef {import("../sheet.js").Sheet} Sheet */

/** An element that shows something of its form's sheet. */
export class Part extends Lively {
  /** @type {Sheet} */
  sheet = /** @type {any} */ (null);

  connectedCallback() {
    this.sheet = sheetOf(this);
    const signal = this.begin();
    this.sheet.addEventListener("change", () => this.soon(), { signal });
    this.addEventListener("click", (event) => this.#pressed(event), { signal });
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.pressed("escape"), { signal });
    this.arrive(signal);
    this.show();
  }

  /** A button with `data-act` was pressed. @param {string} _act */
  pressed(_act) {}

  /** @param {Event} event */
  #pressed(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
    if (button instanceof HTMLElement) this.pressed(button.dataset["act"] ?? "");
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
