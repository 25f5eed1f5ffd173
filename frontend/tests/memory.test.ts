import assert from "node:assert/strict";
import { test } from "node:test";

import { Memory, type Place } from "../memory";
import { MemoryStore } from "../store";

const PLACE: Place = {
  moment: {
    step: 4,
    elapsed: 7.3,
    ready: 0,
    count: 20,
  inPlace: true,
    marks: { hard: true, hurts: false, pain: null, where: [] },
    question: { about: "hard", done: 7 },
    begun: true,
    stopped: false,
    screenings: 0,
  },
  ledger: { here: [], undone: ["a"] },
};

test("the place is kept to the second, with the open question and the marks", async () => {
  const store = new MemoryStore();
  await (await Memory.open(store, "kim", "today")).keep(PLACE);
  assert.deepEqual((await Memory.open(store, "kim", "today")).kept, PLACE);
});

test("nobody goes on where someone else was", async () => {
  const store = new MemoryStore();
  await (await Memory.open(store, "kim", "today")).keep(PLACE);
  assert.equal((await Memory.open(store, "stranger", "today")).kept, null);
});

test("other sessions are forgotten, unsent sets never", async () => {
  const store = new MemoryStore();
  await (await Memory.open(store, "kim", "yesterday")).keep(PLACE);
  await store.write("kim", [{ table: "letters", name: "a", value: { id: "a", kind: "set_done", body: {} } }]);
  await (await Memory.open(store, "kim", "today")).tidy();
  assert.equal((await Memory.open(store, "kim", "yesterday")).kept, null);
  assert.equal((await store.all("letters", "kim")).size, 1);
});
