// The same table of old answers as in Python: which field has each one's question now.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { follow } from "../../generator/client/lineage.js";

const cases = JSON.parse(readFileSync(new URL("../data/lineage.json", import.meta.url), "utf-8"));

for (const { why, earlier, fields, answer, now, question } of cases)
  test(why, () => {
    const found = follow(earlier, (name) => fields.includes(name), answer.name, answer.edition);
    assert.equal(found.now, now);
    assert.equal(found.now === null && found.asked ? found.asked.questions.w : null, question);
  });
