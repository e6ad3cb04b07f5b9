// A participant's answers put into the sheet's own Word document, in the browser.
//
// It relies on how our build writes `word/document.xml` (generator/word/xml.py): stored unpacked;
// prefixes w and w14; elements without spaces between them. A control is <w:sdt>, its name in
// <w:tag w:val="…"/>, and holds no other control. A text control has <w:showingPlcHdr/> and starts
// with a paragraph of one run; a box to tick has <w14:checked w14:val="0"/> and the sign ☐. A row
// is <w:tr> without attributes and holds no other row. So plain searches find everything.

import { fnv } from "./keys.js";
import { changed } from "./zip.js";

const LONGEST = 64; // of a control's name in Word
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g; // what XML 1.0 cannot hold
const PLACEHOLDER = /<w:showingPlcHdr\/>/;

/**
 * A question with its answer, in words.
 * @typedef {{question: string, answer: string}} Line
 * A piece of the text and what takes its place.
 * @typedef {{start: number, end: number, by: string}} Edit
 * Where a control stands in the text.
 * @typedef {{start: number, end: number}} Spot
 * An extra row: its answers by name, and the name of the same field in the last spare row.
 * @typedef {{number: string, last: string, answers: Map<string, string>}} Extra
 */

/**
 * The template with each answer in the control of its name; a choice ticks its option's box.
 * Rows `added-N` beyond the spare ones are made from the last spare one. At the end stand the
 * answers `kept` from an earlier version, below their title, and those that the template has no
 * control for: nothing is left out.
 * @param {Uint8Array} template
 * @param {ReadonlyMap<string, string>} answers
 * @param {{title: string, entries: readonly Line[]} | null} kept
 */
export const filled = (template, answers, kept) =>
  changed(template, "word/document.xml", (xml) => answered(xml, answers, kept));

/**
 * @param {string} xml
 * @param {ReadonlyMap<string, string>} answers
 * @param {{title: string, entries: readonly Line[]} | null} kept
 */
function answered(xml, answers, kept) {
  const spots = controls(xml);
  /** @type {Edit[]} */
  const edits = [];
  /** @type {Map<string, Extra>} */
  const extras = new Map();
  /** @type {Line[]} */
  const left = [];
  for (const [name, answer] of answers) {
    if (!answer) continue;
    const spot = spots.get(tag(name)) ?? spots.get(tag(`${name}/${answer}`));
    if (spot) edits.push({ ...spot, by: put(xml.slice(spot.start, spot.end), answer) });
    else if (!collected(name, answer, spots, extras)) left.push({ question: name, answer });
  }
  for (const extra of extras.values()) edits.push(added(xml, spots, extra));
  edits.push(appended(xml, kept, left));
  return edited(xml, edits);
}

/**
 * A field's name as the tag of its control: a long one is cut and numbered (FNV-1a, 32 bits).
 * @param {string} name
 */
export function tag(name) {
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 9)}~${fnv(name).toString(16).padStart(8, "0")}`;
}

/**
 * Every control by its tag.
 * @param {string} xml
 */
function controls(xml) {
  /** @type {Map<string, Spot>} */
  const found = new Map();
  for (const { 0: all, index } of xml.matchAll(/<w:sdt>.*?<\/w:sdt>/gs))
    found.set(tagOf(all), { start: index ?? 0, end: (index ?? 0) + all.length });
  return found;
}

/** @param {string} control */
const tagOf = (control) => /<w:tag w:val="([^"]*)"/.exec(control)?.[1] ?? "";

/**
 * A control with its answer.
 * @param {string} control
 * @param {string} answer
 */
function put(control, answer) {
  if (control.includes("<w14:checkbox>"))
    return control.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>').replace("☐", "☒");
  const look = /<w:p>(<w:pPr>.*?<\/w:pPr>)<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?/s.exec(control) ?? [];
  const style = (look[1] ?? "").replace("<w:keepNext/>", "").replace('"WritingLine"', '"Answer"');
  const run = (look[2] ?? "").replace(/<w:rStyle [^>]*>/, "");
  const lines = paragraphs(style, run, answer);
  return control
    .replace(PLACEHOLDER, "")
    .replace(/(<w:sdtContent>).*(<\/w:sdtContent>)/s, (_, open, close) => open + lines + close);
}

/**
 * A paragraph a line: LibreOffice 7.4 puts all line breaks of a control before its text.
 * @param {string} style
 * @param {string} look
 * @param {string} given
 */
const paragraphs = (style, look, given) =>
  given
    .replace(FORBIDDEN, "")
    .split(/\r\n?|\n/)
    .map((line) => `<w:p>${style}<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join("");

