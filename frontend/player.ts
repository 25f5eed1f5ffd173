/** The player: joins a session to the page, the clock, the sounds and what this device keeps. */
import { Days } from "./ahead";
import { Awake } from "./awake";
import { Clock, type Reading } from "./clock";
import { Cues } from "./cues";
import { painBefore } from "./days";
import { type Deed, deedOf, isTaken, Keys } from "./keys";
import { unsent } from "./ledger";
import { Memory } from "./memory";
import { newLetter } from "./outbox";
import { fetchAhead } from "./figure";
import { part, still } from "./page";
import { Questions } from "./questions";
import { Screen } from "./screen";
import { type Courier, courierOf } from "./sending";
import type { KeptSession, Outside } from "./place";
import { Session } from "./session";
import { deviceShelf } from "./shelf";
import { wirePanel } from "./sound";
import { clockDecides, type DoneSet, type Exercise, type Plan, type PlannedSet } from "./steps";
import { said } from "./words";
import { WORDS } from "./words/here";

const TICK_MS = 100;
/** The figures that come later wait until the page has what it needs now. */
const AHEAD_MS = 3000;
/** What is pressed several times in a row. */
const FAST: readonly Deed[] = ["less", "more", "stop"];

const reading = (): Reading => ({ wall: Date.now(), steady: performance.now() });

