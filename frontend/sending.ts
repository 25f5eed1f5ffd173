import { type Answer, backOff, type Letter, type Outbox, type Refusal, type Send } from "./outbox";

const EVENTS = "/events/";
/** Answers after which sending the same again can never help. */
const FOR_GOOD = [400, 409, 413, 422];

/** The present CSRF token: the cookie outlives the page that it came with. */
export function token(fallback: string): string {
  return /(?:^|; )quadratus_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? fallback;
}

/** Sends a letter to this site. */
export function byFetch(fallbackToken: string): Send {
  return async (letter: Letter): Promise<Answer> => {
    try {
      const response = await fetch(EVENTS + letter.id, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token(fallbackToken) },
        body: JSON.stringify({ ...letter.body, kind: letter.kind }),
        credentials: "same-origin",
      });
      if (response.ok) return { outcome: "taken" };
      if (!FOR_GOOD.includes(response.status)) return { outcome: "later" };
      return { outcome: "refused", message: await words(response) };
    } catch {
      return { outcome: "later" };
    }
  };
}

async function words(response: Response): Promise<string> {
  try {
    const said = (await response.json()) as { message?: unknown };
    return typeof said.message === "string" ? said.message : "Not saved.";
  } catch {
    return "Not saved.";
  }
}

export interface Saved {
  readonly waiting: number;
  readonly refused: readonly Refusal[];
}

/** Empties the outbox: now, when the network comes back, and again with growing pauses while it does not. */
export class Courier {
  private failures = 0;
  private timer: number | undefined;
  private underWay = false;
  private again = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly send: Send,
    private readonly tell: (saved: Saved) => void,
  ) {
    window.addEventListener("online", () => void this.go());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.go();
    });
  }

  /** Keep a letter on the device, then send. */
  post(letter: Letter): void {
    this.outbox.add(letter);
    void this.go();
  }

  /** Send what waits. */
  async go(): Promise<void> {
    this.report();
    if (this.underWay) {
      this.again = true;
      return;
    }
    this.underWay = true;
    window.clearTimeout(this.timer);
    const empty = await this.alone(() => this.outbox.flush(this.send));
    this.underWay = false;
    this.report();
    if (!empty) {
      this.failures += 1;
      this.timer = window.setTimeout(() => void this.go(), backOff(this.failures));
      return;
    }
    this.failures = 0;
    if (this.again) {
      this.again = false;
      await this.go();
    }
  }

  private report(): void {
    this.tell({ waiting: this.outbox.waiting().length, refused: this.outbox.refused() });
  }

  /** Two tabs share one outbox; only one of them sends at a time, where the browser offers locks. */
  private async alone(send: () => Promise<boolean>): Promise<boolean> {
    if (!("locks" in navigator)) return send();
    return navigator.locks.request("quadratus.outbox", send);
  }
}

/** What the page says about saving, in words. */
export function savedWords(saved: Saved): string {
  const refused = saved.refused[0];
  if (saved.waiting === 0 && refused !== undefined) return refused.message;
  if (saved.waiting === 0) return "All saved";
  const sets = saved.waiting === 1 ? "1 set is" : `${saved.waiting} sets are`;
  return `${sets} kept on this device and will be sent`;
}
