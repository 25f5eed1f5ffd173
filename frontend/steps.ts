import type { Pattern, Tempo } from "./pace";

export type StepKind = "get_ready" | "set" | "rest" | "switch_sides" | "change";
export type DoseKind = "hold" | "movement" | "breath" | "carry" | "walk";
export type Side = "left" | "right" | "both";
export type Ended = "completed" | "trunk" | "arm_or_shoulder" | "pain" | "breath" | "other" | "skipped";

/** A stretch of the session, as the server's timeline counts it. */
export interface Step {
  readonly kind: StepKind;
  readonly seconds: number;
  readonly rung: string;
  readonly set: number;
}

export interface PlannedSet {
  readonly side: Side;
  readonly side_words: string;
  readonly target: number;
  readonly repetitions: number;
}

export interface Exercise {
  readonly rung: string;
  readonly name: string;
  readonly kind: DoseKind;
  readonly dose: string;
  /** What is counted, as one and as many. */
  readonly units: readonly [string, string];
  /** Seconds of one repetition, and of the pause between two. */
  readonly each_seconds: number;
  readonly pause_seconds: number;
  /** The breath of a breathing set, and of the ring beside everything else. */
  readonly breath: Pattern;
  /** The parts of one repetition; nothing for what does not simply go out and back. */
  readonly tempo: Tempo | null;
  /** Shares of a repetition at which a movement turns that does more than go out and back. */
  readonly turns: readonly number[];
  /** Where the moving figures are, by side; none where nothing is drawn. */
  readonly figures: Readonly<Partial<Record<Side, string>>>;
  /** Whether the person has never done it. */
  readonly is_new: boolean;
  readonly load_kg: number;
  readonly load: string;
  /** What calling it too hard now will mean. */
  readonly if_too_hard: string;
  readonly sets: readonly PlannedSet[];
}

/** The areas of a leg. */
export const LEGS: readonly string[] = ["left_leg", "right_leg"];

/** A set is known by its exercise and its number. */
export interface SetKey {
  readonly rung: string;
  readonly number: number;
}

/** A set that was done: what was noted of it, and the event that says so. */
export interface DoneSet extends SetKey {
  readonly event: string;
  readonly done: number;
  readonly ended: Ended;
  readonly too_hard: boolean;
  readonly hurts: boolean;
  readonly pain: number | null;
  readonly where: readonly string[];
}

export interface Plan {
  readonly session: string;
  readonly get_ready_seconds: number;
  /** How many screenings the person has answered. The server gives no session to whom the last one does not clear. */
  readonly screenings: number;
  /** The pain, 0 to 10, before the session, where the page was made for a check-in that was given; else the device knows it. */
  readonly pain_before: number;
  /** The lowest pain that makes the session red, by the pain before. */
  readonly red_from: readonly number[];
  readonly steps: readonly Step[];
  readonly exercises: readonly Exercise[];
  /** The sets that the server knew of when the page was made, oldest first. */
  readonly done: readonly DoneSet[];
}

/** What a moment of a set asks: a repetition or the pause after it, and the seconds it still takes. */
export interface Beat {
  readonly phase: "work" | "pause";
  readonly repetition: number;
  readonly remaining: number;
}

export const keyOf = (key: SetKey): string => `${key.rung}#${key.number}`;

/** The set that a step does or leads to. */
export function setOf(step: Step): SetKey {
  return { rung: step.rung, number: step.set };
}

/** The beat at `elapsed` seconds of a set. Past the last repetition nothing remains. */
export function beatAt(exercise: Exercise, repetitions: number, elapsed: number): Beat {
  const round = exercise.each_seconds + exercise.pause_seconds;
  const index = Math.min(repetitions - 1, Math.floor(elapsed / round));
  const within = elapsed - index * round;
  if (within < exercise.each_seconds || index === repetitions - 1) {
    return { phase: "work", repetition: index + 1, remaining: Math.max(0, exercise.each_seconds - within) };
  }
  return { phase: "pause", repetition: index + 1, remaining: Math.max(0, round - within) };
}

/** What is done after `elapsed` seconds, in the unit of the dose; never more than the target. */
export function doneAfter(exercise: Exercise, planned: PlannedSet, elapsed: number): number {
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  const before = beat.repetition - 1;
  const part = beat.phase === "pause" ? 1 : 1 - beat.remaining / exercise.each_seconds;
  const repetitions = Math.min(planned.repetitions, before + part);
  const each = planned.target / planned.repetitions;
  if (exercise.kind === "hold") return Math.floor(repetitions * each + 1e-6);
  return exercise.kind === "carry" ? Math.floor(repetitions * each + 1e-6) : Math.floor(repetitions + 1e-6) * each;
}

/** Whether the clock alone may say that a set is complete. Only a hold is what its clock says. */
export function clockDecides(exercise: Exercise): boolean {
  return exercise.kind === "hold";
}

/** The first step from `from` on whose set is not done yet, or null when all are. */
export function nextOpen(steps: readonly Step[], done: readonly SetKey[], from = 0): number | null {
  const known = new Set(done.map(keyOf));
  const found = steps.findIndex((step, index) => index >= from && !known.has(keyOf(setOf(step))));
  return found === -1 ? null : found;
}

/** The sets of an exercise that are not done yet, in their order. */
export function leftOf(exercise: Exercise, done: readonly SetKey[]): number[] {
  const known = new Set(done.map(keyOf));
  return exercise.sets.map((_, number) => number).filter((number) => !known.has(keyOf({ rung: exercise.rung, number })));
}
