import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { movedTo, orderLine, readOrder, withoutRow, withRow } from "../../generator/blocks/table/order.js";

test("an order is read as it was written, and rows with answers that it lacks stand at the end", () => {
  assert.deepEqual(readOrder("4 1 next 5", []), { rows: [4, 1], next: 5 });
  assert.deepEqual(readOrder("4 1 next 5", [9, 1, 7]), { rows: [4, 1, 7, 9], next: 10 });
  assert.deepEqual(readOrder("", [2]), { rows: [2], next: 3 });
});

test("what is no order is none", () => {
  for (const line of ["x", "next", "1 2", "0 next 1", "1  2 next 3", "1 next 1e9", "1234567 next 2", "__proto__ next 1"]) {
    assert.deepEqual(readOrder(line, []), { rows: [], next: 1 });
  }
});

const act = fc.tuple(fc.constantFrom("add", "remove", "move", "fill"), fc.nat(20), fc.nat(20));

test("no row is lost or doubled, and no number given twice", () => {
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      let order = readOrder("", []);
      const given = new Set();
      const filled = new Set();
      for (const [what, one, other] of acts) {
        const [row, where] = [order.rows[one % order.rows.length], order.rows[other % order.rows.length]];
        const before = new Set(order.rows);
        if (what === "add") {
          assert.ok(!given.has(order.next));
          given.add(order.next);
          order = withRow(order);
        } else if (row !== undefined && what === "remove") {
          filled.delete(row);
          order = withoutRow(order, row);
          assert.equal(order.rows.length, before.size - 1);
        } else if (row !== undefined && what === "move") {
          order = movedTo(order, row, where);
          assert.deepEqual(new Set(order.rows), before);
          assert.equal(order.rows.indexOf(row), [...before].indexOf(where));
        } else if (row !== undefined) filled.add(row);
        assert.deepEqual(readOrder(orderLine(order), [...filled]), order);
      }
    }),
    { numRuns: 500, seed: 5 },
  );
});
