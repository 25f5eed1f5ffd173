import assert from "node:assert/strict";
import { test } from "node:test";

import { beatAt, doneAfter, leftOf, nextOpen } from "../steps";
import { BREATH, CARRY, HOLD, STEPS } from "./plans";

test("a set of holds beats in holds and pauses", () => {
  assert.deepEqual(beatAt(HOLD, 3, 0), { phase: "work", repetition: 1, remaining: 10 });
  assert.deepEqual(beatAt(HOLD, 3, 11), { phase: "pause", repetition: 1, remaining: 2 });
  assert.deepEqual(beatAt(HOLD, 3, 13), { phase: "work", repetition: 2, remaining: 10 });
  assert.deepEqual(beatAt(HOLD, 2, 23), { phase: "work", repetition: 2, remaining: 0 });
  assert.deepEqual(beatAt(HOLD, 3, 99), { phase: "work", repetition: 3, remaining: 0 });
});

test("the seconds held leave the pauses out", () => {
  const planned = HOLD.sets[0]!;
  assert.equal(doneAfter(HOLD, planned, 0), 0);
  assert.equal(doneAfter(HOLD, planned, 7.6), 7);
  assert.equal(doneAfter(HOLD, planned, 12), 10);
  assert.equal(doneAfter(HOLD, planned, 18), 15);
  assert.equal(doneAfter(HOLD, planned, 23), 20);
  assert.equal(doneAfter(HOLD, planned, 99), 20);
});

test("breaths count whole, metres as they are walked", () => {
  assert.equal(doneAfter(BREATH, BREATH.sets[0]!, 23.9), 2);
  assert.equal(doneAfter(BREATH, BREATH.sets[0]!, 30), 3);
  assert.equal(doneAfter(CARRY, CARRY.sets[0]!, 12.5), 10);
});

test("the next open step is the first whose set is not done", () => {
  const breathed = [{ rung: "breathing", number: 0 }];
  assert.equal(nextOpen(STEPS, []), 0);
  assert.equal(nextOpen(STEPS, breathed), 2);
  assert.equal(nextOpen(STEPS, breathed, 5), 5);
  assert.equal(nextOpen(STEPS, [...breathed, { rung: "tilt", number: 1 }], 10), null);
});

test("the sets that are left keep their order", () => {
  assert.deepEqual(leftOf(HOLD, []), [0, 1]);
  assert.deepEqual(leftOf(HOLD, [{ rung: "bug", number: 0 }]), [1]);
  assert.deepEqual(leftOf(HOLD, [0, 1].map((number) => ({ rung: "bug", number }))), []);
});
