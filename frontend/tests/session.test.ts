import assert from "node:assert/strict";
import { test } from "node:test";

import type { Tone } from "../cueing";
import type { KeptSession, Outside } from "../place";
import { Session } from "../session";
import type { DoneSet } from "../steps";
import { done, PLAN } from "./plans";

/** A session with everything around it, and a clock that is turned by hand. */
class Room implements Outside {
  readonly sets: DoneSet[] = [];
  readonly withdrawn: string[] = [];
  readonly tones: Tone[] = [];
  readonly words: string[] = [];
  kept: KeptSession | null = null;
  voice = 0;
  session: Session;

  constructor(plan = PLAN, kept: KeptSession | null = null) {
    this.session = new Session(plan, kept, this);
  }

  record(set: Omit<DoneSet, "event">): string {
    const event = `e${this.sets.length + 1}`;
    this.sets.push({ ...set, event });
    return event;
  }

  withdraw(event: string): void {
    this.withdrawn.push(event);
  }

  keep(kept: KeptSession): void {
    this.kept = JSON.parse(JSON.stringify(kept)) as KeptSession;
  }

  sound(tone: Tone): void {
    this.tones.push(tone);
  }

  say(words: string): number {
    if (words) this.words.push(words);
    return this.voice;
  }

  /** Let seconds pass, a tenth at a time. */
  pass(seconds: number): this {
    for (let tick = 0; tick < Math.round(seconds * 10); tick += 1) this.session.tick(100, false);
    return this;
  }

  /** Go to a step as a person would who does everything. */
  reach(step: number): this {
    this.session.start();
    for (let guard = 0; this.session.moment.step < step && guard < 3000; guard += 1) {
      if (this.session.now?.exercise.kind !== "hold" && this.session.now?.step.kind === "set") this.finishSet();
      else this.pass(0.1);
    }
    assert.equal(this.session.moment.step, step);
    return this;
  }

  /** Say that the set is done, quicker than the clock where it is asked. */
  finishSet(): void {
    this.session.confirm();
    if (this.session.moment.question !== null) this.session.didAll();
  }

  /** What a tab would find that is opened after this one crashed. */
  crash(): Room {
    const after = new Room(PLAN, this.kept);
    after.sets.push(...this.sets);
    return after;
  }

  get at(): [number, number] {
    return [this.session.moment.step, Math.round(this.session.moment.elapsed * 10) / 10];
  }

  /** The sets that count, as rung, number and how they ended. */
  get noted(): string[] {
    const counted = this.sets.filter((set) => !this.withdrawn.includes(set.event));
    return counted.map((set) => `${set.rung} ${set.number} ${set.ended} ${set.done}`);
  }
}

test("a whole session by the clock and the person, each set once", () => {
  const room = new Room();
  room.session.start();
  for (let guard = 0; room.session.now !== null && guard < 400; guard += 1) {
    if (room.session.now.step.kind === "set" && room.session.now.exercise.kind !== "hold") room.finishSet();
    else room.pass(1);
  }
  assert.deepEqual(room.noted, [
    "breathing 0 completed 3",
    "bug 0 completed 20",
    "bug 1 completed 20",
    "tilt 0 completed 4",
    "tilt 1 completed 4",
  ]);
  assert.equal(room.words[room.words.length - 1], "That was the last set.");
  assert.equal(room.session.running, false);
});

test("the speech comes first, then the clock", () => {
  const room = new Room();
  room.voice = 4000;
  room.session.start();
  room.pass(2);
  assert.deepEqual(room.at, [0, 0]);
  assert.equal(room.session.listening, true);
  room.session.voiceOver();
  room.pass(2);
  assert.deepEqual(room.at, [0, 2]);
});

test("a voice that never ends holds the clock no longer than its limit", () => {
  const room = new Room();
  room.voice = 4000;
  room.session.start();
  room.pass(4);
  assert.deepEqual(room.at, [0, 0]);
  room.pass(1);
  assert.deepEqual(room.at, [0, 1]);
});

test("in a rest the clock waits for no voice", () => {
  const room = new Room().reach(2);
  room.voice = 4000;
  room.session.pause();
  room.session.start();
  room.pass(3);
  assert.equal(room.session.moment.elapsed > 2.9, true);
});

test("a hold ends by its clock, breaths and repetitions by the person", () => {
  const room = new Room().reach(1);
  room.pass(120);
  assert.deepEqual(room.at, [1, 30]);
  assert.deepEqual(room.noted, []);
  room.session.confirm();
  room.reach(4).pass(23);
  assert.equal(room.session.moment.step, 5);
});

