// Answers in a Word document: a control, a box, an extra row, and the archive around them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { filled, tag } from "../../generator/client/word.js";
import { changed, crc32 } from "../../generator/client/zip.js";

const bytes = (text) => new TextEncoder().encode(text);
const NAME = "word/document.xml";

/** A stored ZIP archive with these texts. */
function zip(files) {
  const records = [];
  const parts = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name)]);
    records.push(Buffer.from("PK\x01\x02\x14\x00"), about, place, Buffer.from(name));
    parts.push(head, data);
    at += head.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(records).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...records, end]));
}

/** The text of one file in an archive. */
function textIn(archive, name) {
  let found = "";
  changed(archive, name, (text) => (found = text));
  return found;
}

const run = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t> </w:t></w:r>';
const room = (name, title = "Title") =>
  `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:tag w:val="${name}"/><w:showingPlcHdr/></w:sdtPr>` +
  '<w:sdtContent><w:p><w:pPr><w:pStyle w:val="WritingLine"/><w:keepNext/></w:pPr>' +
  `${run}</w:p><w:p><w:pPr/></w:p></w:sdtContent></w:sdt>`;
const box = (name) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${name}"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>` +
  "</w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>";
const row = (...cells) => `<w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join("")}</w:tr>`;
const page = (body) => `<w:body>${body}<w:sectPr></w:sectPr></w:body>`;

/** The document's text with the answers in it. */
function put(body, answers, kept = null) {
  const made = filled(zip({ [NAME]: page(body) }), new Map(Object.entries(answers)), kept);
  return textIn(made, NAME);
}

test("the check sum is the one that archives use", () => {
  assert.equal(crc32(bytes("123456789")), 0xcbf43926);
});

test("other files of the archive stay as they are", () => {
  const before = zip({ "a.txt": "first", [NAME]: "old", "z.txt": "last" });
  const after = changed(before, NAME, () => "a much longer text");
  assert.equal(textIn(after, "a.txt"), "first");
  assert.equal(textIn(after, NAME), "a much longer text");
  assert.equal(textIn(after, "z.txt"), "last");
});

test("a template that is a view into larger memory is read all the same", () => {
  const archive = zip({ [NAME]: "old" });
  const larger = new Uint8Array(archive.length + 10);
  larger.set(archive, 7);
  const after = changed(larger.subarray(7, 7 + archive.length), NAME, () => "new");
  assert.equal(textIn(after, NAME), "new");
});

test("short names are tags, long ones are cut and numbered as the build does", () => {
  assert.equal(tag("readiness-assessment.plan.assets.what"), "readiness-assessment.plan.assets.what");
  assert.equal(
    tag("ladder-of-participation.doing-with-rung/co-production-ladder.co-designing"),
    "ladder-of-participation.doing-with-rung/co-production-l~a8577bc7",
  );
});

test("an answer takes the place of the empty lines and looks like text", () => {
  assert.equal(
    put(room("a.b"), { "a.b": "one\ntwo" }),
    page(
      '<w:sdt><w:sdtPr><w:alias w:val="Title"/><w:tag w:val="a.b"/></w:sdtPr><w:sdtContent>' +
        '<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr><w:r><w:rPr></w:rPr>' +
        '<w:t xml:space="preserve">one</w:t></w:r></w:p>' +
        '<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr><w:r><w:rPr></w:rPr>' +
        '<w:t xml:space="preserve">two</w:t></w:r></w:p>' +
        "</w:sdtContent></w:sdt>",
    ),
  );
});

test("what was not answered stays as it is", () => {
  const body = room("a.b") + box("a.c/yes");
  assert.equal(put(body, { "a.b": "", "a.c": "" }), page(body));
});

test("signs of XML are text, and what XML cannot hold is left out", () => {
  const made = put(room("a.b"), { "a.b": "<b>&\"'$& \0\x07\x1b\ufffe \ud800! \r\nx" });
  assert.ok(made.includes(">&lt;b&gt;&amp;\"'$&amp;  \ufffd! </w:t></w:r></w:p><w:p>"));
});

test("a choice ticks the box of its option alone", () => {
  const made = put(box("a.b/yes") + box("a.b/no"), { "a.b": "no" });
  assert.equal(made, page(box("a.b/yes") + box("a.b/no").replace('"0"', '"1"').replace("☐", "☒")));
});

test("a tick ticks the box of its name", () => {
  const made = put(box("a.b"), { "a.b": "yes" });
  assert.equal(made, page(box("a.b").replace('"0"', '"1"').replace("☐", "☒")));
});

test("a row beyond the spare ones is the last spare one with other names", () => {
  const spare = (n) => row(room(`a.plan.added-${n}.head`, `Row ${n}`), room(`a.plan.added-${n}.who`));
  const made = put(spare(1) + spare(2), { "a.plan.added-9.who": "Ana", "a.plan.added-2.who": "Bo" });
  const rows = made.split("</w:tr>");
  assert.deepEqual(
    rows.map((one) => [...one.matchAll(/<w:tag w:val="([^"]*)"/g)].map((found) => found[1])),
    [1, 2, 9].map((n) => [`a.plan.added-${n}.head`, `a.plan.added-${n}.who`]).concat([[]]),
  );
  assert.ok(rows[1].includes("Bo") && !rows[1].includes("Ana"));
  assert.ok(rows[2].includes("Ana") && !rows[2].includes("Bo"));
  assert.ok(rows[2].includes('<w:alias w:val="Row 9"/>'));
});

test("lines of a list grow in the same way", () => {
  const made = put(room("a.list.added-1") + room("a.list.added-2"), {
    "a.list.added-4": "four",
    "a.list.added-2": "two",
    "a.list.added-3": "three",
  });
  const found = [...made.matchAll(/<w:tag w:val="([^"]*)".*?<w:t[^>]*>([^<]*)/gs)];
  assert.deepEqual(
    found.map(([, name, text]) => [name, text]),
    [
      ["a.list.added-1", " "],
      ["a.list.added-2", "two"],
      ["a.list.added-4", "four"],
      ["a.list.added-3", "three"],
    ],
  );
});

test("answers without a place and those of an earlier version stand at the end", () => {
  const kept = { title: "From before", entries: [{ question: "Old?", answer: "yes & no" }] };
  const made = put(room("a.b"), { "a.gone": "still here", "a.b": "x" }, kept);
  const texts = [...made.matchAll(/<w:t [^>]*>([^<]*)/g)].map((found) => found[1]);
  assert.deepEqual(texts, ["x", "From before", "Old?", "yes &amp; no", "a.gone", "still here"]);
  assert.ok(made.endsWith("</w:p><w:sectPr></w:sectPr></w:body>"));
  assert.ok(made.includes('<w:pStyle w:val="Heading2"/>'));
});
