// A filled sheet as lines that other programs read: CSV for spreadsheets, plain text for mail.

/**
 * One answered question: the field's name, the question as the page words it, the answer in words.
 * @typedef {{field: string, question: string, answer: string}} Line
 */

const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A cell of CSV. What a spreadsheet would take for a formula gets an apostrophe in front
 * (OWASP, "CSV Injection").
 * @param {string} text
 */
export const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

/**
 * CSV with a row a field; the mark at its start tells Excel that it is UTF-8.
 * @param {readonly Line[]} lines
 */
export function csv(lines) {
  const rows = lines.map(({ field, question, answer }) => [field, question, answer]);
  const all = [["field", "question", "answer"], ...rows];
  return `\ufeff${all.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * The sheet as text to paste anywhere: its title, then each question with its answer below.
 * @param {string} title
 * @param {readonly Line[]} lines
 */
export const plain = (title, lines) =>
  [title, ...lines.map(({ question, answer }) => `${question}\n${answer}`)].join("\n\n") + "\n";
