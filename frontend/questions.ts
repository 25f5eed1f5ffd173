/** The questions of a session: what made you stop, too hard, it hurts, the last set again. */
import { type Answer, Ask } from "./ask";
import type { Session } from "./session";
import { clockDecides, type Ended, type Exercise, LEGS } from "./steps";
import { counted, noted, withExercise } from "./words";
import { WORDS } from "./words/here";

const { stopped: STOPPED, hard: HARD, hurts: HURTS, again: AGAIN } = WORDS;
const WHAT_STOPPED: readonly (readonly [string, Ended])[] = [
  [STOPPED.trunk, "trunk"],
  [STOPPED.arm, "arm_or_shoulder"],
  [STOPPED.pain, "pain"],
  [STOPPED.breath, "breath"],
  [STOPPED.other, "other"],
];

/** Puts the question that a session has open. `changed` is called after each answer. */
export class Questions {
  private readonly plain: Ask;
  private readonly hurt: Ask;
  private readonly fields: HTMLElement;

  constructor(
    private readonly session: Session,
    plain: HTMLDialogElement,
    hurtDialog: HTMLDialogElement,
    private readonly redFrom: number,
    private readonly changed: () => void,
  ) {
    this.plain = new Ask(plain);
    this.hurt = new Ask(hurtDialog);
    const fields = hurtDialog.querySelector<HTMLElement>(".ask-fields");
    const stop = hurtDialog.querySelector("[data-stop]");
    if (fields === null || stop === null) throw new Error("The dialog lacks its parts");
    this.fields = fields;
    fields.addEventListener("change", () => this.read());
    stop.addEventListener("click", () => {
      this.hurt.close();
      this.does(() => session.stopForPain())();
    });
  }

  /** Put the open question; without one nothing happens. */
  put(): void {
    switch (this.session.moment.question?.about) {
      case "stopped":
        return this.whatStopped();
      case "hard":
        return this.tooHard();
      case "hurts":
        return this.itHurts();
      case "again":
        return this.again();
    }
  }

  private whatStopped(): void {
    const { session } = this;
    const now = session.now;
    if (now === null) return;
    const answers: Answer[] = WHAT_STOPPED.map(([words, ended]) => ({
      words,
      run: this.does(() => session.stoppedBy(ended)),
    }));
    if (!clockDecides(now.exercise) && session.moment.count === null) {
      const all = STOPPED.didAll(counted(now.planned.target, now.exercise));
      answers.unshift({ words: all, run: this.does(() => session.didAll()) });
    }
    const back = clockDecides(now.exercise) ? STOPPED.goOnHold : STOPPED.goOn;
    answers.push({ words: back, run: this.dismissed, look: "quiet" });
    this.plain.put(STOPPED.title, "", answers, this.dismissed);
  }

  private tooHard(): void {
    const { session } = this;
    const now = session.now;
    if (now === null) return;
    const marked = (then: () => void) => this.does(() => (session.mark({ hard: true }), then()));
    const answers: Answer[] = [{ words: HARD.goOn, run: marked(() => session.goOn()) }];
    if (now.step.kind === "set") {
      answers.push({ words: HARD.endSet, run: marked(() => this.asksWhatStopped()) });
    }
    answers.push({ words: this.leaveOutWords(), run: marked(() => session.leaveOut()) });
    answers.push({ words: HARD.nothing, run: this.dismissed, look: "quiet" });
    const words = (session.spokenOf ?? now.exercise).if_too_hard;
    this.plain.put(this.titled(HARD.title), words, answers, this.dismissed);
  }

  /** The exercise that was tried last, where another one comes next: what is said now is noted with it. */
  private get before(): Exercise | null {
    const { now, spokenOf } = this.session;
    return spokenOf !== null && spokenOf.rung !== now?.exercise.rung ? spokenOf : null;
  }

  private titled(title: string): string {
    return this.before === null ? title : withExercise(title, this.before);
  }

  private leaveOutWords(): string {
    const name = this.session.now?.exercise.name ?? "";
    return this.before === null ? WORDS.leaveOut(name) : WORDS.leaveOutNext(name);
  }

  private asksWhatStopped(): void {
    this.session.ask({ about: "stopped", done: this.session.held });
  }

  private itHurts(): void {
    const { where, pain } = this.session.moment.marks;
    for (const field of this.fields.querySelectorAll("input")) {
      field.checked = field.type === "checkbox" ? where.includes(field.value) : field.value === String(pain);
    }
    this.hurt.put(this.titled(HURTS.title), "", [], this.dismissed);
    this.offer();
  }

  private read(): void {
    const chosen = [...this.fields.querySelectorAll<HTMLInputElement>("input:checked")];
    const pain = chosen.find((field) => field.type === "radio");
    this.session.mark({
      where: chosen.filter((field) => field.type === "checkbox").map((field) => field.value),
      pain: pain === undefined ? null : Number(pain.value),
    });
    this.offer();
  }

  /** The more it hurts, the fewer ways on there are. */
  private offer(): void {
    const { session } = this;
    const now = session.now;
    const { pain, where } = session.moment.marks;
    const hurts = (then: () => void) => this.does(() => (session.mark({ hurts: true }), then()));
    const back: Answer = { words: HURTS.nothing, run: this.notHurt, look: "quiet" };
    if (pain !== null && pain >= this.redFrom) return this.hurt.offer(HURTS.red(pain), [back]);
    const leg = where.some((area) => LEGS.includes(area));
    const answers: Answer[] = [];
    if (now !== null) {
      if (now.step.kind === "set") answers.push({ words: HURTS.endSet, run: hurts(() => session.endSet("pain")) });
      answers.push({ words: this.leaveOutWords(), run: hurts(() => session.leaveOut()) });
    }
    if (!leg && now !== null) answers.push({ words: HURTS.goOn, run: hurts(() => session.goOn()) });
    this.hurt.offer(leg ? HURTS.leg : HURTS.words, [...answers, back]);
  }

  private again(): void {
    const { session } = this;
    const last = session.undoable[0];
    const exercise = last && session.exerciseOf(last);
    if (last === undefined || exercise === undefined) return this.dismissed();
    const answers: Answer[] = [
      { words: AGAIN.yes, run: this.does(() => session.undo()) },
      { words: AGAIN.no, run: this.dismissed, look: "quiet" },
    ];
    this.plain.put(AGAIN.title, AGAIN.words(noted(last, exercise)), answers, this.dismissed);
  }

  private readonly dismissed = (): void => this.does(() => this.session.dismiss())();

  private readonly notHurt = (): void =>
    this.does(() => {
      this.session.mark({ where: [], pain: null });
      this.session.dismiss();
    })();

  private does(deed: () => void): () => void {
    return () => {
      deed();
      this.changed();
    };
  }
}
