import assert from "node:assert/strict";
import { test } from "node:test";

import { air, breathAt, breathBeginnings, movementAt, movementBeginnings, type Pattern, reach } from "../pace";

const CALM: Pattern = [4, 0, 6, 0];
const BOX: Pattern = [4, 2, 6, 2];

for (const [pattern, seconds, part, share] of [
  [CALM, 0, "in", 0],
  [CALM, 3.999, "in", 1],
  [CALM, 4, "out", 0],
  [CALM, 7, "out", 0.5],
  [CALM, 10, "in", 0],
  [CALM, 24, "out", 0],
  [BOX, 4, "full", 0],
  [BOX, 5, "full", 0.5],
  [BOX, 6, "out", 0],
  [BOX, 13, "empty", 0.5],
] as const) {
  test(`${seconds} s into ${pattern.join("-")} is ${part}`, () => {
    const breath = breathAt(pattern, seconds);
    assert.equal(breath.part, part);
    assert.ok(Math.abs(breath.share - share) < 0.001);
  });
}

test("the chest fills, empties, and never jumps", () => {
  const levels = Array.from({ length: 1001 }, (_, index) => air(breathAt(BOX, (index / 1000) * 14)));
  assert.equal(levels[0], 0);
  assert.equal(Math.max(...levels), 1);
  levels.slice(1).forEach((level, index) => assert.ok(Math.abs(level - (levels[index] ?? 0)) < 0.01));
});

test("a movement goes out, stays and comes back", () => {
  assert.deepEqual([0, 1.9, 2, 2.9, 3, 5.9].map((at) => movementAt([2, 1, 3], at).part), ["out", "out", "stay", "stay", "back", "back"]);
  assert.equal(reach(movementAt([2, 1, 3], 2.5)), 1);
  assert.ok(reach(movementAt([2, 1, 3], 6)) < 0.001);
});

test("a part of no seconds does not begin", () => {
  assert.deepEqual(breathBeginnings(CALM), [
    { part: "in", at: 0 },
    { part: "out", at: 4 },
  ]);
  assert.deepEqual(movementBeginnings([2, 0, 2]), [
    { part: "out", at: 0 },
    { part: "back", at: 2 },
  ]);
  assert.equal(movementAt([2, 0, 2], 2).part, "back");
});
