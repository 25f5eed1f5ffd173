/** The figure that moves: pictures of one repetition, and what lies between them. */
import { breathAt, movementAt, roundSeconds, type Tempo } from "./pace";
import { hide, set, still } from "./page";
import type { Now } from "./place";
import { beatAt, type Exercise } from "./steps";

/** The pictures of a motion, as the server draws them: only the `d` of some paths differs. */
export interface Frames {
  readonly loop: "hold" | "movement" | "breath" | "walk";
  readonly view_box: string;
  readonly svg: string;
  /** The pictures before this one lead into a hold, those from it on are one round. */
  readonly loops_from: number;
  readonly frames: readonly (readonly string[])[];
}

/** A place among the pictures; a fraction lies between two. */
export type Place = number;

/** Seconds that it takes to get into a hold, and out of it. */
const LEAD_SECONDS = 1.6;
/** Seconds of two steps. */
const STRIDE_SECONDS = 1.3;
/** Seconds after which a hold that is only shown begins again. */
const PREVIEW_SECONDS = 7;
/** The part of the round in which the drawn breath goes in. */
const BREATH_IN = 0.4;

/** Where among the pictures a moment of a set is. */
export function placeAt(drawn: Frames, now: Now, elapsed: number): Place {
  const { exercise, planned } = now;
  const beat = beatAt(exercise, planned.repetitions, elapsed);
  const within = beat.phase === "pause" ? exercise.each_seconds : exercise.each_seconds - beat.remaining;
  const since = beat.phase === "pause" ? exercise.pause_seconds - beat.remaining : 0;
  if (drawn.loop === "hold") return hold(drawn, exercise, within, beat.phase === "pause" ? since : null);
  return round(drawn, exercise, within, elapsed);
}

/** Where among the pictures a figure is that shows what comes next, `seconds` after it began to. */
export function previewAt(drawn: Frames, exercise: Exercise, seconds: number): Place {
  if (drawn.loop !== "hold") return round(drawn, exercise, seconds % exercise.each_seconds, seconds);
  const within = seconds % PREVIEW_SECONDS;
  const back = within - (PREVIEW_SECONDS - LEAD_SECONDS);
  return hold(drawn, exercise, within, back > 0 ? back : null);
}

/** The one picture that says most: what is held, or the far end. */
export function stillAt(drawn: Frames): Place {
  if (drawn.loop === "hold") return drawn.loops_from;
  return drawn.loop === "breath" ? BREATH_IN * drawn.frames.length : drawn.frames.length / 2;
}

function hold(drawn: Frames, exercise: Exercise, within: number, leaving: number | null): Place {
  const lead = drawn.loops_from;
  if (leaving !== null) return lead * Math.max(0, 1 - leaving / LEAD_SECONDS);
  if (within < LEAD_SECONDS) return (lead * within) / LEAD_SECONDS;
  return lead + (drawn.frames.length - lead) * breathShare(exercise, within - LEAD_SECONDS);
}

function round(drawn: Frames, exercise: Exercise, within: number, elapsed: number): Place {
  const count = drawn.frames.length;
  switch (drawn.loop) {
    case "breath":
      return count * breathShare(exercise, exercise.kind === "breath" ? within : elapsed);
    case "walk":
      return count * ((elapsed / STRIDE_SECONDS) % 1);
    default:
      return count * movementShare(exercise.tempo, within, exercise.each_seconds);
  }
}

/** How much of the drawn breath is over, at the pace of the exercise. */
function breathShare(exercise: Exercise, seconds: number): number {
  const breath = breathAt(exercise.breath, seconds);
  switch (breath.part) {
    case "in":
      return BREATH_IN * breath.share;
    case "full":
      return BREATH_IN;
    case "out":
      return BREATH_IN + (1 - BREATH_IN) * breath.share;
    case "empty":
      return 0;
  }
}

