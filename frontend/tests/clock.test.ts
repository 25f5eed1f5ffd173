import assert from "node:assert/strict";
import { test } from "node:test";

import { Clock, clockFace } from "../clock";

test("a running clock counts what passes between two ticks", () => {
  const clock = new Clock();
  clock.start(1000);
  assert.deepEqual(clock.tick(1250), { elapsed: 250, slept: false });
  assert.deepEqual(clock.tick(1500), { elapsed: 250, slept: false });
});

test("a stopped clock counts nothing, and starts afresh", () => {
  const clock = new Clock();
  clock.start(0);
  clock.stop();
  assert.deepEqual(clock.tick(9000), { elapsed: 0, slept: false });
  clock.start(20_000);
  assert.deepEqual(clock.tick(20_100), { elapsed: 100, slept: false });
});

test("a long gap is told as sleep", () => {
  const clock = new Clock();
  clock.start(0);
  assert.deepEqual(clock.tick(60_000), { elapsed: 60_000, slept: true });
});

test("a clock that is set back counts nothing", () => {
  const clock = new Clock();
  clock.start(5000);
  assert.deepEqual(clock.tick(1000), { elapsed: 0, slept: false });
  assert.deepEqual(clock.tick(1200), { elapsed: 200, slept: false });
});

test("a clock face shows whole seconds, and minutes from one minute on", () => {
  assert.equal(clockFace(9.2), "10");
  assert.equal(clockFace(0), "0");
  assert.equal(clockFace(-3), "0");
  assert.equal(clockFace(60), "1:00");
  assert.equal(clockFace(64.1), "1:05");
});
