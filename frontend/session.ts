/** A session that is being done: what the clock and the person do to it. It knows no page. */
import { between, type Cue, countdown, cuesOf, endsByClock } from "./cueing";
import { Ledger } from "./ledger";
import {
  type KeptSession,
  type Marks,
  type Moment,
  type Now,
  type Outside,
  type Question,
  START,
  UNMARKED,
  type Waiting,
} from "./place";
import { Reports } from "./reports";
import {
  doneAfter,
  type DoneSet,
  type Ended,
  type Exercise,
  keyOf,
  leftOf,
  nextOpen,
  type Plan,
  type SetKey,
  setOf,
} from "./steps";
import { spoken } from "./words";
import { WORDS } from "./words/here";

/** Seconds that are nothing: what is left where tenths are added up. */
const TINY = 1e-6;

export class Session {
  private readonly exercises: Map<string, Exercise>;
  private readonly ledger: Ledger;
  private readonly reports: Reports;
  private is: Moment;
  private going = false;
  private voice = 0;
  private waits: Waiting = null;

  /** `undone` are events that were taken back, beyond those that `kept` knows of. */
  constructor(
    private readonly plan: Plan,
    kept: KeptSession | null,
    private readonly outside: Outside,
    undone: readonly string[] = [],
  ) {
    this.exercises = new Map(plan.exercises.map((exercise) => [exercise.rung, exercise]));
    this.ledger = new Ledger(plan.done, kept?.ledger ?? null, undone);
    this.reports = new Reports(this.exercises, this.ledger, outside);
    this.is = this.restored(kept?.moment ?? null);
  }

  // What it is ------------------------------------------------------------------------------

  get moment(): Moment {
    return this.is;
  }

  get running(): boolean {
    return this.going;
  }

  get waiting(): Waiting {
    return this.waits;
  }

  /** The step under way; nothing once all sets are done. */
  get now(): Now | null {
    const step = this.plan.steps[this.is.step];
    const exercise = step && this.exercises.get(step.rung);
    const planned = step && exercise?.sets[step.set];
    return step && exercise && planned ? { step, exercise, planned } : null;
  }

  /** The exercise that a set belongs to. */
  exerciseOf(set: SetKey): Exercise | undefined {
    return this.exercises.get(set.rung);
  }

  get done(): readonly DoneSet[] {
    return this.ledger.sets();
  }

  /** The sets that "undo" would take back. */
  get undoable(): readonly DoneSet[] {
    return this.ledger.last();
  }

  /** Whether the person is asked to get ready, or a step says so itself. */
  get gettingReady(): boolean {
    return this.is.ready > 0 || this.now?.step.kind === "get_ready";
  }

  /** Whether the clock waits until the voice has finished. */
  get listening(): boolean {
    return this.going && this.voice > 0 && this.gettingReady;
  }

  /** The last set that was not left out. */
  get lastTried(): DoneSet | undefined {
    return this.reports.lastTried;
  }

  /** The exercise that what is said now is noted with: between two sets the one that was tried last. */
  get spokenOf(): Exercise | null {
    if (this.now === null || this.now.step.kind === "set") return this.now?.exercise ?? null;
    const last = this.lastTried;
    return (last && this.exerciseOf(last)) ?? this.now.exercise;
  }

  /** What is done of the set under way, in the unit of its dose. */
  get held(): number {
    const now = this.now;
    if (now === null || now.step.kind !== "set") return 0;
    return doneAfter(now.exercise, now.planned, this.is.elapsed);
  }

  /** How many are done of the set under way: what the person says, else what the clock has seen. */
  get count(): number {
    return this.is.count ?? this.held;
  }

  /** Whether the person gets into the position of an exercise that is new. No clock runs meanwhile. */
  get settling(): boolean {
    const now = this.now;
    if (now === null || this.going || !this.isFirst(now)) return false;
    return now.step.kind === "get_ready" && !this.is.inPlace;
  }

