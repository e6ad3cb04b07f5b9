// At the foot of every page: whether this browser holds answers of this toolkit, and their deletion.

import { storeOf } from "../here.js";

export class KeptAnswers extends HTMLElement {
  connectedCallback() {
    const store = storeOf(this.dataset["toolkit"] ?? "");
    const show = () => {
      this.hidden = store.size === 0;
    };
    store.addEventListener("change", show);
    store.addEventListener("written", show);
    this.querySelector("[data-act='ask']")?.addEventListener("click", () => this.#ask(true));
    this.querySelector("[data-act='keep']")?.addEventListener("click", () => this.#ask(false));
    this.querySelector("[data-act='delete']")?.addEventListener("click", () => {
      this.#ask(false);
      store.clear();
    });
    show();
  }

  /** @param {boolean} asked */
  #ask(asked) {
    for (const one of this.querySelectorAll("[data-asked]")) {
      /** @type {HTMLElement} */ (one).hidden = (one.getAttribute("data-asked") === "yes") !== asked;
    }
    const first = this.querySelector(asked ? "[data-act='delete']" : "[data-act='ask']");
    if (first instanceof HTMLElement) first.focus();
  }
}
