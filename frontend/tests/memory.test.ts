import assert from "node:assert/strict";
import { test } from "node:test";

import { Memory } from "../memory";
import { Outbox } from "../outbox";
import { MemoryShelf } from "../shelf";
import type { Plan, SetKey } from "../steps";

const sets = [0, 1, 2].map(() => ({ side: "both" as const, side_words: "", target: 20, repetitions: 2 }));
const PLAN: Plan = {
  session: "today",
  get_ready_seconds: 5,
  steps: [{ kind: "set", seconds: 23, rung: "bridge", set: 0 }],
  exercises: [
    {
      rung: "bridge",
      name: "Bridge",
      kind: "hold",
      dose: "",
      unit: "seconds",
      each_seconds: 10,
      pause_seconds: 3,
      load_kg: 0,
      load: "",
      sets,
    },
  ],
  done: [{ rung: "bridge", number: 0 }],
};
const numbers = (done: SetKey[]): number[] => done.map((key) => key.number).sort();

test("a set that was sent while an older page was on its way is still known", () => {
  const shelf = new MemoryShelf();
  new Memory(shelf, PLAN).keepDone({ rung: "bridge", number: 1 });
  assert.deepEqual(numbers(new Memory(shelf, PLAN).done(new Outbox(shelf, "1"))), [0, 1]);
});

test("a set is counted once, whoever knows of it", () => {
  const shelf = new MemoryShelf();
  const memory = new Memory(shelf, PLAN);
  const outbox = new Outbox(shelf, "1");
  const body = { session: "today", rung: "bridge", number: 1, moment: "2026-03-01T08:00:00+00:00" };
  memory.keepDone({ rung: "bridge", number: 0 });
  memory.keepDone({ rung: "bridge", number: 1 });
  outbox.add({ id: "a", kind: "set_done", body });
  outbox.add({ id: "b", kind: "set_done", body: { ...body, session: "another", number: 2 } });
  assert.deepEqual(numbers(memory.done(outbox)), [0, 1]);
});

test("the place is kept, and the hold under way begins again", () => {
  const shelf = new MemoryShelf();
  new Memory(shelf, PLAN).keepPosition({ step: 0, elapsed: 17 });
  assert.deepEqual(new Memory(shelf, PLAN).position(), { step: 0, elapsed: 13 });
  new Memory(shelf, PLAN).keepPosition(null);
  assert.equal(new Memory(shelf, PLAN).position(), null);
});

test("other sessions are forgotten, unsent sets never", () => {
  const shelf = new MemoryShelf();
  const outbox = new Outbox(shelf, "1");
  new Memory(shelf, { ...PLAN, session: "yesterday" }).keepDone({ rung: "bridge", number: 2 });
  outbox.add({ id: "a", kind: "set_done", body: { session: "yesterday", moment: "2026-03-01T08:00:00+00:00" } });
  new Memory(shelf, PLAN).tidy();
  assert.equal(shelf.getItem("quadratus.done.yesterday"), null);
  assert.equal(outbox.waiting().length, 1);
});
