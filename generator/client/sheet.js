// One open sheet: what is in its fields and what is kept are the same, whoever changes either.
// Blocks hear of it by one event on the form, `toolkit-answer`; they know no store.

import { arranged, changes, compare, setAside } from "./arrange.js";
import { areUsedEarly, joined, typedEarly } from "./early.js";
import { isSame } from "./entry.js";
import { SheetForm } from "./form.js";
import { storeOf } from "./here.js";
import { follow } from "./lineage.js";
import { wordsIn } from "./words.js";

/**
 * @typedef {import("./arrange.js").Kept} Kept
 * @typedef {import("./arrange.js").Page} Page
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./keys.js").SheetId} SheetId
 * @typedef {import("./lineage.js").Earlier} Earlier
 * @typedef {import("./lines.js").Line} Line
 * @typedef {Kept & {sheet: SheetId}} Aside
 */

/** @type {WeakMap<HTMLFormElement, Sheet>} */
const sheets = new WeakMap();

/** What joins each sheet when it is opened. @type {((sheet: Sheet) => void)[]} */
export const companions = [];

/** The sheet of the form that `element` stands in. @param {Element} element */
export function sheetOf(element) {
  const form = /** @type {HTMLFormElement} */ (element.closest("form[data-activity]"));
  const found = sheets.get(form) ?? new Sheet(form);
  sheets.set(form, found);
  return found;
}

/** The sheet of a form. Tells of `change` when answers, wording or keeping are other than before. */
export class Sheet extends EventTarget {
  /** Whether somebody chose a wording while the page was still loading. */
  #hasPicked = false;

