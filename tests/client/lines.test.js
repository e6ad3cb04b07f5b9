import assert from "node:assert/strict";
import { test } from "node:test";

import { cell, csv, plain } from "../../generator/client/lines.js";
import { wordsIn } from "../../generator/client/words.js";

test("a table begins with the mark of UTF-8, names its columns, and ends each row as Excel does", () => {
  assert.equal(csv([{ field: "act.a", question: "Why?", answer: 'a "b",\nc' }]), '\ufeff"field","question","answer"\r\n"act.a","Why?","a ""b"",\nc"\r\n');
});

test("no cell can be taken for a formula", () => {
  for (const blank of ["", " ", "  ", "\u00a0", "\ufeff", "\u3000", "\n", "\t", "\r"]) {
    for (const sign of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]) {
      const text = `${blank}${sign}cmd|' /C calc'!A0`;
      assert.equal(cell(text), `"'${text}"`, JSON.stringify(text));
    }
  }
  for (const text of ["", "a=b", "1-2", "'=1", "x\n=1", "«=»"]) assert.equal(cell(text), `"${text}"`);
});

test("plain text has each question with its answer below", () => {
  assert.equal(plain("Title", [{ field: "a", question: "Why?", answer: "So.\nAnd so." }, { field: "b", question: "Who?", answer: "=I" }]), "Title\n\nWhy?\nSo.\nAnd so.\n\nWho?\n=I\n");
  assert.equal(plain("Title", []), "Title\n");
});

test("words are filled in, and a key without words is shown as it is", () => {
  const say = wordsIn('{"n-of-m": "{n} of {m_all}", "odd": "$& {n} {N}"}');
  assert.equal(say("n-of-m", { n: 0, m_all: 3 }), "0 of 3");
  assert.equal(say("odd", { n: "$1" }), "$& $1 {N}");
  assert.equal(say("n-of-m"), " of ");
  assert.equal(say("missing"), "missing");
  assert.equal(wordsIn(undefined)("x"), "x");
});