  /** Whether a step is, or leads to, the first set of an exercise that is new. */
  isFirst({ step, exercise }: Now): boolean {
    return exercise.is_new && step.set === 0;
  }

  // Time --------------------------------------------------------------------------------------

  /** Let `milliseconds` pass; sleep lets nothing pass, and the session waits. */
  tick(milliseconds: number, slept: boolean): void {
    const now = this.now;
    if (!this.going || now === null) return;
    if (slept) this.pause("slept");
    else if (this.listening) this.voice = Math.max(0, this.voice - milliseconds);
    else if (this.is.ready > 0) this.getReady(milliseconds / 1000);
    else this.pass(now, milliseconds / 1000);
  }

  /** The voice has finished. */
  voiceOver(): void {
    this.voice = 0;
  }

  private getReady(seconds: number): void {
    const whole = this.plan.get_ready_seconds;
    const before = whole - this.is.ready;
    this.sound(between(countdown(whole), before, before + seconds));
    const left = this.is.ready - seconds;
    this.to({ ready: left > TINY ? left : 0 });
    if (this.is.ready === 0) this.outside.sound("begin");
  }

  private pass(now: Now, seconds: number): void {
    if (seconds <= 0) return;
    const before = this.is.elapsed;
    const after = before + seconds > now.step.seconds - TINY ? now.step.seconds : before + seconds;
    this.to({ elapsed: after });
    this.sound(between(cuesOf(now.step, now.exercise, now.planned), before, after));
    if (after < now.step.seconds || !endsByClock(now.step, now.exercise)) return;
    if (now.step.kind === "set") this.finish("completed", now.planned.target);
    else if (now.step.kind === "change" && this.isFirst(now)) this.settle();
    else this.goTo(this.is.step + 1);
  }

  /** What is new waits for the person to be in its position. */
  private settle(): void {
    this.pause();
    this.goTo(this.is.step + 1);
    this.outside.sound("end");
    this.outside.say(WORDS.settle);
  }

  private sound(cues: readonly Cue[]): void {
    for (const cue of cues) {
      this.outside.sound(cue.tone);
      if (cue.words !== undefined) this.outside.say(cue.words);
    }
  }

  // Going on ------------------------------------------------------------------------------------

  /** Begin, or go on after a wait. Before a set lies the time to get ready. */
  start(): void {
    const now = this.now;
    if (now === null || this.going || this.is.question !== null) return;
    this.going = true;
    this.waits = null;
    const ready = now.step.kind === "set" ? this.plan.get_ready_seconds : 0;
    this.to({ begun: true, stopped: false, inPlace: true, ready });
    this.keep();
    this.announce(now);
  }

  /** Wait. The session goes on from the same second. */
  pause(why: Waiting = null): void {
    this.going = false;
    this.voice = 0;
    this.waits = why;
    this.keep();
  }

  /** The next step, before its time: what is rested enough, or ready. */
  next(): void {
    if (this.now !== null && this.now.step.kind !== "set") this.goTo(this.is.step + 1);
  }

  /** One step back. Behind a step lies a set that is done: it is asked whether to do that again. */
  back(): void {
    for (let step = this.is.step - 1; step >= 0; step -= 1) {
      const before = this.plan.steps[step];
      if (before === undefined) return;
      if (this.ledger.of(setOf(before)) === undefined) return this.goBackTo(step);
      if (before.kind === "set") return this.ask({ about: "again", done: 0 });
    }
  }

  private goBackTo(step: number): void {
    this.standAt(step);
    if (this.going && this.now !== null) this.announce(this.now);
  }

  get canGoBack(): boolean {
    return this.is.step > 0 || this.done.length > 0;
  }

  /** The session was stopped; it may be taken up again. */
  stop(): void {
    this.pause();
    this.to({ stopped: true, screenings: this.plan.screenings, question: null });
    this.keep();
  }