test("a pause, and a set that goes on after it, lose no second and count none twice", () => {
  const room = new Room().reach(4).pass(7);
  room.session.pause();
  room.pass(60);
  assert.deepEqual(room.at, [4, 7]);
  room.session.start();
  assert.equal(room.session.moment.ready, 5);
  room.pass(5);
  assert.deepEqual(room.at, [4, 7]);
  room.pass(16);
  assert.deepEqual(room.noted.slice(1), ["bug 0 completed 20"]);
});

for (const [what, step, seconds] of [
  ["getting ready", 3, 2],
  ["a breath", 1, 12.3],
  ["a hold", 4, 16.4],
  ["a switch of sides", 5, 4],
  ["a rest", 10, 21],
] as const) {
  test(`a tab that crashes in ${what} goes on from the same second`, () => {
    const room = new Room().reach(step);
    room.session.pause();
    const from = room.session.moment.elapsed;
    room.session.start();
    room.pass(room.session.moment.ready);
    room.pass(seconds);
    const after = room.crash();
    const [before, now] = [room.session.moment, after.session.moment];
    assert.equal(now.step, before.step);
    assert.ok(before.elapsed - now.elapsed < 1 && before.elapsed >= now.elapsed, `${before.elapsed} and ${now.elapsed}`);
    assert.ok(before.elapsed - from >= seconds - 0.2);
    assert.equal(after.session.running, false);
    assert.deepEqual(after.session.done.map((set) => set.event), room.session.done.map((set) => set.event));
  });
}

test("sleep counts nothing, waits and says so", () => {
  const room = new Room().reach(4).pass(7);
  room.session.tick(0, true);
  assert.deepEqual(room.at, [4, 7]);
  assert.equal(room.session.running, false);
  assert.equal(room.session.waiting, "slept");
});

test("a question that is open is open again after a reload, at the same second", () => {
  const room = new Room().reach(4).pass(6);
  room.session.ask({ about: "stopped", done: room.session.held });
  const after = room.crash();
  assert.deepEqual(after.session.moment.question, { about: "stopped", done: 6 });
  after.session.start();
  assert.equal(after.session.running, false, "the clock waits for the answer");
  after.session.stoppedBy("arm_or_shoulder");
  assert.equal(after.noted[1], "bug 0 arm_or_shoulder 6");
  assert.equal(after.session.moment.step, 5);
});

test("a session that was stopped stays stopped after a reload, and can be taken up again", () => {
  const room = new Room().reach(4).pass(3);
  room.session.stop();
  const after = room.crash();
  assert.equal(after.session.moment.stopped, true);
  after.session.comeBack();
  assert.deepEqual(after.at, [4, 3]);
});

test("a stop that safety questions have answered since is over; an older page keeps it", () => {
  const stoppedAt = (screenings: number) => {
    const room = new Room({ ...PLAN, screenings }).reach(4).pass(3);
    room.session.stop();
    return room.kept;
  };
  const kept = stoppedAt(2);
  const answered = new Room({ ...PLAN, screenings: 3 }, kept);
  assert.equal(answered.session.moment.stopped, false);
  assert.deepEqual(answered.at, [4, 3]);
  assert.equal(answered.session.running, false, "nothing begins by itself");
  answered.session.stop();
  const again = new Room({ ...PLAN, screenings: 3 }, answered.kept);
  assert.equal(again.session.moment.stopped, true, "a new stop waits for a new answer");
  for (const screenings of [1, 2]) {
    assert.equal(new Room({ ...PLAN, screenings }, kept).session.moment.stopped, true);
  }
});

test("a set that the record knows of is not asked again, wherever the person was", () => {
  const kept = new Room().reach(1).pass(9).kept;
  const room = new Room({ ...PLAN, done: [done("breathing", 0, "x")] }, kept);
  assert.deepEqual(room.at, [2, 0]);
});

test("when all is done on another device nothing is left", () => {
  const all = PLAN.exercises.flatMap(({ rung, sets }) => sets.map((_, number) => done(rung, number, `${rung}${number}`)));
  assert.equal(new Room({ ...PLAN, done: all }).session.now, null);
});

test("what the clock has seen is proposed; less than asked asks what was in the way", () => {
  const room = new Room().reach(1).pass(12);
  assert.equal(room.session.count, 1);
  room.session.confirm();
  assert.deepEqual(room.session.moment.question, { about: "stopped", done: 1 });
  room.session.stoppedBy("breath");
  assert.deepEqual(room.noted, ["breathing 0 breath 1"]);
});

test("who was quicker than the clock says so, and all of it counts", () => {
  const room = new Room().reach(1).pass(2);
  room.session.confirm();
  room.session.didAll();
  assert.deepEqual(room.noted, ["breathing 0 completed 3"]);
  assert.equal(room.session.running, true);
});

test("who is in the last repetition has done it", () => {
  const room = new Room().reach(1).pass(19.9);
  room.session.confirm();
  assert.equal(room.session.moment.question?.about, "stopped");
  room.session.dismiss();
  room.pass(5.2).session.confirm();
  assert.deepEqual(room.noted, ["breathing 0 completed 3"]);
});

