// Opening an answers file over answers that are there already: what would change, and doing it
// so that nothing of either is lost.

import { FROM_FILE, setAside } from "./arrange.js";
import { isSame } from "./entry.js";

/**
 * @typedef {import("./file.js").Answer} Answer
 * @typedef {import("./keys.js").Place} Place
 */

/** @param {Place} place */
const keyOf = ({ activity, wording, phase, name, aside }) =>
  `${activity}/${wording}/${phase}/${name}@${aside}`;

/**
 * How a file's answers compare with those that are here: how many are new, how many the same, and
 * how many questions have two answers.
 * @param {readonly Answer[]} here
 * @param {readonly Answer[]} file
 */
export function compared(here, file) {
  const mine = new Map(here.map((answer) => [keyOf(answer.place), answer.entry]));
  const counts = { added: 0, same: 0, differing: 0 };
  for (const { place, entry } of file) {
    const before = mine.get(keyOf(place));
    if (!before) counts.added += 1;
    else counts[isSame(before, entry) ? "same" : "differing"] += 1;
  }
  return counts;
}

/**
 * All answers after opening. Where a question has two, the one of `winner` stays in its place and
 * the other is set aside; of the same answer the date of the file's is kept.
 * @param {readonly Answer[]} here
 * @param {readonly Answer[]} file
 * @param {"here" | "file"} winner
 * @returns {Answer[]}
 */
export function opened(here, file, winner) {
  const all = new Map(here.map((answer) => [keyOf(answer.place), answer]));
  for (const answer of file) {
    const key = keyOf(answer.place);
    const before = all.get(key);
    if (before && !isSame(before.entry, answer.entry)) {
      const loser = besides(winner === "file" ? before : answer);
      all.set(free(all, loser), loser);
    }
    if (!before || winner === "file" || isSame(before.entry, answer.entry)) all.set(key, answer);
  }
  return [...all.entries()].map(([key, answer]) => renamed(key, answer));
}

/**
 * @param {Answer} answer
 * @returns {Answer}
 */
function besides({ place, entry }) {
  const { name, aside } = setAside({ name: place.name, aside: "", entry }, FROM_FILE);
  return { place: { ...place, name, aside }, entry };
}

/**
 * A key for an answer set aside that no other answer has.
 * @param {Map<string, Answer>} all
 * @param {Answer} answer
 */
function free(all, answer) {
  let key = keyOf(answer.place);
  while (all.has(key) && !isSame(/** @type {Answer} */ (all.get(key)).entry, answer.entry)) key += "-0";
  return key;
}

/**
 * An answer at the place that its key names.
 * @param {string} key
 * @param {Answer} answer
 * @returns {Answer}
 */
function renamed(key, { place, entry }) {
  return { place: { ...place, aside: key.slice(key.indexOf("@") + 1) }, entry };
}
