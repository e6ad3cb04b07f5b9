// Points follow the answers; an order also has buttons that move an entry up and down.

import { Block } from "../../client/block.js";
import { button, made } from "../../client/parts/made.js";

/** @typedef {{id: string, by: string[], at: Record<string, string>}} Point */

class PlacesBlock extends Block {
  /** @returns {Point[]} */
  get #points() {
    return this.data.points;
  }

  /** @override */
  arrive() {
    if (!this.querySelector("input[min='1']")) return;
    for (const point of this.#points) {
      const acts = made("p", "", "acts noprint");
      for (const [key, step] of /** @type {const} */ ([["row-up", -1], ["row-down", 1]])) {
        const one = button(this.say(key), () => this.#move(point, step));
        one.setAttribute("aria-label", `${this.say(key)}: ${this.form.asked(point.by[0] ?? "", this.wording)[0]}`);
        acts.append(one, " ");
      }
      this.querySelector(`[data-item="${point.id}"]`)?.append(acts);
    }
  }

  /** @override */
  show() {
    let before = true;
    for (const point of this.#points) {
      const at = this.#at(point);
      for (const drawn of this.querySelectorAll(`[data-point="${point.id}"]`)) {
        if (at) drawn.removeAttribute("display");
        else drawn.setAttribute("display", "none");
        if (at) drawn.setAttribute("transform", `translate(${at})`);
      }
      const item = /** @type {HTMLElement} */ (this.querySelector(`[data-item="${point.id}"]`));
      const own = item.querySelector("textarea");
      const filled = !own || own.value !== "" || point.by.some((name) => this.form.value(name));
      item.hidden = !filled && !before; // room for one more entry, not for all at once
      before = filled;
    }
  }

  /** Where a point stands, if anywhere. @param {Point} point */
  #at({ by, at }) {
    const [x = "", y = ""] = by.map((name) => this.form.value(name));
    if (by.length < 2) return at[x];
    const [left, right, ground, up] = this.data.axes;
    const inside = [x, y].every((one) => one !== "" && Number(one) >= 0 && Number(one) <= this.data.top);
    return inside ? `${left + right * Number(x)} ${ground + up * Number(y)}` : undefined;
  }

  /** Change places with the entry that stands there. @param {Point} point @param {-1 | 1} step */
  #move({ by: [name = ""] }, step) {
    const last = this.#points.length;
    const now = this.form.value(name);
    const next = String(Math.min(last, Math.max(1, (Number(now) || last + 1) + step)));
    for (const { by: [other = ""] } of this.#points) {
      if (other !== name && now && this.form.value(other) === next) this.answer(other, now);
    }
    this.answer(name, next);
  }
}

customElements.define("places-block", PlacesBlock);
