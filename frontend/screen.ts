/** What the player shows; it decides nothing. */
import { clockFace } from "./clock";
import { Figure } from "./figure";
import { hide, part, set, show } from "./page";
import { Pacer } from "./pacer";
import type { Now, Waiting } from "./place";
import { type Saved, savedWords } from "./sending";
import type { Session } from "./session";
import { beatAt, clockDecides, type Exercise, type Plan } from "./steps";
import { counted, countWords, kindWords, noted, phaseWords } from "./words";
import { WORDS } from "./words/here";

const NOTES: Record<Exclude<Waiting, null>, string> = {
  slept: WORDS.asleep,
  undone: WORDS.takenBack,
  hurt: WORDS.afterPain,
};
const ONLY_WHILE_PLAYED = ["pause", "skip", "hard", "hurts", "stop"];

/** Seconds left of what runs: of one hold in a set of holds, else of the whole step. */
export function remaining(now: Now, elapsed: number): number {
  if (runsByHold(now)) return beatAt(now.exercise, now.planned.repetitions, elapsed).remaining;
  return now.step.seconds - elapsed;
}

/** The clock of a step. */
function face(now: Now, elapsed: number): string {
  return clockFace(remaining(now, elapsed), runsByHold(now) ? now.exercise.each_seconds : now.step.seconds);
}

function runsByHold({ step, exercise }: Now): boolean {
  return step.kind === "set" && clockDecides(exercise);
}

export class Screen {
  private readonly sets: number;
  private readonly getReady: number;
  private readonly pacer = new Pacer();
  private readonly figure = new Figure(part("figure"));

  constructor(
    private readonly root: HTMLElement,
    plan: Plan,
  ) {
    this.getReady = plan.get_ready_seconds;
    this.sets = plan.exercises.reduce((sum, exercise) => sum + exercise.sets.length, 0);
  }

  /** Draw a session as it is. */
  draw(session: Session): void {
    const progress = part<HTMLProgressElement>("progress");
    progress.max = this.sets;
    progress.value = session.done.length;
    hide(this.root, session.moment.stopped);
    hide(part("safety"), !session.moment.stopped);
    const { now } = session;
    for (const id of ONLY_WHILE_PLAYED) hide(part(id), now === null);
    part<HTMLButtonElement>("back").disabled = !session.canGoBack;
    this.undo(session);
    if (now === null) this.over();
    else this.step(now, session);
  }

  /** Move the figure and the pace on, `since` seconds after the last tick. */
  move(session: Session, since: number): void {
    const { now } = session;
    if (now === null) return;
    const { elapsed, ready } = session.moment;
    const inSet = now.step.kind === "set" && ready === 0;
    const waits = session.listening ? 0 : since;
    this.pacer.draw(inSet ? now : null, Math.min(now.step.seconds, elapsed + waits), session.running);
    const shown = ready > 0 ? this.getReady - ready : elapsed;
    this.figure.draw(now, shown + waits, inSet, session.running);
  }

  /** Say whether everything is saved. */
  saved(saved: Saved): void {
    const state = saved.keeping || saved.waiting.length > 0 ? "waiting" : saved.refused.length > 0 ? "refused" : "saved";
    part("saved").dataset.state = state;
    show(part("saved-words"), savedWords(saved));
  }

  private over(): void {
    this.root.dataset.kind = "over";
    this.root.dataset.running = "false";
    show(part("kind"), "");
    show(part("name"), WORDS.over.title);
    for (const id of ["side", "clock", "phase", "count", "note"]) show(part(id), "");
    show(part("dose"), WORDS.over.words);
    hide(part("go"), false);
    hide(part("confirm"), true);
    show(part("go-words"), WORDS.over.go);
    void this.figure.show("");
    this.pacer.draw(null, 0, false);
    hide(part("how-fold"), true);
    // What holds for an exercise ends with it; the next one, or the same after an undo, is told anew.
    for (const id of ["notes", "set-up"]) part(id).replaceChildren();
    delete part("how").dataset.rung;
  }

  private step(now: Now, session: Session): void {
    const { step, exercise, planned } = now;
    const { elapsed, ready } = session.moment;
    const inSet = step.kind === "set" && ready === 0;
    this.root.dataset.kind = inSet ? "set" : step.kind === "set" ? "get_ready" : step.kind;
    this.root.dataset.does = exercise.kind;
    this.root.dataset.running = String(session.running);
    hide(part("how-fold"), false);
    show(part("kind"), ready > 0 ? WORDS.go.ready : kindWords(step, exercise));
    show(part("name"), exercise.name);
    show(part("side"), planned.side_words);
    show(part("clock"), ready > 0 ? clockFace(ready) : face(now, elapsed));
    show(part("phase"), this.phase(now, session, inSet));
    show(part("count"), inSet ? countWords(exercise, planned, elapsed) : "");
    show(part("dose"), exercise.load ? `${exercise.dose}, ${exercise.load}` : exercise.dose);
    show(part("note"), this.note(session));
    void this.figure.show(exercise.figures[planned.side] ?? "");
    this.move(session, 0);
    this.actions(now, session);
    this.how(exercise);
    hide(part("set-up"), inSet || !session.isFirst(now));
  }

  private note(session: Session): string {
    if (session.waiting !== null) return NOTES[session.waiting];
    return session.settling ? WORDS.settle : "";
  }

  private phase(now: Now, session: Session, inSet: boolean): string {
    if (session.listening) return WORDS.listen;
    if (session.settling) return "";
    if (!session.running && session.moment.begun) return WORDS.go.paused;
    return inSet ? phaseWords(now.exercise, now.planned, session.moment.elapsed) : "";
  }

  private actions(now: Now, session: Session): void {
    const confirming = session.running && now.step.kind === "set" && !clockDecides(now.exercise);
    const go = part("go");
    const [had, lost] = [document.activeElement, confirming ? go : part("confirm")];
    hide(go, confirming);
    hide(part("confirm"), !confirming);
    show(part("done-count"), counted(session.count, now.exercise));
    if (!confirming) show(part("go-words"), this.goWords(now, session));
    const pause = part<HTMLButtonElement>("pause");
    pause.disabled = !session.moment.begun;
    set(pause, "aria-pressed", String(session.moment.begun && !session.running));
    if (had !== null && lost.contains(had)) pause.focus();
  }

  private goWords(now: Now, session: Session): string {
    if (!session.running) return session.moment.begun && !session.settling ? WORDS.go.on : WORDS.go.start;
    return now.step.kind === "set" ? WORDS.go.endHold : WORDS.go.now;
  }

  private undo(session: Session): void {
    const last = session.undoable[0];
    const exercise = last && session.exerciseOf(last);
    const between = session.now?.step.kind !== "set";
    hide(part("noted"), !between || exercise === undefined);
    if (last !== undefined && exercise !== undefined && between) show(part("noted-words"), noted(last, exercise));
  }

  private how(exercise: Exercise): void {
    const how = part("how");
    const told = document.getElementById(`how-${exercise.rung}`);
    if (told === null || how.dataset.rung === exercise.rung) return;
    how.dataset.rung = exercise.rung;
    how.replaceChildren(...Array.from(told.children, (child) => child.cloneNode(true)));
    // What holds for this person alone, and the position of what is new, stand in sight.
    const notes = how.querySelectorAll(".note");
    part("notes").replaceChildren(...notes);
    const setUp = how.querySelector("[data-set-up]")?.children ?? [];
    part("set-up").replaceChildren(...Array.from(setUp, (line) => line.cloneNode(true)));
  }
}
