// From answers on a scale to one value a group: the rules of generator/scores.py, in whole numbers
// as there, so that 2.25 is shown as 2.3 in both. tests/data/scores.json holds both to the same.

/**
 * What a group's answers come to: `answered` of `applicable` items; the mean is `sum / answered`.
 * @typedef {{state: "value" | "not-enough" | "not-applicable", answered: number,
 *   applicable: number, dontKnow: number, sum: number, shown: string | null}} Score
 */

export const DONT_KNOW = "dont-know";
export const NOT_APPLICABLE = "not-applicable";

/**
 * The score of one group; `answers` holds one entry an item, null where there is none.
 * @param {readonly (number | "dont-know" | "not-applicable" | null)[]} answers
 * @returns {Score}
 */
export function score(answers) {
  const values = /** @type {number[]} */ (answers.filter((answer) => typeof answer === "number"));
  const applicable = answers.filter((answer) => answer !== NOT_APPLICABLE).length;
  const dontKnow = answers.filter((answer) => answer === DONT_KNOW).length;
  const sum = values.reduce((total, value) => total + value, 0);
  const state = stateOf(values.length, applicable);
  const shown = state === "value" ? oneDecimal(sum, values.length) : null;
  return { state, answered: values.length, applicable, dontKnow, sum, shown };
}

/**
 * What the answer to an item that people can add counts as; `text` is what they wrote.
 * @template Answer
 * @param {Answer} answer
 * @param {string} text
 */
export const answerOfOwn = (answer, text) => (text.trim() ? answer : NOT_APPLICABLE);

/**
 * How many of `applicable` items must be answered for a value: half, rounded up.
 * @param {number} applicable
 */
export const answersNeeded = (applicable) => Math.floor((applicable + 1) / 2);

/**
 * `sum / count` (not negative) with one decimal, half up.
 * @param {number} sum
 * @param {number} count
 */
export function oneDecimal(sum, count) {
  const tenths = Math.floor((sum * 20 + count) / (count * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/**
 * @param {number} answered
 * @param {number} applicable
 * @returns {Score["state"]}
 */
function stateOf(answered, applicable) {
  if (applicable === 0) return NOT_APPLICABLE;
  return answered && answered >= answersNeeded(applicable) ? "value" : "not-enough";
}
