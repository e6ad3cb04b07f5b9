// Which field has the question of an old answer now? Names live through editions; a page brings
// the closed spans of its activity's names (generator/published.py writes them).

/**
 * One meaning that a name had, up to an edition. `became` is its new name; without one it is gone.
 * @typedef {{until: number, became?: string, kind?: string,
 *   questions?: {[wording: string]: string}, options?: {[value: string]: string}}} Span
 * @typedef {{[name: string]: Span[]}} Earlier
 */

/**
 * The field that has the question of an answer given to `name` in `edition`, or null where it is
 * gone; `asked` is the last known span of that question.
 * @param {Earlier} earlier
 * @param {(name: string) => boolean} isField
 * @param {string} name
 * @param {number} edition
 * @returns {{now: string | null, asked: Span | null}}
 */
export function follow(earlier, isField, name, edition) {
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
 * @param {(name: string) => boolean} isField
 * @param {string} name
 * @param {number} edition
 */
function spanOf(earlier, isField, name, edition) {
  const spans = Object.prototype.hasOwnProperty.call(earlier, name) ? (earlier[name] ?? []) : [];
  const closed = spans.find((span) => edition <= span.until);
  return closed ?? (isField(name) ? null : (spans[spans.length - 1] ?? null));
}