class Player implements Outside {
  private readonly clock = new Clock();
  private readonly awake = new Awake();
  private readonly cues: Cues;
  private readonly keys: Keys;
  private readonly session: Session;
  private readonly questions: Questions;
  private kept: Promise<unknown> = Promise.resolve();
  private ticked = 0;
  private animated = false;
  private told = "";
  private stopped = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly plan: Plan,
    private readonly screen: Screen,
    private readonly courier: Courier,
    private readonly memory: Memory,
    undone: readonly string[],
    private readonly days: Days,
    before: number,
  ) {
    const shelf = deviceShelf();
    this.cues = new Cues(shelf, () => this.session.voiceOver());
    this.keys = new Keys(shelf);
    this.session = new Session(plan, memory.kept, this, undone);
    const [ask, hurt] = [part<HTMLDialogElement>("ask"), part<HTMLDialogElement>("hurt")];
    this.questions = new Questions(this.session, ask, hurt, plan.red_from[before] ?? 0, () => this.changed());
    this.wire();
  }

  /** Show the player in place of the plain list. */
  open(): void {
    part("plain").hidden = true;
    this.root.hidden = false;
    part<HTMLDetailsElement>("how-fold").open = matchMedia("(min-width: 60rem)").matches;
    this.changed();
    void this.courier.go();
    window.setTimeout(() => void fetchAhead(this.plan.exercises), AHEAD_MS);
    window.setInterval(() => this.tick(), TICK_MS);
  }

  // What the session needs -------------------------------------------------------------------------

  record(set: Omit<DoneSet, "event">, { exercise, planned }: { exercise: Exercise; planned: PlannedSet }): string {
    const { pain, ...values } = set;
    const letter = newLetter("set_done", {
      session: this.plan.session,
      ...values,
      ...(pain === null ? {} : { pain }),
      side: planned.side,
      load_kg: exercise.load_kg,
    });
    this.kept = this.courier.post(letter);
    return letter.id;
  }

  withdraw(event: string): void {
    this.kept = this.courier.post(newLetter("withdrawn", { event }));
  }

  keep(kept: KeptSession): void {
    void this.memory.keep(kept);
  }

  sound(...[tone]: Parameters<Outside["sound"]>): void {
    this.cues.play(tone);
  }

  say(words: string): number {
    return this.cues.say(words);
  }

  // Time ---------------------------------------------------------------------------------------------

  private tick(): void {
    if (!this.clock.running) return;
    const { elapsed, slept } = this.clock.tick(reading());
    this.session.tick(elapsed, slept);
    this.ticked = performance.now();
    this.changed();
  }

  /** Between two ticks the pictures move on by themselves, as long as the session runs. */
  private animate(): void {
    if (this.animated || still()) return;
    this.animated = true;
    window.requestAnimationFrame(() => {
      this.animated = false;
      if (!this.session.running) return;
      const since = Math.min(TICK_MS, performance.now() - this.ticked) / 1000;
      this.screen.move(this.session, since);
      this.animate();
    });
  }

  /** Bring everything around the session in line with it. */
  private changed(): void {
    const { session } = this;
    if (session.running && !this.clock.running) this.clock.start(reading());
    if (session.running) this.animate();
    if (!session.running) this.clock.stop();
    this.awake.keep(session.running || session.settling);
    this.screen.draw(session);
    if (session.moment.stopped !== this.stopped) this.showSafety();
    this.questions.put();
    this.tell();
  }

  /** The safety page stands in the player itself: a stop waits for no network. */
  private showSafety(): void {
    this.stopped = this.session.moment.stopped;
    if (!this.stopped) return;
    this.cues.hush();
    window.scrollTo(0, 0);
    part("safety-title").focus({ preventScroll: true });
  }

  private tell(): void {
    const words = said(this.session.now, this.session.running);
    if (words !== this.told) part("live").textContent = words;
    this.told = words;
  }

  // What the person presses --------------------------------------------------------------------------

  private wire(): void {
    const pressed: readonly (readonly [string, Deed])[] = [
      ["go", "next"],
      ["done", "next"],
      ["pause", "pause"],
      ["back", "back"],
      ["skip", "skip"],
      ["undo", "undo"],
      ["hard", "hard"],
      ["hurts", "hurts"],
      ["stop", "stop"],
      ["less", "less"],
      ["more", "more"],
    ];
    for (const [id, deed] of pressed) {
      part(id).addEventListener("click", (event) => {
        event.preventDefault();
        // The second half of a double tap would fall on the button that stands there by then.
        if (event.detail < 2 || FAST.includes(deed)) this.does(deed);
      });
    }
    part("worry").addEventListener("click", (event) => {
      event.preventDefault();
      this.worried(part<HTMLAnchorElement>("worry").href);
    });
    // Who says that none of it is true is not asked again on the way back.
    part("stop-questions").addEventListener("click", () => this.session.comeBack());
    part("come-back").addEventListener("click", () => {
      this.session.comeBack();
      this.changed();
      part("go").focus();
    });
    document.addEventListener("keydown", (event) => this.pressKey(event));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) return;
      this.clock.hidden();
      this.session.keep();
    });
    window.addEventListener("pagehide", () => this.session.keep());
    wirePanel(this.cues, this.awake, this.keys);
  }

  private pressKey(event: KeyboardEvent): void {
    const deed = deedOf(event);
    const asked = document.querySelector("dialog[open]") !== null;
    if (deed === null || asked || this.session.moment.stopped || !this.keys.on) return;
    if (isTaken(document.activeElement, event.key)) return;
    event.preventDefault();
    this.does(deed);
  }

  private does(deed: Deed): void {
    this.cues.wake();
    this.do(deed);
    this.changed();
  }

  private do(deed: Deed): void {
    const { session } = this;
    switch (deed) {
      case "pause":
        return session.running ? session.pause() : session.start();
      case "next":
        return this.next();
      case "back":
        return session.back();
      case "skip":
        return session.skip();
      case "undo":
        return session.undo();
      case "hard":
      case "hurts":
        if (session.now !== null) session.ask({ about: deed, done: session.held });
        return;
      case "stop":
        return session.stop();
      case "less":
        return session.change(-1);
      case "more":
        return session.change(1);
    }
  }

  /** The one primary action: begin, go on, ready now, end the hold, done, on to the last questions. */
  private next(): void {
    const { session } = this;
    const now = session.now;
    if (now === null) this.leaveFor(this.root.dataset.end);
    else if (!session.running) this.start();
    else if (now.step.kind !== "set") session.next();
    else if (clockDecides(now.exercise)) session.ask({ about: "stopped", done: session.held });
    else session.confirm();
  }

  /** Who began with a key goes on with the pause under it: another press of the same key must not end anything. */
  private start(): void {
    this.session.start();
    this.changed();
    if (document.activeElement === part("go")) part("pause").focus({ preventScroll: true });
  }

  /** Something new or worrying is kept before the questions come: left unanswered, they come first all the same. */
  private worried(questions: string): void {
    this.kept = Promise.all([this.courier.post(newLetter("worry_told", {})), this.days.did({ news: true })]);
    this.leaveFor(questions);
  }

  private leaveFor(address: string | undefined): void {
    void this.kept.then(() => window.location.assign(address ?? "/"));
  }
}

/** Only one tab plays a session; a second one says so and waits for the first to close. */
function alone(session: string, play: () => void): void {
  if (!("locks" in navigator)) {
    play();
    return;
  }
  const waiting = window.setTimeout(() => {
    const lead = part("plain").querySelector(".lead");
    if (lead !== null) lead.textContent = WORDS.elsewhere;
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
  const memory = await Memory.open(courier.store, owner, plan.session);
  await memory.tidy();
  const waiting = unsent(await courier.outbox.waiting(), plan.session);
  const known = { ...plan, done: [...plan.done, ...waiting.sets] };
  const days = new Days(courier.store, owner);
  const before = painBefore(await days.known(), plan.session, plan.pain_before);
  new Player(root, known, screen, courier, memory, waiting.undone, days, before).open();
}

const embedded = document.getElementById("plan")?.textContent;
if (embedded) {
  const plan = JSON.parse(embedded) as Plan;
  alone(plan.session, () => void open(part("player"), plan));
}
