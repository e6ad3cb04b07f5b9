// Where answers are kept: nowhere but in this browser. One's own device keeps them (localStorage);
// a shared one until the tab is closed (sessionStorage), and at a new start only behind a question.

import { EARLIER, OTHER, setAside } from "./arrange.js";
import { isEntry, isSame, written } from "./entry.js";
import { keyOf, mark, readKey, sheetKey } from "./keys.js";
import { isLater, lineOf, readLine } from "./saved.js";

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
 * @typedef {{device: Area, tab: Area | null,
 *   journal: Pick<import("./journal.js").Journal, "read" | "write" | "replace">,
 *   continues: boolean}} Surroundings
 */

/** In milliseconds; what is typed is written no later than this. */
export const DELAY = 300;
/** How long it is remembered that an answer was taken out, for tabs that hear of it late. */
const DAY = 24 * 60 * 60_000;

/** In the device's area: "own", or the moment when it was said not to be. In the tab's: "shared". */
const DEVICE = "?device";
const CLEARED = "?cleared";
const COVERED = "?covered";
const SETTING = "?setting/";
const UNREAD = "?unread/";

/**
 * The answers of one toolkit in this browser. Tells of `change` from elsewhere and `written`.
 * Of each answer the later word counts, whichever tab or storage it comes from.
 */
