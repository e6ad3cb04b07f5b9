import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { answerOfOwn, oneDecimal, score } from "../../generator/client/scores.js";

const CASES = JSON.parse(readFileSync(new URL("../data/scores.json", import.meta.url), "utf8"));

for (const { why, answers, texts, mean, dont_know: dontKnow, ...wanted } of CASES) {
  test(`a group's value: ${why}`, () => {
    const { sum, ...found } = score(texts ? answers.map((answer, at) => answerOfOwn(answer, texts[at])) : answers);
    assert.deepEqual(found, { ...wanted, dontKnow });
    if (mean) assert.equal(sum * mean[1], mean[0] * found.answered);
  });
}

test("one decimal is rounded half up, however the number is stored", () => {
  assert.equal(oneDecimal(9, 4), "2.3");
  for (let tenths = 0; tenths < 1000; tenths += 1) {
    assert.equal(oneDecimal(tenths * 2 + 1, 20), `${Math.floor((tenths + 1) / 10)}.${(tenths + 1) % 10}`);
    assert.equal(oneDecimal(tenths, 10), `${Math.floor(tenths / 10)}.${tenths % 10}`);
  }
});
