import assert from "node:assert/strict";
import { test } from "node:test";

import { compared, current, opened } from "../../generator/client/opening.js";
import { entry, place } from "./browser.js";

const answer = (name, value, more = {}) => ({ place: place(name, { aside: more.aside ?? "" }), entry: entry(value, more.entry) });
const texts = (some) => some.map(({ place: { name, aside }, entry: { value } }) => `${name}${aside && ` (${aside.slice(0, 2)})`}: ${value}`).sort();

test("what is new, the same and different is counted", () => {
  const here = [answer("a", "x"), answer("b", "y"), answer("c", "z")];
  const file = [answer("a", "x", { entry: { changed: 9 } }), answer("b", "other"), answer("d", "new"), answer("e", "new", { aside: "e-1" })];
  assert.deepEqual(compared(here, file), { added: 2, same: 1, differing: 1 });
  assert.deepEqual(compared([], file), { added: 4, same: 0, differing: 0 });
});

test("an order of rows is no answer: it is neither counted nor set aside", () => {
  const order = (line) => answer("plan.added-order", line, { entry: { kind: "order" } });
  assert.deepEqual(compared([order("1 next 2")], [order("2 1 next 3")]), { added: 0, same: 0, differing: 0 });
  assert.deepEqual(texts(opened([order("1 next 2")], [order("2 1 next 3")], "file")), ["plan.added-order: 2 1 next 3"]);
  assert.deepEqual(texts(opened([order("1 next 2")], [order("2 1 next 3")], "here")), ["plan.added-order: 1 next 2"]);
});

test("of two answers the chosen one stands and the other is kept beside the sheet", () => {
  const [here, file] = [[answer("a", "mine"), answer("b", "here only")], [answer("a", "theirs"), answer("c", "file only")]];
  const rest = ["b: here only", "c: file only"];
  assert.deepEqual(texts(opened(here, file, "file")), ["a (f-): mine", "a: theirs", ...rest]);
  assert.deepEqual(texts(opened(here, file, "here")), ["a (f-): theirs", "a: mine", ...rest]);
});

test("the same answer keeps the file's date", () => {
  const [here, file] = [[answer("a", "x", { entry: { changed: 5 } })], [answer("a", "x", { entry: { changed: 3 } })]];
  for (const winner of ["here", "file"]) assert.equal(opened(here, file, winner)[0].entry.changed, 3);
});

test("opening twice changes nothing more", () => {
  const here = [answer("a", "mine"), answer("plan.added-1.who", "Ann"), answer("b", "old", { aside: "f-1" })];
  const file = [answer("a", "theirs"), answer("plan.added-1.what", "ask"), answer("b", "other", { aside: "f-1" })];
  for (const winner of ["here", "file"]) {
    const once = opened(here, file, winner);
    assert.deepEqual(texts(opened(once, file, winner)), texts(once));
  }
});

test("cells of two different rows are never put into one", () => {
  const here = [answer("plan.added-1.about", "Assets"), answer("plan.added-1.what", "ask"), answer("plan.added-1.who", "Ann"), answer("plan.added-2.what", "wait")];
  const file = [answer("plan.added-1.about", "Networks"), answer("plan.added-1.what", "call")];
  assert.deepEqual(compared(here, file), { added: 0, same: 0, differing: 2 });
  const names = ({ place: { name, aside } }) => !aside && name.startsWith("plan.added-1.");
  assert.deepEqual(texts(opened(here, file, "file").filter(names)), ["plan.added-1.about: Networks", "plan.added-1.what: call"]);
  assert.deepEqual(texts(opened(here, file, "here").filter(names)), ["plan.added-1.about: Assets", "plan.added-1.what: ask", "plan.added-1.who: Ann"]);
  for (const winner of ["here", "file"]) assert.equal(opened(here, file, winner).length, 6);
  const disjoint = [answer("plan.added-2.who", "Ben")];
  assert.deepEqual(compared(here, disjoint), { added: 0, same: 0, differing: 1 });
  assert.ok(texts(opened(here, disjoint, "here")).includes("plan.added-2.who (f-): Ben"));
});

test("a row that has grown is the same row", () => {
  const row = [answer("plan.added-1.about", "Assets")];
  const grown = [...row, answer("plan.added-1.who", "Ann")];
  for (const [here, file] of [[row, grown], [grown, row]]) {
    assert.equal(compared(here, file).differing, 0);
    assert.deepEqual(texts(opened(here, file, "file")), texts(grown));
  }
});

test("the same word under one name in two editions may be two answers, and both are kept", () => {
  const [here, file] = [[answer("a", "yes", { entry: { edition: 3 } })], [answer("a", "yes", { entry: { edition: 2 } })]];
  assert.deepEqual(texts(opened(here, file, "file")), ["a (e-): yes", "a: yes"]);
});

test("a file of an earlier version is compared under the names of now", () => {
  const fields = new Map(["a", "b"].map((name) => [name, { name, kind: "text", values: null }]));
  const earlier = { a: [{ until: 1, became: "b" }], b: [{ until: 1, became: "a" }] };
  const page = { edition: 2, find: (name) => fields.get(name) ?? null, earlier, renamed: {} };
  const file = current([answer("a", "x"), answer("b", "y")], "act", page);
  assert.deepEqual(texts(file), ["a: y", "b: x"]);
  const here = [answer("a", "y", { entry: { edition: 2 } })];
  assert.deepEqual(compared(here, file), { added: 1, same: 1, differing: 0 });
  assert.deepEqual(texts(current([answer("a", "x")], "another-activity", page)), ["a: x"]);
});

test("neither place is written over, however many answers one has", () => {
  let all = [answer("a", "0")];
  for (let count = 1; count < 50; count += 1) all = opened(all, [answer("a", String(count))], count % 2 ? "file" : "here");
  assert.deepEqual(new Set(all.map(({ entry: { value } }) => value)).size, 50);
});
