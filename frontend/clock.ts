/** Beyond this many milliseconds between two ticks the page was asleep, and nobody knows what the body did. */
export const LONGEST_GAP_MS = 3000;

export interface Tick {
  /** Milliseconds that count since the last tick. */
  readonly elapsed: number;
  /** Whether the page slept: the gap was longer than a running page ever leaves. */
  readonly slept: boolean;
}

/**
 * Counts wall-clock milliseconds between ticks.
 *
 * A gap longer than `LONGEST_GAP_MS` (a locked phone) is reported as sleep and counts in full only as time
 * that has passed, never as work: the caller decides by the step it is in. A clock that is set back counts nothing.
 */
export class Clock {
  private last: number | null = null;

  /** Begin counting at `now`, in milliseconds. */
  start(now: number): void {
    this.last = now;
  }

  /** Stop counting; the next tick counts nothing. */
  stop(): void {
    this.last = null;
  }

  get running(): boolean {
    return this.last !== null;
  }

  /** What has passed since the last tick. */
  tick(now: number): Tick {
    if (this.last === null) return { elapsed: 0, slept: false };
    const elapsed = Math.max(0, now - this.last);
    this.last = now;
    return { elapsed, slept: elapsed > LONGEST_GAP_MS };
  }
}

/** Seconds as a person reads them on a clock: 9, 45, 1:05. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
