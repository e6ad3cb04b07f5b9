// A kept answer as a line of text: when it was given to the browser, then the entry.

import { readEntry, written } from "./entry.js";

/** `saved` differs from the entry's own date after a file was opened: that keeps its dates.
 * @typedef {{entry: import("./entry.js").Entry, saved: number}} Saved
 */

/** @param {Saved} found */
export const lineOf = ({ entry, saved }) => `${saved} ${written(entry)}`;

/**
 * The answer in a line; null where it cannot be read.
 * @param {string} line
 * @returns {Saved | null}
 */
export function readLine(line) {
  const at = line.indexOf(" ");
  const saved = Number(line.slice(0, at));
  if (at < 1 || !Number.isSafeInteger(saved) || saved < 0) return null;
  const entry = readEntry(line.slice(at + 1));
  return entry && { entry, saved };
}
