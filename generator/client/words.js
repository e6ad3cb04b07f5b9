// The interface's words: the page brings them in its own language (generator/words/).

/**
 * A sentence with `{name}` filled in.
 * @typedef {(key: string, values?: {[name: string]: string | number}) => string} Say
 */

/**
 * @param {string | undefined} json
 * @returns {Say}
 */
export function wordsIn(json) {
  /** @type {{[key: string]: string}} */
  const texts = JSON.parse(json ?? "{}");
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{([a-z_]+)\}/g, (_, name) => String(values[name] ?? ""));
}
