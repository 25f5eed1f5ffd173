/** The reports of the sets of a session: written, taken back, replaced. */
import type { Ledger } from "./ledger";
import type { Marks, Outside } from "./place";
import type { DoneSet, Ended, Exercise, SetKey } from "./steps";

/** Keeps each report on the device and in the ledger. */
export class Reports {
  constructor(
    private readonly exercises: ReadonlyMap<string, Exercise>,
    private readonly ledger: Ledger,
    private readonly outside: Pick<Outside, "record" | "withdraw">,
  ) {}

  /** The last set that was not left out. */
  get lastTried(): DoneSet | undefined {
    return [...this.ledger.sets()].reverse().find((set) => set.ended !== "skipped");
  }

  /** Report a set; gives the id of the event. Sets that are taken back together carry the event of the first. */
  note({ rung, number }: SetKey, ended: Ended, done: number, marks: Marks, together?: string): string {
    const exercise = this.exercises.get(rung);
    const planned = exercise?.sets[number];
    if (exercise === undefined || planned === undefined) throw new Error(`No set ${number} of ${rung}`);
    const set = {
      rung,
      number,
      done,
      ended,
      too_hard: marks.hard,
      hurts: marks.hurts || ended === "pain",
      pain: marks.pain,
      where: marks.where,
    };
    const event = this.outside.record(set, { exercise, planned });
    this.ledger.add({ ...set, event, together: together ?? event });
    return event;
  }

  /** Take back what was noted last; gives the first of these sets, if there is one. */
  takeBackLast(): SetKey | undefined {
    const last = this.ledger.last();
    for (const set of last) this.takeBack(set);
    return last[0];
  }

  /** Replace the report of the last set that was tried by one that says this too. Whether there was one. */
  addToLastTried(marks: Marks): boolean {
    const last = this.lastTried;
    if (last === undefined) return false;
    this.takeBack(last);
    this.note(last, last.ended, last.done, {
      hard: marks.hard || last.too_hard,
      hurts: marks.hurts || last.hurts,
      pain: marks.pain ?? last.pain,
      where: marks.where.length > 0 ? marks.where : last.where,
    });
    return true;
  }

  private takeBack(set: DoneSet): void {
    this.outside.withdraw(set.event);
    this.ledger.takeBack(set.event);
  }
}
