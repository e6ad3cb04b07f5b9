// What is kept of a sheet, put in order for the page that is open: each answer under the question
// that it was given to, or set aside, where no question of this page is its own.

import { isSame, written } from "./entry.js";
import { mark } from "./keys.js";
import { follow } from "./lineage.js";

/**
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./entry.js").Kind} Kind
 * @typedef {import("./lineage.js").Earlier} Earlier
 */

/**
 * A field of the page: its kind, and for choices the values that it offers.
 * @typedef {{name: string, kind: Kind, values: ReadonlySet<string> | null}} Field
 */

/**
 * What a page knows of its fields: by name, with the rows that its tables can add, how its names
 * lived through editions, and which values of choices have other names now.
 * @typedef {{edition: number, find: (name: string) => Field | null, earlier: Earlier,
 *   renamed: {[name: string]: {[value: string]: string}}}} Page
 */

/** @typedef {{name: string, aside: string, entry: Entry}} Kept */

/**
 * Why an answer stands beside the sheet; the mark of its place begins so. Only of the first kind
 * does an answer come back by itself, once a page has its question again.
 */
export const EARLIER = "e-";
/** Another answer to its question was given later. */
export const OTHER = "o-";
/** A person chose another answer when a file was opened. */
export const FROM_FILE = "f-";

/**
 * `kept` arranged for `page`: `live` by the field's name, and `aside`. Every value of `kept` is in
 * one of them; of two answers to one field the later is live. What a newer page has written is
 * aside in its own place: this page cannot know what it was asked, and that page wants it back.
 * @param {readonly Kept[]} kept
 * @param {Page} page
 * @returns {{live: Map<string, Entry>, aside: Kept[]}}
 */
export function arranged(kept, page) {
  /** @type {Map<string, Entry>} */
  const live = new Map();
  /** @type {Kept[]} */
  const aside = [];
  for (const one of [...kept].sort(latestFirst)) {
    const claimed = claim(one, page);
    const before = claimed && live.get(claimed.name);
    if (!claimed) aside.push(isNewer(one, page) ? one : setAside(one, EARLIER));
    else if (!before) live.set(claimed.name, claimed.entry);
    else if (!isSame(before, claimed.entry) && one.entry.kind !== "order") aside.push(setAside(one, OTHER));
  }
  const placed = aside.map((one) => (live.has(one.name) ? setAside(one, EARLIER) : one));
  return { live, aside: alone(placed) };
}

/**
 * What is to be written so that `kept` becomes what it was arranged to: entries first, then null
 * for each place that is empty now, so that nothing is lost where writing stops half-way.
 * @param {readonly Kept[]} kept
 * @param {{live: ReadonlyMap<string, Entry>, aside: readonly Kept[]}} arranged
 * @returns {{name: string, aside: string, entry: Entry | null}[]}
 */
export function changes(kept, { live, aside }) {
  const before = new Map(kept.map((one) => [placeOf(one), written(one.entry)]));
  const wanted = [...[...live].map(([name, entry]) => ({ name, aside: "", entry })), ...aside];
  const now = new Set(wanted.map(placeOf));
  const gone = kept.filter((one) => !now.has(placeOf(one)));
  return [
    ...wanted.filter((one) => before.get(placeOf(one)) !== written(one.entry)),
    ...gone.map(({ name, aside: mark }) => ({ name, aside: mark, entry: null })),
  ];
}

/** @param {{name: string, aside: string}} one */
const placeOf = ({ name, aside }) => `${name}@${aside}`;

/** @param {Kept} kept @param {Page} page */
const isNewer = ({ entry }, page) => entry.edition > page.edition;

/**
 * Later answers first; of the same moment those that were live, then by name.
 * @param {Kept} one
 * @param {Kept} other
 */
function latestFirst(one, other) {
  return (
    other.entry.changed - one.entry.changed ||
    Number(Boolean(one.aside)) - Number(Boolean(other.aside)) ||
    compare(one.name, other.name) ||
    compare(one.aside, other.aside)
  );
}

/**
 * By code units, the same in every language.
 * @param {string} one
 * @param {string} other
 */
export const compare = (one, other) => Number(one > other) - Number(one < other);

/**
 * The field that has an answer's question now, and the answer as it stands there. It keeps its
 * edition for as long as it stays in its place and means what it meant: other tabs may show an
 * older page.
 * @param {Kept} kept
 * @param {Page} page
 * @returns {{name: string, entry: Entry} | null}
 */
function claim(kept, page) {
  const { name, aside, entry } = kept;
  if (isNewer(kept, page) || (aside && !aside.startsWith(EARLIER))) return null;
  const isField = (/** @type {string} */ one) => page.find(one) !== null;
  const { now, asked } = follow(page.earlier, isField, name, entry.edition);
  const field = now === null ? null : page.find(now);
  if (!field || field.kind !== entry.kind) return null;
  const value = valueNow(field, entry.value, page);
  if (value === null) return null;
  const isMoved = aside !== "" || asked !== null || value !== entry.value;
  return { name: field.name, entry: isMoved ? { ...entry, value, edition: page.edition } : entry };
}

/**
 * The value that a choice has now for what was chosen; null where it is no longer offered.
 * @param {Field} field
 * @param {string} value
 * @param {Page} page
 */
function valueNow(field, value, page) {
  if (!field.values || field.values.has(value)) return value;
  const now = new Map(Object.entries(page.renamed[field.name] ?? {})).get(value);
  return now !== undefined && field.values.has(now) ? now : null;
}

/**
 * An answer at a place beside the sheet; one that stands there stays, but where it came back by
 * itself and is set aside for another reason.
 * @param {Kept} kept
 * @param {string} [why]
 * @returns {Kept}
 */
export function setAside({ name, aside, entry }, why = EARLIER) {
  const stays = aside !== "" && (why === EARLIER || !aside.startsWith(EARLIER));
  const place = stays ? aside : why + mark(`${entry.edition} ${entry.kind} ${entry.value}`);
  return { name, entry, aside: place };
}

/**
 * A mark like `aside` for which `isFree`.
 * @param {string} aside
 * @param {(aside: string) => boolean} isFree
 */
export function freeAside(aside, isFree) {
  const stem = aside.slice(0, 80).replace(/-+$/, "");
  let found = aside;
  for (let count = 2; !isFree(found); count += 1) found = `${stem}-${count}`;
  return found;
}

/**
 * Each place once; the earlier one stays, as the list is in order.
 * @param {readonly Kept[]} kept
 * @returns {Kept[]}
 */
function alone(kept) {
  /** @type {Map<string, Kept>} */
  const places = new Map();
  for (const one of kept) {
    const aside = freeAside(one.aside, (mark) => {
      const there = places.get(placeOf({ name: one.name, aside: mark }));
      return !there || isSame(there.entry, one.entry);
    });
    const place = placeOf({ name: one.name, aside });
    if (!places.has(place)) places.set(place, { ...one, aside });
  }
  return [...places.values()];
}
