import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import { moveOver } from "../moving";
import { type Letter, Outbox } from "../outbox";
import { MemoryShelf } from "../shelf";
import { MemoryStore } from "../store";
import { freshStore } from "./stores";

const letter: Letter = { id: "a", kind: "set_done", body: { id: "a", moment: "2026-03-01T08:00:00+00:00" } };

function oldShelf(): MemoryShelf {
  const shelf = new MemoryShelf();
  shelf.setItem("quadratus.outbox.1.a", JSON.stringify(letter));
  shelf.setItem("quadratus.outbox.1.torn", "{");
  shelf.setItem("quadratus.outbox.12.a", JSON.stringify({ ...letter, id: "of someone else" }));
  shelf.setItem("quadratus.refused.1.r", JSON.stringify({ letter: { ...letter, id: "r" }, message: "Not saved." }));
  shelf.setItem("quadratus.position.s", "{}");
  shelf.setItem("quadratus.done.s", "[]");
  shelf.setItem("quadratus.cues", '{"sound":false}');
  return shelf;
}

const keys = (shelf: MemoryShelf): string[] => Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");

test("what an earlier version kept is moved once; choices and other people's letters stay", async () => {
  const shelf = oldShelf();
  const store = await freshStore();
  await moveOver(shelf, store, "1-abc");
  const outbox = new Outbox(store, "1-abc");
  assert.deepEqual(await outbox.waiting(), [letter]);
  assert.deepEqual(
    (await outbox.refused()).map((refusal) => refusal.message),
    ["Not saved."],
  );
  assert.deepEqual(keys(shelf), ["quadratus.outbox.12.a", "quadratus.cues"]);
});

test("where the browser keeps nothing, the shelf stays as it is", async () => {
  const shelf = oldShelf();
  const before = keys(shelf);
  const store = new MemoryStore();
  await moveOver(shelf, store, "1-abc");
  assert.deepEqual(await new Outbox(store, "1-abc").waiting(), [letter]);
  assert.deepEqual(keys(shelf), before);
});

test("where the move fails, nothing is lost", async () => {
  const shelf = oldShelf();
  const before = keys(shelf);
  const store = await freshStore();
  store.write = () => Promise.reject(new Error("full"));
  let failed = false;
  await moveOver(shelf, store, "1-abc").catch(() => {
    failed = true;
  });
  assert.ok(failed);
  assert.deepEqual(keys(shelf), before);
});
