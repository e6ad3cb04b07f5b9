import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { DELAY } from "../../generator/client/store.js";
import { Browser, Clock, entry, place, settled, told, TOOLKIT } from "./browser.js";

let clock;
beforeEach(() => {
  clock = new Clock();
});
afterEach(() => clock.stop());

const put = (tab, name, value, more) => tab.store.put(place(name), value === null ? null : entry(value, { changed: clock.now, ...more }));
const live = (tab) => told(tab.store).live;
const aside = (tab) => told(tab.store).aside;

/** A browser whose device is one's own, with one tab. */
function own() {
  const browser = new Browser();
  const tab = browser.tab();
  tab.store.choose("own");
  return { browser, tab };
}

// --- when it is written

test("the first key is written at once, the next ones within half a second while typing goes on", () => {
  const { browser, tab } = own();
  put(tab, "a", "h");
  clock.pass(0);
  assert.match(browser.device.text(), /\\"h\\"/);
  for (let typed = 0; typed < 4; typed += 1) {
    clock.pass(DELAY / 4);
    put(tab, "a", `he${typed}`);
  }
  assert.ok(DELAY <= 500);
  assert.match(browser.device.text(), /he2/);
});

test("leaving a page writes what waits", () => {
  const { browser, tab } = own();
  put(tab, "a", "left at once");
  tab.store.flush();
  browser.kill();
  assert.deepEqual(live(browser.tab()), { a: "left at once" });
});

test("nothing of an answer is written to the device before it is said to be one's own", () => {
  const browser = new Browser();
  const tab = browser.tab();
  put(tab, "a", "secret");
  clock.pass(DELAY);
  assert.doesNotMatch(browser.device.text(), /secret/);
  assert.equal(tab.store.state, "tab");
  tab.store.choose("shared");
  put(tab, "a", "secret too");
  clock.pass(DELAY);
  assert.doesNotMatch(browser.device.text(), /secret/);
  assert.deepEqual([...browser.journal.lines], []);
});

test("what is no entry or no place is not taken", () => {
  const { tab } = own();
  assert.throws(() => tab.store.put(place("a"), entry("")), TypeError);
  assert.throws(() => tab.store.put(place("A b"), entry("x")), TypeError);
  assert.throws(() => tab.store.put(place("a", { aside: "-" }), entry("x")), TypeError);
  assert.equal(tab.store.size, 0);
});

// --- two tabs

for (const events of ["at once", "late", "never"]) {
  test(`two tabs that write different fields lose nothing (events ${events})`, () => {
    const { browser, tab } = own();
    const other = browser.tab();
    browser.events = events;
    for (let count = 0; count < 200; count += 1) {
      put(tab, `a-${count}`, "one");
      clock.pass(20);
      put(other, `b-${count}`, "two");
      clock.pass(20);
    }
    clock.pass(DELAY);
    browser.deliver();
    browser.kill();
    assert.equal(browser.tab().store.size, 400);
  });

  test(`a clearing in one tab is one in both, and a late save does not undo it (events ${events})`, async () => {
    const { browser, tab } = own();
    const other = browser.tab();
    put(other, "a", "kept");
    clock.pass(DELAY);
    browser.events = events;
    put(other, "b", "typed and not yet written");
    clock.pass(DELAY / 2);
    tab.store.clear();
    clock.pass(DELAY);
    other.store.flush();
    browser.deliver();
    await settled();
    assert.equal(other.store.size, 0);
    assert.doesNotMatch(browser.device.text() + tab.session.text() + other.session.text(), /kept|typed/);
    browser.kill();
    assert.equal(browser.tab().store.size, 0);
    await settled();
    assert.equal(browser.tab().store.size, 0);
  });

  test(`what is typed after a clearing stays (events ${events})`, () => {
    const { browser, tab } = own();
    const other = browser.tab();
    browser.events = events;
    put(other, "a", "before");
    tab.store.clear();
    clock.pass(10);
    put(other, "b", "after");
    clock.pass(DELAY);
    browser.deliver();
    assert.deepEqual(live(other), { b: "after" });
    assert.doesNotMatch(browser.device.text(), /after/); // it is asked again whose device it is
    other.visit();
    assert.deepEqual(live(other), { b: "after" });
  });

  test(`an answer taken out in one tab does not come back from the other (events ${events})`, () => {
    const { browser, tab } = own();
    put(tab, "a", "x");
    clock.pass(DELAY);
    const other = browser.tab();
    browser.events = events;
    put(other, "b", "y");
    put(tab, "a", null);
    clock.pass(DELAY);
    browser.deliver();
    if (events !== "never") assert.deepEqual(live(other), { b: "y" });
    browser.kill();
    assert.deepEqual(live(browser.tab()), { b: "y" });
  });
}

