import assert from "node:assert/strict";
import { test } from "node:test";

import { Ledger, unsent } from "../ledger";
import { done } from "./plans";

const names = (sets: readonly { event: string }[]): string[] => sets.map((set) => set.event);

test("a set is known once, whoever tells of it; of two reports the later counts", () => {
  const ledger = new Ledger([done("bug", 0, "a"), done("bug", 1, "b")], null);
  ledger.add({ ...done("bug", 1, "b"), together: "b" });
  ledger.add({ ...done("bug", 0, "c", { done: 7 }), together: "c" });
  assert.deepEqual(names(ledger.sets()), ["b", "c"]);
  assert.equal(ledger.of({ rung: "bug", number: 0 })?.done, 7);
});

test("what is taken back is gone, also where the page still tells of it", () => {
  const ledger = new Ledger([done("bug", 0, "a")], { here: [], undone: ["a"] });
  assert.deepEqual(ledger.sets(), []);
  assert.deepEqual(new Ledger([done("bug", 0, "a")], null, ["a"]).sets(), []);
});

test("of two reports the earlier counts again once the later is taken back", () => {
  const ledger = new Ledger([done("bug", 0, "a", { done: 5 })], null);
  ledger.add({ ...done("bug", 0, "b", { done: 9 }), together: "b" });
  ledger.takeBack("b");
  assert.equal(ledger.of({ rung: "bug", number: 0 })?.done, 5);
});

test("sets that were left out together are the last together", () => {
  const ledger = new Ledger([], null);
  ledger.add({ ...done("bug", 0, "a"), together: "a" });
  ledger.add({ ...done("bug", 1, "b"), together: "b" });
  ledger.add({ ...done("bug", 2, "c"), together: "b" });
  assert.deepEqual(names(ledger.last()), ["b", "c"]);
  for (const set of ledger.last()) ledger.takeBack(set.event);
  assert.deepEqual(names(ledger.last()), ["a"]);
});

test("it is kept and read again", () => {
  const ledger = new Ledger([], null);
  ledger.add({ ...done("bug", 0, "a"), together: "a" });
  ledger.add({ ...done("bug", 1, "b"), together: "b" });
  ledger.takeBack("b");
  const again = new Ledger([], JSON.parse(JSON.stringify(ledger.kept)));
  assert.deepEqual(names(again.sets()), ["a"]);
});

test("what waits to be sent is read from its letters, of this session only", () => {
  const body = { session: "today", rung: "bug", number: 1, side: "left", done: 12, ended: "pain", hurts: true, pain: 4, where: ["middle"] };
  const letters = [
    { id: "a", kind: "set_done", body },
    { id: "b", kind: "set_done", body: { ...body, session: "another" } },
    { id: "c", kind: "withdrawn", body: { event: "z" } },
    { id: "d", kind: "morning", body: { pain: 2 } },
  ];
  const found = unsent(letters, "today");
  assert.deepEqual(found.sets, [done("bug", 1, "a", { done: 12, ended: "pain", hurts: true, pain: 4, where: ["middle"] })]);
  assert.deepEqual(found.undone, ["z"]);
});
