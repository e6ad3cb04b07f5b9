// Whatever authors and participants do, in whatever order: every answer is in its sheet or beside
// it, and never under another question than the one that it was given to.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { arranged, changes } from "../../generator/client/arrange.js";
import { fileText, readFile } from "../../generator/client/file.js";
import { compared, current, opened } from "../../generator/client/opening.js";
import { Browser, Clock, place, TOOLKIT } from "./browser.js";
import { History } from "./history.js";

const SHEET = place("x");
const KINDS = ["text", "number", "one-of", "text"];
const reached = {};
const count = (what) => (reached[what] = (reached[what] ?? 0) + 1);

/** A participant with two devices, an author, and all that they have done. */
class World {
  history = new History(["text", "text", "number", "one-of", "text"]);
  devices = [new Browser(), new Browser()].map((browser) => browser.tab());
  files = [];
  /** each answer, by what is kept of it: the question that it was given to */
  given = new Map();
  /** those that must be there, a set a device */
  due = [new Set(), new Set()];
  serial = 0;

  constructor(clock) {
    this.clock = clock;
    for (const { store } of this.devices) store.choose("own");
  }

  get latest() {
    return this.history.pages.at(-1);
  }

  page(pick) {
    // mostly the page of today, now and then one that was left open
    return pick % 4 ? this.latest : this.history.pages[pick % this.history.pages.length];
  }

  /** A page is opened, or hears of another tab. */
  load(at, page) {
    const { store } = this.devices[at];
    const kept = store.of(SHEET);
    for (const { name, aside, entry } of changes(kept, arranged(kept, page))) store.put({ ...SHEET, name, aside }, entry);
    const again = store.of(SHEET);
    assert.deepEqual(changes(again, arranged(again, page)), [], "a page comes to rest at once");
  }

  shown(at, page) {
    return arranged(this.devices[at].store.of(SHEET), page);
  }

  type(at, page, pick) {
    const name = page.names[pick % page.names.length];
    if (!name) return;
    this.load(at, page);
    const { kind, values } = page.find(name);
    this.forget(at, page, name);
    const options = values && [...values];
    if (options && !options.length) return;
    const value = options ? options[pick % options.length] : String((this.serial += 1));
    this.clock.pass(1);
    this.devices[at].store.put(place(name), { value, kind, edition: page.edition, changed: this.clock.now });
    const { question, choice } = this.history.meaning(page.edition, name, value);
    const id = choice ?? `${kind} ${value}`;
    this.given.set(id, question);
    this.due[at].add(id);
  }

  /** What stands in a field is about to be written over, or taken out. */
  forget(at, page, name) {
    const before = this.shown(at, page).live.get(name);
    if (before) this.due[at].delete(this.idOf(page.edition, name, before));
    return Boolean(before);
  }

  empty(at, page, pick) {
    const name = page.names[pick % page.names.length];
    this.load(at, page);
    if (name && this.forget(at, page, name)) {
      this.devices[at].store.put(place(name), null);
      count("emptied");
    }
  }

  save(at) {
    const text = fileText({ toolkit: TOOLKIT, content: "2026-11-23" }, this.devices[at].store.all());
    this.files.push({ text, due: new Set(this.due[at]) });
  }

  open(at, page, pick) {
    if (!this.files.length) return;
    const { text, due } = this.files[pick % this.files.length];
    const { answers } = readFile(text, TOOLKIT);
    const { store } = this.devices[at];
    const winner = pick % 2 ? "here" : "file";
    // as on the sheet's own page, or as on a page of another activity
    const [here, file] = pick % 3 ? [store.all(), answers].map((some) => current(some, "act", page)) : [store.all(), answers];
    const { differing } = compared(here, file);
    const all = opened(here, file, winner);
    const twice = opened(all, file, winner);
    assert.equal(fileText({ toolkit: TOOLKIT, content: "" }, twice), fileText({ toolkit: TOOLKIT, content: "" }, all));
    store.replaceAll(all);
    this.load(at, page);
    for (const id of due) this.due[at].add(id);
    count(`opened, ${winner} stays`);
    if (differing) count("collision in a file");
  }

