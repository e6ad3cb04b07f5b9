import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { isName, isSame, readEntry, written } from "../../generator/client/entry.js";
import { keyOf, mark, readKey } from "../../generator/client/keys.js";
import { isLater, lineOf, readLine } from "../../generator/client/saved.js";
import { entry, place } from "./browser.js";
import { answers } from "./files.js";

test("every place has a key of its own, which names it", () => {
  fc.assert(fc.property(answers, (some) => {
    for (const { place: one } of some) assert.deepEqual(readKey(keyOf(one)), one);
    assert.equal(new Set(some.map(({ place: one }) => keyOf(one))).size, some.length);
  }), { seed: 6 });
});

test("what is no key of an answer is none", () => {
  for (const key of ["", "?device", "?setting/wording/act", "?unread/x/act/ours/none/a", "act/ours/none/", "act/ours/none/a@", "act/ours/none/a@b@c", "act/ours/never/a", "act/ours/none/a/b", "act/ours/none", "Act/ours/none/a", "act//none/a", `act/ours/none/${"a".repeat(401)}`]) {
    const found = readKey(key);
    assert.ok(found === null || keyOf(found) !== key || key.endsWith("@"), key);
  }
  assert.equal(readKey("?unread/x/act/ours/none/a"), null);
});

test("every answer is read as it was written", () => {
  fc.assert(fc.property(answers, fc.nat(), (some, saved) => {
    for (const { entry: one } of some) {
      assert.deepEqual(readEntry(written(one)), one);
      assert.deepEqual(readLine(lineOf({ entry: one, saved })), { entry: one, saved });
    }
    assert.deepEqual(readLine(lineOf({ entry: null, saved })), { entry: null, saved });
  }), { seed: 7 });
});

test("any text is a line or none, never an error", () => {
  const line = fc.oneof(fc.string(), fc.tuple(fc.nat(), fc.json()).map(([saved, json]) => `${saved} ${json}`));
  fc.assert(fc.property(line, (text) => {
    const found = readLine(text);
    assert.ok(found === null || (found.entry === null && /^[0-9]+ $/.test(text)) || found.entry.value !== "");
  }), { numRuns: 2000, seed: 8 });
});

test("of two words one is the later, and both tabs agree which", () => {
  const one = { entry: entry("x"), saved: 5 };
  const all = [one, { entry: entry("y"), saved: 5 }, { entry: null, saved: 5 }, { entry: entry("x"), saved: 6 }];
  for (const first of all) {
    assert.ok(isLater(first, undefined));
    for (const second of all) if (first !== second) assert.notEqual(isLater(first, second), isLater(second, first));
    assert.ok(!isLater(first, { ...first }));
  }
  assert.ok(isLater(all[3], one));
});

test("the same answer has the same mark, and marks are ids", () => {
  assert.equal(mark("a"), mark("a"));
  fc.assert(fc.property(fc.string(), (text) => assert.ok(isName(mark(text)))), { seed: 9 });
  assert.ok(isSame(entry("x", { changed: 1 }), entry("x", { changed: 2 })));
  assert.ok(!isSame(entry("x"), entry("x", { kind: "number" })));
  assert.deepEqual(readKey(keyOf(place("a", { aside: mark("x") }))).aside, mark("x"));
});
