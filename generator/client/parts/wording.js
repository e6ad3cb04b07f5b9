// Another wording has other questions, and so a sheet of its own. With answers present one is
// asked what to do with them; none ever appears under the other questions by itself.

import { Part } from "./part.js";

export class SheetWording extends Part {
  #wanted = "";

  /** @override @param {AbortSignal} life */
  arrive(life) {
    for (const choice of this.sheet.choices) {
      choice.addEventListener("change", () => this.#choose(choice.value), { signal: life });
    }
  }

  /** @param {string} wording */
  #choose(wording) {
    if (wording === this.sheet.wording) return;
    if (this.sheet.isEmpty || this.sheet.has(wording)) {
      this.sheet.use(wording);
      return;
    }
    this.#wanted = wording;
    for (const choice of this.sheet.choices) choice.checked = choice.value === this.sheet.wording;
    const wanted = this.sheet.choices.find(({ value }) => value === wording);
    this.tell("what", this.sheet.say("wording-has-answers", { wording: wanted?.labels?.[0]?.textContent?.trim() ?? "" }));
    this.hidden = false;
    this.piece("head").focus();
  }

  /** @override @param {string} act */
  pressed(act) {
    if (this.hidden) return;
    const chosen = act === "new" || act === "copy" ? this.#wanted : this.sheet.wording;
    if (chosen !== this.sheet.wording) this.sheet.use(chosen, act === "copy");
    this.hidden = true;
    this.sheet.choices.find(({ value }) => value === chosen)?.focus();
  }
}
