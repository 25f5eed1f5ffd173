import { moveOver } from "./moving";
import { type Answer, backOff, type Later, type Letter, Outbox, type Refusal, type Send } from "./outbox";
import { deviceShelf } from "./shelf";
import { openStore, type Store } from "./store";
import { WORDS } from "./words/here";

const EVENTS = "/events/";
/** Answers after which sending the same again can never help. */
const FOR_GOOD = [400, 409, 413, 422];
/** Answers that say who is asking is not known here, or not any more. */
const WHO = [401, 403];
/** A server that has not answered by then is asked again later, in milliseconds. */
const PATIENCE_MS = 15_000;

/** The present CSRF token: the cookie outlives the page that it came with. */
export function token(fallback: string): string {
  return /(?:^|; )quadratus_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? fallback;
}

/** Sends a letter of one person to this site. */
export function byFetch(owner: string, fallbackToken: string): Send {
  return async (letter: Letter): Promise<Answer> => {
    try {
      const response = await fetch(EVENTS + letter.id, {
        method: "PUT",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": token(fallbackToken),
          "Quadratus-Person": owner,
        },
        body: JSON.stringify({ ...letter.body, kind: letter.kind }),
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return await read(response);
    } catch {
      return { outcome: "later" };
    }
  };
}

async function read(response: Response): Promise<Answer> {
  if (response.ok) return { outcome: "taken" };
  if (FOR_GOOD.includes(response.status)) return { outcome: "refused", message: await words(response) };
  if (WHO.includes(response.status)) return { outcome: "later", message: await words(response) };
  return { outcome: "later" };
}

async function words(response: Response): Promise<string> {
  try {
    const said = (await response.json()) as { message?: unknown };
    return typeof said.message === "string" ? said.message : WORDS.saving.refused;
  } catch {
    return WORDS.saving.refused;
  }
}

/**
 * How far saving is. `keeping` says that the device has not kept the last of it yet, `lasts` whether what waits
 * outlives the page, `message` why it cannot go.
 */
export interface Saved {
  readonly keeping: boolean;
  readonly waiting: readonly Letter[];
  readonly refused: readonly Refusal[];
  readonly lasts: boolean;
  readonly message: string;
}

/** Empties the outbox: now, when the network comes back, and again with growing pauses while it does not. */
export class Courier {
  private failures = 0;
  private timer: number | undefined;
  private sending: Promise<void> | null = null;
  private again = false;
  private keeping = 0;
  private saved: Saved = { keeping: false, waiting: [], refused: [], lasts: true, message: "" };

  constructor(
    readonly store: Store,
    readonly outbox: Outbox,
    private readonly send: Send,
    private readonly tell: (saved: Saved) => void,
  ) {
    window.addEventListener("online", () => void this.go());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.go();
    });
  }

  /** Keep letters on the device, then send. Resolves once they are kept; sending goes on by itself. */
  async post(...letters: readonly Letter[]): Promise<void> {
    this.keeping += 1;
    this.report({});
    await this.outbox.add(...letters);
    this.keeping -= 1;
    await this.look({});
    void this.go();
  }

  /** Send what waits. Resolves after one attempt. */
  go(): Promise<void> {
    if (this.sending === null) this.sending = this.attempt();
    else this.again = true;
    return this.sending;
  }

  private async attempt(): Promise<void> {
    let stopped: Later | null;
    window.clearTimeout(this.timer);
    do {
      this.again = false;
      await this.look({});
      stopped = await this.alone(() => this.outbox.flush(this.send));
    } while (stopped === null && this.again);
    this.sending = null;
    this.failures = stopped === null ? 0 : this.failures + 1;
    if (stopped !== null) this.timer = window.setTimeout(() => void this.go(), backOff(this.failures));
    await this.look({ message: stopped?.message ?? "" });
  }

  private async look(more: Partial<Saved>): Promise<void> {
    const [waiting, refused] = await Promise.all([this.outbox.waiting(), this.outbox.refused()]);
    this.report({ ...more, waiting, refused, lasts: this.outbox.lasts });
  }

  private report(news: Partial<Saved>): void {
    this.saved = { ...this.saved, ...news, keeping: this.keeping > 0 };
    this.tell(this.saved);
  }

  /** Two tabs share one outbox; only one of them sends at a time, where the browser offers locks. */
  private async alone(send: () => Promise<Later | null>): Promise<Later | null> {
    if (!("locks" in navigator)) return send();
    return navigator.locks.request("quadratus.outbox", send);
  }
}

/** The courier of a person on this device, with all that waits here. */
export async function courierOf(owner: string, csrf: string, tell: (saved: Saved) => void): Promise<Courier> {
  const store = await openStore();
  await moveOver(deviceShelf(), store, owner).catch(() => undefined);
  return new Courier(store, new Outbox(store, owner), byFetch(owner, csrf), tell);
}

/** What the page says about saving, in words. */
export function savedWords(saved: Saved, words = WORDS): string {
  const count = saved.waiting.length;
  if (saved.keeping) return words.saving.now;
  if (count === 0) return saved.refused[0]?.message ?? words.saving.all;
  const sets = saved.waiting.every((letter) => letter.kind === "set_done");
  return saved.lasts ? words.saving.kept(count, sets, saved.message) : words.saving.open(count, sets);
}
