import assert from "node:assert/strict";
import { test } from "node:test";

import { Clock, clockFace, LONGEST_GAP_MS } from "../clock";

const at = (steady: number, wall = steady): { steady: number; wall: number } => ({ steady, wall });
const HOUR = 3_600_000;

test("a running clock counts what passes between two ticks", () => {
  const clock = new Clock();
  clock.start(at(1000));
  assert.deepEqual(clock.tick(at(1250)), { elapsed: 250, slept: false });
  assert.deepEqual(clock.tick(at(1500)), { elapsed: 250, slept: false });
});

test("a stopped clock counts nothing, and starts afresh", () => {
  const clock = new Clock();
  clock.start(at(0));
  clock.stop();
  assert.deepEqual(clock.tick(at(9000)), { elapsed: 0, slept: false });
  clock.start(at(20_000));
  assert.deepEqual(clock.tick(at(20_100)), { elapsed: 100, slept: false });
});

test("a gap longer than a running page leaves is sleep, and counts nothing", () => {
  const clock = new Clock();
  clock.start(at(0));
  assert.deepEqual(clock.tick(at(LONGEST_GAP_MS)), { elapsed: LONGEST_GAP_MS, slept: false });
  assert.deepEqual(clock.tick(at(2 * LONGEST_GAP_MS + 1)), { elapsed: 0, slept: true });
});

for (const [set, by] of [
  ["forward", HOUR],
  ["back", -HOUR],
] as const) {
  test(`a clock on the wall that is set ${set} by an hour changes nothing`, () => {
    const clock = new Clock();
    clock.start(at(0, 5 * HOUR));
    assert.deepEqual(clock.tick(at(100, 5 * HOUR + by)), { elapsed: 100, slept: false });
    assert.deepEqual(clock.tick(at(200, 5 * HOUR + by + 100)), { elapsed: 100, slept: false });
  });
}

test("a steady clock that stood still while the page was out of sight is sleep as well", () => {
  const clock = new Clock();
  clock.start(at(0));
  clock.hidden();
  assert.deepEqual(clock.tick(at(100, HOUR)), { elapsed: 0, slept: true });
  assert.deepEqual(clock.tick(at(200, HOUR + 100)), { elapsed: 100, slept: false });
});

test("a page that was out of sight but ran on is not asleep", () => {
  const clock = new Clock();
  clock.start(at(0));
  clock.hidden();
  assert.deepEqual(clock.tick(at(1000)), { elapsed: 1000, slept: false });
});

test("a clock face shows whole seconds, and minutes from one minute on", () => {
  assert.equal(clockFace(9.2), "10");
  assert.equal(clockFace(9.0000001), "9");
  assert.equal(clockFace(0), "0");
  assert.equal(clockFace(-3), "0");
  assert.equal(clockFace(60), "1:00");
  assert.equal(clockFace(64.1), "1:05");
  assert.equal(clockFace(59, 60), "0:59");
  assert.equal(clockFace(9, 45), "9");
});
