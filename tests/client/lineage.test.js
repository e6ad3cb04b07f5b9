import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { arranged, changes, freeAside } from "../../generator/client/arrange.js";
import { follow } from "../../generator/client/lineage.js";
import { entry } from "./browser.js";

const CASES = JSON.parse(readFileSync(new URL("../data/lineage.json", import.meta.url), "utf8"));
const now = (earlier, fields, name, edition = 1) => follow(earlier, (one) => fields.includes(one), name, edition).now;

test("a name that has always meant the same stays", () => {
  assert.equal(now({}, ["a"], "a"), "a");
  assert.equal(now({}, ["a"], "b"), null);
});

test("a name is followed through all that it became", () => {
  const earlier = { a: [{ until: 1, became: "b" }], b: [{ until: 4, became: "c" }] };
  assert.equal(now(earlier, ["c"], "a"), "c");
  assert.equal(now(earlier, ["c"], "b", 2), "c");
  assert.deepEqual(follow(earlier, (one) => one === "c", "a", 1).asked, earlier.b[0]);
});

test("names that changed places are told apart by the edition", () => {
  const earlier = { a: [{ until: 1, became: "b" }], b: [{ until: 1, became: "a" }] };
  assert.deepEqual([now(earlier, ["a", "b"], "a", 1), now(earlier, ["a", "b"], "a", 2)], ["b", "a"]);
});

test("a name that is gone leads nowhere and tells what was asked", () => {
  const gone = { until: 3, questions: { ours: "What?" } };
  assert.deepEqual(follow({ a: [gone] }, () => false, "a", 2), { now: null, asked: gone });
  assert.deepEqual(follow({ a: [gone] }, () => false, "a", 5), { now: null, asked: gone });
});

test("a name that means something else now does not get the old answers", () => {
  const earlier = { a: [{ until: 1 }, { until: 3, became: "b" }] };
  assert.deepEqual([1, 2, 3, 4].map((edition) => now(earlier, ["a", "b"], "a", edition)), [null, "b", "b", "a"]);
});

test("spans that lead in a circle come to an end", () => {
  const earlier = { a: [{ until: 1, became: "b" }], b: [{ until: 1, became: "a" }] };
  assert.equal(now(earlier, [], "a", 1), null);
});

test("a name that JavaScript knows for something else has no past", () => {
  assert.equal(now({}, ["constructor"], "constructor"), "constructor");
});

test("rows of one's own live as the first of their table does", () => {
  const earlier = { "plan.added-1.who": [{ until: 1, became: "action.added-1.by" }], "plan.added-1.what": [{ until: 1 }] };
  const fields = ["action.added-7.by", "action.added-order"];
  assert.equal(now(earlier, fields, "plan.added-7.who"), "action.added-7.by");
  assert.equal(now(earlier, fields, "plan.added-7.what"), null);
  assert.equal(now(earlier, fields, "plan.added-order"), "action.added-order");
  assert.equal(now(earlier, ["plan.added-order"], "plan.added-order", 2), "plan.added-order");
  assert.equal(now({}, [], "plan.added-order"), null);
  assert.equal(now({ "plan.added-1.what": [{ until: 1 }] }, ["plan.added-order"], "plan.added-order"), "plan.added-order");
});

for (const { why, earlier, fields, answer, now: wanted, question } of CASES) {
  test(`Python and JavaScript follow names alike: ${why}`, () => {
    const found = follow(earlier, (one) => fields.includes(one), answer.name, answer.edition);
    assert.equal(found.now, wanted);
    if (wanted === null) assert.equal(Object.values(found.asked?.questions ?? {})[0] ?? null, question);
  });
}

// --- in the sheet

const text = (name) => ({ name, kind: "text", values: null });
function page(fields, more = {}) {
  const known = new Map(fields.map((field) => [field.name, field]));
  return { edition: 2, find: (name) => known.get(name) ?? null, earlier: {}, renamed: {}, ...more };
}
const kept = (name, value, more = {}, aside = "") => ({ name, aside, entry: entry(value, more) });
const shown = ({ live, aside }) => [Object.fromEntries([...live].map(([name, { value }]) => [name, value])), aside.map(({ aside: mark, entry: { value } }) => `${mark.slice(0, 2)} ${value}`)];

