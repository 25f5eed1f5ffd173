/** Plans to try things on. */
import type { DoneSet, Exercise, Plan, Step } from "../steps";

export const BREATH: Exercise = {
  rung: "breathing",
  name: "Breathing",
  kind: "breath",
  dose: "3 breaths of 10 s",
  units: ["breath", "breaths"],
  each_seconds: 10,
  pause_seconds: 0,
  breath: [4, 0, 6, 0],
  tempo: null,
  turns: [],
  figures: {},
  is_new: false,
  load_kg: 0,
  load: "",
  if_too_hard: "",
  sets: [{ side: "both", side_words: "", target: 3, repetitions: 3 }],
};
export const HOLD: Exercise = {
  ...BREATH,
  rung: "bug",
  name: "Dead bug",
  kind: "hold",
  dose: "1 round of 2 holds of 10 s, each side",
  units: ["second", "seconds"],
  pause_seconds: 3,
  sets: [
    { side: "left", side_words: "left side", target: 20, repetitions: 2 },
    { side: "right", side_words: "right side", target: 20, repetitions: 2 },
  ],
};
export const TILT: Exercise = {
  ...BREATH,
  rung: "tilt",
  name: "Lying tilt",
  kind: "movement",
  dose: "2 rounds of 4 slow repetitions",
  units: ["repetition", "repetitions"],
  each_seconds: 6,
  tempo: [2, 1, 3],
  sets: [0, 1].map(() => ({ side: "both" as const, side_words: "", target: 4, repetitions: 4 })),
};
export const CARRY: Exercise = {
  ...BREATH,
  rung: "carry",
  name: "Carry",
  kind: "carry",
  units: ["metre", "metres"],
  each_seconds: 25,
  sets: [{ side: "both", side_words: "", target: 40, repetitions: 2 }],
};

export const step = (kind: Step["kind"], seconds: number, rung: string, set = 0): Step => ({ kind, seconds, rung, set });

/** Breathing, a dead bug on both sides, a tilt twice. */
export const STEPS: readonly Step[] = [
  step("get_ready", 5, "breathing"),
  step("set", 30, "breathing"),
  step("change", 20, "bug"),
  step("get_ready", 5, "bug"),
  step("set", 23, "bug", 0),
  step("switch_sides", 10, "bug", 1),
  step("set", 23, "bug", 1),
  step("change", 20, "tilt"),
  step("get_ready", 5, "tilt"),
  step("set", 24, "tilt", 0),
  step("rest", 30, "tilt", 1),
  step("set", 24, "tilt", 1),
];
export const PLAN: Plan = {
  session: "today",
  screenings: 1,
  get_ready_seconds: 5,
  pain_before: 3,
  red_from: [3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11],
  steps: STEPS,
  exercises: [BREATH, HOLD, TILT],
  done: [],
};

/** A set as the record knows it. */
export function done(rung: string, number: number, event: string, more: Partial<DoneSet> = {}): DoneSet {
  return { rung, number, event, done: 1, ended: "completed", too_hard: false, hurts: false, pain: null, where: [], ...more };
}
