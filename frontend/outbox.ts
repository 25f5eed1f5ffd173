import { newId, nextMoment } from "./moment";
import type { Store } from "./store";

/** An event that waits to be sent: its id, its kind and its body. */
export interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An event that happens now, with an id of its own. */
export function newLetter(kind: string, values: Readonly<Record<string, unknown>>): Letter {
  const id = newId();
  return { id, kind, body: { id, ...nextMoment(), ...values } };
}

/** What the server said: taken, refused for good (with its words), or not now. */
export type Answer =
  | { readonly outcome: "taken" }
  | { readonly outcome: "refused"; readonly message: string }
  | Later;

/** Not now; `message` says what the person can do about it, where anything can be done. */
export interface Later {
  readonly outcome: "later";
  readonly message?: string;
}

export type Send = (letter: Letter) => Promise<Answer>;

export interface Refusal {
  readonly letter: Letter;
  readonly message: string;
}

/** The pause before attempt number `failures` + 1, in milliseconds: 1 s, doubling, at most a minute. */
export function backOff(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.max(0, failures - 1));
}

/**
 * Events that were made on this device and are not yet known to be saved.
 *
 * Each is a row of its own, so that two tabs never overwrite one another, and lies under its owner, so that
 * nobody's sets are sent as someone else's. A letter leaves the box only when the server has taken it, or has
 * refused it for good; then it is kept beside the refusal until the person has read it.
 */
export class Outbox {
  private readonly loose = new Map<string, Letter>();

  constructor(
    private readonly store: Store,
    private readonly owner: string,
  ) {}

  /** Whether everything that waits outlives the page. */
  get lasts(): boolean {
    return this.store.lasts && this.loose.size === 0;
  }

  /** Keep letters before anything is sent, all or none. What the device cannot keep waits in this page. */
  async add(...letters: readonly Letter[]): Promise<void> {
    try {
      await this.store.write(
        this.owner,
        letters.map((letter) => ({ table: "letters", name: letter.id, value: letter })),
      );
    } catch {
      for (const letter of letters) this.loose.set(letter.id, letter);
    }
  }

  /** The letters that wait, oldest moment first. */
  async waiting(): Promise<Letter[]> {
    const kept = await this.store.all("letters", this.owner);
    const letters = [...kept.values(), ...this.loose.values()];
    return letters.sort((one, other) => instantOf(one) - instantOf(other));
  }

  /** The letters that the server refused for good. */
  async refused(): Promise<Refusal[]> {
    return [...(await this.store.all("refusals", this.owner)).values()];
  }

  /** The person has read the refusals. */
  async forgetRefused(): Promise<void> {
    const names = [...(await this.store.all("refusals", this.owner)).keys()];
    await this.store.write(
      this.owner,
      names.map((name) => ({ table: "refusals", name, value: undefined })),
    );
  }

  /** Send what waits, one after the other; stops at the first that cannot go now, and says why. */
  async flush(send: Send): Promise<Later | null> {
    for (const letter of await this.waiting()) {
      const answer = await send(letter);
      if (answer.outcome === "later") return answer;
      await this.settle(letter, answer.outcome === "refused" ? { letter, message: answer.message } : undefined);
    }
    return null;
  }

  private async settle(letter: Letter, refusal: Refusal | undefined): Promise<void> {
    await this.store.write(this.owner, [
      ...(refusal ? [{ table: "refusals", name: letter.id, value: refusal } as const] : []),
      { table: "letters", name: letter.id, value: undefined },
    ]);
    this.loose.delete(letter.id);
  }
}

const instantOf = (letter: Letter): number => Date.parse(String(letter.body.moment));
