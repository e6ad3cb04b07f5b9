import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";

import { fileOf, fileText, LARGEST, readFile } from "../../generator/client/file.js";
import { keyOf } from "../../generator/client/keys.js";
import { entry, place, TOOLKIT } from "./browser.js";
import { answers, mutated } from "./files.js";

const ORIGIN = { toolkit: TOOLKIT, content: "2026-11-23" };
const REASONS = ["damaged", "foreign", "newer", "too-large", "other-toolkit"];
const text = (some) => fileText(ORIGIN, some);
const one = (more = {}, line = {}) => ({
  format: "toolkit-answers", version: 1, toolkit: TOOLKIT, content: "", changed: "1970-01-01T00:00:01.000Z",
  sheets: [{
    activity: "act", wording: "ours", phase: "none",
    answers: [{ name: "a", aside: "", kind: "text", edition: 1, changed: "1970-01-01T00:00:01.000Z", value: "x", ...line }],
  }],
  ...more,
});
const read = (found) => readFile(JSON.stringify(found), TOOLKIT);

test("saving, opening and saving gives the same bytes, and the order of answers nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.infiniteStream(fc.nat()), async (some, random) => {
      const saved = await fileOf(text(some)).text();
      const found = readFile(saved, TOOLKIT);
      assert.equal(text(found.answers), saved);
      assert.equal(found.answers.length, some.length);
      const shuffled = some.map((answer) => [random.next().value, answer]).sort((a, b) => a[0] - b[0]);
      assert.equal(text(shuffled.map(([, answer]) => answer)), saved);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("any JSON is a valid file or refused for a known reason", () => {
  const counts = { accepted: 0 };
  const check = (found) => {
    const result = readFile(found, TOOLKIT);
    if ("refused" in result) {
      assert.ok(REASONS.includes(result.refused));
      counts[result.refused] = (counts[result.refused] ?? 0) + 1;
    } else {
      counts.accepted += 1;
      assert.equal(text(readFile(text(result.answers), TOOLKIT).answers), text(result.answers));
    }
  };
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => check(JSON.stringify(value))), { numRuns: 4000, seed: 2 });
  fc.assert(fc.property(mutated, (value) => check(JSON.stringify(value))), { numRuns: 5000, seed: 3 });
  const cut = fc.tuple(answers, fc.nat(), fc.string({ maxLength: 3 })).map(([some, at, by]) => {
    const whole = text(some);
    const where = at % whole.length;
    return whole.slice(0, where) + by + whole.slice(where + (at % 3));
  });
  fc.assert(fc.property(cut, check), { numRuns: 2000, seed: 4 });
  for (const reason of ["accepted", "damaged", "foreign", "newer", "other-toolkit"]) assert.ok(counts[reason] >= 20, `${reason}: ${counts[reason]}`);
});

test("each reason has its own refusal", () => {
  for (const cut of ["", "\n", text([]).slice(0, 40), text([]).slice(0, -3)]) assert.equal(readFile(cut, TOOLKIT).refused, "damaged");
  for (const other of ["{", "\x89PNG", "Dear all"]) assert.equal(readFile(other, TOOLKIT).refused, "foreign");
  for (const foreign of ["null", "[]", "1", '"x"', "{}", '{"format": "something"}']) assert.equal(readFile(foreign, TOOLKIT).refused, "foreign");
  for (const version of [2, 1.5, 1e999, 1e300]) assert.equal(read(one({ version: Math.min(version, 1e308) })).refused, "newer");
  for (const version of [0, -1, 0.5, null, "1", [], {}, undefined]) assert.equal(read(one({ version })).refused, "damaged");
  assert.deepEqual(read(one({ toolkit: "theirs" })), { refused: "other-toolkit", of: "theirs" });
  assert.deepEqual(read(one({ toolkit: { x: 1 } })), { refused: "other-toolkit", of: "" });
  assert.equal(read(one({ toolkit: "x".repeat(5000) })).of.length, 100);
  assert.equal(readFile(" ".repeat(LARGEST + 1), TOOLKIT).refused, "too-large");
});

test("a newer file is refused before anything else of it is looked at", () => {
  assert.equal(read({ format: "toolkit-answers", version: 2, toolkit: 5, sheets: "other" }).refused, "newer");
});

test("a byte order mark is no damage", () => {
  assert.equal(readFile(`\ufeff${text([])}`, TOOLKIT).answers.length, 0);
});

