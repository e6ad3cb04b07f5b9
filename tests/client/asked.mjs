// Answers Python's questions: reads cases as JSON, writes what the client makes of them.

import { readFileSync } from "node:fs";
import fc from "fast-check";

import { fileText, readFile } from "../../generator/client/file.js";
import { csv, plain } from "../../generator/client/lines.js";
import { score } from "../../generator/client/scores.js";
import { TOOLKIT } from "./browser.js";
import { answers, mutated } from "./files.js";

const ORIGIN = { toolkit: TOOLKIT, content: "2026-11-23" };
const saved = (some) => fileText(ORIGIN, some);

const TASKS = {
  scores: (cases) => cases.map(score),
  lines: (lines) => ({ csv: csv(lines), plain: plain("Title", lines) }),
  files: () => fc.sample(answers, { numRuns: 300, seed: 10 }).map((some) => saved(some)),
  mutated: () =>
    fc.sample(mutated, { numRuns: 1000, seed: 11 }).map((found) => {
      const text = JSON.stringify(found);
      const { refused = null } = readFile(text, TOOLKIT);
      return { text, refused };
    }),
  saved: (values) => {
    const some = values.map((value, at) => ({
      place: { activity: "act", wording: "ours", phase: "none", name: `a-${at}`, aside: "" },
      entry: { value, kind: "text", edition: 1, changed: 0 },
    }));
    return readFile(saved(some), TOOLKIT).answers.map(({ entry }) => entry.value);
  },
};

const [, , task] = process.argv;
process.stdout.write(JSON.stringify(TASKS[task](JSON.parse(readFileSync(0, "utf8")))));
