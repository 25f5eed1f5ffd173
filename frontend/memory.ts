import type { Outbox, Shelf } from "./outbox";
import { readJson } from "./shelf";
import { type Plan, type Position, resumeAt, type SetKey } from "./steps";

const POSITION = "quadratus.position.";
const DONE = "quadratus.done.";

/**
 * What this device knows of a session beyond the page: the place in it, and the sets that were done here.
 *
 * The page may be older than the record: a set that was sent while it was on its way stands in neither its plan
 * nor the outbox. So the sets are remembered here as well.
 */
export class Memory {
  constructor(
    private readonly shelf: Shelf,
    private readonly plan: Plan,
  ) {}

  /** Remember where the person is; null once nothing is left. */
  keepPosition(position: Position | null): void {
    const key = POSITION + this.plan.session;
    if (position === null) this.shelf.removeItem(key);
    else this.shelf.setItem(key, JSON.stringify(position));
  }

  /** Where the person was. A hold that was under way begins again. */
  position(): Position | null {
    const position = readJson<Position>(this.shelf, POSITION + this.plan.session);
    const step = position === null ? undefined : this.plan.steps[position.step];
    if (position === null || step?.kind !== "set") return position;
    const exercise = this.plan.exercises.find((one) => one.rung === step.rung);
    const planned = exercise?.sets[step.set];
    if (exercise === undefined || planned === undefined) return position;
    return { step: position.step, elapsed: resumeAt(exercise, planned, position.elapsed) };
  }

  /** Remember that a set was done. */
  keepDone(key: SetKey): void {
    const done = readJson<SetKey[]>(this.shelf, DONE + this.plan.session) ?? [];
    this.shelf.setItem(DONE + this.plan.session, JSON.stringify([...done, key]));
  }

  /** Every set that is done, as the server, the outbox or this device knows it; each once. */
  done(outbox: Outbox): SetKey[] {
    const here = readJson<SetKey[]>(this.shelf, DONE + this.plan.session) ?? [];
    const unsent = outbox
      .waiting()
      .filter((letter) => letter.body.session === this.plan.session)
      .map((letter) => ({ rung: String(letter.body.rung), number: Number(letter.body.number) }));
    const each = new Map([...this.plan.done, ...here, ...unsent].map((key) => [`${key.rung}#${key.number}`, key]));
    return [...each.values()];
  }

  /** Forget other sessions: they are over. */
  tidy(): void {
    const keys = Array.from({ length: this.shelf.length }, (_, index) => this.shelf.key(index) ?? "");
    for (const key of keys) {
      const ours = key.startsWith(POSITION) || key.startsWith(DONE);
      if (ours && !key.endsWith(this.plan.session)) this.shelf.removeItem(key);
    }
  }
}
