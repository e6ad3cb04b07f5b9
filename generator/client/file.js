// The answers file: all sheets of one toolkit as JSON that its owner keeps and opens again.
// The schema is answers.schema.json, published as /schemas/answers.json.

import { compare } from "./arrange.js";
import { isEntry, isId, isName } from "./entry.js";
import { isSheetId } from "./keys.js";
import { distinct } from "./opening.js";

/**
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./keys.js").Place} Place
 * @typedef {{place: Place, entry: Entry}} Answer
 * @typedef {{name: string, aside: string, kind: string, edition: number, changed: string,
 *   value: string}} Line
 */

/**
 * Why a file is refused: in pieces, no answers file, made by a newer version of this program, too
 * large, or of another toolkit.
 * @typedef {"damaged" | "foreign" | "newer" | "too-large" | "other-toolkit"} Refusal
 */

export const FORMAT = "toolkit-answers";
export const VERSION = 1;
/** In bytes. */
export const LARGEST = 20 * 1024 * 1024;
const MEDIA = "application/json";

/**
 * The file's text. The same answers give the same text, whatever their order.
 * @param {{toolkit: string, content: string}} origin
 * @param {readonly Answer[]} answers
 */
export function fileText({ toolkit, content }, answers) {
  const file = {
    format: FORMAT,
    version: VERSION,
    toolkit,
    content,
    changed: moment(latestOf(answers)),
    sheets: sheets(answers),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** @param {string} text */
export const fileOf = (text) => new Blob([text], { type: MEDIA });

/** @param {number} changed */
const moment = (changed) => new Date(changed).toISOString();

/** @param {readonly Answer[]} answers */
function sheets(answers) {
  /** @type {Map<string, {activity: string, wording: string, phase: string, answers: Line[]}>} */
  const found = new Map();
  for (const { place, entry } of [...answers].sort(byPlace)) {
    const { activity, wording, phase, name, aside } = place;
    const key = `${activity}/${wording}/${phase}`;
    const sheet = found.get(key) ?? { activity, wording, phase, answers: [] };
    found.set(key, sheet);
    const { kind, edition, value } = entry;
    sheet.answers.push({ name, aside, kind, edition, changed: moment(entry.changed), value });
  }
  return [...found.values()];
}

/**
 * @param {Answer} one
 * @param {Answer} other
 */
function byPlace({ place: one }, { place: other }) {
  return (
    compare(one.activity, other.activity) ||
    compare(one.wording, other.wording) ||
    compare(one.phase, other.phase) ||
    compare(one.name, other.name) ||
    compare(one.aside, other.aside)
  );
}

/**
 * The answers in a file's text, or why it is refused. Nothing of a refused file is used.
 * @param {string} text
 * @param {string} toolkit
 * @returns {{answers: Answer[], changed: number} | {refused: Refusal, of?: string}}
 */
export function readFile(text, toolkit) {
  if (text.length > LARGEST) return { refused: "too-large" };
  const found = parsed(text);
  if (found === undefined) return { refused: looksLikeOurs(text) ? "damaged" : "foreign" };
  if (!isObject(found) || found["format"] !== FORMAT) return { refused: "foreign" };
  if (typeof found["version"] === "number" && found["version"] > VERSION) return { refused: "newer" };
  if (found["version"] !== VERSION) return { refused: "damaged" };
  if (found["toolkit"] !== toolkit) return { refused: "other-toolkit", of: named(found["toolkit"]) };
  const isWhole = typeof found["content"] === "string" && momentIn(found["changed"]) !== null;
  const answers = isWhole ? answersIn(found["sheets"]) : null;
  return answers ? { answers, changed: latestOf(answers) } : { refused: "damaged" };
}

/** A copy that broke off begins as ours do, or is empty. @param {string} text */
const looksLikeOurs = (text) => text.trim() === "" || text.slice(0, 200).includes(FORMAT);

/** @param {unknown} toolkit */
const named = (toolkit) => (typeof toolkit === "string" ? toolkit.slice(0, 100) : "");

/**
 * The moment of the last change.
 * @param {readonly Answer[]} answers
 */
const latestOf = (answers) =>
  answers.reduce((last, { entry }) => Math.max(last, entry.changed), 0);

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined; // also where brackets are nested so deep that the parser gives up
  }
}

/**
 * @param {unknown} found
 * @returns {found is {[key: string]: unknown}}
 */
const isObject = (found) => found !== null && typeof found === "object" && !Array.isArray(found);

/**
 * All answers, each place once, or null where a single one cannot be read: a file is opened whole
 * or not at all.
 * @param {unknown} sheets
 * @returns {Answer[] | null}
 */
function answersIn(sheets) {
  if (!Array.isArray(sheets)) return null;
  /** @type {Answer[]} */
  const answers = [];
  for (const sheet of sheets) {
    if (!isObject(sheet) || !Array.isArray(sheet["answers"])) return null;
    const { activity, wording, phase } = /** @type {any} */ (sheet);
    if (!isSheetId({ activity, wording, phase })) return null;
    for (const line of sheet["answers"]) {
      const entry = entryIn(line);
      if (!entry) return null;
      answers.push({ place: { activity, wording, phase, name: line.name, aside: line.aside }, entry });
    }
  }
  return distinct(answers);
}

/**
 * @param {any} line
 * @returns {Entry | null}
 */
function entryIn(line) {
  if (!isObject(line) || !isName(line["name"])) return null;
  if (line["aside"] !== "" && !isId(line["aside"])) return null;
  const changed = momentIn(line["changed"]);
  const { kind, edition, value } = line;
  const entry = { kind, edition, value, changed };
  return isEntry(entry) ? entry : null;
}

/** The moment in a text, in milliseconds; null where it is not as we write it. @param {unknown} text */
function momentIn(text) {
  const found = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(found) || moment(found) !== text ? null : found;
}