  private goTo(from: number): void {
    const open = nextOpen(this.plan.steps, this.done, from) ?? nextOpen(this.plan.steps, this.done);
    const step = open ?? this.plan.steps.length;
    this.standAt(step, this.leadsTo(step) ? this.is.marks : UNMARKED);
    const now = this.now;
    if (now === null) {
      this.going = false;
      this.outside.say(WORDS.allDone);
      this.outside.sound("end");
    } else if (this.going) {
      if (now.step.kind !== "set") this.outside.sound("end");
      else if (cuesOf(now.step, now.exercise, now.planned)[0]?.at !== 0) this.outside.sound("begin");
      this.announce(now);
    }
  }

  private standAt(step: number, marks: Marks = UNMARKED): void {
    this.to({ step, elapsed: 0, ready: 0, count: null, inPlace: this.going, marks, question: null });
    this.keep();
  }

  /** Whether a step belongs to the same set as the one under way. */
  private leadsTo(step: number): boolean {
    const [from, to] = [this.plan.steps[this.is.step], this.plan.steps[step]];
    return from !== undefined && to !== undefined && keyOf(setOf(from)) === keyOf(setOf(to));
  }

  private announce(now: Now): void {
    const limit = this.outside.say(spoken(now.step, now.exercise, this.is.ready > 0));
    this.voice = this.gettingReady ? limit : 0;
  }

  // Sets ------------------------------------------------------------------------------------------

  /** The set under way is over. */
  finish(ended: Ended, done: number): void {
    const now = this.now;
    if (now === null || now.step.kind !== "set") return;
    this.reports.note(setOf(now.step), ended, done, this.is.marks);
    this.goTo(this.is.step + 1);
  }

  /** The set is over; less than asked asks what was in the way. Who is in the last repetition has done it. */
  confirm(): void {
    const now = this.now;
    if (now === null || now.step.kind !== "set") return;
    const { target, repetitions } = now.planned;
    const inTheLast = this.is.count === null && this.held >= target - target / repetitions;
    if (inTheLast) this.finish("completed", target);
    else if (this.count < target) this.ask({ about: "stopped", done: this.count });
    else this.finish("completed", this.count);
  }

  /** Quicker than the clock: all of it was done. */
  didAll(): void {
    this.to({ question: null });
    if (this.now !== null) this.finish("completed", this.now.planned.target);
    this.start();
  }

  /** One repetition, or one stretch, less or more. */
  change(by: number): void {
    const now = this.now;
    if (now === null) return;
    const each = now.exercise.kind === "carry" ? now.planned.target / now.planned.repetitions : 1;
    this.to({ count: Math.max(0, this.count + by * each) });
    this.keep();
  }

  /** Leave out the set under way, or the one that comes next. */
  skip(): void {
    const now = this.now;
    if (now === null) return;
    this.reports.note(setOf(now.step), "skipped", this.held, this.is.marks);
    this.goTo(this.is.step + 1);
  }

  /** Take back what was noted last, and stand before it again. */
  undo(): void {
    const first = this.reports.takeBackLast();
    if (first === undefined) return;
    const step = this.plan.steps.findIndex(
      (one) => one.kind === "set" && one.rung === first.rung && one.set === first.number,
    );
    this.going = false;
    this.waits = "undone";
    this.standAt(Math.max(0, step));
  }

  // What the person says ---------------------------------------------------------------------------

  /** Ask; the clock waits. */
  ask(question: Question): void {
    this.pause();
    this.to({ question });
    this.keep();
  }

  /** The question was left without an answer: the session goes on where it was. */
  dismiss(): void {
    const wasBegun = this.is.begun;
    this.to({ question: null });
    if (wasBegun && this.now !== null) this.start();
    this.keep();
  }

  /** Say of the set under way, or in a rest of the last one, that it was hard or that it hurt. */
  mark(marks: Partial<Marks>): void {
    this.to({ marks: { ...this.is.marks, ...marks } });
    this.keep();
  }

  /** What made the person stop. */
  stoppedBy(ended: Ended): void {
    const done = this.is.question?.done ?? this.held;
    this.to({ question: null });
    this.finish(ended, done);
    this.start();
  }

