import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { Memory } from "../memory";
import { type Letter, Outbox } from "../outbox";
import type { Plan, SetKey } from "../steps";
import type { Store } from "../store";
import { freshStore } from "./stores";

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
const set = (number: number): SetKey => ({ rung: "bridge", number });
const numbers = (done: SetKey[]): number[] => done.map((key) => key.number).sort();
const open = (store: Store, plan: Plan = PLAN, owner = "1"): Promise<Memory> => Memory.open(store, owner, plan);
const letter = (session: string, number: number): Letter => ({
  id: `${session} ${number}`,
  kind: "set_done",
  body: { session, rung: "bridge", number, moment: "2026-03-01T08:00:00+00:00" },
});

test("a set that was sent while an older page was on its way is still known", async () => {
  const store = await freshStore();
  await (await open(store)).keepSet(set(1), true);
  assert.deepEqual(numbers((await open(store)).done([])), [0, 1]);
});

test("a set is counted once, whoever knows of it", async () => {
  const memory = await open(await freshStore());
  await memory.keepSet(set(0), true);
  await memory.keepSet(set(1), true);
  assert.deepEqual(numbers(memory.done([letter("today", 1), letter("another", 2)])), [0, 1]);
});

test("a set that waits to be sent is done, also where the page closed before it was remembered", async () => {
  assert.deepEqual(numbers((await open(await freshStore())).done([letter("today", 2)])), [0, 2]);
});

test("a set that was taken back is open, until it is done again", async () => {
  const store = await freshStore();
  const memory = await open(store);
  await memory.keepSet(set(0), false);
  assert.deepEqual(numbers((await open(store)).done([letter("today", 0)])), []);
  await memory.keepSet(set(0), true);
  assert.deepEqual(numbers((await open(store)).done([])), [0]);
});

test("the place is kept, and the hold under way begins again", async () => {
  const store = await freshStore();
  const memory = await open(store);
  await memory.keepPosition({ step: 0, elapsed: 17 });
  assert.deepEqual((await open(store)).position(), { step: 0, elapsed: 13 });
  await memory.keepPosition(null);
  assert.equal((await open(store)).position(), null);
});

test("another person knows nothing of it", async () => {
  const store = await freshStore();
  const memory = await open(store);
  await memory.keepPosition({ step: 0, elapsed: 1 });
  await memory.keepSet(set(1), true);
  const other = await open(store, PLAN, "2");
  assert.equal(other.position(), null);
  assert.deepEqual(numbers(other.done([])), [0]);
});

test("other sessions are forgotten, unsent sets never", async () => {
  const store = await freshStore();
  const outbox = new Outbox(store, "1");
  const yesterday = { ...PLAN, session: "yesterday" };
  await (await open(store, yesterday)).keepSet(set(2), true);
  await outbox.add(letter("yesterday", 2));
  await (await open(store)).tidy();
  assert.deepEqual(numbers((await open(store, yesterday)).done([])), [0]);
  assert.equal((await outbox.waiting()).length, 1);
});
