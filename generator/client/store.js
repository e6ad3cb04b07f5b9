// Where answers are kept: nowhere but in this browser. One's own device keeps them (localStorage);
// a shared one until the tab is closed (sessionStorage), and at a new start only behind a question.

import { isEntry } from "./entry.js";
import { keyOf, readKey, sheetKey } from "./keys.js";
import { lineOf, readLine } from "./saved.js";

/**
 * @typedef {import("./area.js").Area} Area
 * @typedef {import("./arrange.js").Kept} Kept
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./file.js").Answer} Answer
 * @typedef {import("./keys.js").Place} Place
 * @typedef {import("./keys.js").SheetId} SheetId
 * @typedef {import("./saved.js").Saved} Saved
 * @typedef {"own" | "shared"} Device
 */

/**
 * How keeping goes: `kept` on the device, `tab` as long as the tab is open, `memory` as long as
 * the page is open, `full` where the browser takes no more.
 * @typedef {"kept" | "tab" | "memory" | "full"} State
 */

/**
 * `tab` is null where a page has no server: folders on a computer share each other's storage.
 * `continues` says that a link of this site led here, so that it is still the same person.
 * @typedef {{device: Area, tab: Area | null, journal: import("./journal.js").Journal,
 *   continues: boolean}} Surroundings
 */

/** In milliseconds; what is typed is written no later than this. */
export const DELAY = 300;

const DEVICE = "?device";
const CLEARED = "?cleared";
const UNREAD = "?unread/";

/** The answers of one toolkit in this browser. Tells of `change` from elsewhere and `written`. */
export class Store extends EventTarget {
  #around;
  /** @type {Map<string, Saved>} */
  #answers = new Map();
  /** @type {Map<string, string | null>} */
  #pending = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;
  #full = false;
  #cleared = 0;
  /** @type {Device | null} */
  device = null;
  /** Answers were found at a new start on a shared device: nobody sees them before they say so. */
  covered = false;
  /** When all answers were last put into a file, and when they were last written. */
  filedAt = 0;
  writtenAt = 0;

  /** @param {Surroundings} around */
  constructor(around) {
    super();
    this.#around = around;
    this.#cleared = Number(around.device.get(CLEARED)) || 0;
    this.device = this.#chosen();
    this.#load();
    this.covered = this.device !== "own" && this.#answers.size > 0 && !around.continues;
    if (this.device === "own") void this.#compareJournal();
  }

