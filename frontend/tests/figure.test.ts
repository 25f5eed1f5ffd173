import assert from "node:assert/strict";
import { test } from "node:test";

import { beside, type Frames, MovingPath, placeAt, previewAt, stillAt } from "../figure";
import type { Now } from "../place";
import { BREATH, CARRY, HOLD, step, TILT } from "./plans";

const drawn = (loop: Frames["loop"], loops_from = 0, count = 16): Frames => ({
  loop,
  view_box: "0 0 1 1",
  svg: "",
  loops_from,
  frames: Array.from({ length: count }, (_, index) => [`M${index} 0`]),
});
const now = (exercise: Now["exercise"]): Now => ({ exercise, planned: exercise.sets[0]!, step: step("set", 30, exercise.rung) });

test("a repetition is half over at its far point, and stays there", () => {
  const pictures = drawn("movement");
  const places = [0, 1, 2, 2.9, 3, 4.5, 5.99].map((at) => placeAt(pictures, now(TILT), at));
  assert.deepEqual(places.slice(0, 4), [0, 4, 8, 8]);
  assert.equal(places[4], 8);
  assert.equal(places[5], 12);
  assert.ok((places[6] ?? 0) > 15.9);
});

test("a movement of several ways goes evenly through its pictures", () => {
  const several = { ...TILT, tempo: null };
  assert.deepEqual([0, 1.5, 3].map((at) => placeAt(drawn("movement"), now(several), at)), [0, 4, 8]);
});

test("a hold is gone into, breathed in, and left in the pause", () => {
  const pictures = drawn("hold", 8);
  assert.equal(placeAt(pictures, now(HOLD), 0), 0);
  assert.ok(Math.abs(placeAt(pictures, now(HOLD), 0.8) - 4) < 1e-9);
  assert.ok(placeAt(pictures, now(HOLD), 5) >= 8);
  assert.ok(Math.abs(placeAt(pictures, now(HOLD), 10.8) - 4) < 1e-9);
  assert.equal(placeAt(pictures, now(HOLD), 12), 0);
});

test("the figure breathes with the ring", () => {
  const pictures = drawn("breath", 0, 20);
  assert.deepEqual([0, 2, 4, 7].map((at) => placeAt(pictures, now(BREATH), at)), [0, 4, 8, 14]);
});

test("a walk goes on step by step", () => {
  assert.equal(placeAt(drawn("walk"), now(CARRY), 0), 0);
  assert.equal(placeAt(drawn("walk"), now(CARRY), 0.65), 8);
});

test("what comes next is shown again and again", () => {
  assert.equal(previewAt(drawn("hold", 8), HOLD, 7), 0);
  assert.equal(previewAt(drawn("movement"), TILT, 8), 8);
});

test("the picture that stands still is the one that says most", () => {
  assert.deepEqual([stillAt(drawn("hold", 8)), stillAt(drawn("movement")), stillAt(drawn("breath"))], [8, 8, 6.4]);
});

test("after the last picture of a round comes its first", () => {
  assert.deepEqual(beside(drawn("hold", 8), 3.25), [3, 4, 0.25]);
  assert.deepEqual(beside(drawn("hold", 8), 15.5), [15, 8, 0.5]);
  assert.deepEqual(beside(drawn("movement"), 16), [15, 0, 1]);
});

test("between two pictures each number goes its way, also through nought", () => {
  const path = new MovingPath(["M0-4 10-2z", "M1 4 20 2z"]);
  assert.equal(path.between(0, 1, 0), "M0 -4 10 -2z");
  assert.equal(path.between(0, 1, 0.5), "M0.5 0 15 0z");
  assert.equal(path.between(0, 1, 1), "M1 4 20 2z");
});

test("pictures that do not match are shown as they are", () => {
  const path = new MovingPath(["M0 0", "M0 0 1 1"]);
  assert.deepEqual([path.between(0, 1, 0.4), path.between(0, 1, 0.6)], ["M0 0", "M0 0 1 1"]);
});
