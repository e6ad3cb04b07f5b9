// A ladder without a question of its own shows the rungs that were chosen elsewhere, all together.

import { Block } from "../../client/block.js";
import { made } from "../../client/parts/made.js";
import { said } from "../../client/form.js";

class LadderBlock extends Block {
  /** @override */
  arrive() {
    this.classList.add("live");
  }

  /** @override */
  show() {
    /** @type {string[]} */
    const of = this.data.of ?? [];
    for (const old of this.querySelectorAll(".chosen-here")) old.remove();
    for (const rung of this.querySelectorAll("[data-rung]")) {
      const here = of.filter((name) => this.form.value(name) === rung.getAttribute("data-rung"));
      rung.classList.toggle("lit", here.length > 0);
      if (here.length === 0) continue;
      for (const name of here) {
        rung.append(made("span", this.say("ladder-mark", { title: this.#title(name) }), "chosen-here"));
      }
    }
  }

  /** What the part of the sheet is called in which a rung was chosen. @param {string} name */
  #title(name) {
    const head = this.form.controls(name)[0]?.closest(".part")?.querySelector("h2");
    return head ? said(head, this.wording) : name;
  }
}

customElements.define("ladder-block", LadderBlock);
