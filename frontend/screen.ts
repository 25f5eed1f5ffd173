/** What the player shows; it decides nothing. */
import { clockFace } from "./clock";
import { type Saved, savedWords } from "./sending";
import { beatAt, clockDecides, type Exercise, type Plan, type PlannedSet, type Step } from "./steps";
import { air, countWords, kindWords } from "./words";

const RING_EMPTY = 66;
const RING_FULL = 94;

/** The step that is under way, with the exercise and the set that it belongs to. */
export interface Now {
  readonly step: Step;
  readonly exercise: Exercise;
  readonly planned: PlannedSet;
}

/** What else is to be shown of a moment. `prelude` are the seconds of getting ready for a hold that begins again. */
export interface Told {
  readonly elapsed: number;
  readonly prelude: number;
  readonly running: boolean;
  readonly begun: boolean;
  readonly count: number;
}

/** Seconds left of what runs: of one hold in a set of holds, else of the whole step. */
export function remaining(now: Now, elapsed: number): number {
  if (now.step.kind === "set" && clockDecides(now.exercise)) {
    return beatAt(now.exercise, now.planned.repetitions, elapsed).remaining;
  }
  return now.step.seconds - elapsed;
}

/** A part of the page by its id. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page lacks #${id}`);
  return found as Kind;
}

/** Put words into an element; without words it is hidden. Unchanged words are left alone. */
export function show(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}

export class Screen {
  private readonly sets: number;

  constructor(
    private readonly root: HTMLElement,
    plan: Plan,
  ) {
    this.sets = plan.exercises.reduce((sum, exercise) => sum + exercise.sets.length, 0);
  }

  /** Draw a moment; without a step all sets are done. */
  draw(now: Now | null, done: number, told: Told): void {
    const progress = part<HTMLProgressElement>("progress");
    progress.max = this.sets;
    progress.value = done;
    if (now === null) this.over();
    else this.step(now, done, told);
  }

  /** Say whether everything is saved. */
  saved(saved: Saved): void {
    const state = saved.keeping || saved.waiting.length > 0 ? "waiting" : saved.refused.length > 0 ? "refused" : "saved";
    part("saved").dataset.state = state;
    show(part("saved-words"), savedWords(saved));
  }

  private over(): void {
    show(part("kind"), "");
    show(part("name"), "All sets are done");
    for (const id of ["side", "clock", "count", "note"]) show(part(id), "");
    show(part("dose"), "A few last questions, then you are finished.");
    show(part("go"), "On to the last questions");
    for (const id of ["confirm", "pause", "skip", "hard", "hurts", "stop", "ring"]) part(id).toggleAttribute("hidden", true);
    part("how").closest("details")?.toggleAttribute("hidden", true);
    this.root.dataset.kind = "over";
  }

  private step(now: Now, done: number, told: Told): void {
    const { step, exercise, planned } = now;
    const { running, prelude, elapsed } = told;
    const inSet = step.kind === "set" && prelude === 0;
    this.root.dataset.kind = inSet ? "set" : step.kind === "set" ? "get_ready" : step.kind;
    this.root.dataset.running = String(running);
    show(part("kind"), prelude > 0 ? "Get ready" : kindWords(step, exercise, step.set));
    show(part("name"), exercise.name);
    show(part("side"), planned.side_words);
    show(part("clock"), clockFace(prelude > 0 ? prelude : remaining(now, elapsed)));
    show(part("count"), inSet ? countWords(exercise, planned, elapsed) : "");
    show(part("dose"), exercise.load ? `${exercise.dose}, ${exercise.load}` : exercise.dose);
    this.ring(now, elapsed, inSet && running);
    this.actions(now, done, told);
    this.how(exercise);
  }

  private ring(now: Now, elapsed: number, breathing: boolean): void {
    const breaths = now.exercise.kind === "breath" && now.step.kind === "set";
    part("ring").toggleAttribute("hidden", !breaths);
    if (!breaths) return;
    const beat = beatAt(now.exercise, now.planned.repetitions, elapsed);
    const full = breathing ? air(now.exercise, beat) : 0;
    part("ring-air").setAttribute("r", (RING_EMPTY + (RING_FULL - RING_EMPTY) * full).toFixed(1));
  }

  private actions(now: Now, done: number, told: Told): void {
    const confirming = told.running && now.step.kind === "set" && !clockDecides(now.exercise);
    const go = part("go");
    const hadFocus = document.activeElement === go || part("confirm").contains(document.activeElement);
    go.hidden = confirming;
    part("confirm").hidden = !confirming;
    show(part("done-count"), `${told.count} ${now.exercise.unit}`);
    if (!confirming) show(go, this.goWords(now, done, told));
    if (hadFocus && document.activeElement === document.body) part(confirming ? "done" : "go").focus();
    part<HTMLButtonElement>("pause").disabled = !told.running;
    show(part("skip"), now.step.kind === "set" ? "Skip set" : "Leave out");
  }

  private goWords(now: Now, done: number, told: Told): string {
    if (!told.running) return told.begun || done > 0 ? "Go on" : "Start";
    return now.step.kind === "set" ? "End the hold" : "Ready now";
  }

  private how(exercise: Exercise): void {
    const how = part("how");
    const told = document.getElementById(`how-${exercise.rung}`);
    if (told === null || how.dataset.rung === exercise.rung) return;
    how.dataset.rung = exercise.rung;
    how.replaceChildren(...Array.from(told.children, (child) => child.cloneNode(true)));
  }
}
