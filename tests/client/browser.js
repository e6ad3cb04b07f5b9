// A browser in memory: storages that can be full, refused or wiped, a journal, tabs and visits.

import { Area } from "../../generator/client/area.js";
import { Store } from "../../generator/client/store.js";

export const TOOLKIT = "our-toolkit";

/** Time that passes only when a test says so. */
export class Clock {
  now = Date.UTC(2026, 10, 23, 10, 42);
  #timers = new Map();
  #count = 0;
  #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };
  #since = performance.now.bind(performance);

  constructor() {
    Date.now = () => this.now;
    const start = this.now;
    performance.now = () => this.now - start;
    globalThis.setTimeout = (act, delay) => {
      this.#timers.set((this.#count += 1), { act, at: this.now + delay });
      return this.#count;
    };
    globalThis.clearTimeout = (id) => this.#timers.delete(id);
  }

  pass(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((one, other) => one[1].at - other[1].at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.now = Math.max(this.now, due[1].at);
      due[1].act();
    }
    this.now = end;
  }

  stop() {
    Object.assign(globalThis, { setTimeout: this.#real.setTimeout, clearTimeout: this.#real.clearTimeout });
    Date.now = this.#real.now;
    performance.now = this.#since;
  }
}

/** A storage with the browser's own faults. `room` counts characters of keys and values. */
export class MemoryStorage {
  #held = new Map();

  constructor(room = Infinity) {
    this.room = room;
    this.refused = false;
    this.heard = () => {};
    return new Proxy(this, {
      ownKeys: (target) => (target.#check(), [...target.#held.keys()]),
      getOwnPropertyDescriptor: (target, key) =>
        target.#held.has(key) ? { enumerable: true, configurable: true, value: target.#held.get(key) } : undefined,
      get: (target, key) => {
        const found = target[key];
        return typeof found === "function" ? found.bind(target) : found;
      },
    });
  }

  #check() {
    if (this.refused) throw new DOMException("denied", "SecurityError");
  }

  get used() {
    return [...this.#held].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  }

  get length() {
    this.#check();
    return this.#held.size;
  }

  getItem(key) {
    this.#check();
    return this.#held.get(key) ?? null;
  }

  setItem(key, value) {
    this.#check();
    const before = this.#held.get(key);
    const more = value.length + (before === undefined ? key.length : -before.length);
    if (this.used + more > this.room) throw new DOMException("full", "QuotaExceededError");
    if (before === value) return;
    this.#held.set(key, value);
    this.heard(key, value);
  }

  removeItem(key) {
    this.#check();
    if (this.#held.delete(key)) this.heard(key, null);
  }

  /** Somebody else's script, or the person in the browser's settings. */
  wipe() {
    this.#held.clear();
    this.heard(null, null);
  }

  copy() {
    return new Map(this.#held);
  }

  /** What a browser has on its disk after it was killed. */
  rollBack(held) {
    this.#held = new Map(held);
  }

  text() {
    return JSON.stringify([...this.#held]);
  }
}

/** The journal, with the promises of the real one. */
export class MemoryJournal {
  lines = new Map();

  async write(lines) {
    for (const [key, text] of lines) this.lines.set(key, text);
  }

  async replace(lines) {
    this.lines = new Map(lines);
  }

  async read() {
    return new Map(this.lines);
  }
}

/** One browser. Storage events reach the other tabs at once, later (`deliver`) or never. */
export class Browser {
  device = new MemoryStorage();
  journal = new MemoryJournal();
  tabs = [];
  events = "at once";
  #waiting = [];

  constructor() {
    this.device.heard = (key, value) => {
      const deaf = this.writer;
      const tell = () => {
        for (const tab of this.tabs) if (tab !== deaf) tab.hear(key, value);
      };
      if (this.events === "at once") tell();
      else if (this.events === "late") this.#waiting.push(tell);
    };
  }

  deliver() {
    for (const tell of this.#waiting.splice(0)) tell();
  }

  tab(options = {}) {
    const tab = new Tab(this, options);
    this.tabs.push(tab);
    return tab.visit(false);
  }

  /** All tabs are gone, their storages with them; what `kept` says stands on the disk. */
  kill(kept = this.device.copy()) {
    this.tabs = [];
    this.device.rollBack(kept);
  }
}

/** A tab; `visit` opens a page in it, by a link of the site or at a new start. */
export class Tab {
  constructor(browser, { room = Infinity, server = true } = {}) {
    this.browser = browser;
    this.session = new MemoryStorage(room);
    this.server = server;
  }

  visit(continues = true) {
    const { browser } = this;
    const device = new Area(() => this.#as(browser.device), TOOLKIT);
    const tab = this.server ? new Area(() => this.session, TOOLKIT) : null;
    this.store = new Store({ device, tab, journal: browser.journal, continues });
    return this;
  }

  /** The device's storage, as this tab writes to it. */
  #as(storage) {
    this.browser.writer = this;
    return storage;
  }

  hear(key, value) {
    const prefix = `toolkit/${TOOLKIT}/`;
    if (key === null) this.store.heed(null, null);
    else if (key.startsWith(prefix)) this.store.heed(key.slice(prefix.length), value);
  }
}

export const place = (name, more = {}) => ({
  activity: "act", wording: "ours", phase: "none", name, aside: "", ...more,
});

export const entry = (value, more = {}) => ({ value, kind: "text", edition: 1, changed: 1000, ...more });

/** The answers of a store as `{name: value}`, those set aside in a list. */
export function told(store) {
  const live = {};
  const aside = [];
  for (const { place: { name, aside: mark }, entry: { value } } of store.all()) {
    if (mark) aside.push(value);
    else live[name] = value;
  }
  return { live, aside: aside.sort() };
}

/** Until every promise that is under way has been kept. */
export const settled = () => new Promise((done) => setImmediate(done));
