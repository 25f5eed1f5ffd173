import assert from "node:assert/strict";
import { test } from "node:test";

import { type Answer, backOff, type Letter, Outbox } from "../outbox";
import { MemoryShelf } from "../shelf";

const letter = (id: string, moment: string): Letter => ({ id, kind: "set_done", body: { id, moment } });
const early = letter("b", "2026-03-01T08:00:00+00:00");
const late = letter("a", "2026-03-01T09:00:00+00:00");

test("letters go out oldest first, and leave the box once they are taken", async () => {
  const box = new Outbox(new MemoryShelf(), "1");
  box.add(late);
  box.add(early);
  const sent: string[] = [];
  const empty = await box.flush(async (one) => {
    sent.push(one.id);
    return { outcome: "taken" };
  });
  assert.equal(empty, true);
  assert.deepEqual(sent, ["b", "a"]);
  assert.deepEqual(box.waiting(), []);
});

test("a letter that cannot go now stays, and so do those behind it", async () => {
  const box = new Outbox(new MemoryShelf(), "1");
  box.add(early);
  box.add(late);
  const answers: Answer[] = [{ outcome: "taken" }, { outcome: "later" }];
  const empty = await box.flush(async () => answers.shift() ?? { outcome: "later" });
  assert.equal(empty, false);
  assert.deepEqual(box.waiting(), [late]);
});

test("what waits outlives the page", () => {
  const shelf = new MemoryShelf();
  new Outbox(shelf, "1").add(early);
  assert.deepEqual(new Outbox(shelf, "1").waiting(), [early]);
});

test("a refused letter is kept beside the words of the refusal and does not block the others", async () => {
  const box = new Outbox(new MemoryShelf(), "1");
  box.add(early);
  box.add(late);
  const answers: Answer[] = [{ outcome: "refused", message: "Not saved." }, { outcome: "taken" }];
  assert.equal(await box.flush(async () => answers.shift() ?? { outcome: "later" }), true);
  assert.deepEqual(box.refused(), [{ letter: early, message: "Not saved." }]);
  assert.deepEqual(box.waiting(), []);
});

test("a refusal stays until it has been read", async () => {
  const box = new Outbox(new MemoryShelf(), "1");
  box.add(early);
  await box.flush(async () => ({ outcome: "refused", message: "Not saved." }));
  box.forgetRefused();
  assert.deepEqual(box.refused(), []);
});

test("nobody's letters are sent as someone else's", () => {
  const shelf = new MemoryShelf();
  new Outbox(shelf, "1").add(early);
  assert.deepEqual(new Outbox(shelf, "11").waiting(), []);
  assert.deepEqual(new Outbox(shelf, "2").waiting(), []);
});

test("what cannot be read does not stand in the way", () => {
  const shelf = new MemoryShelf();
  shelf.setItem("quadratus.outbox.1.x", "{");
  new Outbox(shelf, "1").add(early);
  assert.deepEqual(new Outbox(shelf, "1").waiting(), [early]);
});

test("the same letter twice is one letter", () => {
  const box = new Outbox(new MemoryShelf(), "1");
  box.add(early);
  box.add(early);
  assert.equal(box.waiting().length, 1);
});

test("the back-off doubles and is bounded", () => {
  assert.deepEqual([1, 2, 3, 4].map(backOff), [1000, 2000, 4000, 8000]);
  assert.equal(backOff(0), 1000);
  assert.equal(backOff(30), 60_000);
});
