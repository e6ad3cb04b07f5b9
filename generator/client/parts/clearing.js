// A choice can be taken back: each group of circles gets one button that empties it.

import { button } from "./made.js";

/** @typedef {import("../sheet.js").Sheet} Sheet */

/** @param {Sheet} sheet */
export function clearing(sheet) {
  const form = sheet.form.element;
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const show = (/** @type {string} */ name) => {
    const answered = sheet.form.value(name) !== "";
    if (!answered && !buttons.has(name)) return;
    const found = buttons.get(name) ?? added(sheet, name);
    buttons.set(name, found);
    found.hidden = !answered;
    found.setAttribute("aria-label", `${sheet.say("clear")}: ${sheet.form.question(name, sheet.number)}`);
  };
  form.addEventListener("toolkit-answer", (event) => {
    const { name } = /** @type {CustomEvent} */ (event).detail;
    const changed = name === null ? sheet.form.names() : [name];
    for (const one of changed) if (sheet.form.find(one)?.kind === "one-of") show(one);
  });
}

/**
 * @param {Sheet} sheet
 * @param {string} name
 */
function added(sheet, name) {
  const first = sheet.form.controls(name)[0];
  const group = first?.closest("fieldset");
  const clear = button(sheet.say("clear"), () => {
    sheet.answer(name, "");
    first?.focus();
  });
  clear.classList.add("clear");
  group?.append(clear); // below the note, so that Tab leads from a choice to what explains it
  return clear;
}
