// What is kept of one answer as a line of text: when it was given to the browser, then the entry.

import { readEntry, written } from "./entry.js";

/**
 * `entry` is null where the answer was taken out: that has its date too, so that of two tabs the
 * later word counts. `saved` differs from the entry's own date after a file was opened, which
 * keeps its dates.
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {{entry: Entry | null, saved: number}} Saved
 */

/** Later dates are damage; the store counts on from the latest date that it has met. */
const LAST_DATE = 4e15;

/** @param {Saved} found */
export const lineOf = ({ entry, saved }) => `${saved} ${entry ? written(entry) : ""}`;

/**
 * What a line says; null where it cannot be read.
 * @param {string} line
 * @returns {Saved | null}
 */
export function readLine(line) {
  const [, date, rest = ""] = /^([0-9]{1,16}) (.*)$/s.exec(line) ?? [];
  const saved = Number(date ?? NaN);
  if (!(saved <= LAST_DATE)) return null;
  const entry = rest === "" ? null : readEntry(rest);
  return entry || rest === "" ? { entry, saved } : null;
}

/**
 * Whether the first is the later word. Of the same moment one is always the same, so that all
 * tabs agree.
 * @param {Saved} one
 * @param {Saved | undefined} other
 */
export function isLater(one, other) {
  if (!other || one.saved !== other.saved) return one.saved > (other?.saved ?? -1);
  return lineOf(one) > lineOf(other);
}
