// Entries in an order, as the number that each one has; 0 is none.

/**
 * The numbers after one entry was put where another may stand. That one makes room by a step, and so
 * on: towards where the first came from, else towards a number that nobody has.
 * @param {readonly number[]} numbers
 * @param {number} entry
 * @param {number} to
 */
export function ranked(numbers, entry, to) {
  const after = [...numbers];
  const now = numbers[entry];
  const isFree = (/** @type {number} */ one) => one >= to && !numbers.includes(one);
  const step = (now ? now > to : numbers.some((_, index) => isFree(index + 1))) ? 1 : -1;
  let next = to;
  for (let at = entry; at >= 0 && next > 0 && next <= numbers.length; next += step) {
    after[at] = next;
    const here = next;
    at = numbers.findIndex((one, index) => index !== entry && one === here);
  }
  return after;
}
