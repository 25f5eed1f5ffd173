/** The player: runs the steps of a session by the wall clock, and keeps each set before it is sent. */
import { type Ask, asker } from "./ask";
import { Clock } from "./clock";
import { type Channel, Cues } from "./cues";
import { Memory } from "./memory";
import { newLetter } from "./outbox";
import { type Now, part, remaining, Screen, show } from "./screen";
import { type Courier, courierOf } from "./sending";
import { deviceShelf } from "./shelf";
import {
  clockDecides,
  doneAfter,
  type Ended,
  type Exercise,
  leftOf,
  nextOpen,
  pass,
  type Plan,
  type Position,
  resumeAt,
  type SetKey,
  whereToGoOn,
} from "./steps";
import { kindWords, spoken } from "./words";

const TICK_MS = 100;

interface Marks {
  hard: boolean;
  hurts: boolean;
}

class Player {
  private readonly clock = new Clock();
  private readonly cues = new Cues(deviceShelf());
  private readonly exercises: Map<string, Exercise>;
  private readonly ask: Ask;
  private at: Position | null;
  private kept = Promise.resolve();
  private prelude = 0;
  private count = 0;
  private marks: Marks = { hard: false, hurts: false };
  private begun = false;
  private said = "";
  private lastSecond = -1;
  private keptSecond = -1;

  constructor(
    private readonly root: HTMLElement,
    private readonly plan: Plan,
    private readonly screen: Screen,
    private readonly courier: Courier,
    private readonly memory: Memory,
    private readonly done: SetKey[],
  ) {
    this.exercises = new Map(plan.exercises.map((exercise) => [exercise.rung, exercise]));
    this.at = whereToGoOn(plan, done, memory.position());
    this.ask = asker(part<HTMLDialogElement>("ask"));
    this.settle();
    this.wire();
  }

  /** Show the player in place of the plain list. */
  open(): void {
    part("plain").hidden = true;
    this.root.hidden = false;
    this.render();
    void this.courier.go();
    window.setInterval(() => this.tick(), TICK_MS);
  }

  // Time ------------------------------------------------------------------------------------

  private get now(): Now | null {
    const step = this.at === null ? undefined : this.plan.steps[this.at.step];
    const exercise = step && this.exercises.get(step.rung);
    const planned = step && exercise?.sets[step.set];
    return step && exercise && planned ? { step, exercise, planned } : null;
  }

  private keepEachSecond(): void {
    const second = Math.floor(this.at?.elapsed ?? 0);
    if (second !== this.keptSecond) this.keepPosition();
    this.keptSecond = second;
  }

  private keepPosition(): void {
    void this.memory.keepPosition(this.at);
  }

  private tick(): void {
    if (!this.clock.running) return;
    const { elapsed, slept } = this.clock.tick(Date.now());
    const now = this.now;
    if (now === null || this.at === null) return;
    if (this.prelude > 0) {
      this.prelude = Math.max(0, this.prelude - elapsed / 1000);
      if (this.prelude === 0) this.cues.play("begin");
      if (slept) this.pause("slept");
    } else {
      const passed = pass(now.step, now.exercise, this.at.elapsed, elapsed, slept);
      this.at = { step: this.at.step, elapsed: passed.elapsed };
      this.keepEachSecond();
      this.soundFor(now);
      if (passed.over) this.stepOver(now);
      if (passed.pause) this.pause("slept");
    }
    this.render();
  }

  private stepOver(now: Now): void {
    if (now.step.kind === "set") this.finish("completed", now.planned.target);
    else this.goTo((this.at?.step ?? 0) + 1);
  }

  private soundFor(now: Now): void {
    const left = Math.ceil(remaining(now, this.at?.elapsed ?? 0));
    if (left === this.lastSecond) return;
    this.lastSecond = left;
    if (left > 0 && left <= 3 && now.exercise.kind !== "breath") this.cues.play("tick");
    const half = now.exercise.each_seconds / 2;
    if (now.step.kind === "set" && clockDecides(now.exercise) && half >= 5 && left === Math.ceil(half)) {
      this.cues.play("half");
    }
  }

  // Going on ----------------------------------------------------------------------------------

  private start(): void {
    const now = this.now;
    if (now === null || this.at === null) return;
    this.begun = true;
    this.cues.wake();
    void navigator.wakeLock?.request("screen").catch(() => undefined);
    if (now.step.kind === "set" && clockDecides(now.exercise)) this.prelude = this.plan.get_ready_seconds;
    show(part("note"), "");
    this.clock.start(Date.now());
    this.announce(now);
    this.render();
  }