  /** @param {HTMLFormElement} element */
  constructor(element) {
    super();
    const { toolkit = "", version = "", words } = element.dataset;
    /** @type {Element | null} the field that had the focus last */
    this.last = null;
    this.form = new SheetForm(element);
    this.toolkit = toolkit;
    this.version = version;
    this.say = wordsIn(words);
    this.page = pageOf(this.form);
    this.#hasPicked = areUsedEarly(this.choices);
    this.early = typedEarly(this.form);
    this.store = storeOf(toolkit);
    this.wording = this.#wordingInUse();
    this.#checkWording();
    let covered = this.store.covered;
    element.addEventListener("input", ({ target }) => this.#typed(target));
    element.addEventListener("focusin", ({ target }) => {
      if (this.form.nameOf(target) !== null) this.last = /** @type {Element} */ (target);
    });
    this.#heed("change", () => {
      if (covered && !this.store.covered) this.wording = this.#wordingInUse();
      this.#checkWording();
      this.load();
      covered = this.store.covered;
    });
    this.#heed("written", () => this.dispatchEvent(new Event("change")));
    for (const join of companions) join(this);
    this.load();
  }

  /**
   * Follow the store as long as the form stands in the page: pages are swapped in place.
   * @param {"change" | "written"} type
   * @param {() => void} act
   */
  #heed(type, act) {
    const life = new AbortController();
    const heard = () => (this.form.element.isConnected ? act() : life.abort());
    this.store.addEventListener(type, heard, { signal: life.signal });
  }

  get activity() {
    return this.form.activity;
  }

  /** @returns {HTMLInputElement[]} the choice of wordings; empty where there is one only */
  get choices() {
    const page = this.form.element.closest(".page") ?? document;
    return [...page.querySelectorAll("input[name='wording']")].map((one) => /** @type {HTMLInputElement} */ (one));
  }

  /** The wordings' ids, the default one first. */
  get wordings() {
    return (this.form.element.dataset["wordings"] ?? "").split(" ");
  }

  /** The wording's number, counted from 1, as in the style sheet. */
  get number() {
    return this.wordings.indexOf(this.wording) + 1;
  }

  /** @returns {SheetId} */
  get id() {
    return { activity: this.activity, wording: this.wording, phase: "none" };
  }

  /** Whether anything is kept of a wording's sheet. @param {string} wording */
  has(wording) {
    return this.store.of({ ...this.id, wording }).some(({ aside }) => !aside);
  }

  /** Show what is kept, and keep it in the order of this page. */
  load() {
    this.#adopt();
    const kept = this.store.of(this.id);
    const now = arranged(kept, this.page);
    for (const { name, aside, entry } of changes(kept, now)) this.store.put({ ...this.id, name, aside }, entry);
    const { live } = now;
    // rows first: their order says which there are
    const names = this.form.names();
    const isOrder = (/** @type {string} */ name) => this.page.find(name)?.kind === "order";
    for (const name of [...names.filter(isOrder), ...names.filter((name) => !isOrder(name))]) {
      this.form.setValue(name, live.get(name)?.value ?? "");
    }
    for (const [name, { value }] of live) this.form.setValue(name, value);
    if (!this.store.covered) this.#keepEarly();
    this.#tell();
  }

  /** Keep what was typed while the page was still loading. */
  #keepEarly() {
    const early = [...this.early];
    if (this.#isSeen) this.store.setting(`wording/${this.activity}`, this.wording);
    this.#hasPicked = false;
    this.early.clear();
    for (const [name, typed] of early) {
      this.form.setValue(name, joined(this.form.find(name), this.form.value(name), typed));
      this.keep(name);
    }
    if (early.length) this.store.flush(); // a timer waits for all that a slow phone has to do
  }

  /** The ids that the activity had before. @returns {string[]} */
  get was() {
    return JSON.parse(this.form.element.dataset["was"] ?? "[]");
  }

  /** Answers to an activity that has another id now come along. */
  #adopt() {
    for (const former of this.was) {
      for (const { place, entry } of this.store.all()) {
        if (place.activity !== former) continue;
        const there = { ...place, activity: this.activity };
        const mine = this.store.of(there).find(({ name, aside }) => name === place.name && aside === place.aside);
        const free = mine && !isSame(mine.entry, entry) ? setAside({ ...place, entry }).aside : place.aside;
        this.store.put({ ...there, aside: free }, entry);
        this.store.put(place, null);
      }
    }
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    const name = this.form.nameOf(target);
    if (name === null || this.store.covered) return;
    this.keep(name);
    this.#tell(name);
  }

  /** Keep what is in a field now. @param {string} name */
  keep(name) {
    const field = this.form.find(name);
    const value = this.form.value(name);
    if (!field) return;
    const entry = { value, kind: field.kind, edition: this.page.edition, changed: Date.now() };
    this.store.put({ ...this.id, name, aside: "" }, value === "" ? null : entry);
  }

  /**
   * Answer a field from here, as if somebody had typed it.
   * @param {string} name
   * @param {string} value
   */
  answer(name, value) {
    this.form.setValue(name, value);
    this.keep(name);
    this.#tell(name);
  }

  /**
   * Use another wording, with its own answers; `copy` takes those of the present one over.
   * @param {string} wording
   * @param {boolean} [copy]
   */
  use(wording, copy = false) {
    const mine = copy ? this.store.of(this.id).filter(({ aside }) => !aside) : [];
    this.store.flush();
    this.wording = wording;
    if (!this.store.covered) this.store.setting(`wording/${this.activity}`, wording);
    for (const { name, entry } of mine) this.store.put({ ...this.id, name, aside: "" }, entry);
    this.#checkWording();
    this.load();
  }

  /** Whether somebody has begun with the wording that shows: what they wrote answers that one. */
  get #isSeen() {
    return this.#hasPicked || (this.early.size > 0 && this.choices.length > 0);
  }

  /** @returns {string} */
  #wordingInUse() {
    const chosen = this.store.covered || this.#isSeen ? null : this.store.setting(`wording/${this.activity}`);
    const checked = this.choices.find(({ checked }) => checked)?.value;
    const found = [chosen, checked].find((one) => one && this.wordings.includes(one));
    return found ?? this.wordings[0] ?? "";
  }

  #checkWording() {
    for (const choice of this.choices) choice.checked = choice.value === this.wording;
  }

  /** The fields that ask something of everybody: no notes, no plans, no order of rows. */
  questions() {
    return this.form.names().filter((name) => {
      const control = this.form.controls(name)[0];
      return control && control.type !== "hidden" && !control.closest("[data-optional]");
    });
  }

  /** Those of some questions that have no answer yet. @param {string[]} questions */
  unanswered(questions = this.questions()) {
    return questions.filter((name) => this.form.value(name) === "");
  }

  /** The fields that hold an answer, in the order of the page. */
  answered() {
    return this.form.names().filter((name) => {
      return this.form.value(name) !== "" && this.page.find(name)?.kind !== "order";
    });
  }

  /** Whether nothing is written in this wording's sheet. */
  get isEmpty() {
    return this.answered().length === 0;
  }

  /** What is answered, in the order of the page, in words; then what stands beside. @returns {Line[]} */
  lines() {
    const answers = this.answered().map((name) => ({
      field: `${this.activity}.${name}`,
      question: this.form.question(name, this.number),
      answer: this.form.answer(name, this.number),
    }));
    const besides = this.asides().map((one) => {
      const { question, answer } = this.asked(one);
      return { field: `${this.activity}.${one.name}`, question: `${this.say("aside-title")} / ${question}`, answer };
    });
    return [...answers, ...besides];
  }

  /** Answers that no field of this page claims, those of wordings that are gone included. @returns {Aside[]} */
  asides() {
    const found = [];
    for (const { place, entry } of this.store.all()) {
      const { activity, wording, phase, name, aside } = place;
      const here = activity === this.activity && (wording === this.wording || !this.wordings.includes(wording));
      const isNewer = entry.edition > this.page.edition;
      if (here && entry.kind !== "order" && (aside || isNewer || wording !== this.wording)) {
        found.push({ sheet: { activity, wording, phase }, name, aside, entry });
      }
    }
    return found.sort((one, other) => compare(one.name, other.name) || compare(one.aside, other.aside));
  }

  /** Delete an answer that was set aside. @param {Aside} one */
  drop({ sheet, name, aside }) {
    this.store.put({ ...sheet, name, aside }, null);
    this.#tell();
  }

  /**
   * What was asked when an answer that is set aside was given, and the answer in words.
   * @param {Kept} kept
   */
  asked({ name, entry }) {
    if (entry.edition > this.page.edition) return { question: name, answer: entry.value };
    const isField = (/** @type {string} */ one) => this.page.find(one) !== null;
    const { now, asked } = follow(this.page.earlier, isField, name, entry.edition);
    const field = now ?? name;
    const [question = name] = [
      asked?.questions?.[this.wording],
      ...Object.values(asked?.questions ?? {}),
      isField(field) ? this.form.question(field, this.number) : name,
    ].filter(Boolean);
    const labels = { ...own(this.#withdrawn, field), ...asked?.options };
    const known = entry.kind === "one-of" ? (own(labels, entry.value) ?? this.form.option(field, entry.value, this.number)) : null;
    return { question, answer: known ?? entry.value };
  }

  /** Words of choices that are offered no longer. @returns {{[name: string]: {[value: string]: string}}} */
  get #withdrawn() {
    return JSON.parse(this.form.element.dataset["withdrawn"] ?? "{}");
  }

  /** @param {string | null} [name] the field that changed; null for all */
  #tell(name = null) {
    this.form.element.dispatchEvent(new CustomEvent("toolkit-answer", { detail: { name } }));
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * What the form says of its fields' past.
 * @param {SheetForm} form
 * @returns {Page}
 */
function pageOf(form) {
  const { edition = "1", earlier = "{}", options = "{}" } = form.element.dataset;
  return {
    edition: Number(edition),
    find: (name) => form.find(name),
    earlier: JSON.parse(earlier),
    renamed: JSON.parse(options),
  };
}

/**
 * A value under a key that is its own: names and values are anybody's words.
 * @template Value
 * @param {{[key: string]: Value}} from
 * @param {string} key
 * @returns {Value | undefined}
 */
const own = (from, key) => (Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined);
