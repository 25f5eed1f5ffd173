/** What the player says of a step, a set and the moment, in the words of the page. */
import { breathAt, movementAt } from "./pace";
import type { Now } from "./place";
import { beatAt, clockDecides, type DoneSet, type Exercise, type PlannedSet, type Step } from "./steps";
import { WORDS } from "./words/here";

/** What is said when a further repetition begins. */
export function repetitionCue(kind: "hold" | "movement", repetition: number, words = WORDS): string {
  return kind === "hold" ? words.spoken.nextHold(repetition) : `${repetition}.`;
}

/** What a step is, above the name of the exercise. */
export function kindWords(step: Step, exercise: Exercise, words = WORDS): string {
  switch (step.kind) {
    case "set":
      return words.kind.set(step.set + 1, exercise.sets.length);
    case "get_ready":
      return words.kind.getReady;
    case "rest":
      return words.kind.rest;
    case "switch_sides":
      return words.kind.switchSides;
    case "change":
      return words.kind.change;
  }
}

/** Where in a set the person is. */
export function countWords(exercise: Exercise, planned: PlannedSet, elapsed: number, words = WORDS): string {
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  return words.count(exercise.kind, beat.repetition, planned.repetitions, beat.phase === "pause");
}

/** What the body does at this moment of a set: the phase of the movement or of the breath. */
export function phaseWords(exercise: Exercise, planned: PlannedSet, elapsed: number, words = WORDS): string {
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  if (beat.phase === "pause") return exercise.kind === "hold" ? words.letGoAndBreathe : words.pause;
  const within = exercise.each_seconds - beat.remaining;
  if (beat.remaining <= 0 && !clockDecides(exercise)) return words.timeIsUp;
  if (exercise.kind === "movement") {
    return exercise.tempo === null ? words.slowly : words.move[movementAt(exercise.tempo, within).part];
  }
  return words.breathe[breathAt(exercise.breath, exercise.kind === "breath" ? within : elapsed).part];
}

/** What a step asks, in a sentence for the ear. `again` says that a set goes on after a wait. */
export function spoken(step: Step, exercise: Exercise, again: boolean, words = WORDS): string {
  const side = exercise.sets[step.set]?.side_words ?? "";
  const what = withSide(exercise.name, side);
  switch (step.kind) {
    case "set":
      if (again) return words.spoken.goOn(what);
      return clockDecides(exercise) ? words.spoken.hold : "";
    case "get_ready":
      return words.spoken.getReady(what, exercise.dose);
    case "rest":
      return words.spoken.rest;
    case "switch_sides":
      return words.spoken.switchSides(side);
    case "change":
      return words.spoken.next(what);
  }
}

/** What a step is, for a screen reader. */
export function said(now: Now | null, running: boolean, words = WORDS): string {
  if (now === null) return words.allDone;
  const what = withSide(now.exercise.name, now.planned.side_words);
  return running ? `${kindWords(now.step, now.exercise, words)}${words.colon}${what}` : "";
}

/** What was noted of a set, in short: 30 seconds, 6 repetitions, left out. */
export function noted(set: DoneSet, exercise: Exercise, words = WORDS): string {
  const where = withSide(exercise.name, exercise.sets[set.number]?.side_words ?? "");
  const what = set.ended === "skipped" ? words.leftOut : counted(set.done, exercise, words);
  return `${where}${words.colon}${what}`;
}

/** A few words about an exercise: Too hard: Lying tilt. */
export function withExercise(title: string, exercise: Exercise, words = WORDS): string {
  return `${title}${words.colon}${exercise.name}`;
}

/** An amount of an exercise with its unit: 1 repetition, 8 repetitions. */
export function counted(amount: number, exercise: Exercise, words = WORDS): string {
  return `${number(amount, words)} ${exercise.units[words.singular(amount) ? 0 : 1]}`;
}

/** A number without needless digits, with the decimal mark of the language. */
export function number(value: number, words = WORDS): string {
  return String(Math.round(value * 10) / 10).replace(".", words.decimalMark);
}

function withSide(name: string, side: string): string {
  return side ? `${name}, ${side}` : name;
}