  private pause(why: "asked" | "slept" | "question"): void {
    this.clock.stop();
    this.prelude = 0;
    const now = this.now;
    if (now !== null && this.at !== null && now.step.kind === "set") {
      this.at = { step: this.at.step, elapsed: resumeAt(now.exercise, now.planned, this.at.elapsed) };
    }
    if (why === "slept") show(part("note"), "The page was asleep, so the clock waited. Nothing was lost.");
    if (why === "asked" && now?.step.kind === "set" && clockDecides(now.exercise)) {
      show(part("note"), "The hold that you were in starts again.");
    }
    this.keepPosition();
    this.render();
  }

  private goTo(from: number): void {
    const open = nextOpen(this.plan.steps, this.done, from) ?? nextOpen(this.plan.steps, this.done);
    this.at = open === null ? null : { step: open, elapsed: 0 };
    this.marks = { hard: false, hurts: false };
    this.lastSecond = -1;
    this.settle();
    this.keepPosition();
    const now = this.now;
    if (now === null) {
      this.clock.stop();
      this.say("All sets are done.");
    } else if (this.clock.running) {
      this.announce(now);
      this.cues.play(now.step.kind === "set" ? "begin" : "end");
    }
    this.render();
  }

  private settle(): void {
    this.count = this.now?.planned.target ?? 0;
  }

  private announce(now: Now): void {
    this.cues.say(spoken(now.step, now.exercise));
    this.say(`${kindWords(now.step, now.exercise, now.step.set)}: ${now.exercise.name}, ${now.planned.side_words}`);
  }

  private say(text: string): void {
    if (text !== this.said) part("live").textContent = text;
    this.said = text;
  }

  // Sets ----------------------------------------------------------------------------------------

  private finish(ended: Ended, done: number): void {
    const now = this.now;
    if (now === null || this.at === null) return;
    this.record({ rung: now.step.rung, number: now.step.set }, now, ended, done, this.marks);
    this.goTo(this.at.step + 1);
  }

  private record(key: SetKey, now: Now, ended: Ended, done: number, marks: Marks): void {
    const planned = now.exercise.sets[key.number];
    this.kept = this.courier.post(
      newLetter("set_done", {
        session: this.plan.session,
        rung: key.rung,
        number: key.number,
        side: planned?.side ?? now.planned.side,
        done,
        ended,
        too_hard: marks.hard,
        hurts: marks.hurts || ended === "pain",
        load_kg: now.exercise.load_kg,
      }),
    );
    void this.memory.keepSet(key, true);
    this.done.push(key);
  }

  private leaveOut(now: Now, marks: Marks, held: number): void {
    const at = this.at;
    if (at === null) return;
    for (const number of leftOf(now.exercise, this.done)) {
      const current = now.step.kind === "set" && number === now.step.set;
      this.record({ rung: now.exercise.rung, number }, now, "skipped", current ? held : 0, marks);
    }
    this.goTo(at.step + 1);
  }

  private whatStopped(now: Now, done: number): void {
    const answer = (ended: Ended) => () => {
      this.finish(ended, done);
      this.goOn();
    };
    this.question("What made you stop?", "", [
      { words: "My trunk gave way", run: answer("trunk") },
      { words: "Arm or shoulder", run: answer("arm_or_shoulder") },
      { words: "Pain", run: answer("pain") },
      { words: "Breath", run: answer("breath") },
      { words: "Something else", run: answer("other") },
      { words: clockDecides(now.exercise) ? "Go on with the hold" : "Go on with the set", run: () => this.goOn(), quiet: true },
    ]);
  }

  private question(title: string, words: string, answers: Parameters<Ask>[2]): void {
    this.pause("question");
    this.ask(title, words, answers, () => this.goOn());
  }

  private goOn(): void {
    if (this.begun && this.now !== null) this.start();
    else this.render();
  }

  // What the person presses ---------------------------------------------------------------------

  private wire(): void {
    part("go").addEventListener("click", () => this.pressGo());
    part("pause").addEventListener("click", () => (this.clock.running ? this.pause("asked") : this.start()));
    part("skip").addEventListener("click", () => this.pressSkip());
    part("hard").addEventListener("click", () => this.pressHard());
    part("hurts").addEventListener("click", () => this.pressHurts());
    part("done").addEventListener("click", () => this.pressDone());
    part("less").addEventListener("click", () => this.change(-1));
    part("more").addEventListener("click", () => this.change(1));
    window.addEventListener("pagehide", () => this.keepPosition());
    this.wireCues();
  }