  /** @returns {State} */
  get state() {
    if (this.#full) return "full";
    if (!this.#area?.works) return "memory";
    return this.device === "own" ? "kept" : "tab";
  }

  /** How many answers there are, covered or not. */
  get size() {
    return this.#answers.size;
  }

  /**
   * Whether closing the tab would lose answers that were given since a moment and are in no file.
   * A page warns of its own alone: on others the Back button, which loses nothing, would warn too.
   * @param {number} moment
   */
  wouldLoseSince(moment) {
    if (this.covered || this.state === "kept") return false;
    const safe = Math.max(moment, this.filedAt);
    return [...this.#answers.values()].some(({ saved }) => saved > safe);
  }

  /** Every answer, in all sheets; none while they are covered. @returns {Answer[]} */
  all() {
    if (this.covered) return [];
    return [...this.#answers].flatMap(([key, { entry }]) => {
      const place = readKey(key);
      return place ? [{ place, entry }] : [];
    });
  }

  /**
   * What is kept of one sheet.
   * @param {SheetId} sheet
   * @returns {Kept[]}
   */
  of(sheet) {
    const key = sheetKey(sheet);
    const found = this.all().filter(({ place }) => sheetKey(place) === key);
    return found.map(({ place: { name, aside }, entry }) => ({ name, aside, entry }));
  }

  /**
   * Keep an answer, or with null forget it. It is written within DELAY.
   * @param {Place} place
   * @param {Entry | null} entry
   */
  put(place, entry) {
    const key = keyOf(place);
    const saved = Date.now();
    if (entry && !isEntry(entry)) throw new TypeError(`no entry for ${key}`);
    if (entry) this.#answers.set(key, { entry, saved });
    else this.#answers.delete(key);
    this.#pending.set(key, entry ? lineOf({ entry, saved }) : null);
    this.#timer ??= setTimeout(() => this.flush(), DELAY);
  }

  /** Write what waits; called before the page goes away too. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#heedClearing();
    if (!this.#pending.size) return;
    if (this.device === "own") void this.#around.journal.write(this.#lines());
    this.#write();
    this.#tell("written");
  }

  /** What waits, for the journal: an answer that was taken out is a line with its date alone. */
  #lines() {
    const gone = `${Date.now()} `;
    return [...this.#pending].map(([key, line]) => /** @type {const} */ ([key, line ?? gone]));
  }

  #write() {
    const area = this.#area;
    for (const [key, line] of this.#pending) {
      const done = !area || (line === null ? area.remove(key) : area.set(key, line));
      if (done) this.#pending.delete(key); // the rest is tried again with the next change
    }
    this.#full = this.#pending.size > 0 && Boolean(area?.works);
    if (!this.#pending.size) this.writtenAt = Date.now();
  }

  /**
   * These answers and no others, as after opening a file.
   * @param {readonly Answer[]} answers
   */
  replaceAll(answers) {
    const now = new Set(answers.map(({ place }) => keyOf(place)));
    for (const { place } of this.all()) if (!now.has(keyOf(place))) this.put(place, null);
    for (const { place, entry } of answers) this.put(place, entry);
    this.flush();
    this.#tell("change");
  }

  /**
   * Whose device it is; the answers move along.
   * @param {Device} device
   */
  choose(device) {
    this.flush();
    const before = this.#area;
    this.device = device;
    this.#around.device.remove(DEVICE);
    (device === "own" ? this.#around.device : this.#around.tab)?.set(DEVICE, device);
    if (before !== this.#area) this.#moveFrom(before);
    this.#tell("change");
  }

  /** @param {Area | null} before */
  #moveFrom(before) {
    for (const [key, saved] of this.#answers) this.#pending.set(key, lineOf(saved));
    this.flush();
    if (this.#full) return; // they stay safe where they were
    for (const key of this.#answers.keys()) before?.remove(key);
    if (this.device !== "own") void this.#around.journal.replace([]);
  }

  /** The person says that the answers found are theirs. */
  uncover() {
    this.covered = false;
    this.#tell("change");
  }

  /** Hide the answers until somebody says that they are theirs. */
  cover() {
    this.flush();
    this.covered = this.size > 0;
    this.#tell("change");
  }

  /** Delete every answer of this toolkit in this browser, in all its tabs. */
  clear() {
    this.#forget(Date.now());
    this.#pending.clear();
    for (const area of [this.#around.device, this.#around.tab]) {
      for (const name of area?.names() ?? []) area?.remove(name);
    }
    this.#around.device.set(CLEARED, String(this.#cleared));
    void this.#around.journal.replace([[CLEARED, String(this.#cleared)]]);
    this.device = null;
    this.covered = false;
    this.#tell("change");
  }

  /**
   * A small setting, such as the wording in use; kept and deleted with the answers.
   * @param {string} name
   * @param {string} [value] written where it is given
   */
  setting(name, value) {
    if (value !== undefined) this.#area?.set(`?${name}`, value);
    return this.#area?.get(`?${name}`) ?? null;
  }

  /**
   * Another tab has changed the device's storage.
   * @param {string | null} name of the key in our area; null where everything was deleted
   * @param {string | null} line
   */
  heed(name, line) {
    if (name === null) this.#heedClearing(Date.now());
    else if (name === CLEARED) this.#heedClearing();
    else if (name === DEVICE && line === "own" && this.device === null) this.choose("own");
    else if (this.device === "own" && readKey(name) && !this.#pending.has(name)) {
      const saved = line === null ? null : readLine(line);
      if (saved && saved.saved > this.#cleared) this.#answers.set(name, saved);
      else this.#answers.delete(name);
      this.#tell("change");
    }
  }

  /** @param {number} [at] */
  #heedClearing(at = Number(this.#around.device.get(CLEARED)) || 0) {
    if (at <= this.#cleared) return;
    this.#forget(at);
    this.device = this.#chosen();
    this.covered = this.covered && this.size > 0;
    this.#tell("change");
  }

  /** Forget what was given up to `moment`, here and in the storage. @param {number} moment */
  #forget(moment) {
    this.#cleared = Math.max(moment, this.#cleared);
    for (const [key, { saved }] of this.#answers) {
      if (saved > this.#cleared) continue;
      this.#answers.delete(key);
      this.#pending.delete(key);
      this.#area?.remove(key);
    }
  }

  get #area() {
    return this.device === "own" ? this.#around.device : this.#around.tab;
  }

  /** @returns {Device | null} */
  #chosen() {
    if (this.#around.device.get(DEVICE) === "own") return "own";
    return this.#around.tab?.get(DEVICE) === "shared" ? "shared" : null;
  }

  #load() {
    for (const name of this.#area?.names().filter((name) => readKey(name)) ?? []) {
      const line = this.#area?.get(name) ?? "";
      const saved = readLine(line);
      if (!saved) this.#setUnreadAside(name, line);
      else if (saved.saved > this.#cleared) this.#answers.set(name, saved);
      else this.#area?.remove(name);
    }
    for (const { saved } of this.#answers.values()) this.writtenAt = Math.max(this.writtenAt, saved);
  }

  /** @param {string} name @param {string} line */
  #setUnreadAside(name, line) {
    if (this.#area?.set(`${UNREAD}${name}`, line)) this.#area.remove(name);
  }

  /** Take from the journal what did not reach the device's storage before a browser was killed. */
  async #compareJournal() {
    const lines = await this.#around.journal.read();
    this.#heedClearing(Number(lines.get(CLEARED)) || 0);
    for (const [key, line] of lines) if (readKey(key)) this.#takeLate(key, line);
    if (!this.#pending.size) return;
    this.flush();
    this.#tell("change");
  }

  /** @param {string} key @param {string} line */
  #takeLate(key, line) {
    const before = Math.max(this.#cleared, this.#answers.get(key)?.saved ?? 0);
    if (!(Number.parseInt(line, 10) > before)) return;
    const saved = readLine(line);
    if (saved) this.#answers.set(key, saved);
    else if (!this.#answers.delete(key)) return;
    this.#pending.set(key, saved && line);
  }

  /** @param {"change" | "written"} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