test("a file that a single answer cannot be read of is not opened", () => {
  const wrong = {
    name: ["", "A", "a.", "a..b", "a_b", "a/b", "a".repeat(401), null, 1, ["a"], "__proto__", "a\n"],
    aside: [null, "A", "a-", "-", "a".repeat(101), 0, undefined],
    kind: ["", "list", "Text", null, "constructor", ["text"]],
    edition: [-1, 0.5, 1e300, "1", null, 2 ** 53],
    changed: ["2026-02-30T00:00:00.000Z", "2026-11-23", "2026-11-23T10:00:00Z", "1969-12-31T23:59:59.999Z", "+275760-09-13T00:00:00.001Z", "", null, 5, "yesterday", "2026-11-23T10:00:00.000+01:00"],
    value: ["", null, 1, true, {}, ["x"], undefined],
  };
  for (const [key, values] of Object.entries(wrong)) {
    for (const value of values) assert.equal(read(one({}, { [key]: value })).refused, "damaged", `${key}: ${JSON.stringify(value)}`);
  }
  for (const more of [{ sheets: {} }, { sheets: [null] }, { sheets: [{ activity: "a" }] }, { changed: "x" }, { content: 1 }, { content: undefined }]) {
    assert.equal(read(one(more)).refused, "damaged");
  }
  const [sheet] = one().sheets;
  for (const more of [{ activity: "A" }, { wording: "" }, { phase: "during" }, { answers: {} }, { answers: [null] }, { answers: [[]] }, { activity: ["act"] }]) {
    assert.equal(read(one({ sheets: [{ ...sheet, ...more }] })).refused, "damaged");
  }
});

test("names that JavaScript knows for other things are names like others", () => {
  const some = ["constructor", "prototype", "tostring", "proto"].map((name) => ({ place: place(name, { activity: "constructor" }), entry: entry("x") }));
  assert.equal(readFile(text(some), TOOLKIT).answers.length, 4);
  const hostile = JSON.stringify(one()).replace('"format"', '"__proto__":{"format":"toolkit-answers","polluted":1},"format"');
  assert.equal(readFile(hostile, TOOLKIT).answers.length, 1);
  assert.equal({}.polluted, undefined);
  assert.equal(readFile('{"__proto__":{"format":"toolkit-answers","version":1}}', TOOLKIT).refused, "foreign");
});

test("no size and no depth makes it fail", () => {
  assert.equal(readFile("x".repeat(50 * 1024 * 1024), TOOLKIT).refused, "too-large");
  const nested = "[".repeat(1_000_000) + "]".repeat(1_000_000);
  assert.match(readFile(nested, TOOLKIT).refused, /foreign|damaged/);
  assert.equal(readFile("[".repeat(1_000_000), TOOLKIT).refused, "foreign");
  assert.equal(readFile(JSON.stringify(one()).replace('"x"', nested), TOOLKIT).refused, "damaged");
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ place: place(`plan.added-${at + 1}.what`), entry: entry(`row ${at}`) }));
  assert.equal(readFile(text(rows), TOOLKIT).answers.length, 10_000);
});

test("what browsers can hold, a file can hold and opens", () => {
  const some = [..."界é\u0001"].map((letter, at) => ({ place: place(`a-${at}`), entry: entry(letter.repeat(1_000_000)) }));
  assert.equal(readFile(text(some), TOOLKIT).answers.length, 3);
});

test("half a character is kept as it is", async () => {
  const value = "a\ud800b\udc00\u2028\u0000";
  const [found] = readFile(await fileOf(text([{ place: place("a"), entry: entry(value) }])).text(), TOOLKIT).answers;
  assert.equal(found.entry.value, value);
});

test("of two answers in one place of a file the later stands there and the other beside it", () => {
  const file = one();
  const [line] = file.sheets[0].answers;
  file.sheets[0].answers.push({ ...line, value: "later", changed: "1970-01-01T00:00:02.000Z" }, { ...line });
  file.sheets.push({ ...file.sheets[0], answers: [{ ...line, value: "elsewhere", aside: "f-x" }, { ...line, value: "again", aside: "f-x" }] });
  const { answers: found } = read(file);
  assert.deepEqual(found.filter(({ place: { aside } }) => !aside).map(({ entry: { value } }) => value), ["later"]);
  assert.deepEqual(found.map(({ entry: { value } }) => value).sort(), ["again", "elsewhere", "later", "x"]);
  assert.equal(new Set(found.map((answer) => keyOf(answer.place))).size, 4);
  assert.equal(readFile(text(found), TOOLKIT).answers.length, 4);
});

test("the file tells nobody more than is in it", () => {
  const file = JSON.parse(text([{ place: place("a"), entry: entry("x") }]));
  assert.deepEqual(Object.keys(file), ["format", "version", "toolkit", "content", "changed", "sheets"]);
  assert.deepEqual(file.sheets[0], one().sheets[0]);
});

test("the schema names every key that is written, and no other", () => {
  const schema = JSON.parse(readFileSync(new URL("../../generator/client/answers.schema.json", import.meta.url), "utf8"));
  const file = JSON.parse(text([{ place: place("a"), entry: entry("x") }]));
  const { sheet, answer } = schema.definitions;
  assert.deepEqual(Object.keys(schema.properties), Object.keys(file));
  assert.deepEqual(Object.keys(sheet.properties), Object.keys(file.sheets[0]));
  assert.deepEqual(Object.keys(answer.properties).sort(), Object.keys(file.sheets[0].answers[0]).sort());
});
