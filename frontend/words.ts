import { type Beat, beatAt, type Exercise, type PlannedSet, type Step } from "./steps";

const COUNTED: Record<Exercise["kind"], string> = {
  hold: "Hold",
  movement: "Repetition",
  breath: "Breath",
  carry: "Carry",
  walk: "Walk",
};

/** What a step is, above the name of the exercise. */
export function kindWords(step: Step, exercise: Exercise, number: number): string {
  switch (step.kind) {
    case "set":
      return `Set ${number + 1} of ${exercise.sets.length}`;
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
  if (beat.phase === "pause") return `${count} done. Let go and breathe`;
  if (exercise.kind !== "breath") return count;
  return `${count}. ${breathIsIn(exercise, beat) ? "Breathe in" : "Breathe out"}`;
}

/** Out a little longer than in, as the method's breathing asks. */
export const IN_PART = 0.4;

/** Whether a breath is still going in. */
export function breathIsIn(exercise: Exercise, beat: Beat): boolean {
  return 1 - beat.remaining / exercise.each_seconds < IN_PART;
}

/** How full of air the ring is at a moment of a breath, 0 to 1. */
export function air(exercise: Exercise, beat: Beat): number {
  const part = 1 - beat.remaining / exercise.each_seconds;
  return part < IN_PART ? part / IN_PART : (1 - part) / (1 - IN_PART);
}

/** What a set asks, in a sentence for the ear. */
export function spoken(step: Step, exercise: Exercise): string {
  const planned = exercise.sets[step.set];
  const side = planned?.side_words ? `, ${planned.side_words}` : "";
  switch (step.kind) {
    case "set":
      return `Begin${side}.`;
    case "get_ready":
      return `${exercise.name}${side}. Get ready.`;
    case "rest":
      return "Rest.";
    case "switch_sides":
      return `Switch sides. Next${side}.`;
    case "change":
      return `Next: ${exercise.name}.`;
  }
}
