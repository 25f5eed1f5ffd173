import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Answer, backOff, type Letter, newLetter, Outbox } from "../outbox";
import { MemoryStore } from "../store";
import { freshStore } from "./stores";

const letter = (id: string, moment: string): Letter => ({ id, kind: "set_done", body: { id, moment } });
const early = letter("b", "2026-03-01T08:00:00.000+00:00");
const late = letter("a", "2026-03-01T09:00:00.000+00:00");
const answering = (...answers: Answer[]) => async (): Promise<Answer> => answers.shift() ?? { outcome: "later" };

test("letters go out oldest first, and leave the box once they are taken", async () => {
  const box = new Outbox(await freshStore(), "1");
  await box.add(late, early);
  const sent: string[] = [];
  const stopped = await box.flush(async (one) => {
    sent.push(one.id);
    return { outcome: "taken" };
  });
  assert.equal(stopped, null);
  assert.deepEqual(sent, ["b", "a"]);
  assert.deepEqual(await box.waiting(), []);
});

test("the moment counts, not how it is written", async () => {
  const box = new Outbox(await freshStore(), "1");
  const travelled = letter("c", "2026-03-01T03:30:00.000-05:00");
  await box.add(late, travelled, early);
  assert.deepEqual(
    (await box.waiting()).map((one) => one.id),
    ["b", "c", "a"],
  );
});

test("a letter that cannot go now stays, and so do those behind it", async () => {
  const box = new Outbox(await freshStore(), "1");
  await box.add(early, late);
  const stopped = await box.flush(answering({ outcome: "taken" }, { outcome: "later", message: "Sign in again." }));
  assert.equal(stopped?.message, "Sign in again.");
  assert.deepEqual(await box.waiting(), [late]);
});

test("what waits outlives the page", async () => {
  const store = await freshStore();
  await new Outbox(store, "1").add(early);
  assert.deepEqual(await new Outbox(store, "1").waiting(), [early]);
});

test("a refused letter is kept beside the words of the refusal and does not block the others", async () => {
  const box = new Outbox(await freshStore(), "1");
  await box.add(early, late);
  assert.equal(await box.flush(answering({ outcome: "refused", message: "Not saved." }, { outcome: "taken" })), null);
  assert.deepEqual(await box.refused(), [{ letter: early, message: "Not saved." }]);
  assert.deepEqual(await box.waiting(), []);
});

test("a refusal stays until it has been read", async () => {
  const box = new Outbox(await freshStore(), "1");
  await box.add(early);
  await box.flush(answering({ outcome: "refused", message: "Not saved." }));
  await box.forgetRefused();
  assert.deepEqual(await box.refused(), []);
});

test("nobody's letters are sent as someone else's", async () => {
  const store = await freshStore();
  await new Outbox(store, "1-a").add(early);
  assert.deepEqual(await new Outbox(store, "1-b").waiting(), []);
  assert.deepEqual(await new Outbox(store, "1").waiting(), []);
});

test("the same letter twice is one letter", async () => {
  const box = new Outbox(await freshStore(), "1");
  await box.add(early);
  await box.add(early);
  assert.equal((await box.waiting()).length, 1);
});

test("where the browser keeps nothing, letters wait in the page and the box says so", async () => {
  const box = new Outbox(new MemoryStore(), "1");
  await box.add(early);
  assert.equal(box.lasts, false);
  assert.deepEqual(await box.waiting(), [early]);
});

test("a device that is full keeps letters in the page, and forgets them once they are taken", async () => {
  const store = await freshStore();
  const box = new Outbox(store, "1");
  const write = store.write.bind(store);
  store.write = () => Promise.reject(new Error("full"));
  await box.add(early);
  assert.equal(box.lasts, false);
  assert.deepEqual(await box.waiting(), [early]);
  store.write = write;
  await box.flush(answering({ outcome: "taken" }));
  assert.equal(box.lasts, true);
  assert.deepEqual(await box.waiting(), []);
});

test("a letter carries its id and a moment of its own", () => {
  const [one, other] = [newLetter("morning", { pain: 2 }), newLetter("morning", { pain: 2 })];
  assert.equal(one.body.id, one.id);
  assert.equal(one.body.pain, 2);
  assert.ok(one.id !== other.id);
  assert.ok(one.body.moment !== other.body.moment);
});

test("the back-off doubles and is bounded", () => {
  assert.deepEqual([1, 2, 3, 4].map(backOff), [1000, 2000, 4000, 8000]);
  assert.equal(backOff(0), 1000);
  assert.equal(backOff(30), 60_000);
});
