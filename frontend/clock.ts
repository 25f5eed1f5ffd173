/** Beyond this many milliseconds between two ticks the page was asleep, and nobody knows what the body did. */
export const LONGEST_GAP_MS = 3000;

/** A moment on the two clocks of a device, in milliseconds. */
export interface Reading {
  /** The clock on the wall, which a person or the network may set. */
  readonly wall: number;
  /** A clock that only runs forward and that nobody can set; on some devices it stands still while they sleep. */
  readonly steady: number;
}

export interface Tick {
  /** Milliseconds that count since the last tick. */
  readonly elapsed: number;
  /** Whether the page slept: the gap was longer than a running page ever leaves. It counts nothing. */
  readonly slept: boolean;
}

/**
 * Counts milliseconds between ticks.
 *
 * A page that was out of sight and missed more than `LONGEST_GAP_MS` on either clock was asleep. The wall clock alone,
 * while the page was in sight the whole time, was set: that changes nothing.
 */
export class Clock {
  private last: Reading | null = null;
  private outOfSight = false;

  /** Begin counting at `now`. */
  start(now: Reading): void {
    this.last = now;
    this.outOfSight = false;
  }

  /** Stop counting; the next tick counts nothing. */
  stop(): void {
    this.last = null;
  }

  /** The page went out of sight since the last tick. */
  hidden(): void {
    this.outOfSight = true;
  }

  get running(): boolean {
    return this.last !== null;
  }

  /** What has passed since the last tick. */
  tick(now: Reading): Tick {
    if (this.last === null) return { elapsed: 0, slept: false };
    const steady = Math.max(0, now.steady - this.last.steady);
    const wall = now.wall - this.last.wall;
    const slept = steady > LONGEST_GAP_MS || (this.outOfSight && wall > LONGEST_GAP_MS);
    this.last = now;
    this.outOfSight = false;
    return slept ? { elapsed: 0, slept } : { elapsed: steady, slept };
  }
}

/** Seconds as a person reads them on a clock: 9, 45, 1:05. What began at a minute or more keeps its minutes: 0:45. */
export function clockFace(seconds: number, began: number = seconds): string {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  if (Math.max(whole, Math.ceil(began - 1e-6)) < 60) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
