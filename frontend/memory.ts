import type { Letter } from "./outbox";
import { type Plan, type Position, resumeAt, type SetKey } from "./steps";
import type { Store } from "./store";

/** What this device last knew of a session: where the person was, and its own word about each set. */
export interface Place {
  readonly position: Position | null;
  /** By rung and number: whether the set is done, as this device said it last. */
  readonly sets: Readonly<Record<string, boolean>>;
}

const nameOf = (key: SetKey): string => `${key.rung}#${key.number}`;

/**
 * What this device knows of a session beyond the page: the place in it, and the sets that were done here.
 *
 * The page may be older than the record: a set that was sent while it was on its way stands in neither its plan
 * nor the outbox. So the sets are remembered here as well. One tab plays a session at a time; it alone writes.
 */
export class Memory {
  private constructor(
    private readonly store: Store,
    private readonly owner: string,
    private readonly plan: Plan,
    private place: Place,
  ) {}

  /** Read what is kept of a session. */
  static async open(store: Store, owner: string, plan: Plan): Promise<Memory> {
    const kept = await store.get("places", owner, plan.session);
    return new Memory(store, owner, plan, kept ?? { position: null, sets: {} });
  }

  /** Remember where the person is; null once nothing is left. Resolves when it is kept. */
  keepPosition(position: Position | null): Promise<void> {
    return this.keep({ ...this.place, position });
  }

  /** Where the person was. A hold that was under way begins again. */
  position(): Position | null {
    const { position } = this.place;
    const step = position === null ? undefined : this.plan.steps[position.step];
    if (position === null || step?.kind !== "set") return position;
    const exercise = this.plan.exercises.find((one) => one.rung === step.rung);
    const planned = exercise?.sets[step.set];
    if (exercise === undefined || planned === undefined) return position;
    return { step: position.step, elapsed: resumeAt(exercise, planned, position.elapsed) };
  }

  /** Remember whether a set is done: true once it was done, false once it was taken back. */
  keepSet(key: SetKey, done: boolean): Promise<void> {
    return this.keep({ ...this.place, sets: { ...this.place.sets, [nameOf(key)]: done } });
  }

  /** Every set that is done, as the server, the unsent letters or this device know it; each once. */
  done(unsent: readonly Letter[]): SetKey[] {
    const sent = unsent
      .filter((letter) => letter.kind === "set_done" && letter.body.session === this.plan.session)
      .map((letter) => ({ rung: String(letter.body.rung), number: Number(letter.body.number) }));
    const each = new Map([...this.plan.done, ...sent].map((key) => [nameOf(key), key]));
    for (const exercise of this.plan.exercises) {
      exercise.sets.forEach((_, number) => {
        const key = { rung: exercise.rung, number };
        const said = this.place.sets[nameOf(key)];
        if (said === true) each.set(nameOf(key), key);
        if (said === false) each.delete(nameOf(key));
      });
    }
    return [...each.values()];
  }

  /** Forget other sessions: they are over. */
  async tidy(): Promise<void> {
    const others = [...(await this.store.all("places", this.owner)).keys()].filter((name) => name !== this.plan.session);
    await this.store.write(
      this.owner,
      others.map((name) => ({ table: "places", name, value: undefined })),
    );
  }

  private async keep(place: Place): Promise<void> {
    this.place = place;
    try {
      await this.store.write(this.owner, [{ table: "places", name: this.plan.session, value: place }]);
    } catch {
      // The page still knows it; the next second tries again.
    }
  }
}
