/** What a language has to say in the player and beside forms: the shape of its table of words. */
import type { BreathPart, MovementPart } from "../pace";
import type { Exercise } from "../steps";

export interface Words {
  /** The code of the language, as the page names it. */
  readonly language: string;
  readonly decimalMark: string;
  /** What stands between a thing and what is said of it. */
  readonly colon: string;
  /** Whether an amount is told as one. */
  singular(amount: number): boolean;

  readonly half: string;
  readonly letGo: string;
  readonly letGoAndBreathe: string;
  readonly finish: string;
  readonly allDone: string;
  readonly asleep: string;
  readonly takenBack: string;
  readonly settle: string;
  readonly afterPain: string;
  readonly listen: string;
  readonly slowly: string;
  readonly timeIsUp: string;
  readonly pause: string;
  readonly elsewhere: string;

  readonly go: {
    readonly start: string;
    readonly on: string;
    readonly ready: string;
    readonly paused: string;
    readonly now: string;
    readonly endHold: string;
  };
  readonly over: { readonly title: string; readonly words: string; readonly go: string };
  readonly lacks: {
    readonly voice: string;
    readonly vibration: string;
    readonly awake: string;
    readonly awakeHere: string;
    readonly locked: string;
  };

  readonly breathe: Readonly<Record<BreathPart, string>>;
  readonly move: Readonly<Record<MovementPart, string>>;

  readonly stopped: {
    readonly title: string;
    readonly trunk: string;
    readonly arm: string;
    readonly pain: string;
    readonly breath: string;
    readonly other: string;
    didAll(amount: string): string;
    readonly goOnHold: string;
    readonly goOn: string;
  };
  readonly hard: {
    readonly title: string;
    readonly goOn: string;
    readonly endSet: string;
    readonly nothing: string;
  };
  readonly hurts: {
    readonly title: string;
    readonly words: string;
    readonly endSet: string;
    readonly goOn: string;
    readonly nothing: string;
    readonly leg: string;
    red(pain: number): string;
  };
  leaveOut(name: string): string;
  leaveOutNext(name: string): string;
  readonly again: {
    readonly title: string;
    words(noted: string): string;
    readonly yes: string;
    readonly no: string;
  };

  /** What stands above the name of the exercise. */
  readonly kind: {
    set(number: number, all: number): string;
    readonly getReady: string;
    readonly rest: string;
    readonly switchSides: string;
    readonly change: string;
  };
  /** Where in a set the person is; `done` is said in the pause after it. */
  count(kind: Exercise["kind"], number: number, all: number, done: boolean): string;
  readonly leftOut: string;

  /** Sentences for the ear. `what` is an exercise with its side. */
  readonly spoken: {
    goOn(what: string): string;
    readonly hold: string;
    nextHold(number: number): string;
    getReady(what: string, dose: string): string;
    readonly rest: string;
    switchSides(side: string): string;
    next(what: string): string;
  };

  readonly saving: {
    readonly now: string;
    readonly all: string;
    readonly refused: string;
    /** How many wait on this device; `sets` where all are sets; `why` is what the server said, or an empty text. */
    kept(count: number, sets: boolean, why: string): string;
    /** How many wait in a browser that keeps nothing. */
    open(count: number, sets: boolean): string;
  };
}
