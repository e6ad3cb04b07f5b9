// What the answers of a rating show, as they are given: bars, wheel, numbers and a sentence each.

import { Block, Teller } from "../../client/block.js";
import { made } from "../../client/parts/made.js";
import { answerOfOwn, answersNeeded, DONT_KNOW, NOT_APPLICABLE, score } from "../../client/scores.js";

/**
 * `points` are value and id of the scale's points from the lowest; an item is a field's name, with
 * one of `rounds` behind it that of its answer. Items are `added` where people write what they are.
 * A group's title is the question's part number `title`: 0, or 1 where items are parts themselves.
 * @typedef {{id: string, items: string[], added: boolean}} Group
 * @typedef {{points: [number, string][], groups: Group[], title: number, rounds: string[]}} Shown
 * @typedef {import("../../client/scores.js").Score} Score
 */

const BAR = 398;
const NEAREST = 0.04; // a line for nought is still seen, and no gap

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
    const { groups } = this.#shown;
    const now = JSON.stringify([this.wording, groups.map((group) => group.items.map((item) => [this.#own(group, item), ...this.#answers(item)]))]);
    if (now === this.#before) return;
    const first = this.#before === "";
    this.#before = now;
    const sentences = groups.map((group) => this.#showGroup(group));
    this.classList.toggle("has-values", this.querySelector(".has-value, [data-mark][display=inline]") !== null);
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

  /** @param {Group} group @returns {string} what is said of it */
  #showGroup(group) {
    const found = this.#shown.rounds.map((round) => this.#score(group, round));
    found.forEach((one, at) => this.#values(group.id + this.#shown.rounds[at], one));
    this.#draw(group.id, found);
    this.#rename(group);
    const sentence = this.#sentences(group, found);
    this.#cell(group.id, "sentence", sentence);
    this.#behind(group);
    return this.#showRows(group) ? sentence : "";
  }

  /** Rows of what people add stand there once they wrote something. @param {Group} group */
  #showRows(group) {
    const is = !group.added || group.items.some((item) => this.#own(group, item));
    for (const piece of ["value", "sentence"]) {
      const row = this.piece(`${piece}.${group.id}`).closest("tr");
      if (row) row.hidden = !is;
    }
    return is;
  }

  /** @param {Group} group @param {string} round @returns {Score} */
  #score(group, round) {
    const values = new Map(this.#shown.points.map(([value, point]) => [point, value]));
    const answers = group.items.map((item) => {
      const value = this.form.value(item + round);
      const answer = value === DONT_KNOW || value === NOT_APPLICABLE ? value : (values.get(value) ?? null);
      return group.added ? answerOfOwn(answer, this.#own(group, item)) : answer;
    });
    const found = score(answers);
    if (this.#shown.title && found.shown) found.shown = String(found.sum); // one answer is no average
    return found;
  }

  /** @returns {Shown} */
  get #shown() {
    return this.data;
  }

  /** What is chosen for an item, each time. @param {string} item */
  #answers(item) {
    return this.#shown.rounds.map((round) => this.form.value(item + round));
  }

  /** @param {string} id @param {Score} found */
  #values(id, found) {
    this.#cell(id, "value", found.shown ?? this.say("results-blank"));
    this.#cell(id, "count", this.#count(found));
  }

  /** @param {string} id @param {string} piece @param {string} text */
  #cell(id, piece, text) {
    this.piece(`${piece}.${id}`).textContent = text;
  }

  /** The name of a group as the page shows it. @param {Group} group */
  #title(group) {
    const [first = ""] = group.items;
    const { title } = this.#shown;
    return (title && this.#own(group, first)) || (this.form.asked(first, this.wording)[title] ?? "").replace(/^\d+ /, "");
  }

  /** What people call an item, where it is a part itself or one that they added. @param {Group} group @param {string} item */
  #own(group, item) {
    return this.#shown.title || group.added ? this.form.value(`${item}-text`).trim() : "";
  }

  /** Show a part's own name in the table and, cut to its room, on the wheel. @param {Group} group */
  #rename(group) {
    if (!this.#shown.title) return;
    const own = this.#own(group, group.items[0] ?? "");
    this.#cell(group.id, "own", own);
    const short = own.length > 11 ? `${own.slice(0, 10)}…` : own;
    for (const [at, span] of [...this.querySelectorAll(`[data-label="${group.id}"] tspan`)].entries()) {
      span.textContent = own ? (at ? "" : short) : (this.#labels.get(span) ?? "");
    }
  }

  /** A bar and a wedge for the first value, a line across both for the second. @param {string} id @param {Score[]} found */
  #draw(id, [first, second]) {
    const share = this.#share(first);
    const bar = this.querySelector(`[data-bar="${id}"]`);
    bar?.setAttribute("width", String(Math.round(BAR * (share ?? 0))));
    bar?.parentElement?.classList.toggle("has-value", share !== null);
    this.#part("wedge", id)?.setAttribute("transform", `scale(${(share ?? 0).toFixed(4)})`);
    this.#part("sector", id)?.classList.toggle("empty", share === null);
    if (second) this.#mark(id, this.#share(second));
  }

  /** @param {string} id @param {number | null} share */
  #mark(id, share) {
    const places = { mark: `translate(${Math.round(BAR * (share ?? 0))} 0)`, line: `scale(${Math.max(share ?? 0, NEAREST).toFixed(4)})` };
    for (const [name, place] of Object.entries(places)) {
      this.#part(name, id)?.setAttribute("display", share === null ? "none" : "inline");
      this.#part(name, id)?.setAttribute("transform", place);
    }
  }

  /** A piece of the drawing. @param {string} name @param {string} id */
  #part(name, id) {
    return this.querySelector(`[data-${name}="${id}"]`);
  }

  /** How much of the highest point a value is; null where there is none. @param {Score | undefined} found */
  #share(found) {
    const top = this.#shown.points[this.#shown.points.length - 1]?.[0] || 1;
    return found?.state === "value" ? found.sum / found.answered / top : null;
  }

  /** @param {Score} found */
  #count({ state, answered, applicable, dontKnow }) {
    if (state === "not-applicable" || (this.data.title && answered)) return "";
    const unknown = dontKnow ? ` ${this.say("results-dont-know", { n: dontKnow })}` : "";
    return this.say("results-n-of-m", { n: answered, m: applicable }) + unknown;
  }

  /** What a group comes to, each time. @param {Group} group @param {Score[]} found */
  #sentences(group, found) {
    const title = this.#title(group);
    const [first = "", second] = found.map((one, at) => this.#sentence(found.length > 1 ? this.#time(group, at) : title, one));
    return second ? this.say("results-twice", { group: title, first, second }) : first;
  }

  /** What the first or the second answer is about: its innermost heading. @param {Group} group @param {number} at */
  #time(group, at) {
    return this.form.asked(`${group.items[0]}${this.#shown.rounds[at]}`, this.wording).pop() ?? "";
  }

  /** @param {string} group @param {Score} found */
  #sentence(group, { state, answered, applicable, shown, sum }) {
    if (state === "not-applicable") return this.say("results-is-not-applicable", { group });
    const needed = answersNeeded(applicable);
    if (state === "not-enough") return this.say("results-is-not-enough", { group, n: answered, needed });
    const mean = sum / answered;
    const { points } = this.#shown;
    const below = points.filter(([value]) => value <= mean).pop() ?? points[0];
    const above = points.find(([value]) => value >= mean) ?? below;
    const [low, high] = [below, above].map((point) => this.#word(point?.[1] ?? ""));
    const key = low === high ? "results-is-at" : "results-is-between";
    return this.say(key, { group, value: shown ?? "", low: low ?? "", high: high ?? "" });
  }

  /** A point's word, as the questions offer it. @param {string} point */
  #word(point) {
    const any = this.#shown.groups[0]?.items[0] ?? "";
    return this.form.option(any, point, this.wording);
  }

  /** The items behind a value, each with its answers; of those to be added the ones with words. @param {Group} group */
  #behind(group) {
    const items = group.items.filter((item) => !group.added || this.#own(group, item));
    this.piece(`items.${group.id}`).replaceChildren(...items.map((item) => this.#line(group, item)));
  }

  /** @param {Group} group @param {string} item */
  #line(group, item) {
    const question = this.form.asked(item, this.wording)[1] ?? "";
    const line = made("li", (group.added && this.#own(group, item)) || question);
    for (const [at, round] of this.#shown.rounds.entries()) {
      const time = this.#shown.rounds.length > 1 ? `${this.#time(group, at)}: ` : "";
      const answer = this.form.answer(item + round, this.wording) || this.say("results-no-answer");
      line.append(` ${time}`, made("b", answer));
    }
    return line;
  }
}

customElements.define("results-block", ResultsBlock);