/** @param {string} line */
const escaped = (line) =>
  line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * Whether the name is that of a row beyond the spare ones; its answer then waits in `extras`.
 * @param {string} name
 * @param {string} answer
 * @param {Map<string, Spot>} spots
 * @param {Map<string, Extra>} extras
 */
function collected(name, answer, spots, extras) {
  const [, before = "", number = "", after = ""] = /^(.*\.added-)(\d+)(\..*)?$/.exec(name) ?? [];
  let last = 0;
  while (spots.has(tag(`${before}${last + 1}${after}`))) last++;
  if (!number || !last) return false;
  const extra = extras.get(before + number) ?? { number, last: `${last}`, answers: new Map() };
  extra.answers.set(`${before}${last}${after}`, answer);
  extras.set(before + number, extra);
  return true;
}

/**
 * The last spare row once more, with other names and with answers, right below it.
 * @param {string} xml
 * @param {Map<string, Spot>} spots
 * @param {Extra} extra
 */
function added(xml, spots, { number, last, answers }) {
  const byTag = new Map([...answers].map(([name, answer]) => [tag(name), { name, answer }]));
  const { start, end } = rowAround(xml, spots.get([...byTag.keys()][0] ?? "") ?? { start: 0, end: 0 });
  const row = xml.slice(start, end);
  const old = `.added-${last}`;
  const edits = [...controls(row)].map(([was, spot]) => {
    const found = byTag.get(was);
    const control = row.slice(spot.start, spot.end);
    const now = tag((found?.name ?? was).replace(old, `.added-${number}`));
    const by = renumbered(found ? put(control, found.answer) : control, last, number);
    return { ...spot, by: by.replace(`"${was}"`, `"${now}"`) };
  });
  return { start: end, end, by: edited(row, edits) };
}

/**
 * The table's row around a control; the control itself, where it stands in none.
 * @param {string} xml
 * @param {Spot} spot
 */
function rowAround(xml, spot) {
  const start = xml.lastIndexOf("<w:tr>", spot.start);
  const end = xml.indexOf("</w:tr>", start) + "</w:tr>".length;
  return start < 0 || end < spot.end ? spot : { start, end };
}

/**
 * A control whose title names another row.
 * @param {string} control
 * @param {string} last
 * @param {string} number
 */
const renumbered = (control, last, number) =>
  control.replace(/<w:alias w:val="[^"]*"/, (title) =>
    title.replace(/\d+/g, (found) => (found === last ? number : found)),
  );

/**
 * What stands at the end, before the last page's measures.
 * @param {string} xml
 * @param {{title: string, entries: readonly Line[]} | null} kept
 * @param {Line[]} left
 */
function appended(xml, kept, left) {
  const rtl = xml.includes("<w:bidi/>");
  /** @param {string} style @param {string} given */
  const line = (style, given) =>
    paragraphs(`<w:pPr><w:pStyle w:val="${style}"/>${rtl ? "<w:bidi/>" : ""}</w:pPr>`, rtl ? "<w:rtl/>" : "", given);
  const title = kept ? line("Heading2", kept.title) : "";
  const lines = [...(kept?.entries ?? []), ...left].map(
    ({ question, answer }) => line("Question", question) + line("Answer", answer),
  );
  const end = xml.lastIndexOf("<w:sectPr>");
  return { start: end, end, by: title + lines.join("") };
}

/**
 * The text with all edits, which do not overlap.
 * @param {string} xml
 * @param {Edit[]} edits
 */
function edited(xml, edits) {
  let at = 0;
  let done = "";
  for (const { start, end, by } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    done += xml.slice(at, start) + by;
    at = end;
  }
  return done + xml.slice(at);
}
