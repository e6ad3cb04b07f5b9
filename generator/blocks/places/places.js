// Points follow the answers. An entry is also dragged, by its point in the drawing or by the handle
// that bears its name; in an order buttons move it up and down as well.

import { Block } from "../../client/block.js";
import { button, made } from "../../client/parts/made.js";
import { carry } from "./carry.js";
import { ranked } from "./order.js";
import { placeAt, pointAt, shown, within } from "./shape.js";

/** @typedef {{id: string, by: string[], at: Record<string, string>}} Point */
/** @typedef {[name: string, value: string][]} Answers */

const ROOM = 32; // letters of a name beside its point

class PlacesBlock extends Block {
  #handles = made("div", "", "acts noprint handles");

  /** @returns {Point[]} */
  get #points() {
    return this.data.points;
  }

  get #isOrder() {
    return this.querySelector("input[min='1']") !== null;
  }

  /** @override */
  arrive() {
    const handles = this.#handles;
    handles.setAttribute("aria-hidden", "true"); // the controls below say and do the same
    handles.append(made("p", this.say("places-drag"), "hint"));
    for (const point of this.#points) {
      const handle = made("span", "", "handle");
      handle.dataset["handle"] = point.id;
      handles.append(handle);
      for (const one of [handle, ...this.#drawn(point)]) this.#isDragged(point, one);
      if (this.#isOrder) this.#item(point).append(this.#upAndDown(point));
    }
    this.querySelector("[data-item]")?.before(handles);
  }

  /** @param {Point} point */
  #upAndDown(point) {
    const acts = made("p", "", "acts noprint");
    for (const [key, step] of /** @type {const} */ ([["row-up", -1], ["row-down", 1]])) {
      const one = button(this.say(key), () => this.#move(point, step));
      one.setAttribute("aria-label", `${this.say(key)}: ${this.#asked(point)}`);
      acts.append(one, " ");
    }
    return acts;
  }

  /** @override */
  show() {
    let before = true;
    for (const [index, point] of this.#points.entries()) {
      const item = this.#item(point);
      const own = item.querySelector("textarea")?.value;
      const filled = own !== "" || point.by.some((name) => this.form.value(name));
      item.hidden = !filled && !before; // room for one more entry, not for all at once
      before = filled;
      this.#stand(point, this.#at(point));
      this.#call(point, index + 1, own || this.#asked(point), filled);
    }
    this.#handles.hidden = !this.#handles.querySelector(":scope > :not([hidden], p)");
  }

  /** @param {Point} point */
  #item({ id }) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-item="${id}"]`));
  }

  /** Its point in the drawing of each wording. @param {Point} point */
  #drawn({ id }) {
    return this.querySelectorAll(`[data-point="${id}"]`);
  }

  /** @param {Point} point */
  #asked({ by: [name = ""] }) {
    return this.form.asked(name, this.wording)[0] ?? "";
  }

  /** @param {Point} point @param {string | undefined} at */
  #stand(point, at) {
    for (const drawn of this.#drawn(point)) {
      if (at) drawn.removeAttribute("display");
      else drawn.setAttribute("display", "none");
      if (at) drawn.setAttribute("transform", `translate(${at})`);
    }
  }

  /** @param {Point} point @param {number} number @param {string} name @param {boolean} filled */
  #call(point, number, name, filled) {
    const handle = /** @type {HTMLElement} */ (this.querySelector(`[data-handle="${point.id}"]`));
    handle.hidden = !filled;
    handle.replaceChildren(made("b", String(number)), name);
    const short = name.length > ROOM ? `${name.slice(0, ROOM)}…` : name;
    for (const drawn of this.#drawn(point)) drawn.querySelector(".name")?.replaceChildren(short);
  }

  /** Where a point stands, if anywhere. @param {Point} point */
  #at({ by, at }) {
    const [x = "", y = ""] = by.map((name) => this.form.value(name));
    if (by.length < 2) return at[x];
    const [left, right, ground, up] = this.data.axes;
    const inside = [x, y].every((one) => one !== "" && this.#isOn(Number(one)));
    return inside ? `${left + right * Number(x)} ${ground + up * Number(y)}` : undefined;
  }

  /** Whether an axis has this number. @param {number} number */
  #isOn = (number) => number >= 0 && number <= this.data.top;

  /** @param {Point} point @param {Element} handle */
  #isDragged(point, handle) {
    // iPhones do not always heed touch-action
    handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    handle.addEventListener("pointerdown", (event) => {
      const pressed = /** @type {PointerEvent} */ (event);
      const id = pointAt(this, pressed);
      this.#carry(this.#points.find((one) => one.id === id) ?? point, pressed);
    });
  }

  /**
   * Only where a point is let go on a place does an answer change.
   * @param {Point} point @param {PointerEvent} pressed
   */
  #carry(point, pressed) {
    const shape = shown(this);
    carry(pressed, {
      over: (event) => {
        const { x, y } = within(shape, event);
        shape.classList.add("carrying");
        placeAt(shape, event);
        this.#stand(point, `${x} ${y}`);
      },
      put: (event) => this.#take(this.#meant(point, placeAt(shape, event), within(shape, event))),
      end: () => {
        shape.classList.remove("carrying");
        this.soon();
      },
    });
  }

  /**
   * The answers that put a point somewhere; none where no place is.
   * @param {Point} point @param {string | undefined} place @param {DOMPoint} spot
   * @returns {Answers}
   */
  #meant(point, place, { x, y }) {
    const [left, right, ground, up] = this.data.axes;
    if (left) {
      const steps = [(x - left) / right, (y - ground) / up].map(Math.round);
      return steps.every(this.#isOn) ? point.by.map((name, axis) => [name, String(steps[axis])]) : [];
    }
    if (!place) return [];
    return this.#isOrder ? this.#ranked(point, Number(place)) : [[point.by[0] ?? "", place]];
  }

  /** @param {Point} point @param {-1 | 1} step */
  #move(point, step) {
    const last = this.#points.length;
    const now = Number(this.form.value(point.by[0] ?? "")) || last + 1;
    this.#take(this.#ranked(point, Math.min(last, Math.max(1, now + step))));
  }

  /** @param {Point} point @param {number} to @returns {Answers} */
  #ranked(point, to) {
    const names = this.#points.map(({ by: [name = ""] }) => name);
    const numbers = names.map((name) => Number(this.form.value(name)));
    const after = ranked(numbers, this.#points.indexOf(point), to);
    return names.map((name, index) => [name, String(after[index] || "")]);
  }

  /** @param {Answers} answers */
  #take(answers) {
    for (const [name, value] of answers) if (this.form.value(name) !== value) this.answer(name, value);
  }
}

customElements.define("places-block", PlacesBlock);
