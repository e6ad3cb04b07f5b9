// What was typed before this script was there: a page on a slow line can be filled in at once.
// The page notes which controls a person used (main.html). Browsers that bring back the words of a
// visit before do not count as a person: the next one at a shared computer must not see them.

/** @returns {Set<EventTarget>} the controls that a person used before the script was there */
const used = () => /** @type {any} */ (window)["usedEarly"] ?? new Set();

/** Whether a person used one of these controls. @param {HTMLElement[]} controls */
export const areUsedEarly = (controls) => controls.some((control) => used().has(control));

/**
 * The fields of a new form that a person answered already, with their answers.
 * @param {import("./form.js").SheetForm} form
 * @returns {Map<string, string>}
 */
export function typedEarly(form) {
  const here = [...form.element.elements].filter((control) => used().has(control)); // not those of the page before
  used().clear();
  const names = here.map((control) => form.nameOf(control) ?? "");
  return new Map(names.map((name) => /** @type {const} */ ([name, name && form.value(name)])).filter(([, typed]) => typed));
}

/**
 * What stands in a field then: words come after those that are kept, a choice takes their place.
 * @param {import("./arrange.js").Field | null} field
 * @param {string} kept
 * @param {string} typed
 */
export function joined(field, kept, typed) {
  const isText = field?.kind === "text" && kept !== "" && kept !== typed;
  return isText ? `${kept}\n${typed}` : typed;
}