  author(pick, kind) {
    const { history } = this;
    const names = [...history.now.keys()];
    const [one, other] = [names[pick % names.length], names[(pick + 1) % names.length]];
    const away = [...history.left.keys()];
    const texts = names.filter((name) => history.now.get(name).kind === "text");
    const choice = names.find((name) => history.now.get(name).kind === "one-of" && history.now.get(name).offered.size > 1);
    const value = choice && [...history.now.get(choice).offered.keys()][pick % 2];
    const acts = {
      rename: names.length && (() => history.rename(one)),
      "to a used name": names.length && away.length && (() => history.renameTo(one, away[pick % away.length])),
      swap: names.length > 1 && (() => history.swap(one, other)),
      merge: texts.length > 1 && (() => history.merge(texts[pick % texts.length], texts[(pick + 1) % texts.length])),
      remove: names.length && (() => history.remove(one)),
      return: away.length && (() => history.bringBack(away[pick % away.length])),
      reuse: away.length && (() => history.reuse(away[pick % away.length], KINDS[pick % 4])),
      "kind change": names.length && (() => history.changeKind(one, KINDS[(KINDS.indexOf(history.now.get(one).kind) + 1) % 4])),
      "option rename": choice && (() => history.renameOption(choice, value)),
      withdraw: choice && (() => history.withdraw(choice, value)),
      add: () => history.add(KINDS[pick % 4]),
    };
    const act = Object.keys(acts)[kind % Object.keys(acts).length];
    if (!acts[act]) return;
    history.next(acts[act]);
    count(act);
    if (act === "rename" && Object.values(history.spans).flat().some(({ became }) => became === one)) count("chain");
  }

  /** What an entry that was given, or stands, under a name in an edition says. */
  idOf(edition, name, { kind, value }) {
    if (kind !== "one-of") return `${kind} ${value}`;
    for (let at = edition; at > 0; at -= 1) {
      const meant = this.history.meant[at - 1].get(name);
      if (meant?.question.kind === kind) return meant.question.everOffered.get(value);
    }
    return undefined;
  }

  check() {
    this.devices.forEach(({ store }, at) => {
      const held = store.of(SHEET);
      for (const page of this.history.pages) {
        const { live, aside } = arranged(held, page);
        const found = new Set(aside.map((one) => this.idOf(one.entry.edition, one.name, one.entry)));
        for (const [name, entry] of live) {
          const { question, choice } = this.history.meaning(page.edition, name, entry.value);
          const id = choice ?? `${entry.kind} ${entry.value}`;
          found.add(id);
          assert.ok(this.given.has(id), `${name} shows ${entry.value}, which nobody gave`);
          assert.ok(this.given.get(id).leadsTo(question), `${id} stands under ${question.id} in ${page.edition}`);
          assert.equal(entry.kind, question.kind);
        }
        for (const id of this.due[at]) assert.ok(found.has(id), `${id} is lost on page ${page.edition}`);
        if (aside.length) count("aside");
        if (aside.some(({ aside: mark }) => mark.startsWith("o-"))) count("two answers to one question");
        if (aside.some(({ entry }) => entry.edition > page.edition)) count("newer than the page");
      }
    });
  }
}

const step = fc.tuple(fc.nat(10), fc.nat(1), fc.nat(1000), fc.nat(1000));

test("no answer is lost or comes under another question", () => {
  const clock = new Clock();
  try {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: "max" }), (steps) => {
        const world = new World(clock);
        for (const [what, at, pick, other] of steps) {
          const page = world.page(other);
          if (what < 4) world.type(at, page, pick);
          else if (what < 7) world.author(pick, other);
          else if (what === 7) world.save(at);
          else if (what === 8) world.open(at, page, pick);
          else if (what === 9) world.empty(at, page, pick);
          else world.load(at, page);
          if (page !== world.latest) count("an old page");
          world.check();
        }
        world.devices.forEach(({ store }, at) => {
          world.load(at, world.latest);
          store.flush();
        });
        world.check();
      }),
      { numRuns: 300, seed: 20261123, includeErrorInReport: true },
    );
  } finally {
    clock.stop();
  }
  const wanted = ["rename", "chain", "to a used name", "swap", "merge", "remove", "return", "reuse", "kind change", "option rename", "withdraw", "emptied", "opened, here stays", "opened, file stays", "collision in a file", "aside", "two answers to one question", "newer than the page", "an old page"];
  for (const what of wanted) assert.ok(reached[what] >= 30, `${what}: ${reached[what]} times`);
});