test("an answer stays where it is and is not written anew, as long as it means the same", () => {
  const some = [kept("a", "x")];
  assert.deepEqual(changes(some, arranged(some, page([text("a")], { edition: 9 }))), []);
});

test("an answer of another kind is set aside, and comes back with its kind", () => {
  const some = [kept("a", "x")];
  const away = arranged(some, page([{ name: "a", kind: "number", values: null }]));
  assert.deepEqual(shown(away), [{}, ["e- x"]]);
  assert.deepEqual(shown(arranged(away.aside, page([text("a")]))), [{ a: "x" }, []]);
});

test("a choice moves along with its value's new name, and is set aside where it is not offered", () => {
  const some = [kept("a", "old", { kind: "one-of" }), kept("b", "gone", { kind: "one-of" })];
  const choice = (name) => ({ name, kind: "one-of", values: new Set(["new"]) });
  const found = arranged(some, page([choice("a"), choice("b")], { renamed: { a: { old: "new", gone: "elsewhere" } } }));
  assert.deepEqual(shown(found), [{ a: "new" }, ["e- gone"]]);
  assert.equal(found.live.get("a").edition, 2);
});

test("of two answers to one question the later is live; the other stays beside it for good", () => {
  const earlier = { b: [{ until: 1, became: "a" }] };
  const some = [kept("a", "early", { changed: 1 }), kept("b", "late", { changed: 2 })];
  const found = arranged(some, page([text("a")], { earlier }));
  assert.deepEqual(shown(found), [{ a: "late" }, ["o- early"]]);
  assert.deepEqual(shown(arranged(found.aside, page([text("a")], { earlier }))), [{}, ["o- early"]]); // the later was deleted
});

test("what a newer page wrote stays in its place, and gives way to nothing but an answer of this page", () => {
  const newer = kept("a", "newer", { edition: 3 });
  assert.deepEqual(arranged([newer], page([text("a")])).aside, [newer]);
  assert.deepEqual(changes([newer], arranged([newer], page([text("a")]))), []);
  const earlier = { b: [{ until: 1, became: "a" }] };
  const found = arranged([newer, kept("b", "x")], page([text("a")], { earlier }));
  assert.deepEqual(shown(found), [{ a: "x" }, ["e- newer"]]);
});

test("a page of now and one of before, in two tabs, do not undo each other's work for ever", () => {
  const before = page([text("a"), text("c")], { edition: 1 });
  const after = page([text("b"), text("c")], { edition: 2, earlier: { a: [{ until: 1, became: "b" }] } });
  let some = [kept("a", "x"), kept("c", "y")];
  const load = (open) => {
    const all = new Map(some.map((one) => [`${one.name}@${one.aside}`, one]));
    const made = changes(some, arranged(some, open));
    for (const one of made) all[one.entry ? "set" : "delete"](`${one.name}@${one.aside}`, one);
    some = [...all.values()];
    return made.length;
  };
  load(after);
  assert.deepEqual([load(before), load(after), load(before)], [0, 0, 0]);
  assert.deepEqual(shown(arranged(some, before)), [{ c: "y" }, [" x"]]);
});

test("answers that changed places are written anew even where both say the same", () => {
  const earlier = { a: [{ until: 1, became: "b" }], b: [{ until: 1, became: "a" }] };
  const some = [kept("a", "yes"), kept("b", "yes")];
  const made = changes(some, arranged(some, page([text("a"), text("b")], { earlier })));
  assert.deepEqual(made.map(({ name, entry: { edition } }) => [name, edition]).sort(), [["a", 2], ["b", 2]]);
});

test("a mark stays a mark, however often it is taken", () => {
  const taken = new Set();
  for (let count = 0; count < 300; count += 1) taken.add(freeAside(`e-${"x".repeat(98)}`, (mark) => !taken.has(mark)));
  for (const mark of taken) assert.match(mark, /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/);
  assert.equal(taken.size, 300);
});
