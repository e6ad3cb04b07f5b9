// One answer as it is kept: its value with what is needed to find its question again.

/**
 * `kind` is the kind of field it was given to, `edition` counts the names' editions
 * (published-fields.json), `changed` is the moment of the last change in milliseconds.
 * @typedef {"text" | "number" | "date" | "one-of" | "tick" | "order"} Kind
 * @typedef {{value: string, kind: Kind, edition: number, changed: number}} Entry
 */

/** `order` is no question's answer: it holds the order of a table's added rows. */
export const KINDS = Object.freeze(["text", "number", "date", "one-of", "tick", "order"]);

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LATEST = 8.64e15;

/** @param {unknown} text */
export const isName = (text) => typeof text === "string" && text.length <= 400 && NAME.test(text);

/** @param {unknown} text */
export const isId = (text) => typeof text === "string" && text.length <= 100 && ID.test(text);

/** @param {unknown} number */
const isCount = (number) => Number.isSafeInteger(number) && /** @type {number} */ (number) >= 0;

/**
 * Whether `found` is an entry; whatever else it holds is not looked at.
 * @param {any} found
 * @returns {found is Entry}
 */
export function isEntry(found) {
  return (
    found !== null &&
    typeof found === "object" &&
    typeof found.value === "string" &&
    found.value !== "" &&
    KINDS.includes(found.kind) &&
    isCount(found.edition) &&
    isCount(found.changed) &&
    found.changed <= LATEST
  );
}

/**
 * An entry as text, always the same for the same entry.
 * @param {Entry} entry
 */
export const written = ({ value, kind, edition, changed }) =>
  JSON.stringify({ changed, edition, kind, value });

/**
 * The entry in `text`; null where there is none to read.
 * @param {string} text
 * @returns {Entry | null}
 */
export function readEntry(text) {
  try {
    const found = JSON.parse(text);
    if (!isEntry(found)) return null;
    const { value, kind, edition, changed } = found;
    return { value, kind, edition, changed };
  } catch {
    return null;
  }
}

/**
 * Whether two entries say the same to the same question.
 * @param {Entry} one
 * @param {Entry} other
 */
export const isSame = (one, other) => one.kind === other.kind && one.value === other.value;