test("what the person says counts, also where it is more than asked", () => {
  const room = new Room().reach(9).pass(12);
  room.session.change(1);
  assert.equal(room.pass(6).session.count, 3);
  for (let press = 0; press < 2; press += 1) room.session.change(1);
  room.session.confirm();
  assert.deepEqual(room.noted.slice(-1), ["tilt 0 completed 5"]);
});

test("nobody does less than nothing", () => {
  const room = new Room().reach(1).pass(12);
  for (let press = 0; press < 9; press += 1) room.session.change(-1);
  assert.equal(room.session.count, 0);
});

const NEW_BUG = { ...PLAN, exercises: PLAN.exercises.map((one) => ({ ...one, is_new: one.rung === "bug" })) };

test("an exercise that is new waits for the person to be in place, then gives the time to get ready", () => {
  const room = new Room(NEW_BUG).reach(2).pass(21);
  assert.equal(room.session.running, false);
  assert.equal(room.session.settling, true);
  assert.deepEqual(room.pass(60).at, [3, 0]);
  assert.match(room.words[room.words.length - 1] ?? "", /new/);
  const crashed = new Room(NEW_BUG, room.kept);
  assert.equal(crashed.session.settling, true);
  room.session.start();
  assert.equal(room.session.settling, false);
  assert.match(room.words[room.words.length - 1] ?? "", /^Dead bug, left side\..* Get ready\.$/);
  assert.deepEqual(room.pass(7).at, [4, 2]);
});

test("the other side of what is new, and what is known, do not wait", () => {
  assert.equal(new Room(NEW_BUG).reach(2).pass(21).session.now?.exercise.rung, "bug");
  const room = new Room().reach(2).pass(21);
  assert.equal(room.session.running, true);
});

test("a new exercise that opens the session shows its position before anything runs", () => {
  const first = { ...PLAN, exercises: PLAN.exercises.map((one) => ({ ...one, is_new: true })) };
  const room = new Room(first);
  assert.equal(room.session.settling, true);
  room.session.start();
  assert.equal(room.session.settling, false);
  assert.equal(room.pass(6).session.now?.step.kind, "set");
});

test("skip leaves out the set under way or the next one", () => {
  const room = new Room().reach(4).pass(5);
  room.session.skip();
  assert.equal(room.noted[1], "bug 0 skipped 5");
  room.session.skip();
  assert.equal(room.noted[2], "bug 1 skipped 0");
  assert.equal(room.session.moment.step, 7);
});

test("undo takes the last set back, and doing it again counts once", () => {
  const room = new Room().reach(5);
  room.session.undo();
  assert.deepEqual(room.withdrawn, ["e2"]);
  assert.deepEqual(room.at, [4, 0]);
  assert.equal(room.session.waiting, "undone");
  assert.equal(room.session.running, false);
  room.session.start();
  room.pass(5 + 23);
  assert.deepEqual(room.noted, ["breathing 0 completed 3", "bug 0 completed 20"]);
});

test("what was taken back stays so after a reload, also where the page is older", () => {
  const room = new Room().reach(5);
  room.session.undo();
  const told = { ...PLAN, done: [done("breathing", 0, "e1"), done("bug", 0, "e2")] };
  assert.deepEqual(new Room(told, room.kept).at, [4, 0]);
});

test("undo goes on to the set before, and stops at the first", () => {
  const room = new Room().reach(5);
  for (let press = 0; press < 4; press += 1) room.session.undo();
  assert.deepEqual(room.withdrawn, ["e2", "e1"]);
  assert.deepEqual(room.at, [1, 0]);
  assert.deepEqual(room.session.undoable, []);
});

test("what was left out together comes back together", () => {
  const room = new Room().reach(3);
  room.session.leaveOut();
  assert.deepEqual(room.noted.slice(1), ["bug 0 skipped 0", "bug 1 skipped 0"]);
  room.session.undo();
  assert.deepEqual(room.noted, ["breathing 0 completed 3"]);
  assert.deepEqual(room.at, [4, 0]);
});

test("back goes one step back; behind it lies a set that is done, and that is asked first", () => {
  const room = new Room().reach(4).pass(3);
  room.session.back();
  assert.deepEqual(room.at, [3, 0]);
  room.session.back();
  assert.deepEqual(room.at, [2, 0]);
  room.session.back();
  assert.equal(room.session.moment.question?.about, "again");
  room.session.undo();
  assert.deepEqual(room.at, [1, 0]);
  room.session.back();
  room.session.back();
  assert.deepEqual(room.at, [0, 0]);
  assert.equal(room.session.canGoBack, false);
});

