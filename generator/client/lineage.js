// Which field has the question of an old answer now? Names live through editions; a page brings
// the closed spans of its activity's names (generator/published.py writes them).

/**
 * One meaning that a name had, up to an edition. `became` is its new name; without one it is gone.
 * @typedef {{until: number, became?: string, kind?: string,
 *   questions?: {[wording: string]: string}, options?: {[value: string]: string}}} Span
 * @typedef {{[name: string]: Span[]}} Earlier
 * @typedef {(name: string) => boolean} IsField
 * @typedef {{now: string | null, asked: Span | null}} Followed
 */

/** A row of one's own, `plan.added-4.who`, or the order of such rows, `plan.added-order`. */
const ADDED = /^(.+\.added-)([1-9][0-9]*|order)(\..+)?$/;
const FIRST = /\.added-1(?=\.|$)/;

/**
 * The field that has the question of an answer given to `name` in `edition`, or null where it is
 * gone; `asked` is the last known span of that question. All rows of one's own live as the first
 * of their table does: a page publishes only the few that it prints.
 * @param {Earlier} earlier
 * @param {IsField} isField
 * @param {string} name
 * @param {number} edition
 * @returns {Followed}
 */
export function follow(earlier, isField, name, edition) {
  const [, table = "", row = "", column = ""] = ADDED.exec(name) ?? [];
  if (row === "order") return followOrder(earlier, isField, name, edition);
  const number = row || "1";
  const inRow = (/** @type {string} */ one) => (row ? one.replace(FIRST, `.added-${number}`) : one);
  const first = row ? `${table}1${column}` : name;
  const { now, asked } = followed(earlier, (one) => isField(inRow(one)), first, edition);
  return { now: now && inRow(now), asked };
}

/**
 * An order moves with its table, that is with any column of the first row.
 * @param {Earlier} earlier
 * @param {IsField} isField
 * @param {string} name
 * @param {number} edition
 * @returns {Followed}
 */
function followOrder(earlier, isField, name, edition) {
  const orderOf = (/** @type {string} */ one) => one.replace(/\.added-1(\..+)?$/, ".added-order");
  const known = Object.keys(earlier).filter((one) => one !== name && orderOf(one) === name);
  for (const column of known) {
    const { now, asked } = followed(earlier, (one) => isField(orderOf(one)), column, edition);
    if (now) return { now: orderOf(now), asked };
  }
  return { now: isField(name) ? name : null, asked: null };
}

/**
 * @param {Earlier} earlier
 * @param {IsField} isField
 * @param {string} name
 * @param {number} edition
 * @returns {Followed}
 */
function followed(earlier, isField, name, edition) {
  const seen = new Set();
  let asked = null;
  for (let at = name, since = edition; !seen.has(`${at} ${since}`); ) {
    seen.add(`${at} ${since}`);
    const span = spanOf(earlier, isField, at, since);
    if (!span) return { now: isField(at) ? at : null, asked };
    asked = span;
    if (span.became === undefined) return { now: null, asked };
    at = span.became;
    since = Math.max(since, span.until + 1);
  }
  return { now: null, asked };
}

/**
 * The closed span that an answer belongs to; null where the name still means what it meant.
 * @param {Earlier} earlier
 * @param {IsField} isField
 * @param {string} name
 * @param {number} edition
 */
function spanOf(earlier, isField, name, edition) {
  const spans = Object.prototype.hasOwnProperty.call(earlier, name) ? (earlier[name] ?? []) : [];
  const closed = spans.find((span) => edition <= span.until);
  return closed ?? (isField(name) ? null : (spans[spans.length - 1] ?? null));
}