/** How much of the drawn repetition is over: half of it leads to the far point. */
function movementShare(tempo: Tempo | null, within: number, each: number): number {
  if (tempo === null || roundSeconds(tempo) === 0) return Math.min(within / each, 1);
  const movement = movementAt(tempo, within);
  if (movement.part === "out") return movement.share / 2;
  return movement.part === "stay" ? 0.5 : 0.5 + movement.share / 2;
}

const NUMBER = /-?\d*\.?\d+/g;

/** A path whose numbers move from picture to picture. */
export class MovingPath {
  private readonly words: readonly string[];
  private readonly numbers: readonly (readonly number[])[];

  constructor(private readonly drawn: readonly string[]) {
    this.words = (drawn[0] ?? "").split(NUMBER);
    this.numbers = drawn.map((d) => (d.match(NUMBER) ?? []).map(Number));
  }

  /** The path at a share of the way from one picture to another. */
  between(from: number, to: number, share: number): string {
    const [a, b] = [this.numbers[from] ?? [], this.numbers[to] ?? []];
    if (a.length !== b.length || a.length !== this.words.length - 1) return this.drawn[share < 0.5 ? from : to] ?? "";
    const parts = a.map((value, index) => {
      const moved = value + ((b[index] ?? value) - value) * share;
      // A minus sign parts two numbers; where it goes, a space has to.
      const word = this.words[index] || (index > 0 ? " " : "");
      return word + String(Math.round(moved * 10) / 10);
    });
    return parts.join("") + (this.words[a.length] ?? "");
  }
}

/** The pictures beside a place: from, to, and how far between. After the last of a round comes its first. */
export function beside(drawn: Frames, place: Place): readonly [number, number, number] {
  const last = drawn.frames.length - 1;
  const from = Math.min(last, Math.max(0, Math.floor(place)));
  return [from, from === last ? drawn.loops_from : from + 1, Math.min(1, place - from)];
}

/** Shows the figure of the exercise under way in its place on the page. Without one the place is gone. */
export class Figure {
  private address = "";
  private drawn: Frames | null = null;
  private moving: readonly (readonly [Element, MovingPath])[] = [];

  constructor(private readonly host: HTMLElement) {}

  /** Show the figure of an address; an empty one takes it away. Its place is kept while it is fetched. */
  async show(address: string): Promise<void> {
    if (address === this.address) return;
    this.address = address;
    hide(this.host, address === "");
    const drawn = address === "" ? null : await fetched(address);
    if (address !== this.address) return;
    this.drawn = drawn;
    this.mount();
  }

  /** Draw a moment: of a set, or of a wait with what comes next. */
  draw(now: Now, elapsed: number, inSet: boolean, going: boolean): void {
    if (this.drawn === null) return;
    const { drawn } = this;
    if (!going || still()) this.put(stillAt(drawn));
    else this.put(inSet ? placeAt(drawn, now, elapsed) : previewAt(drawn, now.exercise, elapsed));
  }

  private put(place: Place): void {
    if (this.drawn === null) return;
    const [from, to, share] = beside(this.drawn, place);
    for (const [element, path] of this.moving) set(element, "d", path.between(from, to, share));
  }

  private mount(): void {
    const { drawn, host } = this;
    hide(host, drawn === null);
    if (drawn === null) return host.replaceChildren();
    const parsed = new DOMParser().parseFromString(drawn.svg, "image/svg+xml").documentElement;
    host.replaceChildren(document.importNode(parsed, true));
    this.moving = [...host.querySelectorAll("[data-moves]")].map((element) => {
      const number = Number(element.getAttribute("data-moves"));
      return [element, new MovingPath(drawn.frames.map((picture) => picture[number] ?? ""))] as const;
    });
    this.put(stillAt(drawn));
  }
}

async function fetched(address: string): Promise<Frames | null> {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    return answer.ok ? ((await answer.json()) as Frames) : null;
  } catch {
    return null;
  }
}

/** Fetch the figures of a session ahead, one after the other, so that they are there without a network. */
export async function fetchAhead(exercises: readonly Exercise[]): Promise<void> {
  const addresses = new Set(exercises.flatMap((exercise) => Object.values(exercise.figures)));
  for (const address of addresses) await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
}