test("from the end, back asks for the last set", () => {
  const room = new Room().reach(PLAN.steps.length);
  room.session.back();
  room.session.undo();
  assert.deepEqual(room.at, [11, 0]);
});

test("what hurts in a set is noted with it, with how much and where", () => {
  const room = new Room().reach(4).pass(5);
  room.session.ask({ about: "hurts", done: room.session.held });
  room.session.mark({ hurts: true, pain: 4, where: ["left_lower"] });
  room.session.goOn();
  room.pass(5 + 18);
  const set = room.sets[1];
  assert.deepEqual([set?.ended, set?.hurts, set?.pain, set?.where], ["completed", true, 4, ["left_lower"]]);
  assert.equal(room.session.moment.marks.hurts, false, "the next set begins without it");
});

test("what hurts before any set was tried is noted with the first one", () => {
  const room = new Room();
  room.session.mark({ hurts: true, pain: 4, where: ["left_leg"] });
  room.session.leaveOut();
  const [first, ...others] = room.sets;
  assert.deepEqual([first?.ended, first?.done, first?.hurts, first?.pain, first?.where], ["pain", 0, true, 4, ["left_leg"]]);
  assert.ok(others.every((set) => set.ended === "skipped" && !set.hurts && set.pain === null));
});

test("what is said in a rest belongs to the set before, whose report is replaced", () => {
  const room = new Room().reach(5);
  room.session.ask({ about: "hurts", done: 0 });
  room.session.mark({ hurts: true, pain: 3 });
  room.session.goOn();
  assert.deepEqual(room.withdrawn, ["e2"]);
  assert.deepEqual(room.sets[2], done("bug", 0, "e3", { done: 20, hurts: true, pain: 3 }));
  assert.deepEqual(room.session.now?.step.kind, "switch_sides");
});

test("between two exercises what is said belongs to the one that was tried last", () => {
  const room = new Room();
  assert.equal(room.session.spokenOf?.rung, "breathing");
  room.reach(2);
  assert.equal(room.session.now?.exercise.rung, "bug");
  assert.equal(room.session.spokenOf?.rung, "breathing");
  room.reach(4);
  assert.equal(room.session.spokenOf?.rung, "bug");
});

test("what is said before the first set stays with that set", () => {
  const room = new Room();
  room.session.start();
  room.session.ask({ about: "hurts", done: 0 });
  room.session.mark({ hurts: true });
  room.session.goOn();
  room.pass(5);
  room.finishSet();
  assert.equal(room.sets[0]?.hurts, true);
});

test("after pain nothing begins by itself, after too hard it goes on", () => {
  for (const [mark, runs] of [["hurts", false], ["hard", true]] as const) {
    const room = new Room().reach(4).pass(4);
    room.session.ask({ about: mark, done: room.session.held });
    room.session.mark({ [mark]: true });
    room.session.leaveOut();
    assert.equal(room.session.running, runs);
    assert.equal(room.session.waiting, runs ? null : "hurt");
    room.session.start();
    assert.equal(room.session.running, true);
  }
});

for (const [mark, ended] of [
  ["hurts", "pain"],
  ["hard", "other"],
] as const) {
  test(`an exercise that is left out because it ${mark} counts as tried, not as left out`, () => {
    const room = new Room().reach(4).pass(4);
    room.session.ask({ about: mark, done: room.session.held });
    room.session.mark({ [mark]: true });
    room.session.leaveOut();
    assert.deepEqual(room.noted.slice(1), [`bug 0 ${ended} 4`, "bug 1 skipped 0"]);
    assert.equal(mark === "hurts" ? room.sets[1]?.hurts : room.sets[1]?.too_hard, true);
    assert.equal(room.sets[2]?.hurts, false);
    assert.equal(room.session.moment.step, 7);
  });
}

test("a stop for pain notes the set under way and stops at once", () => {
  const room = new Room().reach(4).pass(4);
  room.session.ask({ about: "hurts", done: room.session.held });
  room.session.mark({ pain: 7, where: ["right_leg"] });
  room.session.stopForPain();
  assert.deepEqual(room.sets[1], done("bug", 0, "e2", { done: 4, ended: "pain", hurts: true, pain: 7, where: ["right_leg"] }));
  assert.equal(room.session.moment.stopped, true);
  assert.equal(room.session.running, false);
});

test("the place is kept at least every second while the clock runs", () => {
  const room = new Room().reach(4);
  for (let second = 1; second < 20; second += 1) {
    room.pass(1);
    assert.ok(room.session.moment.elapsed - (room.kept?.moment.elapsed ?? 0) <= 1);
  }
});

test("three ticks and a beginning lead into a set", () => {
  const room = new Room().reach(3);
  room.tones.length = 0;
  room.pass(5.1);
  assert.deepEqual(room.tones, ["tick", "tick", "tick", "begin"]);
});
