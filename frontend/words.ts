/** The words of the player. */
import { type BreathPart, breathAt, type MovementPart, movementAt } from "./pace";
import type { Now } from "./place";
import { beatAt, clockDecides, type DoneSet, type Exercise, type PlannedSet, type Step } from "./steps";

const COUNTED: Record<Exercise["kind"], string> = {
  hold: "Hold",
  movement: "Repetition",
  breath: "Breath",
  carry: "Carry",
  walk: "Walk",
};

export const HALF = "Half.";
export const LET_GO = "Let go and breathe.";
export const FINISH = "Finish in your own time, then say how much you did.";
export const ALL_DONE = "All sets are done.";
export const ASLEEP = "The page was asleep, so the clock waited. Nothing was lost.";
export const TAKEN_BACK = "Taken back. Do it again when you are ready.";
export const LISTEN = "Listen first";
export const SLOWLY = "Move slowly";
export const TIME_IS_UP = "The time is up. Finish in your own time.";

export const ELSEWHERE = "This session is open in another tab. It goes on here once that tab is closed.";

export const GO = {
  start: "Start",
  on: "Go on",
  ready: "Get ready",
  paused: "Paused",
  now: "Ready now",
  endHold: "End the hold",
};

export const OVER = {
  title: "All sets are done",
  words: "A few last questions, then you are finished.",
  go: "On to the last questions",
};

export const LACKS = {
  voice: "This browser has no voice for your language. The words stand on the screen, and the tones guide you.",
  vibration: "This browser cannot vibrate.",
  awake: "This browser cannot keep the screen on. Let the screen stay on longer in the settings of your device.",
  awakeHere: "The screen is kept on only where this page is reached by https. Let it stay on longer in the settings of your device.",
  locked: "With the screen locked the clock waits, and no cue comes. It goes on from the same second.",
};

export const BREATHE: Record<BreathPart, string> = {
  in: "Breathe in",
  full: "Wait, full",
  out: "Breathe out",
  empty: "Wait, empty",
};

const MOVE: Record<MovementPart, string> = { out: "Go out slowly", stay: "Stay", back: "Come back slowly" };

export const STOPPED = {
  title: "What made you stop?",
  trunk: "My trunk gave way",
  arm: "Arm or shoulder",
  pain: "Pain",
  breath: "Breath",
  other: "Something else",
  goOnHold: "Go on with the hold",
  goOn: "Go on with the set",
};

export const HARD = {
  title: "Too hard",
  words: "It is noted, and the next session listens to it.",
  goOn: "Go on, a little easier",
  endSet: "End this set",
  leaveOut: (name: string): string => `Leave out ${name}`,
  nothing: "It is fine after all",
};

export const HURTS = {
  title: "It hurts",
  words: "You need not answer to go on.",
  endSet: "End this set",
  leaveOut: (name: string): string => `Leave out ${name}`,
  goOn: "Go on, gently",
  nothing: "It does not hurt after all",
  leg: "If the pain in the leg is new, or spreads, stop the session. Do not go on with this set.",
  red: (pain: number): string => `At ${pain} of 10 this session stops here. Your back is better off with a pause.`,
};

export const AGAIN = {
  title: "Do the last set again?",
  words: (noted: string): string => `What was noted is taken back. ${noted}.`,
  yes: "Take it back",
  no: "Leave it as it is",
};

/** What is said when a further repetition begins. */
export function repetitionCue(kind: "hold" | "movement", repetition: number): string {
  return kind === "hold" ? `Hold ${repetition}.` : `${repetition}.`;
}

/** What a step is, above the name of the exercise. */
export function kindWords(step: Step, exercise: Exercise): string {
  switch (step.kind) {
    case "set":
      return `Set ${step.set + 1} of ${exercise.sets.length}`;
    case "get_ready":
      return "Get ready";
    case "rest":
      return "Rest. Next";
    case "switch_sides":
      return "Switch sides. Next";
    case "change":
      return "Time to change. Next";
  }
}

/** Where in a set the person is. */
export function countWords(exercise: Exercise, planned: PlannedSet, elapsed: number): string {
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  const count = `${COUNTED[exercise.kind]} ${beat.repetition} of ${planned.repetitions}`;
  return beat.phase === "pause" ? `${count} done` : count;
}

/** What the body does at this moment of a set: the phase of the movement or of the breath. */
export function phaseWords(exercise: Exercise, planned: PlannedSet, elapsed: number): string {
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  if (beat.phase === "pause") return exercise.kind === "hold" ? "Let go and breathe" : "Pause";
  const within = exercise.each_seconds - beat.remaining;
  if (beat.remaining <= 0 && !clockDecides(exercise)) return TIME_IS_UP;
  if (exercise.kind === "movement") {
    return exercise.tempo === null ? SLOWLY : MOVE[movementAt(exercise.tempo, within).part];
  }
  return BREATHE[breathAt(exercise.breath, exercise.kind === "breath" ? within : elapsed).part];
}

/** What a step asks, in a sentence for the ear. `again` says that a set goes on after a wait. */
export function spoken(step: Step, exercise: Exercise, again: boolean): string {
  const planned = exercise.sets[step.set];
  const side = planned?.side_words ? `, ${planned.side_words}` : "";
  switch (step.kind) {
    case "set":
      if (again) return `${exercise.name}${side}. Get ready to go on.`;
      return clockDecides(exercise) ? "Hold." : "";
    case "get_ready":
      return `${exercise.name}${side}. ${exercise.dose}. Get ready.`;
    case "rest":
      return "Rest.";
    case "switch_sides":
      return `Switch sides. Next${side}.`;
    case "change":
      return `Next: ${exercise.name}${side}.`;
  }
}

/** What a step is, for a screen reader. */
export function said(now: Now | null, running: boolean): string {
  if (now === null) return ALL_DONE;
  const side = now.planned.side_words ? `, ${now.planned.side_words}` : "";
  const words = `${kindWords(now.step, now.exercise)}: ${now.exercise.name}${side}`;
  return running ? words : "";
}

/** What was noted of a set, in short: 30 seconds, 6 repetitions, left out. */
export function noted(set: DoneSet, exercise: Exercise): string {
  const side = exercise.sets[set.number]?.side_words;
  const where = side ? `${exercise.name}, ${side}` : exercise.name;
  const what = set.ended === "skipped" ? "left out" : `${number(set.done)} ${exercise.unit}`;
  return `${where}: ${what}`;
}

/** A number without needless digits. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
