/** What is heard at which second of a step. */
import { breathBeginnings, turnings } from "./pace";
import { clockDecides, type Exercise, type PlannedSet, type Step } from "./steps";
import { repetitionCue } from "./words";
import { WORDS } from "./words/here";

export type Tone = "tick" | "begin" | "half" | "end" | "in" | "out" | "turn";

/** A tone at a second of a step, with the words that go with it. */
export interface Cue {
  readonly at: number;
  readonly tone: Tone;
  readonly words?: string;
}

/** A hold shorter than this has no half-way cue. */
const LONG_ENOUGH_FOR_HALF = 10;
const LAST_SECONDS = [3, 2, 1];
/** Breaths whose in and out are spoken; after that the tones are enough. */
const SPOKEN_BREATHS = 2;

/** The cues of a step, in order. */
export function cuesOf(step: Step, exercise: Exercise, planned: PlannedSet): readonly Cue[] {
  if (step.kind !== "set") return countdown(step.seconds);
  switch (exercise.kind) {
    case "hold":
      return holds(exercise, planned);
    case "movement":
      return [...movements(exercise, planned), over(step)];
    case "breath":
      return [...breaths(exercise, planned), over(step)];
    default:
      return [over(step)];
  }
}

/** The last three seconds of a wait that is long enough to have them. */
export function countdown(seconds: number): readonly Cue[] {
  return LAST_SECONDS.filter((left) => left < seconds).map((left) => ({ at: seconds - left, tone: "tick" }));
}

/** The cues after `before` and up to `after`, in seconds of their step; those of its very beginning too. */
export function between(cues: readonly Cue[], before: number, after: number): readonly Cue[] {
  return cues.filter((cue) => (cue.at > before + 1e-9 || before === 0) && cue.at <= after + 1e-9);
}

function holds(exercise: Exercise, planned: PlannedSet): readonly Cue[] {
  const each = exercise.each_seconds;
  return rounds(exercise, planned).flatMap(({ index, at }) => {
    const cues: Cue[] = index > 0 ? [{ at, tone: "begin", words: repetitionCue("hold", index + 1) }] : [];
    if (each >= LONG_ENOUGH_FOR_HALF) cues.push({ at: at + each / 2, tone: "half", words: WORDS.half });
    cues.push(...countdown(each).map((cue) => ({ ...cue, at: at + cue.at })));
    if (index < planned.repetitions - 1) cues.push({ at: at + each, tone: "end", words: WORDS.letGo });
    return cues;
  });
}

function movements(exercise: Exercise, planned: PlannedSet): readonly Cue[] {
  const turns = turnings(exercise.each_seconds, exercise.tempo, exercise.turns);
  return rounds(exercise, planned).flatMap(({ index, at }) =>
    turns.map((turn): Cue => {
      const cue = { at: at + turn, tone: "turn" as const };
      return turn === 0 ? { ...cue, words: repetitionCue("movement", index + 1) } : cue;
    }),
  );
}

function breaths(exercise: Exercise, planned: PlannedSet): readonly Cue[] {
  return rounds(exercise, planned).flatMap(({ index, at }) =>
    breathBeginnings(exercise.breath)
      .filter(({ part }) => part === "in" || part === "out")
      .map(({ part, at: begins }): Cue => {
        const cue = { at: at + begins, tone: part === "in" ? ("in" as const) : ("out" as const) };
        return index < SPOKEN_BREATHS ? { ...cue, words: WORDS.breathe[part] } : cue;
      }),
  );
}

function over(step: Step): Cue {
  return { at: step.seconds, tone: "end", words: WORDS.finish };
}

function rounds(exercise: Exercise, planned: PlannedSet): { index: number; at: number }[] {
  const round = exercise.each_seconds + exercise.pause_seconds;
  return Array.from({ length: planned.repetitions }, (_, index) => ({ index, at: index * round }));
}

/** Whether the clock of a step, and not the person, says that it is over. */
export function endsByClock(step: Step, exercise: Exercise): boolean {
  return step.kind !== "set" || clockDecides(exercise);
}
