// Entries in an order: whoever stands where another one is put makes room.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ranked } from "../../generator/blocks/places/order.js";

test("an entry that moves up pushes those between down", () => {
  assert.deepEqual(ranked([1, 2, 3], 2, 1), [2, 3, 1]);
});

test("an entry that moves down lets those between move up", () => {
  assert.deepEqual(ranked([1, 2, 3], 0, 3), [3, 1, 2]);
});

test("whoever has room stays", () => {
  assert.deepEqual(ranked([1, 4, 0, 0], 2, 3), [1, 4, 3, 0]);
  assert.deepEqual(ranked([1, 4, 0, 0], 2, 1), [2, 4, 1, 0]);
});

test("an entry without a number pushes up where nothing is free below", () => {
  assert.deepEqual(ranked([0, 2, 3], 0, 3), [3, 1, 2]);
});

test("an entry that is put where it stands moves nobody", () => {
  assert.deepEqual(ranked([1, 2, 3], 1, 2), [1, 2, 3]);
});

test("two with the same number are no trap", () => {
  assert.deepEqual(ranked([2, 2, 2], 0, 1), [1, 2, 2]);
  assert.deepEqual(ranked([0, 3, 3], 0, 3), [3, 2, 3]);
});
