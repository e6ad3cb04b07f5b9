// The order of a table's added rows as one line of text, "4 1 next 5": rows 4 and 1 are shown, and
// the next one is row 5. Numbers are not reused, so no answer ever comes under another row.

/** @typedef {{rows: number[], next: number}} Order */

const LINE = /^((?:[1-9][0-9]{0,5} )*)next ([1-9][0-9]{0,5})$/;

/**
 * The order in `line`, with the rows that hold answers but are not in it at the end. Rows above
 * `last` are none: a file may name half a million.
 * @param {string} line
 * @param {readonly number[]} filled
 * @param {number} [last]
 * @returns {Order}
 */
export function readOrder(line, filled, last = Infinity) {
  const found = LINE.exec(line);
  const listed = (found?.[1] ?? "").split(" ").filter(Boolean).map(Number);
  const all = new Set([...listed, ...[...filled].sort((one, other) => one - other)]);
  const rows = [...all].filter((row) => row <= last);
  const next = rows.reduce((most, row) => Math.max(most, row + 1), Number(found?.[2] ?? 1));
  return { rows, next: Math.min(next, last + 1) };
}

/** @param {Order} order */
export const orderLine = ({ rows, next }) => [...rows, "next", next].join(" ");

/** @param {Order} order @returns {Order} */
export const withRow = ({ rows, next }) => ({ rows: [...rows, next], next: next + 1 });

/** @param {Order} order @param {number} row @returns {Order} */
export const withoutRow = ({ rows, next }, row) => ({ rows: rows.filter((one) => one !== row), next });

/**
 * The order with a row put where another one stands.
 * @param {Order} order
 * @param {number} row
 * @param {number} where
 * @returns {Order}
 */
export function movedTo({ rows, next }, row, where) {
  const rest = rows.filter((one) => one !== row);
  const at = rows.indexOf(where);
  return { rows: [...rest.slice(0, at), row, ...rest.slice(at)], next };
}
