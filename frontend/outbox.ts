import { readJson } from "./shelf";

/** An event that waits to be sent: its id, its kind and its body. */
export interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server said: taken, refused for good (with its words), or not now. */
export type Answer =
  | { readonly outcome: "taken" }
  | { readonly outcome: "refused"; readonly message: string }
  | { readonly outcome: "later" };

export type Send = (letter: Letter) => Promise<Answer>;

export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

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
 * Each lies under a key of its own, so that two tabs never overwrite one another, and under its owner, so that
 * nobody's sets are sent as someone else's. A letter leaves the box only when the server has taken it, or has
 * refused it for good; then it is kept beside the refusal until the person has read it.
 */
export class Outbox {
  private readonly waitingKey: string;
  private readonly refusedKey: string;

  constructor(
    private readonly shelf: Shelf,
    owner: string,
  ) {
    this.waitingKey = `quadratus.outbox.${owner}.`;
    this.refusedKey = `quadratus.refused.${owner}.`;
  }

  /** Keep a letter before anything is sent. */
  add(letter: Letter): void {
    this.shelf.setItem(this.waitingKey + letter.id, JSON.stringify(letter));
  }

  /** The letters that wait, oldest moment first. */
  waiting(): Letter[] {
    const letters = this.read<Letter>(this.waitingKey);
    return letters.sort((one, other) => String(one.body.moment).localeCompare(String(other.body.moment)));
  }

  /** The letters that the server refused for good. */
  refused(): Refusal[] {
    return this.read<Refusal>(this.refusedKey);
  }

  /** The person has read the refusals. */
  forgetRefused(): void {
    for (const { letter } of this.refused()) this.shelf.removeItem(this.refusedKey + letter.id);
  }

  /** Send what waits, one after the other; stops at the first that cannot go now. True if nothing is left. */
  async flush(send: Send): Promise<boolean> {
    for (const letter of this.waiting()) {
      const answer = await send(letter);
      if (answer.outcome === "later") return false;
      if (answer.outcome === "refused") {
        this.shelf.setItem(this.refusedKey + letter.id, JSON.stringify({ letter, message: answer.message }));
      }
      this.shelf.removeItem(this.waitingKey + letter.id);
    }
    return true;
  }

  private read<Kept>(prefix: string): Kept[] {
    const found: Kept[] = [];
    for (let index = 0; index < this.shelf.length; index += 1) {
      const key = this.shelf.key(index);
      if (key === null || !key.startsWith(prefix)) continue;
      const kept = readJson<Kept>(this.shelf, key);
      if (kept !== null) found.push(kept);
    }
    return found;
  }
}
