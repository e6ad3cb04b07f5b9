// What is kept of a sheet, put in order for the page that is open: each answer under the question
// that it was given to, or set aside, where no question of this page is its own.

import { isSame } from "./entry.js";
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
 * `kept` arranged for `page`: `live` by the field's name, and `aside`. Every value of `kept` is in
 * one of them; of two answers to one field the later is live.
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
    if (!claimed || (before && !isSame(before, claimed.entry))) aside.push(setAside(one));
    else if (!before) live.set(claimed.name, claimed.entry);
  }
  return { live, aside: alone(aside) };
}

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
 * The field that has an answer's question now, and the answer as it stands there.
 * @param {Kept} kept
 * @param {Page} page
 * @returns {{name: string, entry: Entry} | null}
 */
function claim({ name, aside, entry }, page) {
  if (aside.startsWith(FROM_FILE)) return null;
  const isField = (/** @type {string} */ one) => page.find(one) !== null;
  const { now } = follow(page.earlier, isField, name, entry.edition);
  const field = now === null ? null : page.find(now);
  if (!field || field.kind !== entry.kind) return null;
  const value = valueNow(field, entry.value, page);
  const edition = Math.max(page.edition, entry.edition);
  return value === null ? null : { name: field.name, entry: { ...entry, value, edition } };
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

/** How the mark of an answer begins that a person set aside when opening a file. */
export const FROM_FILE = "f-";

/**
 * @param {Kept} kept
 * @param {string} [why]
 * @returns {Kept}
 */
export function setAside({ name, aside, entry }, why = "e-") {
  return { name, entry, aside: aside || `${why}${mark(`${entry.edition} ${entry.kind} ${entry.value}`)}` };
}

/**
 * Each place once; the earlier one stays, as the list is in order.
 * @param {Kept[]} kept
 */
function alone(kept) {
  const places = new Map();
  for (const one of kept) {
    let { aside } = one;
    const key = () => `${one.name}@${aside}`;
    while (places.has(key()) && !isSame(places.get(key()).entry, one.entry)) aside += "-0";
    if (!places.has(key())) places.set(key(), { ...one, aside });
  }
  return [...places.values()];
}
