// At the foot of every page: whether this browser holds answers of this toolkit, and their deletion.

import { goTo } from "./made.js";
import { storeOf } from "../here.js";

export class KeptAnswers extends HTMLElement {
  #step = "offer";

  connectedCallback() {
    const store = storeOf(this.dataset["toolkit"] ?? "");
    const show = () => {
      if (store.size > 0 && this.#step === "done") this.#show("offer");
      this.hidden = store.size === 0 && this.#step !== "done";
    };
    store.addEventListener("change", show);
    store.addEventListener("written", show);
    this.#on("ask", () => this.#show("sure", "delete"));
    this.#on("keep", () => this.#show("offer", "ask"));
    this.#on("delete", () => {
      this.#show("done");
      store.clear();
      goTo(this.querySelector("[data-step='done']"));
    });
    show();
  }

  /** @param {string} act @param {() => void} done */
  #on(act, done) {
    this.querySelector(`[data-act="${act}"]`)?.addEventListener("click", done);
  }

  /** Show one of the three steps, and go to a button in it. @param {string} step @param {string} [act] */
  #show(step, act) {
    this.#step = step;
    for (const one of this.querySelectorAll("[data-step]")) {
      /** @type {HTMLElement} */ (one).hidden = one.getAttribute("data-step") !== step;
    }
    const first = act && this.querySelector(`[data-act="${act}"]`);
    if (first instanceof HTMLElement) first.focus();
  }
}
