/** The sets of a session that are done, as this device knows them. */
import type { Letter } from "./outbox";
import { type DoneSet, type Ended, keyOf, type SetKey } from "./steps";

/** What is kept of it on the device. */
export interface KeptLedger {
  /** Sets that were done here, oldest first; those that were noted together carry the same `together`. */
  readonly here: readonly HereSet[];
  /** Events that were taken back here. */
  readonly undone: readonly string[];
}

export interface HereSet extends DoneSet {
  readonly together: string;
}

/**
 * Sets that are done, oldest first, each by the event that says so.
 *
 * The page may be older than the record: a set that was sent while the page was on its way stands in neither its plan
 * nor the outbox, and a set that was taken back may still stand in the plan. So both are remembered here as well.
 */
export class Ledger {
  private readonly here: HereSet[];
  private readonly undone: Set<string>;

  constructor(
    private readonly told: readonly DoneSet[],
    kept: KeptLedger | null,
    undone: readonly string[] = [],
  ) {
    this.here = [...(kept?.here ?? [])];
    this.undone = new Set([...(kept?.undone ?? []), ...undone]);
  }

  /** What is to be kept on the device. */
  get kept(): KeptLedger {
    return { here: this.here, undone: [...this.undone] };
  }

  /** Each set that is done, once; of two reports of one set the later one. */
  sets(): readonly DoneSet[] {
    const known = new Map<string, DoneSet>();
    for (const set of [...this.told, ...this.here]) {
      if (this.undone.has(set.event)) continue;
      known.delete(keyOf(set));
      known.set(keyOf(set), set);
    }
    return [...known.values()];
  }

  /** The sets that were noted last: one, or those that were left out together. */
  last(): readonly DoneSet[] {
    const sets = this.sets();
    const newest = sets[sets.length - 1];
    if (newest === undefined) return [];
    const together = this.here.find((set) => set.event === newest.event)?.together;
    const batch = this.here.filter((set) => set.together === together && !this.undone.has(set.event));
    return together === undefined ? [newest] : batch;
  }

  /** The report of a set that counts. */
  of(key: SetKey): DoneSet | undefined {
    return this.sets().find((set) => keyOf(set) === keyOf(key));
  }

  /** Note a set. */
  add(set: HereSet): void {
    this.here.push(set);
  }

  /** Take an event back. */
  takeBack(event: string): void {
    this.undone.add(event);
  }
}

/** The sets of a session that wait to be sent, and the events that are taken back by what waits. */
export function unsent(letters: readonly Letter[], session: string): { sets: DoneSet[]; undone: string[] } {
  const done = letters.filter(({ kind, body }) => kind === "set_done" && body.session === session);
  const taken = letters.filter(({ kind }) => kind === "withdrawn");
  return { sets: done.map(setIn), undone: taken.map(({ body }) => String(body.event)) };
}

function setIn({ id, body }: Letter): DoneSet {
  return {
    event: id,
    rung: String(body.rung),
    number: Number(body.number),
    done: Number(body.done),
    ended: body.ended as Ended,
    too_hard: body.too_hard === true,
    hurts: body.hurts === true,
    pain: typeof body.pain === "number" ? body.pain : null,
    where: Array.isArray(body.where) ? body.where.map(String) : [],
  };
}
