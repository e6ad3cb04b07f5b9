// How many dots are left, in words; giving too many blocks nothing.

import { Block, Teller } from "../../client/block.js";

class VotesBlock extends Block {
  /** @type {Teller | null} */
  #teller = null;
  #told = "";

  /** @override */
  arrive() {
    this.#teller = new Teller(this.piece("told"));
  }

  /** @override */
  show() {
    const given = [...this.querySelectorAll("input")].map(({ value }) => Math.max(0, Number(value) || 0));
    const left = this.data.dots - given.reduce((sum, one) => sum + one, 0);
    const many = left < 0 ? this.say("votes-too-many", { n: -left }) : this.say("votes-left", { n: left });
    const text = given.some(Boolean) ? many : "";
    if (text === this.#told) return;
    this.#told = text;
    this.#teller?.tell(text);
  }
}

customElements.define("votes-block", VotesBlock);
