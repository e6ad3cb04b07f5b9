// Somebody was filling this in, on a shared device, before this start of the browser. Nothing of
// it is shown, nor stands in the page, until a person says that it was them.

import { goTo } from "./made.js";
import { Part } from "./part.js";

export class SheetCover extends Part {
  /** @override */
  show() {
    const { covered } = this.sheet.store;
    if (this.hasAttribute("hidden") !== covered) return;
    this.toggleAttribute("hidden", !covered);
    this.sheet.form.element.classList.toggle("covered", covered);
    for (const one of this.sheet.choices) one.disabled = covered;
    if (covered) this.#comeIntoSight();
  }

  /** A page that is loaded again stands where it stood: below the question, as the sheet is gone. */
  #comeIntoSight() {
    const look = () => this.getBoundingClientRect().bottom < 0 && goTo(this.querySelector("h3"));
    if (document.readyState === "complete") look();
    else window.addEventListener("load", () => setTimeout(look), { once: true });
  }

  /** @override @param {string} act */
  pressed(act) {
    if (act === "continue") this.sheet.store.uncover();
    else if (act === "delete") this.sheet.store.discard();
    else return;
    this.show(); // now, so that there is something to go to
    goTo(this.sheet.form.element.querySelector("h2"));
  }
}
