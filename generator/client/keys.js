// Where an answer is kept in the browser: one key a field, so that two tabs never write over each
// other. Ids hold no slash, so the parts of a key cannot run together.

import { isId, isName } from "./entry.js";

/**
 * One sheet of one person: the answers to an activity in one wording, at one time.
 * @typedef {{activity: string, wording: string, phase: string}} SheetId
 */

/**
 * A place in a sheet; `aside` tells apart answers that no field claims, and is empty for others.
 * @typedef {SheetId & {name: string, aside: string}} Place
 */

export const PHASES = Object.freeze(["none", "before", "after"]);

/** @param {SheetId} sheet */
export const sheetKey = ({ activity, wording, phase }) => `${activity}/${wording}/${phase}/`;

/** @param {Place} place */
export const keyOf = (place) =>
  `${sheetKey(place)}${place.name}${place.aside ? `@${place.aside}` : ""}`;

/**
 * The place that a key names; null for what is no answer.
 * @param {string} key
 * @returns {Place | null}
 */
export function readKey(key) {
  const [activity, wording, phase, rest, ...more] = key.split("/");
  const [name, aside = "", ...others] = (rest ?? "").split("@");
  if (more.length || others.length || !isSheetId({ activity, wording, phase })) return null;
  if (!isName(name) || (aside && !isId(aside))) return null;
  return /** @type {Place} */ ({ activity, wording, phase, name, aside });
}

/** @param {{activity: unknown, wording: unknown, phase: unknown}} found */
export const isSheetId = ({ activity, wording, phase }) =>
  isId(activity) && isId(wording) && PHASES.includes(/** @type {string} */ (phase));

/**
 * A short mark of a value, for the places of answers set aside: the same answer has one place.
 * @param {string} text
 */
export const mark = (text) => fnv(text).toString(36);

/**
 * The FNV-1a hash of a text in 32 bits, by its UTF-16 units: in ASCII these are its bytes.
 * @param {string} text
 */
export function fnv(text) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
  return sum >>> 0;
}
