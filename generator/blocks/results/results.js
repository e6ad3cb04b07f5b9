// What the answers of a rating show, as they are given: bars, wheel, numbers and a sentence each.

import { Block, Teller } from "../../client/block.js";
import { made } from "../../client/parts/made.js";
import { answersNeeded, DONT_KNOW, NOT_APPLICABLE, score } from "../../client/scores.js";

/**
 * `points` are value and id of the scale's points from the lowest; an item is a field's name.
 * A group's title is the question's part number `title`: 0, or 1 where items are parts themselves.
 * @typedef {{points: [number, string][], groups: {id: string, items: string[]}[], title: number}} Shown
 * @typedef {import("../../client/scores.js").Score} Score
 */

const BAR = 398;

class ResultsBlock extends Block {
  /** @type {Teller | null} */
  #teller = null;
  #before = "";
  /** @type {string[]} the sentences as they were when they were last told */
  #told = [];
  /** What stands on the wheel where people give no name of their own. @type {Map<Element, string>} */
  #labels = new Map();

  /** @override */
  arrive() {
    for (const span of this.querySelectorAll("[data-label] tspan")) this.#labels.set(span, span.textContent ?? "");
    this.#teller = new Teller(this.piece("told"));
    this.classList.add("live");
    this.querySelector(".wheel")?.setAttribute("aria-hidden", "true"); // the table says it all
  }

  /** @override */
  show() {
    const { groups } = /** @type {Shown} */ (this.data);
    const now = JSON.stringify([this.wording, groups.map(({ items }) => items.map((item) => [this.form.value(item), this.#own(item)]))]);
    if (now === this.#before) return;
    const first = this.#before === "";
    this.#before = now;
    const sentences = groups.map((group, at) => this.#showGroup(group, at));
    this.classList.toggle("has-values", this.querySelector(".has-value") !== null);
    if (first) this.#told = sentences;
    else this.#tellChanges(sentences);
  }

  /** @param {string[]} sentences */
  #tellChanges(sentences) {
    const changed = sentences.filter((sentence, at) => sentence !== this.#told[at]);
    const text = changed.length > 2 ? this.say("results-changed") : changed.join(" ");
    this.#teller?.tell(text, () => {
      this.#told = sentences;
    });
  }

  /**
   * @param {Shown["groups"][number]} group
   * @param {number} at
   */
  #showGroup({ id, items }, at) {
    const values = new Map(this.#points.map(([value, point]) => [point, value]));
    const answers = items.map((item) => {
      const value = this.form.value(item);
      return value === DONT_KNOW || value === NOT_APPLICABLE ? value : (values.get(value) ?? null);
    });
    const found = score(answers);
    if (this.data.title && found.shown) found.shown = String(found.sum); // one answer is no average
    this.#draw(id, found);
    this.#rename(id, items[0] ?? "");
    const sentence = this.#sentence(this.#title(at), found);
    this.#cell(id, "value", found.shown ?? this.say("results-blank"));
    this.#cell(id, "count", this.#count(found));
    this.#cell(id, "sentence", sentence);
    this.#behind(id, items);
    return sentence;
  }

  /** @returns {[number, string][]} */
  get #points() {
    return this.data.points;
  }

  /** @param {string} id @param {string} piece @param {string} text */
  #cell(id, piece, text) {
    this.piece(`${piece}.${id}`).textContent = text;
  }

  /** The name of a group as the page shows it. @param {number} at */
  #title(at) {
    const first = /** @type {Shown} */ (this.data).groups[at]?.items[0] ?? "";
    return this.#own(first) || (this.form.asked(first, this.wording)[this.data.title] ?? "").replace(/^\d+ /, "");
  }

  /** The name that people gave to an item that is a part itself. @param {string} item */
  #own(item) {
    return this.data.title ? this.form.value(`${item}-text`).trim() : "";
  }

  /** Show a part's own name in the table and, cut to its room, on the wheel. @param {string} id @param {string} item */
  #rename(id, item) {
    const own = this.#own(item);
    if (this.data.title) this.#cell(id, "own", own);
    const short = own.length > 11 ? `${own.slice(0, 10)}…` : own;
    for (const [at, span] of [...this.querySelectorAll(`[data-label="${id}"] tspan`)].entries()) {
      span.textContent = own ? (at ? "" : short) : (this.#labels.get(span) ?? "");
    }
  }

  /** @param {string} id @param {Score} found */
  #draw(id, found) {
    const top = this.#points[this.#points.length - 1]?.[0] || 1;
    const share = found.state === "value" ? found.sum / found.answered / top : 0;
    const bar = this.querySelector(`[data-bar="${id}"]`);
    bar?.setAttribute("width", String(Math.round(BAR * share)));
    bar?.parentElement?.classList.toggle("has-value", found.state === "value");
    const wedge = this.querySelector(`[data-wedge="${id}"]`);
    wedge?.setAttribute("transform", `scale(${share.toFixed(4)})`);
    this.querySelector(`[data-sector="${id}"]`)?.classList.toggle("empty", found.state !== "value");
  }

  /** @param {Score} found */
  #count({ state, answered, applicable, dontKnow }) {
    if (state === "not-applicable" || (this.data.title && answered)) return "";
    const unknown = dontKnow ? ` ${this.say("results-dont-know", { n: dontKnow })}` : "";
    return this.say("results-n-of-m", { n: answered, m: applicable }) + unknown;
  }

  /** @param {string} group @param {Score} found */
  #sentence(group, { state, answered, applicable, shown, sum }) {
    if (state === "not-applicable") return this.say("results-is-not-applicable", { group });
    const needed = answersNeeded(applicable);
    if (state === "not-enough") return this.say("results-is-not-enough", { group, n: answered, needed });
    const mean = sum / answered;
    const points = this.#points;
    const below = points.filter(([value]) => value <= mean).pop() ?? points[0];
    const above = points.find(([value]) => value >= mean) ?? below;
    const [low, high] = [below, above].map((point) => this.#word(point?.[1] ?? ""));
    const key = low === high ? "results-is-at" : "results-is-between";
    return this.say(key, { group, value: shown ?? "", low: low ?? "", high: high ?? "" });
  }

  /** A point's word, as the questions offer it. @param {string} point */
  #word(point) {
    const any = /** @type {Shown} */ (this.data).groups[0]?.items[0] ?? "";
    return this.form.option(any, point, this.wording);
  }

  /** The items behind a value, each with its answer. @param {string} id @param {string[]} items */
  #behind(id, items) {
    const lines = items.map((item) => {
      const question = this.form.asked(item, this.wording)[1] ?? "";
      const line = made("li", `${question} `);
      line.append(made("b", this.form.answer(item, this.wording) || this.say("results-no-answer")));
      return line;
    });
    this.piece(`items.${id}`).replaceChildren(...lines);
  }
}

customElements.define("results-block", ResultsBlock);
