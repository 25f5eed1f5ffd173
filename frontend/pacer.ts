/** The picture of the pace: a ring that breathes, or a bar that fills, and the parts of a repetition. */
import { air, breathAt, movementAt, reach, turnings } from "./pace";
import { part, set, still, hide } from "./page";
import type { Now } from "./place";
import { beatAt } from "./steps";

/** The radius of the ring, empty and full, in the units of its drawing. */
const RING = { empty: 62, full: 94 };
const BAR_WIDTH = 200;

/** What the pace of a moment is, and how much of it is over, 0 to 1. */
export interface Pace {
  readonly of: "breath" | "movement";
  /** How full of air the chest is, or how far out the movement is. */
  readonly height: number;
  /** How much of the part under way is over; of a movement, how much of the repetition. */
  readonly share: number;
}

/** The pace at `elapsed` seconds of a set; nothing in the pause after a repetition of a movement. */
export function paceAt(now: Now, elapsed: number): Pace | null {
  const { exercise, planned } = now;
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  const within = exercise.each_seconds - beat.remaining;
  if (exercise.kind === "movement") {
    if (beat.phase === "pause") return null;
    const height = exercise.tempo === null ? 0 : reach(movementAt(exercise.tempo, within));
    return { of: "movement", height, share: within / exercise.each_seconds };
  }
  const breath = breathAt(exercise.breath, exercise.kind === "breath" ? Math.min(within, exercise.each_seconds - 1e-6) : elapsed);
  return { of: "breath", height: air(breath), share: breath.share };
}

/** Draws the pace into the ring and the bar of the page. */
export class Pacer {
  private readonly ring = part<SVGElement>("ring");
  private readonly circle = part<SVGElement>("ring-air");
  private readonly bar = part<SVGElement>("bar");
  private readonly fill = part<SVGElement>("bar-fill");
  private readonly marks = part<SVGElement>("bar-marks");

  /** Draw the pace of a set, or nothing where none is under way. */
  draw(now: Now | null, elapsed: number, going: boolean): void {
    const pace = now === null ? null : paceAt(now, elapsed);
    const ring = pace?.of === "breath" && !still();
    hide(this.ring, !ring);
    hide(this.bar, pace === null || ring);
    if (pace === null || now === null) return;
    const height = going ? pace.height : 0;
    if (ring) set(this.circle, "r", (RING.empty + (RING.full - RING.empty) * height).toFixed(1));
    else set(this.fill, "width", (BAR_WIDTH * (pace.of === "breath" ? height : pace.share)).toFixed(1));
    this.parts(now);
  }

  private parts({ exercise }: Now): void {
    const each = exercise.each_seconds;
    const turns = exercise.kind === "movement" ? turnings(each, exercise.tempo, exercise.turns) : [];
    const inner = turns.filter((at) => at > 0);
    set(this.marks, "d", inner.map((at) => `M${((BAR_WIDTH * at) / each).toFixed(1)} 0v10`).join(""));
  }
}
