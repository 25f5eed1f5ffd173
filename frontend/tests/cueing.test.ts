import assert from "node:assert/strict";
import { test } from "node:test";

import { between, cuesOf, type Cue } from "../cueing";
import { BREATH, CARRY, HOLD, step, TILT } from "./plans";

const heard = (cues: readonly Cue[], tone: Cue["tone"]): number[] =>
  cues.filter((cue) => cue.tone === tone).map((cue) => cue.at);

test("each hold has its half and its last three seconds", () => {
  const cues = cuesOf(step("set", 23, "bug"), HOLD, HOLD.sets[0]!);
  assert.deepEqual(heard(cues, "half"), [5, 18]);
  assert.deepEqual(heard(cues, "tick"), [7, 8, 9, 20, 21, 22]);
  assert.deepEqual(heard(cues, "end"), [10]);
  assert.deepEqual(heard(cues, "begin"), [13]);
});

test("a hold under ten seconds has no half", () => {
  const short = { ...HOLD, each_seconds: 9 };
  assert.deepEqual(heard(cuesOf(step("set", 21, "bug"), short, HOLD.sets[0]!), "half"), []);
});

test("a movement turns at each of its parts and counts the repetitions", () => {
  const cues = cuesOf(step("set", 24, "tilt"), TILT, TILT.sets[0]!);
  assert.deepEqual(heard(cues, "turn").slice(0, 6), [0, 2, 3, 6, 8, 9]);
  assert.deepEqual(cues.filter((cue) => cue.tone === "turn" && cue.words).map((cue) => cue.words), ["1.", "2.", "3.", "4."]);
  assert.deepEqual(heard(cues, "end"), [24]);
});

test("a movement of several ways turns where its figure does", () => {
  const several = { ...TILT, tempo: null, turns: [0.5, 0.75] };
  const cues = cuesOf(step("set", 24, "tilt"), several, TILT.sets[0]!);
  assert.deepEqual(heard(cues, "turn").slice(0, 4), [0, 3, 4.5, 6]);
});

test("a breath has a tone for in and one for out; the first two are spoken", () => {
  const cues = cuesOf(step("set", 30, "breathing"), BREATH, BREATH.sets[0]!);
  assert.deepEqual(heard(cues, "in"), [0, 10, 20]);
  assert.deepEqual(heard(cues, "out"), [4, 14, 24]);
  assert.deepEqual(cues.filter((cue) => cue.words?.startsWith("Breathe")).map((cue) => cue.at), [0, 4, 10, 14]);
});

test("a carry only has an end, a wait only its last three seconds", () => {
  assert.deepEqual(cuesOf(step("set", 50, "carry"), CARRY, CARRY.sets[0]!).map((cue) => cue.at), [50]);
  assert.deepEqual(cuesOf(step("rest", 20, "bug"), HOLD, HOLD.sets[0]!).map((cue) => cue.at), [17, 18, 19]);
  assert.deepEqual(cuesOf(step("rest", 2, "bug"), HOLD, HOLD.sets[0]!).map((cue) => cue.at), [1]);
});

test("no cue is lost between two ticks, and none comes twice", () => {
  const cues = cuesOf(step("set", 23, "bug"), HOLD, HOLD.sets[0]!);
  for (const stride of [0.05, 0.1, 0.7, 3, 23]) {
    const found: Cue[] = [];
    for (let at = 0; at < 23; at += stride) found.push(...between(cues, at, Math.min(23, at + stride)));
    assert.deepEqual(found.map((cue) => cue.at), [...cues].map((cue) => cue.at), `every ${stride} s`);
  }
});
