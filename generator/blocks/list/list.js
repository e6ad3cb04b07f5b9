// Lines of one's own: a button adds one more, and what is kept in further lines brings them along.

import { Block } from "../../client/block.js";
import { button } from "../../client/parts/made.js";

/** More lines than anybody writes; a file may bring them all the same. */
const MOST_LINES = 400;

class ListBlock extends Block {
  /** @override @param {AbortSignal} life */
  arrive(life) {
    const add = button(this.say("list-add"), () => this.#line(this.#lines.length + 1).querySelector("textarea")?.focus());
    add.classList.add("noprint");
    add.dataset["piece"] = "add";
    this.querySelector("fieldset")?.append(add);
    life.addEventListener("abort", () => add.remove());
    this.form.element.addEventListener("toolkit-field", (event) => {
      const number = this.#numberIn(/** @type {CustomEvent<string>} */ (event).detail);
      if (number <= MOST_LINES) this.#line(number);
    }, { signal: life });
  }

  get #lines() {
    return this.querySelectorAll("li");
  }

  /** The number of the line that a field's name belongs to; endless where it is none of ours. @param {string} name */
  #numberIn(name) {
    const first = this.querySelector("textarea")?.name.replace(/1$/, "") ?? "";
    const rest = `${this.form.activity}.${name}`.split(first)[1] ?? "";
    return /^[1-9][0-9]{0,5}$/.test(rest) ? Number(rest) : Infinity;
  }

  /** The line with a number, made with all before it where it is not there yet. @param {number} number @returns {Element} */
  #line(number) {
    for (let next = this.#lines.length + 1; next <= number; next += 1) this.#add(next);
    return /** @type {Element} */ (this.#lines[number - 1]);
  }

  /** @param {number} number */
  #add(number) {
    const line = /** @type {HTMLElement} */ (this.#lines[0]?.cloneNode(true));
    const [label, box] = [line.querySelector("label"), line.querySelector("textarea")];
    if (!label || !box) return;
    box.name = box.name.replace(/1$/, String(number));
    box.id = label.htmlFor = box.name;
    box.value = "";
    label.textContent = this.say("list-line", { n: number });
    this.querySelector("ol")?.append(line);
  }
}

customElements.define("list-block", ListBlock);