export class Store extends EventTarget {
  #around;
  /** @type {Map<string, Saved>} */
  #lines = new Map();
  /** @type {Set<string>} the keys that wait to be written */
  #pending = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;
  #wrote = -DELAY;
  #full = false;
  /** @type {boolean | undefined} */
  #works = undefined;
  #cleared = 0;
  #latest = 0;
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
    this.#cleared = this.#clearedAt();
    this.device = this.#chosen();
    this.#load();
    if (this.device !== "shared") void this.#compareJournal();
  }

  /** @returns {State} */
  get state() {
    if (this.#full) return "full";
    this.#works ??= Boolean(this.#area?.works);
    if (!this.#works) return "memory";
    return this.device === "own" ? "kept" : "tab";
  }

  /** How many answers there are, covered or not. */
  get size() {
    return this.#given.length;
  }

  /**
   * Whether closing the tab would lose answers that were given since a moment and are in no file.
   * A page warns of its own alone: on others the Back button, which loses nothing, would warn too.
   * @param {number} moment
   */
  wouldLoseSince(moment) {
    if (this.covered || this.state === "kept") return false;
    const safe = Math.max(moment, this.filedAt);
    return this.#given.some(([, { saved }]) => saved > safe);
  }

  /** Every answer, in all sheets; none while they are covered. @returns {Answer[]} */
  all() {
    if (this.covered) return [];
    return this.#given.map(([key, { entry }]) => ({ place: /** @type {Place} */ (readKey(key)), entry }));
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

  /** What there is; the rest of the lines says that an answer was taken out. */
  get #given() {
    return /** @type {[string, {entry: Entry, saved: number}][]} */ ([...this.#lines].filter(([, { entry }]) => entry));
  }

  /**
   * Keep an answer, or with null forget it. It is written at once, while somebody types within
   * DELAY. What a newer page has kept in its place is set aside: it may answer another question.
   * @param {Place} place
   * @param {Entry | null} entry
   */
  put(place, entry) {
    const before = this.#lines.get(keyOf(place))?.entry;
    if (entry && before && !place.aside && before.edition > entry.edition) this.#beside(place, before, EARLIER);
    this.#set(place, entry);
  }

  /**
   * @param {Place} place
   * @param {Entry | null} entry
   */
  #set(place, entry) {
    const key = keyOf(place);
    if (!readKey(key) || (entry && !isEntry(entry))) throw new TypeError(`no answer: ${key}`);
    this.#lines.set(key, { entry, saved: this.#now() });
    this.#wait([key]);
  }

  /** @param {Place} place @param {Entry} entry @param {string} why */
  #beside(place, entry, why) {
    const { name, aside } = setAside({ name: place.name, aside: "", entry }, why);
    this.#set({ ...place, name, aside }, entry);
  }

  /** @param {Iterable<string>} keys */
  #wait(keys) {
    for (const key of keys) this.#pending.add(key);
    const rest = Math.max(0, this.#wrote + DELAY - performance.now());
    if (this.#pending.size) this.#timer ??= setTimeout(() => this.flush(), rest);
  }

  /** A moment later than all that this store has met: clocks are set back. */
  #now() {
    this.#latest = Math.max(Date.now(), this.#latest + 1);
    return this.#latest;
  }

  /** Write what waits; called before the page goes away too. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#heedClearing(this.#clearedAt());
    const { device, journal } = this.#around;
    if (this.device === "own" && device.get(DEVICE) !== "own" && device.isReadable) this.#keepInTab(null);
    if (!this.#pending.size) return;
    this.#wrote = performance.now();
    if (this.device === "own") void journal.write(this.#written(this.#pending));
    this.#write();
    this.#tell("written");
  }

  /** @param {Iterable<string>} keys @returns {[string, string][]} */
  #written(keys) {
    return [...keys].map((key) => [key, lineOf(/** @type {Saved} */ (this.#lines.get(key)))]);
  }

  /** Write what waits to the area in use; what does not go in is tried again with the next change. */
  #write() {
    const area = this.#area;
    for (const [key, line] of this.#written(this.#pending)) {
      if (!area || this.#writeLine(area, key, line)) this.#pending.delete(key);
    }
    this.#works = Boolean(area) && (this.#pending.size === 0 || area?.works);
    this.#full = this.#pending.size > 0 && this.#works === true;
    if (!this.#pending.size) this.writtenAt = Date.now();
  }

  /** @param {Area} area @param {string} key @param {string} line */
  #writeLine(area, key, line) {
    const isGone = !this.#lines.get(key)?.entry;
    if (isGone && area === this.#around.tab) return area.remove(key);
    return area.set(key, line) || (isGone && area.remove(key));
  }

  /**
   * These answers and no others, as after opening a file.
   * @param {readonly Answer[]} answers
   */
  replaceAll(answers) {
    const wanted = new Map(answers.map((answer) => [keyOf(answer.place), answer]));
    for (const { place, entry } of wanted.values()) {
      const before = this.#lines.get(keyOf(place))?.entry;
      if (!before || written(before) !== written(entry)) this.#set(place, entry);
    }
    for (const { place } of this.all()) if (!wanted.has(keyOf(place))) this.#set(place, null);
    this.flush();
    this.#tell("change");
  }

  /**
   * Whose device it is; the answers move along.
   * @param {Device} device
   */
  choose(device) {
    this.flush();
    if (device === "own") this.#keepHere();
    else this.#keepInTab("shared");
    this.#tell("change");
  }

  /** Keep all on the device, or, where it does not go in, leave everything as it is. */
  #keepHere() {
    const { device, tab, journal } = this.#around;
    const before = { device: this.device, pending: this.#pending };
    const isKnown = device.get(DEVICE) === "own";
    if (isKnown) this.#take(device, true);
    this.device = "own";
    this.#moveIn();
    if (!isKnown && (this.#pending.size || !device.set(DEVICE, "own"))) {
      for (const key of this.#lines.keys()) device.remove(key);
      this.device = before.device;
      this.#pending = before.pending;
      this.#works = undefined;
      return;
    }
    if (before.device !== "own") this.#empty(tab);
    tab?.remove(DEVICE);
    /** @type {[string, string][]} */
    const lines = [[DEVICE, `${this.#now()} own`], ...this.#written(this.#lines.keys())];
    void (isKnown ? journal.write(lines) : journal.replace(lines)); // those of others go
  }

  /**
   * Keep all in the tab; with null it is asked again whose device it is.
   * @param {"shared" | null} device
   */
  #keepInTab(device) {
    const { device: area, tab, journal } = this.#around;
    const isLeft = this.device === "own" || area.get(DEVICE) === "own";
    if (isLeft) this.#take(area, false);
    this.device = device;
    if (device) tab?.set(DEVICE, device);
    if (!isLeft) return;
    this.#moveIn();
    this.#empty(area);
    if (!device) return; // another tab said so, or the storage was emptied
    area.set(DEVICE, String(this.#now()));
    void journal.replace([]);
  }

  /** Write every line to the area in use. */
  #moveIn() {
    this.#pending = new Set(this.#lines.keys());
    this.#write();
  }

  /** Take out of an area what stands in the one in use now. @param {Area | null} area */
  #empty(area) {
    if (!area || this.#pending.size) return; // it stays safe where it was
    for (const name of area.names()) {
      if (name.startsWith(SETTING)) this.#area?.set(name, area.get(name) ?? "");
      if (name.startsWith(SETTING) || readKey(name)) area.remove(name);
    }
  }

  /** The person says that the answers found are theirs. */
  uncover() {
    const { device, tab } = this.#around;
    this.covered = false;
    tab?.remove(COVERED);
    if (this.#chosen() === "own") {
      this.#take(tab, true);
      this.#keepHere();
      this.#empty(tab);
    } else {
      this.#moveIn();
      this.#empty(device); // what was left there, if anything
    }
    this.#tell("change");
  }

  /** The person says that the answers found are not theirs: they go, and no others. */
  discard() {
    const { tab } = this.#around;
    if (this.#chosen() !== "own") return this.clear();
    for (const name of tab?.names() ?? []) tab?.remove(name);
    if (this.device !== "own") this.#lines.clear();
    this.#pending.clear();
    this.covered = false;
    this.#keepHere();
    this.#tell("change");
  }

  /** Hide the answers until somebody says that they are theirs. */
  cover() {
    this.flush();
    this.#coverIf(this.size > 0);
    this.#tell("change");
  }

  /** On all pages of this tab: a link to another one is no answer. @param {boolean} isCovered */
  #coverIf(isCovered) {
    this.covered = isCovered;
    if (isCovered) this.#around.tab?.set(COVERED, "yes");
  }

  /** Delete every answer of this toolkit in this browser, in all its tabs. */
  clear() {
    const { device, tab, journal } = this.#around;
    this.#cleared = this.#now();
    this.#lines.clear();
    this.#pending.clear();
    const isSaid = device.set(CLEARED, String(this.#cleared)); // first: other tabs hear it in order
    for (const name of tab?.names() ?? []) tab?.remove(name);
    for (const name of device.names()) if (name !== CLEARED) device.remove(name);
    if (!isSaid) device.set(CLEARED, String(this.#cleared)); // there is room now
    void journal.replace([[CLEARED, String(this.#cleared)]]);
    this.device = null;
    this.covered = false;
    this.#full = false;
    this.#works = undefined;
    this.#tell("change");
  }

  /**
   * A small setting, such as the wording in use; kept and deleted with the answers.
   * @param {string} name
   * @param {string} [value] written where it is given
   */
  setting(name, value) {
    if (value !== undefined) this.#area?.set(SETTING + name, value);
    return this.#area?.get(SETTING + name) ?? null;
  }

  /**
   * Another tab has changed the device's storage. What it says is told with the event: a browser
   * may give a stale answer to a tab that looks itself. That a line is gone says nothing, for
   * answers that are taken out leave a line, and a clearing is told as such.
   * @param {string | null} name of the key in our area; null where everything was deleted
   * @param {string | null} line
   */
  heed(name, line) {
    if (name === CLEARED) this.#heedClearing(Number(line) || 0);
    else if (name === null || name === DEVICE) this.#heedDevice(name && line);
    else if (this.device === "own" && line !== null && readKey(name)) this.#heedLine(name, line);
  }

  /** @param {string | null} said */
  #heedDevice(said) {
    if (said === "own" && this.device !== "own" && !this.covered) this.choose("own");
    if (said === "own" || this.device !== "own") return;
    this.#keepInTab(null);
    this.#tell("change");
  }

  /** @param {string} key @param {string} line */
  #heedLine(key, line) {
    const [mine, theirs] = [this.#lines.get(key), readLine(line)];
    if (!theirs || theirs.saved <= this.#cleared) return;
    if (this.#merge(key, theirs, false)) this.#tell("change");
    else if (mine && lineOf(mine) !== line) this.#wait([key]); // that tab has not heard of ours
  }

  /** Forget what was given up to the moment `at`. @param {number} at */
  #heedClearing(at) {
    if (at <= this.#cleared) return;
    const { device, tab } = this.#around;
    this.#cleared = at;
    this.#latest = Math.max(this.#latest, at);
    for (const [key, { saved }] of this.#lines) {
      if (saved > at) continue;
      this.#lines.delete(key);
      this.#pending.delete(key);
      for (const area of [device, tab]) area?.remove(key);
    }
    for (const name of tab?.names() ?? []) if (name.startsWith(UNREAD) || name.startsWith(SETTING)) tab?.remove(name);
    if (this.device === "own" && this.#chosen() !== "own") this.#keepInTab(null);
    this.#coverIf(this.covered && this.size > 0);
    this.#tell("change");
  }

  get #area() {
    return this.device === "own" ? this.#around.device : this.#around.tab;
  }

  /** @returns {Device | null} */
  #chosen() {
    if (this.#around.device.get(DEVICE) === "own") return "own";
    return this.#around.tab?.get(DEVICE) === "shared" ? "shared" : null;
  }

  #clearedAt() {
    return Number(this.#around.device.get(CLEARED)) || 0;
  }

  #load() {
    const { device, tab, continues } = this.#around;
    this.#take(this.#area, false);
    if (this.device === "own") this.#loadBesides();
    else {
      const isLeft = this.#take(device, true) > 0; // a browser was killed half-way
      const isUnsure = !continues || isLeft || tab?.get(COVERED) === "yes";
      this.#coverIf(isUnsure && this.size > 0);
    }
    for (const [, { saved }] of this.#given) this.writtenAt = Math.max(this.writtenAt, saved);
  }

  /** A tab of one's own device may hold answers from before that was said, or somebody else's. */
  #loadBesides() {
    const { tab, continues } = this.#around;
    if (!tab?.names().some((name) => readKey(name))) return;
    if (!continues || tab.get(COVERED) === "yes") return this.#coverIf(true);
    this.#take(tab, true);
    this.#moveIn();
    this.#empty(tab);
  }

  /**
   * Take over the lines of an area; those that were cleared go.
   * @param {Area | null} area
   * @param {boolean} keepsBoth
   * @returns {number} how many answers it held
   */
  #take(area, keepsBoth) {
    let found = 0;
    for (const name of area?.names().filter((name) => readKey(name)) ?? []) {
      const line = area?.get(name) ?? "";
      const saved = readLine(line);
      if (!saved) this.#setUnreadAside(area, name, line);
      else if (saved.saved <= this.#cleared || isStale(saved)) area?.remove(name);
      else {
        found += saved.entry ? 1 : 0;
        this.#merge(name, saved, keepsBoth);
      }
    }
    return found;
  }

  /**
   * Take over a line if it is the later one. With `keepsBoth` the two were not written over each
   * other but apart: an answer then stays, or is set aside where there is another.
   * @param {string} key
   * @param {Saved} found
   * @param {boolean} keepsBoth
   * @returns {boolean} whether it counts
   */
  #merge(key, found, keepsBoth) {
    const mine = this.#lines.get(key);
    this.#latest = Math.max(this.#latest, found.saved);
    const counts = isLater(found, mine);
    const [later, earlier] = counts ? [found, mine] : [mine, found];
    if (counts) {
      this.#lines.set(key, found);
      this.#pending.delete(key);
    }
    if (keepsBoth && earlier?.entry) this.#keepBoth(key, later?.entry ?? null, earlier.entry);
    return counts;
  }

  /** @param {string} key @param {Entry | null} later @param {Entry} earlier */
  #keepBoth(key, later, earlier) {
    const place = /** @type {Place} */ (readKey(key));
    if (!later) this.#set(place, earlier);
    else if (!isSame(later, earlier) && earlier.kind !== "order") this.#beside(place, earlier, OTHER);
  }

  /** @param {Area | null} area @param {string} name @param {string} line */
  #setUnreadAside(area, name, line) {
    if (area?.set(`${UNREAD}${mark(line)}/${name}`, line)) area.remove(name);
  }

  /**
   * Take from the journal what did not reach the device's storage before a browser was killed,
   * and the other way round.
   */
  async #compareJournal() {
    const { device, journal } = this.#around;
    const lines = await journal.read();
    const cleared = Number(lines.get(CLEARED)) || 0;
    if (cleared > this.#cleared) {
      device.set(CLEARED, String(cleared));
      if (!lines.has(DEVICE)) device.remove(DEVICE);
      this.#heedClearing(cleared);
    }
    if (this.covered || !this.#isOurs(lines)) return;
    for (const [key, line] of lines) if (readKey(key)) this.#takeLate(key, line);
    if (this.device !== "own") return this.choose("own");
    const behind = [...this.#lines].filter(([key, line]) => lines.get(key) !== lineOf(line));
    if (behind.length) void journal.write(this.#written(behind.map(([key]) => key)));
    if (!this.#pending.size) return;
    this.flush();
    this.#tell("change");
  }

  /** Whether the journal is of this, one's own, device. @param {Map<string, string>} lines */
  #isOurs(lines) {
    if (this.device !== null) return this.device === "own";
    const left = Number(this.#around.device.get(DEVICE)) || 0;
    return Number.parseInt(lines.get(DEVICE) ?? "0", 10) > Math.max(left, this.#cleared);
  }

  /** @param {string} key @param {string} line */
  #takeLate(key, line) {
    const saved = readLine(line);
    if (!saved || saved.saved <= this.#cleared || !this.#merge(key, saved, false)) return;
    this.#wait([key]);
  }

  /** @param {"change" | "written"} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}

/** Whether nobody needs to hear any more that an answer was taken out. @param {Saved} saved */
const isStale = ({ entry, saved }) => !entry && saved < Date.now() - DAY;