test("a clearing reaches the tabs of a shared device too", () => {
  const browser = new Browser();
  const [one, other] = [browser.tab(), browser.tab()];
  put(one, "a", "x");
  put(other, "b", "y");
  clock.pass(DELAY);
  one.store.clear();
  assert.equal(other.store.size, 0);
  assert.doesNotMatch(other.session.text(), /"y/);
});

test("entries that were saved before a clearing are dropped at the next start", () => {
  const browser = new Browser();
  const [one, other] = [browser.tab(), browser.tab()];
  put(other, "b", "y");
  clock.pass(DELAY);
  browser.tabs = [one]; // the other is asleep
  browser.events = "never";
  one.store.clear();
  other.visit(false);
  assert.equal(other.store.size, 0);
  assert.doesNotMatch(other.session.text(), /"y/);
});

test("opened answers keep their own dates and are not dropped after an earlier clearing", () => {
  const { browser, tab } = own();
  tab.store.clear();
  tab.store.choose("own");
  tab.store.replaceAll([{ place: place("a"), entry: entry("old", { changed: 5 }) }]);
  browser.kill();
  const again = browser.tab();
  assert.equal(again.store.all()[0].entry.changed, 5);
});

test("answers survive a clock that is set back", () => {
  const { browser, tab } = own();
  clock.now += 4 * 365 * 24 * 3600 * 1000;
  put(tab, "a", "from the future");
  tab.store.clear();
  tab.store.choose("own");
  clock.now -= 4 * 365 * 24 * 3600 * 1000;
  put(tab, "a", "first");
  clock.pass(DELAY);
  put(tab, "a", "second");
  clock.pass(DELAY);
  browser.kill();
  assert.deepEqual(live(browser.tab()), { a: "second" });
});

test("of two tabs that write the same field the later word counts in both, whenever it is heard", () => {
  const { browser, tab } = own();
  const other = browser.tab();
  browser.events = "late";
  put(tab, "a", "first");
  tab.store.flush();
  clock.pass(10);
  put(other, "a", "second");
  other.store.flush();
  browser.deliver();
  assert.deepEqual([live(tab), live(other)], [{ a: "second" }, { a: "second" }]);
});

test("a deletion that is heard late does not take out what was typed since", () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  const other = browser.tab();
  browser.events = "late";
  put(other, "a", null);
  other.store.flush();
  clock.pass(10);
  put(tab, "a", "typed since");
  tab.store.flush();
  browser.deliver();
  clock.pass(DELAY);
  browser.deliver();
  assert.deepEqual([live(tab), live(other)], [{ a: "typed since" }, { a: "typed since" }]);
});

test("two tabs that disagree come to rest", () => {
  const { browser, tab } = own();
  const other = browser.tab();
  browser.events = "late";
  put(tab, "a", "x");
  put(other, "a", "y"); // in the same millisecond
  clock.pass(DELAY);
  let writes = 0;
  const heard = browser.device.heard;
  browser.device.heard = (...args) => ((writes += args[0]?.includes("?") ? 0 : 1), heard(...args));
  for (let round = 0; round < 20; round += 1) {
    browser.deliver();
    clock.pass(DELAY);
  }
  assert.deepEqual(live(tab), live(other));
  assert.ok(writes <= 2, `${writes} writes`);
  browser.kill();
  assert.deepEqual(live(browser.tab()), live(tab));
});

test("another tab's answers are heard", () => {
  const { browser, tab } = own();
  const other = browser.tab();
  let heard = 0;
  other.store.addEventListener("change", () => (heard += 1));
  put(tab, "a", "x");
  clock.pass(DELAY);
  assert.deepEqual(live(other), { a: "x" });
  assert.equal(heard, 1);
});

test("lines of other kinds are not heard as answers", () => {
  const { tab } = own();
  for (const [name, line] of [["?setting/wording/act", "x"], ["act/ours/none/a", "rubbish"], ["rubbish", "1 {}"], ["act/ours/none/a", null]]) {
    tab.store.heed(name, line);
  }
  assert.equal(tab.store.size, 0);
});

// --- whose device it is

test("answers move from the tab to the device and back, with the settings", () => {
  const browser = new Browser();
  const tab = browser.tab();
  put(tab, "a", "x");
  tab.store.setting("wording/act", "mine");
  tab.store.choose("own");
  assert.match(browser.device.text(), /"x/);
  assert.equal(tab.session.text(), "[]");
  assert.equal(tab.store.setting("wording/act"), "mine");
  assert.equal(tab.store.state, "kept");
  tab.store.choose("shared");
  assert.doesNotMatch(browser.device.text(), /none\/|setting/);
  assert.match(tab.session.text(), /"x/);
  assert.equal(tab.store.setting("wording/act"), "mine");
  assert.equal(tab.store.state, "tab");
  assert.deepEqual(browser.journal.lines.size, 0);
  browser.kill();
  assert.equal(browser.tab().store.size, 0);
});

test("a tab in which nobody has said whose device it is follows, and neither tab's answer is lost", () => {
  const browser = new Browser();
  const [one, other] = [browser.tab(), browser.tab()];
  put(one, "a", "x");
  clock.pass(DELAY);
  put(other, "a", "y");
  put(other, "b", "z");
  clock.pass(DELAY);
  one.store.choose("own");
  assert.equal(other.store.device, "own");
  assert.deepEqual([live(one), aside(one)], [{ a: "y", b: "z" }, ["x"]]);
  assert.deepEqual([live(other), aside(other)], [{ a: "y", b: "z" }, ["x"]]);
});

for (const events of ["late", "never"]) {
  test(`a tab that does not hear where answers are kept loses none (events ${events})`, () => {
    const browser = new Browser();
    const [one, other] = [browser.tab(), browser.tab()];
    put(other, "a", "y");
    clock.pass(DELAY);
    browser.events = events;
    put(one, "a", "x");
    one.store.choose("own");
    put(other, "b", "z");
    clock.pass(DELAY);
    other.visit();
    browser.deliver();
    clock.pass(DELAY);
    assert.equal(other.store.device, "own");
    assert.deepEqual([live(other), aside(other)], [{ a: "x", b: "z" }, ["y"]]);
    browser.kill();
    assert.equal(browser.tab().store.size, 3);
  });

  test(`once a device is said to be shared, no other tab writes to it (events ${events})`, () => {
    const { browser, tab } = own();
    const other = browser.tab();
    put(other, "a", "x");
    clock.pass(DELAY);
    browser.events = events;
    tab.store.choose("shared");
    put(other, "b", "secret");
    clock.pass(DELAY);
    browser.deliver();
    assert.doesNotMatch(browser.device.text(), /secret|none\//);
    assert.deepEqual(live(other), { a: "x", b: "secret" });
    assert.equal(other.store.device, null);
    browser.kill();
    assert.equal(browser.tab().store.size, 0);
  });
}

test("where nothing has said so, a tab of one's own device hears at once that it is shared", () => {
  const { browser, tab } = own();
  const other = browser.tab();
  put(other, "a", "x");
  clock.pass(DELAY);
  tab.store.choose("shared");
  assert.equal(other.store.device, null);
  assert.match(other.session.text(), /"x/);
});

test("answers that were left on the device half-way are shown to nobody unasked", () => {
  const { browser, tab } = own();
  put(tab, "a", "theirs");
  clock.pass(DELAY);
  const killed = browser.device.copy();
  killed.delete(`toolkit/${TOOLKIT}/?device`);
  browser.journal.lines.clear();
  browser.kill(killed);
  const next = browser.tab();
  assert.deepEqual([next.store.covered, next.store.size, next.store.all()], [true, 1, []]);
  next.store.uncover();
  assert.deepEqual(live(next), { a: "theirs" });
  assert.doesNotMatch(browser.device.text(), /theirs/);
  assert.match(next.session.text(), /theirs/);
});

test("what is left on the device is asked about even where a link led here", () => {
  const browser = new Browser();
  const tab = browser.tab();
  browser.device.setItem(`toolkit/${TOOLKIT}/act/ours/none/a`, `${clock.now} ${JSON.stringify(entry("theirs"))}`);
  assert.deepEqual([tab.visit().store.covered, tab.store.all()], [true, []]);
});

test("what a tab brings from before a new start does not become the device's by itself", () => {
  const browser = new Browser();
  const [mine, other] = [browser.tab(), browser.tab()];
  put(other, "a", "somebody's");
  clock.pass(DELAY);
  browser.events = "never";
  mine.store.choose("own");
  for (const continues of [false, true]) {
    assert.equal(other.visit(continues).store.covered, true);
    assert.deepEqual(live(other), {});
  }
  assert.doesNotMatch(browser.device.text(), /somebody/);
  other.store.uncover();
  assert.deepEqual(live(other), { a: "somebody's" });
  assert.match(browser.device.text(), /somebody/);
});

test("what a tab brings from before a new start can be refused without losing one's own", () => {
  const browser = new Browser();
  const [mine, other] = [browser.tab(), browser.tab()];
  put(other, "a", "somebody's");
  put(mine, "b", "mine");
  clock.pass(DELAY);
  browser.events = "never";
  mine.store.choose("own");
  other.visit(false).store.discard();
  assert.deepEqual([other.store.covered, live(other)], [false, { b: "mine" }]);
  assert.doesNotMatch(browser.device.text() + other.session.text(), /somebody/);
  assert.deepEqual(live(mine.visit(true)), { b: "mine" });
});

test("of a folder on a computer nothing is kept by itself", () => {
  const browser = new Browser();
  const tab = browser.tab({ server: false });
  put(tab, "a", "x");
  clock.pass(DELAY);
  assert.equal(tab.store.state, "memory");
  assert.ok(tab.store.wouldLoseSince(0));
  assert.doesNotMatch(browser.device.text(), /"x/);
  tab.store.choose("own");
  assert.equal(tab.store.state, "kept");
  tab.visit();
  assert.deepEqual(live(tab), { a: "x" });
  tab.store.choose("shared");
  assert.doesNotMatch(browser.device.text(), /"x/);
  assert.deepEqual([live(tab), tab.store.state], [{ a: "x" }, "memory"]);
});

// --- covered

/** A shared device where somebody was filling this in, and the browser starts again. */
function restored() {
  const browser = new Browser();
  const tab = browser.tab();
  put(tab, "a", "somebody's");
  clock.pass(DELAY);
  return { browser, tab: tab.visit(false) };
}

test("answers that are found at a new start are covered until a person says that it was them", () => {
  const { tab } = restored();
  assert.deepEqual([tab.store.covered, tab.store.all(), tab.store.of(place("a")), tab.store.size], [true, [], [], 1]);
  assert.equal(tab.store.wouldLoseSince(0), false);
  tab.store.uncover();
  assert.deepEqual(live(tab), { a: "somebody's" });
});

test("a link of the site leads on without a question, and a covered page stays covered", () => {
  const { tab } = restored();
  assert.equal(tab.visit(true).store.covered, true);
  tab.store.uncover();
  assert.equal(tab.visit(true).store.covered, false);
  assert.deepEqual(live(tab), { a: "somebody's" });
});

test("somebody else's covered answers do not become those of a person whose device it is", () => {
  const { browser, tab } = restored();
  const mine = browser.tab();
  put(mine, "b", "mine");
  mine.store.choose("own");
  assert.equal(tab.store.covered, true);
  assert.doesNotMatch(browser.device.text(), /somebody/);
  for (const continues of [false, true]) {
    assert.deepEqual(told(tab.visit(continues).store), { live: {}, aside: [] });
  }
  assert.match(tab.session.text(), /somebody/);
});

test("a person who says that covered answers are theirs loses none of the other tab's", () => {
  const { browser, tab } = restored();
  const mine = browser.tab();
  put(mine, "b", "mine");
  clock.pass(DELAY);
  mine.store.choose("own");
  tab.store.uncover();
  assert.match(browser.device.text(), /mine/);
  assert.deepEqual(live(tab), { a: "somebody's", b: "mine" });
});

test("one's own device is never covered", () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  browser.kill();
  assert.equal(browser.tab().store.covered, false);
});

test("a page that comes back after a long time is covered", () => {
  const browser = new Browser();
  const tab = browser.tab();
  tab.store.cover();
  assert.equal(tab.store.covered, false);
  put(tab, "a", "x");
  tab.store.cover();
  assert.deepEqual([tab.store.covered, tab.store.all()], [true, []]);
  assert.equal(tab.visit(true).store.covered, true);
});

test("deleting what is covered deletes it", () => {
  const { browser, tab } = restored();
  tab.store.clear();
  assert.deepEqual([tab.store.covered, tab.store.size], [false, 0]);
  assert.doesNotMatch(tab.session.text() + browser.device.text(), /somebody/);
});

// --- full, refused, wiped, damaged

test("a full storage is said, loses nothing in memory and is tried again", () => {
  const { browser, tab } = own();
  put(tab, "a", "small");
  clock.pass(DELAY);
  browser.device.room = browser.device.used + 20;
  put(tab, "b", "x".repeat(1000));
  clock.pass(DELAY);
  assert.equal(tab.store.state, "full");
  assert.ok(tab.store.wouldLoseSince(0));
  assert.equal(live(tab).b.length, 1000);
  browser.device.room = Infinity;
  put(tab, "c", "next");
  clock.pass(DELAY);
  assert.equal(tab.store.state, "kept");
  browser.kill();
  assert.equal(browser.tab().store.size, 3);
});

test("a storage without room for a single character is full, not refused", () => {
  const { browser, tab } = own();
  browser.device.room = browser.device.used;
  put(tab, "a", "x");
  clock.pass(DELAY);
  assert.equal(tab.store.state, "full");
});

test("where the storage is full an answer can still be taken out", () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  browser.device.room = browser.device.used;
  put(tab, "a", null);
  put(tab, "b", null);
  clock.pass(DELAY);
  assert.equal(tab.store.state, "kept");
  browser.journal.lines.clear();
  browser.kill();
  assert.equal(browser.tab().store.size, 0);
});

test("where the storage is full, taking out what is not there is nothing to write", () => {
  const { browser, tab } = own();
  browser.device.room = browser.device.used;
  put(tab, "b", null);
  clock.pass(DELAY);
  assert.equal(tab.store.state, "kept");
});

test("where the storage is full a clearing is told all the same", () => {
  const { browser, tab } = own();
  put(tab, "a", "x".repeat(100));
  clock.pass(DELAY);
  const other = browser.tab();
  browser.device.room = browser.device.used;
  tab.store.clear();
  assert.equal(other.store.size, 0);
});

test("an answer that went in nowhere is tried again in the tab", () => {
  const browser = new Browser();
  const tab = browser.tab({ room: 300 });
  browser.device.room = 300;
  put(tab, "a", "x".repeat(1000));
  tab.store.choose("own");
  assert.deepEqual([tab.store.state, tab.store.device], ["full", null]);
  tab.session.room = Infinity;
  put(tab, "b", "next");
  clock.pass(DELAY);
  assert.deepEqual(Object.keys(live(tab.visit())), ["a", "b"]);
});

test("a clearing takes out what could not be read in other tabs too", () => {
  const browser = new Browser();
  const [one, other] = [browser.tab(), browser.tab()];
  other.session.setItem(`toolkit/${TOOLKIT}/act/ours/none/a`, "damaged secret");
  other.visit();
  assert.match(other.session.text(), /unread.*secret/);
  one.store.clear();
  assert.doesNotMatch(other.session.text(), /secret/);
});

test("answers that do not go into the device's storage stay in the tab", () => {
  const browser = new Browser();
  const tab = browser.tab();
  put(tab, "a", "x".repeat(1000));
  browser.device.room = 500;
  tab.store.choose("own");
  assert.deepEqual([tab.store.state, tab.store.device], ["full", null]);
  assert.doesNotMatch(browser.device.text(), /none\//);
  tab.visit();
  assert.equal(live(tab).a.length, 1000);
  browser.device.room = Infinity;
  tab.store.choose("own");
  assert.deepEqual([tab.store.state, tab.store.device], ["kept", "own"]);
});

test("a tab's full storage leaves the answers where they are", () => {
  const browser = new Browser();
  const tab = browser.tab({ room: 200 });
  tab.store.choose("own");
  put(tab, "a", "x".repeat(1000));
  clock.pass(DELAY);
  tab.store.choose("shared");
  assert.equal(tab.store.state, "full");
  assert.equal(live(tab).a.length, 1000);
  assert.match(browser.device.text(), /xxx/);
  browser.kill();
  assert.equal(browser.tab().store.covered, true);
});

test("a refused storage leaves the answers in memory and says so", () => {
  const browser = new Browser();
  browser.device.refused = true;
  const tab = browser.tab();
  tab.session.refused = true;
  put(tab, "a", "x");
  clock.pass(DELAY);
  assert.deepEqual([tab.store.state, live(tab), tab.store.wouldLoseSince(0)], ["memory", { a: "x" }, true]);
  tab.store.choose("own");
  assert.deepEqual([tab.store.state, live(tab)], ["memory", { a: "x" }]);
  tab.store.clear();
  assert.equal(tab.store.size, 0);
});

test("a storage that keeps nothing, as in old private windows, is memory", () => {
  const browser = new Browser();
  const tab = browser.tab({ room: 0 });
  put(tab, "a", "x");
  clock.pass(DELAY);
  assert.equal(tab.store.state, "memory");
});

test("a storage that is refused for a moment changes nothing", () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  browser.device.refused = true;
  clock.pass(DELAY);
  assert.equal(tab.store.device, "own");
  browser.device.refused = false;
  put(tab, "b", "y");
  clock.pass(DELAY);
  browser.kill();
  assert.deepEqual(live(browser.tab()), { a: "x", b: "y" });
});

for (const events of ["at once", "never"]) {
  test(`where the storage was emptied by others, an open tab still has its answers (events ${events})`, () => {
    const { browser, tab } = own();
    put(tab, "a", "x");
    clock.pass(DELAY);
    browser.events = events;
    browser.writer = null;
    browser.device.wipe();
    put(tab, "b", "y");
    clock.pass(DELAY);
    assert.deepEqual([live(tab), tab.store.state, tab.store.device], [{ a: "x", b: "y" }, "tab", null]);
    tab.visit();
    assert.deepEqual(live(tab), { a: "x", b: "y" });
  });
}

test("a damaged line is set aside and not destroyed", () => {
  const { browser, tab } = own();
  put(tab, "b", "whole");
  clock.pass(DELAY);
  const prefix = `toolkit/${TOOLKIT}/`;
  const damaged = ["{", "", "12", "x {}", '5 {"value":"x"}', "99999999999999999 {}", `5000000000000000 ${JSON.stringify(entry("x"))}`];
  damaged.forEach((line, at) => browser.device.setItem(`${prefix}act/ours/none/a-${at}`, line));
  browser.kill();
  const again = browser.tab();
  assert.deepEqual(live(again), { b: "whole" });
  const unread = [...browser.device.copy()].filter(([key]) => key.startsWith(`${prefix}?unread/`));
  assert.deepEqual(unread.map(([, line]) => line), damaged);
  again.store.clear();
  assert.equal(browser.device.copy().size, 1);
});

// --- the journal

/** An own device's answers, of which the browser lost everything since `early` when it was killed. */
async function killed(change) {
  const { browser, tab } = own();
  put(tab, "a", "x");
  put(tab, "b", "y");
  clock.pass(DELAY);
  const early = browser.device.copy();
  change(tab);
  clock.pass(DELAY);
  await settled();
  browser.kill(early);
  const again = browser.tab();
  await settled();
  return { browser, again };
}

test("the journal brings back what the storage lost, deletions included", async () => {
  const { browser, again } = await killed((tab) => {
    put(tab, "a", null);
    put(tab, "b", "later");
    put(tab, "c", "z");
  });
  assert.deepEqual(live(again), { b: "later", c: "z" });
  assert.equal(again.store.state, "kept");
  browser.journal.lines.clear();
  browser.kill();
  assert.deepEqual(live(browser.tab()), { b: "later", c: "z" });
});

test("the journal does not bring back what was cleared", async () => {
  const { browser, again } = await killed((tab) => tab.store.clear());
  assert.equal(again.store.size, 0);
  assert.equal(again.store.device, null);
  assert.doesNotMatch(browser.device.text(), /none\//);
});

test("the journal knows that the device is one's own where the storage lost even that", async () => {
  const browser = new Browser();
  const tab = browser.tab();
  put(tab, "a", "x");
  tab.store.choose("own");
  await settled();
  browser.kill(new Map());
  const again = browser.tab();
  await settled();
  assert.deepEqual([again.store.device, live(again)], ["own", { a: "x" }]);
});

test("the journal of a device that is shared now is shown to nobody", async () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  const lines = new Map(browser.journal.lines);
  tab.store.choose("shared");
  browser.journal.lines = lines; // the browser was killed before it was emptied
  browser.kill();
  const next = browser.tab();
  await settled();
  assert.deepEqual([next.store.device, next.store.size], [null, 0]);
  next.store.choose("own");
  await settled();
  browser.kill();
  const again = browser.tab();
  await settled();
  assert.equal(again.store.size, 0);
});

test("the journal of a covered page is not read into it", async () => {
  const { browser, tab } = restored();
  browser.journal.lines.set("?device", `${clock.now} own`);
  browser.journal.lines.set("act/ours/none/q", `${clock.now} ${JSON.stringify(entry("x"))}`);
  tab.visit(false);
  await settled();
  assert.deepEqual([tab.store.covered, tab.store.device, tab.store.size], [true, null, 1]);
});

test("a clearing while the journal is being read counts", async () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  browser.kill();
  const again = browser.tab();
  again.store.clear();
  await settled();
  assert.equal(again.store.size, 0);
});

test("the storage tells the journal what that has missed", async () => {
  const { browser, tab } = own();
  put(tab, "a", "x");
  clock.pass(DELAY);
  browser.journal.lines.clear();
  browser.kill();
  browser.tab();
  await settled();
  assert.match(browser.journal.lines.get("act/ours/none/a"), /"x"/);
});

test("a journal that has missed the latest does not take it back", async () => {
  const { browser, tab } = own();
  put(tab, "a", "early");
  clock.pass(DELAY);
  const lines = new Map(browser.journal.lines);
  put(tab, "a", "late");
  clock.pass(DELAY);
  browser.journal.lines = lines;
  browser.kill();
  const again = browser.tab();
  await settled();
  assert.deepEqual(live(again), { a: "late" });
});

test("rubbish in the journal is not read", async () => {
  const { browser, again } = await killed((tab) => put(tab, "c", "z"));
  for (const [key, line] of [["act/ours/none/d", "9"], ["?x", "y"], ["q", "9 {}"], ["?cleared", "never"], ["act/ours/none/b", "NaN {}"]]) {
    browser.journal.lines.set(key, line);
  }
  again.visit();
  await settled();
  assert.deepEqual(live(again), { a: "x", b: "y", c: "z" });
});

// --- leaving, filing, replacing

test("closing the tab would lose answers that are in no file and on no device", () => {
  const browser = new Browser();
  const tab = browser.tab();
  assert.equal(tab.store.wouldLoseSince(0), false);
  put(tab, "a", "x");
  assert.equal(tab.store.wouldLoseSince(0), true);
  clock.pass(10);
  tab.store.filedAt = clock.now;
  assert.equal(tab.store.wouldLoseSince(0), false);
  clock.pass(10);
  put(tab, "b", "y");
  assert.equal(tab.store.wouldLoseSince(0), true);
  tab.store.choose("own");
  assert.equal(tab.store.wouldLoseSince(0), false);
});

test("replacing all leaves these answers and no others", () => {
  const { browser, tab } = own();
  for (const name of ["a", "b", "c"]) put(tab, name, name);
  clock.pass(DELAY);
  const saved = browser.device.copy().get(`toolkit/${TOOLKIT}/act/ours/none/a`);
  const [a] = tab.store.all();
  tab.store.replaceAll([a, { place: place("b"), entry: entry("new") }]);
  assert.deepEqual(live(tab), { a: "a", b: "new" });
  assert.equal(browser.device.copy().get(`toolkit/${TOOLKIT}/act/ours/none/a`), saved); // not written anew
  browser.kill();
  assert.deepEqual(live(browser.tab()), { a: "a", b: "new" });
});

test("a page of an older edition does not write over a newer page's answer", () => {
  const { tab } = own();
  put(tab, "a", "newer", { edition: 3 });
  put(tab, "a", "older", { edition: 2 });
  assert.deepEqual(told(tab.store), { live: { a: "older" }, aside: ["newer"] });
});

test("each sheet has its own answers", () => {
  const { tab } = own();
  for (const [more, value] of [[{}, "x"], [{ wording: "mine" }, "y"], [{ phase: "after" }, "z"], [{ activity: "act-2" }, "q"]]) {
    tab.store.put(place("a", more), entry(value));
  }
  assert.deepEqual(tab.store.of(place("a")), [{ name: "a", aside: "", entry: entry("x") }]);
  assert.deepEqual(tab.store.of(place("a", { wording: "mine" }))[0].entry.value, "y");
});

test("another toolkit's answers and other people's keys are let alone", () => {
  const { browser, tab } = own();
  browser.device.setItem("toolkit/other/act/ours/none/a", "1 {}");
  browser.device.setItem("theme", "dark");
  put(tab, "a", "x");
  tab.store.clear();
  assert.deepEqual([...browser.device.copy().keys()].sort(), ["theme", `toolkit/${TOOLKIT}/?cleared`, "toolkit/other/act/ours/none/a"].sort());
});