  /** Hard or painful, but the person goes on: what was marked is noted with the set that it belongs to. */
  goOn(): void {
    this.to({ question: null });
    this.noteOnLastSet();
    this.start();
  }

  /** The set under way ends here, with what was marked. */
  endSet(ended: Ended): void {
    const done = this.is.question?.done ?? this.held;
    const { hurts } = this.is.marks;
    this.to({ question: null });
    if (this.now?.step.kind === "set") this.finish(ended, done);
    else this.noteOnLastSet();
    this.goOnAfter(hurts);
  }

  /** After pain nothing begins by itself. */
  private goOnAfter(hurts: boolean): void {
    if (hurts && this.now !== null) this.pause("hurt");
    else this.start();
  }

  /** Leave out what is left of the exercise. The set under way was tried: it is noted as ended, not as left out. */
  leaveOut(): void {
    const now = this.now;
    if (now === null) return;
    const { marks, question, step } = this.is;
    this.to({ question: null });
    const under = now.step.kind === "set" ? now.step.set : this.firstWithoutASet();
    if (under === null) this.noteOnLastSet();
    const done = question?.done ?? this.held;
    let together: string | undefined;
    for (const number of leftOf(now.exercise, this.done)) {
      const set = { rung: now.exercise.rung, number };
      const event =
        number === under
          ? this.reports.note(set, marks.hurts ? "pain" : "other", done, marks, together)
          : this.reports.note(set, "skipped", 0, UNMARKED, together);
      together ??= event;
    }
    this.goTo(step + 1);
    this.goOnAfter(marks.hurts);
  }

  /** What hurt before any set was tried belongs to the first one: it is noted as ended, so that it is not lost. */
  private firstWithoutASet(): number | null {
    if (this.now === null || this.lastTried !== undefined || !this.is.marks.hurts) return null;
    return leftOf(this.now.exercise, this.done)[0] ?? null;
  }

  /** It hurts so that the session stops: what was said of the pain is noted with the set that it belongs to. */
  stopForPain(): void {
    this.mark({ hurts: true });
    const done = this.is.question?.done ?? this.held;
    this.going = false;
    this.to({ question: null });
    if (this.now?.step.kind === "set") this.finish("pain", done);
    else this.noteOnLastSet();
    this.stop();
  }

  /** Take a stopped session up again. It waits to be gone on with. */
  comeBack(): void {
    this.to({ stopped: false });
    this.keep();
  }

  /** In a rest it is the last set that was hard or that hurt: its report is replaced by one that says so. */
  private noteOnLastSet(): void {
    const { marks } = this.is;
    if (this.now?.step.kind === "set" || !(marks.hard || marks.hurts)) return;
    if (!this.reports.addToLastTried(marks)) return;
    this.to({ marks: UNMARKED });
    this.keep();
  }

  // Keeping ------------------------------------------------------------------------------------------

  /** Keep where the session is. */
  keep(): void {
    this.outside.keep({ moment: this.is, ledger: this.ledger.kept });
  }

  private to(change: Partial<Moment>): void {
    const second = Math.floor(this.is.elapsed);
    this.is = { ...this.is, ...change };
    if (Math.floor(this.is.elapsed) !== second) this.keep();
  }

  private restored(kept: Moment | null): Moment {
    const open = nextOpen(this.plan.steps, this.done);
    if (open === null) return { ...START, step: this.plan.steps.length, begun: true };
    const fresh = { ...START, step: open, begun: this.done.length > 0 };
    const at = kept === null ? undefined : this.plan.steps[kept.step];
    if (kept === null || at === undefined || this.ledger.of({ rung: at.rung, number: at.set })) return fresh;
    return { ...kept, ready: 0, stopped: kept.stopped && !this.answeredSince(kept) };
  }

  /** Whether the safety questions were answered after a stop, and the session may go on all the same. */
  private answeredSince(stop: Moment): boolean {
    return this.plan.screenings > stop.screenings;
  }
}
