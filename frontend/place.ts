/** What a session is at a moment, and what it needs done outside of itself. */
import type { Tone } from "./cueing";
import type { KeptLedger } from "./ledger";
import type { DoneSet, Exercise, PlannedSet, Step } from "./steps";

/** The step that is under way, with the exercise and the set that it belongs to. */
export interface Now {
  readonly step: Step;
  readonly exercise: Exercise;
  readonly planned: PlannedSet;
}

/** What was said of a set beside its seconds. */
export interface Marks {
  readonly hard: boolean;
  readonly hurts: boolean;
  readonly pain: number | null;
  readonly where: readonly string[];
}

/** A question that is open, with what was done when it was asked. */
export interface Question {
  readonly about: "stopped" | "hard" | "hurts" | "again";
  readonly done: number;
}

/** Where the person is. All of it is kept on the device, so that a session goes on from the same second. */
export interface Moment {
  readonly step: number;
  readonly elapsed: number;
  /** Seconds of getting ready that still lie before a set goes on. */
  readonly ready: number;
  /** How many the person says were done; nothing where it is what the clock has seen. */
  readonly count: number | null;
  readonly marks: Marks;
  /** Whether the person has said to be in place for this step. */
  readonly inPlace: boolean;
  readonly question: Question | null;
  readonly begun: boolean;
  readonly stopped: boolean;
  /** How many screenings had been answered when the session was stopped, as far as its page knew. */
  readonly screenings: number;
}

/** What is kept of a session: the moment, and the sets. */
export interface KeptSession {
  readonly moment: Moment;
  readonly ledger: KeptLedger;
}

/** Why a session waits, where it has to be told. */
export type Waiting = "slept" | "undone" | "hurt" | null;

/** What a session needs done outside of itself. */
export interface Outside {
  /** Keep and send a set; gives the id of the event. */
  record(set: Omit<DoneSet, "event">, now: { exercise: Exercise; planned: PlannedSet }): string;
  /** Keep and send that an event is taken back. */
  withdraw(event: string): void;
  /** Keep where the session is. */
  keep(kept: KeptSession): void;
  sound(tone: Tone): void;
  /** Speak; gives the longest time in milliseconds for which the clock is to wait for the voice. */
  say(words: string): number;
}

export const UNMARKED: Marks = { hard: false, hurts: false, pain: null, where: [] };
/** A session that nobody has touched. */
export const START: Moment = {
  step: 0,
  elapsed: 0,
  ready: 0,
  count: null,
  marks: UNMARKED,
  inPlace: false,
  question: null,
  begun: false,
  stopped: false,
  screenings: 0,
};
