// Answers and answers files for tests: real ones, and real ones with something wrong in them.

import fc from "fast-check";

import { KINDS } from "../../generator/client/entry.js";
import { fileText } from "../../generator/client/file.js";
import { keyOf, PHASES } from "../../generator/client/keys.js";
import { TOOLKIT } from "./browser.js";

const id = fc.constantFrom("act", "act-2", "ours", "mine", "constructor", "0");
const name = fc.oneof(id, fc.constantFrom("checklist.assets-1", "plan.added-1.who", "plan.added-order", "a.b.c-d.e9"));
const aside = fc.constantFrom("", "", "", "e-x1", "f-1-2", "o-0");
const value = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), minLength: 1 }));
const changed = fc.oneof(fc.nat(), fc.integer({ min: 1.7e12, max: 1.8e12 }), fc.constantFrom(0, 8.64e15, 253402300800000));
const edition = fc.oneof(fc.nat(9), fc.constant(Number.MAX_SAFE_INTEGER));

const plain = { noNullPrototype: true };
const answer = fc.record({
  place: fc.record({ activity: id, wording: id, phase: fc.constantFrom(...PHASES), name, aside }, plain),
  entry: fc.record({ value, kind: fc.constantFrom(...KINDS), edition, changed }, plain),
});

export const answers = fc.uniqueArray(answer, { selector: ({ place }) => keyOf(place), maxLength: 12 });

const file = answers.map((some) => JSON.parse(fileText({ toolkit: TOOLKIT, content: "2026-11-23" }, some)));

/** Every object and list in a value, itself first. */
function* parts(found) {
  if (found === null || typeof found !== "object") return;
  yield found;
  for (const one of Object.values(found)) yield* parts(one);
}

const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 2, 1e300, 9007199254740993, "", "x", "A b", "a-", [], {}, "2026-02-30T00:00:00.000Z", "text", "order"),
  fc.string({ maxLength: 5 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const change = fc.record({ at: fc.nat(), key: fc.nat(), how: fc.nat(5), by: odd });

/** One thing in a file made another: a key taken out, doubled or renamed, a value put in its place. */
function apply(found, { at, key, how, by }) {
  const all = [...parts(found)];
  const part = all[how === 5 ? 0 : at % all.length];
  const keys = Object.keys(part);
  const name = keys[key % keys.length];
  if (name === undefined) return;
  if (how === 0) Array.isArray(part) ? part.splice(Number(name), 1) : delete part[name];
  else if (how === 1 && Array.isArray(part)) part.push(structuredClone(part[name]));
  else if (how === 1) part[`${name}x`] = by;
  else part[name] = by;
}

export const mutated = fc.tuple(file, fc.array(change, { maxLength: 3 })).map(([found, changes]) => {
  for (const one of changes) apply(found, one);
  return found;
});
