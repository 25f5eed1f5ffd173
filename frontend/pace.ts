/** The pace of a breath and of a movement: where in it a moment lies. */

/** Seconds of a breath: in, held full, out, held empty. */
export type Pattern = readonly [number, number, number, number];
export type BreathPart = "in" | "full" | "out" | "empty";

/** Seconds of a repetition: out to the far point, staying there, back. */
export type Tempo = readonly [number, number, number];
export type MovementPart = "out" | "stay" | "back";

const BREATH_PARTS: readonly BreathPart[] = ["in", "full", "out", "empty"];
const MOVEMENT_PARTS: readonly MovementPart[] = ["out", "stay", "back"];

/** A part of a breath or of a movement, and how much of it is over, 0 to 1. */
export interface Within<Part> {
  readonly part: Part;
  readonly share: number;
  readonly left: number;
}

/** The seconds of one round of a pattern or of a tempo. */
export function roundSeconds(parts: readonly number[]): number {
  return parts.reduce((sum, seconds) => sum + seconds, 0);
}

/** The part of a breath at `seconds`; breath follows breath. */
export function breathAt(pattern: Pattern, seconds: number): Within<BreathPart> {
  const whole = roundSeconds(pattern);
  return within(BREATH_PARTS, pattern, whole > 0 ? seconds % whole : 0);
}

/** The part of one repetition at `seconds` of it. */
export function movementAt(tempo: Tempo, seconds: number): Within<MovementPart> {
  return within(MOVEMENT_PARTS, tempo, seconds);
}

/** How full of air the chest is, 0 to 1; it turns softly. */
export function air(breath: Within<BreathPart>): number {
  switch (breath.part) {
    case "in":
      return soft(breath.share);
    case "full":
      return 1;
    case "out":
      return soft(1 - breath.share);
    case "empty":
      return 0;
  }
}

/** How far out a movement is, 0 to 1. */
export function reach(movement: Within<MovementPart>): number {
  switch (movement.part) {
    case "out":
      return soft(movement.share);
    case "stay":
      return 1;
    case "back":
      return soft(1 - movement.share);
  }
}

/** The moments at which the parts of a round begin, without the empty ones. */
export function beginnings<Part>(names: readonly Part[], parts: readonly number[]): { part: Part; at: number }[] {
  const found: { part: Part; at: number }[] = [];
  let at = 0;
  parts.forEach((seconds, index) => {
    const part = names[index];
    if (seconds > 0 && part !== undefined) found.push({ part, at });
    at += seconds;
  });
  return found;
}

/** When the parts of a breath begin, in seconds of it. */
export function breathBeginnings(pattern: Pattern): { part: BreathPart; at: number }[] {
  return beginnings(BREATH_PARTS, pattern);
}

/** When the parts of a repetition begin, in seconds of it. */
export function movementBeginnings(tempo: Tempo): { part: MovementPart; at: number }[] {
  return beginnings(MOVEMENT_PARTS, tempo);
}

/** When a repetition turns, in seconds of it; it begins at 0. */
export function turnings(each: number, tempo: Tempo | null, turns: readonly number[]): readonly number[] {
  return tempo === null ? [0, ...turns.map((share) => share * each)] : movementBeginnings(tempo).map(({ at }) => at);
}

function within<Part>(names: readonly Part[], parts: readonly number[], seconds: number): Within<Part> {
  const open = beginnings(names, parts);
  const found = [...open].reverse().find((one) => one.at <= seconds + 1e-9) ?? open[0];
  if (found === undefined) throw new Error("A round needs a part that lasts");
  const length = parts[names.indexOf(found.part)] ?? 1;
  const share = Math.min(1, Math.max(0, (seconds - found.at) / length));
  return { part: found.part, share, left: length * (1 - share) };
}

function soft(share: number): number {
  return (1 - Math.cos(Math.PI * share)) / 2;
}
