// Opening an answers file over answers that are there already: what would change, and doing it
// so that nothing of either is lost.

import { arranged, compare, EARLIER, freeAside, FROM_FILE, setAside } from "./arrange.js";
import { isSame, written } from "./entry.js";
import { keyOf, sheetKey } from "./keys.js";

/**
 * @typedef {import("./arrange.js").Page} Page
 * @typedef {import("./file.js").Answer} Answer
 */

/**
 * Answers with those to one activity arranged for its page, so that they are compared under the
 * names that their questions have now. (What is asked on other pages, this one does not know.)
 * @param {readonly Answer[]} answers
 * @param {string} activity
 * @param {Page} page
 * @returns {Answer[]}
 */
export function current(answers, activity, page) {
  /** @type {Map<string, Answer[]>} */
  const sheets = new Map();
  for (const answer of answers) {
    const key = sheetKey(answer.place);
    sheets.set(key, [...(sheets.get(key) ?? []), answer]);
  }
  return [...sheets.values()].flatMap((sheet) => {
    return sheet[0]?.place.activity === activity ? arrangedSheet(sheet, page) : sheet;
  });
}

/**
 * @param {readonly Answer[]} answers
 * @param {Page} page
 * @returns {Answer[]}
 */
function arrangedSheet(answers, page) {
  const kept = answers.map(({ place: { name, aside }, entry }) => ({ name, aside, entry }));
  const { live, aside } = arranged(kept, page);
  const now = [...[...live].map(([name, entry]) => ({ name, aside: "", entry })), ...aside];
  const sheet = /** @type {Answer} */ (answers[0]).place;
  return now.map(({ name, aside: mark, entry }) => ({ place: { ...sheet, name, aside: mark }, entry }));
}

/**
 * How a file's answers compare with those that are here: how many are new, how many the same, and
 * how many could not stand where they do in the file.
 * @param {readonly Answer[]} here
 * @param {readonly Answer[]} file
 */
export function compared(here, file) {
  const mine = new Map(here.map((answer) => [keyOf(answer.place), answer.entry]));
  const apart = rowsApart(here, file);
  const counts = { added: 0, same: 0, differing: 0 };
  for (const { place, entry } of file) {
    if (entry.kind === "order") continue; // no answer of anybody
    const before = mine.get(keyOf(place));
    if (before) counts[isSame(before, entry) ? "same" : "differing"] += 1;
    else counts[apart.has(unitOf(place)) ? "differing" : "added"] += 1;
  }
  return counts;
}

/**
 * All answers after opening. Where a question has two, the one of `winner` stays in its place and
 * the other is set aside; of the same answer the date of the file's is kept. A row of one's own is
 * taken as a whole: cells of two rows together would say what nobody said.
 * @param {readonly Answer[]} here
 * @param {readonly Answer[]} file
 * @param {"here" | "file"} winner
 * @returns {Answer[]}
 */
export function opened(here, file, winner) {
  const [first, second] = winner === "file" ? [file, here] : [here, file];
  const all = new Map(first.map((answer) => [keyOf(answer.place), answer]));
  const apart = rowsApart(here, file);
  for (const answer of second) {
    const key = keyOf(answer.place);
    const before = all.get(key);
    if (!before && !apart.has(unitOf(answer.place))) all.set(key, answer);
    else if (answer.entry.kind === "order") continue; // rows that it does not name stand at the end
    else if (!before || !isSame(before.entry, answer.entry)) putBeside(all, answer, FROM_FILE);
    else if (before.entry.edition !== answer.entry.edition) putBeside(all, answer, EARLIER);
    else if (second === file) all.set(key, answer);
  }
  return [...all.values()];
}

/**
 * Each place once: where a file has two answers for one, the later stays there.
 * @param {readonly Answer[]} answers
 * @returns {Answer[]}
 */
export function distinct(answers) {
  /** @type {Map<string, Answer>} */
  const all = new Map();
  for (const answer of answers) {
    const key = keyOf(answer.place);
    const before = all.get(key);
    const [stays, goes] = before && isEarlier(answer, before) ? [before, answer] : [answer, before];
    all.set(key, stays);
    if (goes && !isSame(stays.entry, goes.entry)) putBeside(all, goes, FROM_FILE);
  }
  return [...all.values()];
}

/**
 * Of two answers of the same moment one is always the same.
 * @param {Answer} one
 * @param {Answer} other
 */
const isEarlier = ({ entry: one }, { entry: other }) =>
  (one.changed - other.changed || compare(written(one), written(other))) < 0;

/**
 * Put an answer beside the sheet, over no other one. The same answer of another edition may be
 * that to another question: then the page of its sheet brings it back.
 * @param {Map<string, Answer>} all
 * @param {Answer} answer
 * @param {string} why
 */
function putBeside(all, { place, entry }, why) {
  const wanted = setAside({ name: place.name, aside: "", entry }, why).aside;
  const aside = freeAside(wanted, (mark) => {
    const there = all.get(keyOf({ ...place, aside: mark }));
    return !there || isSame(there.entry, entry);
  });
  const there = { ...place, aside };
  all.set(keyOf(there), { place: there, entry });
}

const ROW = /^.+\.added-[1-9][0-9]*(?=\.)/;

/** The row of one's own that a place is in, else the place itself. @param {import("./keys.js").Place} place */
const unitOf = (place) => {
  const row = place.aside ? null : ROW.exec(place.name);
  return row ? `${sheetKey(place)}${row[0]}` : keyOf(place);
};

/**
 * The rows of one's own that have a number here and in the file, and are not the same row: some
 * answer differs, or none is in both.
 * @param {readonly Answer[]} here
 * @param {readonly Answer[]} file
 */
function rowsApart(here, file) {
  const [mine, theirs] = [rows(here), rows(file)];
  const apart = new Set();
  for (const [unit, row] of mine) {
    const other = theirs.get(unit);
    const shared = [...row].filter(([key]) => other?.has(key));
    const agree = shared.length && shared.every(([key, { entry }]) => {
      return isSame(entry, /** @type {Answer} */ (other?.get(key)).entry);
    });
    if (other && !agree) apart.add(unit);
  }
  return apart;
}

/** @param {readonly Answer[]} answers */
function rows(answers) {
  /** @type {Map<string, Map<string, Answer>>} */
  const found = new Map();
  for (const answer of answers) {
    const { place } = answer;
    if (place.aside || !ROW.test(place.name)) continue;
    const row = found.get(unitOf(place)) ?? new Map();
    found.set(unitOf(place), row.set(keyOf(place), answer));
  }
  return found;
}
