import assert from "node:assert/strict";
import { test } from "node:test";

import {
  beatAt,
  doneAfter,
  type Exercise,
  leftOf,
  nextOpen,
  pass,
  type Plan,
  type Step,
  resumeAt,
  whereToGoOn,
} from "../steps";

const HOLD: Exercise = {
  rung: "dead_bug",
  name: "Dead bug",
  kind: "hold",
  dose: "",
  unit: "seconds",
  each_seconds: 10,
  pause_seconds: 3,
  load_kg: 0,
  load: "",
  sets: [
    { side: "left", side_words: "left side", target: 30, repetitions: 3 },
    { side: "right", side_words: "right side", target: 30, repetitions: 3 },
  ],
};
const BREATH: Exercise = {
  ...HOLD,
  rung: "breathing",
  kind: "breath",
  each_seconds: 8,
  pause_seconds: 0,
  sets: [{ side: "both", side_words: "", target: 6, repetitions: 6 }],
};
const CARRY: Exercise = {
  ...HOLD,
  rung: "carry",
  kind: "carry",
  each_seconds: 25,
  pause_seconds: 0,
  sets: [{ side: "both", side_words: "", target: 20, repetitions: 1 }],
};

const step = (kind: Step["kind"], seconds: number, rung: string, set: number): Step => ({ kind, seconds, rung, set });
const STEPS: Step[] = [
  step("get_ready", 5, "breathing", 0),
  step("set", 48, "breathing", 0),
  step("change", 20, "dead_bug", 0),
  step("get_ready", 5, "dead_bug", 0),
  step("set", 36, "dead_bug", 0),
  step("switch_sides", 10, "dead_bug", 1),
  step("set", 36, "dead_bug", 1),
];
const PLAN: Plan = { session: "s", get_ready_seconds: 5, steps: STEPS, exercises: [BREATH, HOLD], done: [] };
const breathingDone = [{ rung: "breathing", number: 0 }];

test("a set of holds beats in holds and pauses", () => {
  assert.deepEqual(beatAt(HOLD, 3, 0), { phase: "work", repetition: 1, remaining: 10 });
  assert.deepEqual(beatAt(HOLD, 3, 11), { phase: "pause", repetition: 1, remaining: 2 });
  assert.deepEqual(beatAt(HOLD, 3, 13), { phase: "work", repetition: 2, remaining: 10 });
  assert.deepEqual(beatAt(HOLD, 3, 36), { phase: "work", repetition: 3, remaining: 0 });
  assert.deepEqual(beatAt(HOLD, 3, 99), { phase: "work", repetition: 3, remaining: 0 });
});

test("the seconds held leave the pauses out", () => {
  const planned = HOLD.sets[0]!;
  assert.equal(doneAfter(HOLD, planned, 0), 0);
  assert.equal(doneAfter(HOLD, planned, 7.6), 7);
  assert.equal(doneAfter(HOLD, planned, 12), 10);
  assert.equal(doneAfter(HOLD, planned, 18), 15);
  assert.equal(doneAfter(HOLD, planned, 36), 30);
});

test("breaths count whole, metres as they are walked", () => {
  assert.equal(doneAfter(BREATH, BREATH.sets[0]!, 23.9), 2);
  assert.equal(doneAfter(BREATH, BREATH.sets[0]!, 48), 6);
  assert.equal(doneAfter(CARRY, CARRY.sets[0]!, 12.5), 10);
});

test("an interrupted hold begins again, a movement goes on", () => {
  assert.equal(resumeAt(HOLD, HOLD.sets[0]!, 20), 13);
  assert.equal(resumeAt(HOLD, HOLD.sets[0]!, 24), 26);
  assert.equal(resumeAt(HOLD, HOLD.sets[0]!, 11), 13);
  assert.equal(resumeAt(BREATH, BREATH.sets[0]!, 20), 20);
});

test("time over ends a hold but only the person ends a movement", () => {
  assert.deepEqual(pass(STEPS[4]!, HOLD, 35.9, 200, false), { elapsed: 36, over: true, pause: false });
  assert.deepEqual(pass(STEPS[1]!, BREATH, 47.9, 200, false), { elapsed: 48, over: false, pause: false });
});

test("sleep never invents work, and a rest that was slept through is over", () => {
  assert.deepEqual(pass(STEPS[4]!, HOLD, 15, 60_000, true), { elapsed: 13, over: false, pause: true });
  assert.deepEqual(pass(STEPS[1]!, BREATH, 15, 60_000, true), { elapsed: 15, over: false, pause: true });
  assert.deepEqual(pass(STEPS[5]!, HOLD, 1, 60_000, true), { elapsed: 10, over: true, pause: true });
  assert.deepEqual(pass(STEPS[5]!, HOLD, 1, 4000, true), { elapsed: 5, over: false, pause: true });
});

test("a page that is loaded anew goes on at the same set", () => {
  assert.deepEqual(whereToGoOn(PLAN, [], null), { step: 0, elapsed: 0 });
  assert.deepEqual(whereToGoOn(PLAN, breathingDone, { step: 4, elapsed: 13 }), { step: 4, elapsed: 13 });
});

test("a set that is done elsewhere is not asked again", () => {
  assert.deepEqual(whereToGoOn(PLAN, breathingDone, { step: 1, elapsed: 20 }), { step: 2, elapsed: 0 });
  assert.deepEqual(whereToGoOn(PLAN, breathingDone, { step: 99, elapsed: 0 }), { step: 2, elapsed: 0 });
});

test("when every set is done nothing is left", () => {
  const all = [...breathingDone, { rung: "dead_bug", number: 0 }, { rung: "dead_bug", number: 1 }];
  assert.equal(whereToGoOn(PLAN, all, null), null);
  assert.equal(nextOpen(STEPS, all), null);
  assert.deepEqual(leftOf(HOLD, all), []);
  assert.deepEqual(leftOf(HOLD, [{ rung: "dead_bug", number: 0 }]), [1]);
});