  private wireCues(): void {
    const box = part("cues");
    const opener = part("cues-open");
    opener.addEventListener("click", () => {
      box.hidden = !box.hidden;
      opener.setAttribute("aria-expanded", String(!box.hidden));
    });
    for (const channel of ["sound", "speech", "vibration"] as Channel[]) {
      const tick = part<HTMLInputElement>(`cue-${channel}`);
      tick.checked = this.cues.on[channel];
      tick.addEventListener("change", () => {
        this.cues.choose(channel, tick.checked);
        this.cues.wake();
      });
    }
  }

  private pressGo(): void {
    const now = this.now;
    if (now === null) this.leaveFor(this.root.dataset.end);
    else if (!this.clock.running) this.start();
    else if (now.step.kind === "set") this.whatStopped(now, doneAfter(now.exercise, now.planned, this.at?.elapsed ?? 0));
    else this.stepOver(now);
  }

  private leaveFor(address: string | undefined): void {
    void this.kept.then(() => window.location.assign(address ?? "/"));
  }

  private pressDone(): void {
    const now = this.now;
    if (now === null) return;
    if (this.count < now.planned.target) this.whatStopped(now, this.count);
    else this.finish("completed", this.count);
  }

  private change(by: number): void {
    const now = this.now;
    if (now === null) return;
    const each = now.exercise.kind === "carry" ? now.planned.target / now.planned.repetitions : 1;
    this.count = Math.max(0, this.count + by * each);
    this.render();
  }

  private pressSkip(): void {
    const now = this.now;
    if (now === null || this.at === null) return;
    if (now.step.kind === "set") this.finish("skipped", doneAfter(now.exercise, now.planned, this.at.elapsed));
    else this.leaveOut(now, { hard: false, hurts: false }, 0);
    if (this.clock.running) this.start();
  }

  private pressHard(): void {
    const now = this.now;
    if (now === null) return;
    const held = doneAfter(now.exercise, now.planned, this.at?.elapsed ?? 0);
    const marked = () => {
      this.marks.hard = true;
    };
    this.question("Too hard", "It is noted, and the next session listens to it.", [
      { words: "Go on, a little easier", run: () => (marked(), this.goOn()) },
      ...(now.step.kind === "set"
        ? [{ words: "End this set", run: () => (marked(), this.whatStopped(now, held)) }]
        : []),
      { words: "Leave out this exercise", run: () => (this.leaveOut(now, { hard: true, hurts: false }, held), this.goOn()) },
    ]);
  }

  private pressHurts(): void {
    const now = this.now;
    if (now === null) return;
    const held = doneAfter(now.exercise, now.planned, this.at?.elapsed ?? 0);
    const ended = () => {
      this.finish("pain", held);
      this.goOn();
    };
    this.question("It hurts", "If it is sharp, grows, or travels into a leg, stop. You lose nothing by it.", [
      { words: "Stop the session", run: () => this.leaveFor(this.root.dataset.stop), stop: true },
      { words: "Leave out this exercise", run: () => (this.leaveOut(now, { hard: false, hurts: true }, held), this.goOn()) },
      ...(now.step.kind === "set" ? [{ words: "End this set", run: ended }] : []),
      { words: "Go on, gently", run: () => ((this.marks.hurts = true), this.goOn()), quiet: true },
    ]);
  }

  private render(): void {
    const { now, at, prelude, begun, count } = this;
    const told = { elapsed: at?.elapsed ?? 0, prelude, running: this.clock.running, begun, count };
    this.screen.draw(now, this.done.length, told);
  }
}

/** Only one tab plays a session; a second one says so and waits for the first to close. */
function alone(session: string, play: () => void): void {
  if (!("locks" in navigator)) {
    play();
    return;
  }
  const waiting = window.setTimeout(() => {
    part("plain").querySelector(".lead")!.textContent = "This session is open in another tab. It goes on here once that tab is closed.";
  }, 1000);
  void navigator.locks.request(`quadratus.player.${session}`, () => {
    window.clearTimeout(waiting);
    play();
    return new Promise<void>(() => undefined);
  });
}

async function open(root: HTMLElement, plan: Plan): Promise<void> {
  const screen = new Screen(root, plan);
  const owner = root.dataset.person ?? "";
  const courier = await courierOf(owner, root.dataset.csrf ?? "", (saved) => screen.saved(saved));
  const memory = await Memory.open(courier.store, owner, plan);
  await memory.tidy();
  const done = memory.done(await courier.outbox.waiting());
  new Player(root, plan, screen, courier, memory, done).open();
}

const embedded = document.getElementById("plan")?.textContent;
if (embedded) {
  const plan = JSON.parse(embedded) as Plan;
  alone(plan.session, () => void open(part("player"), plan));
}
