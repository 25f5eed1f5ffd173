import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Place } from "../memory";
import type { Letter } from "../outbox";
import { START } from "../place";
import { MemoryStore, openStore, type Store } from "../store";
import { freshStore } from "./stores";

const letter = (id: string): Letter => ({ id, kind: "set_done", body: { id } });
const PLACE: Place = { moment: START, ledger: { here: [], undone: [] } };
const put = (id: string) => ({ table: "letters", name: id, value: letter(id) }) as const;

const KINDS: Record<string, () => Promise<Store>> = {
  "on the device": freshStore,
  "in the page": async () => new MemoryStore(),
};

for (const [where, make] of Object.entries(KINDS)) {
  test(`${where}: a row is known by its owner and its name`, async () => {
    const store = await make();
    await store.write("1-a", [put("x"), put("y")]);
    assert.deepEqual(await store.get("letters", "1-a", "x"), letter("x"));
    assert.deepEqual([...(await store.all("letters", "1-a")).keys()], ["x", "y"]);
    assert.equal(await store.get("letters", "1-b", "x"), undefined);
    assert.equal((await store.all("letters", "1")).size, 0);
    assert.equal((await store.all("letters", "1-aa")).size, 0);
  });

  test(`${where}: a row that is put again takes the place of the first`, async () => {
    const store = await make();
    await store.write("1", [put("x")]);
    await store.write("1", [{ ...put("x"), value: letter("z") }]);
    assert.deepEqual([...(await store.all("letters", "1")).values()], [letter("z")]);
  });

  test(`${where}: a row is removed, and a row that is not there may be`, async () => {
    const store = await make();
    await store.write("1", [put("x"), put("y")]);
    await store.write("1", [{ ...put("x"), value: undefined }, { ...put("never"), value: undefined }]);
    assert.deepEqual([...(await store.all("letters", "1")).keys()], ["y"]);
  });

  test(`${where}: what is forgotten is gone, of this owner alone`, async () => {
    const store = await make();
    await store.write("1", [put("x"), { table: "places", name: "s", value: PLACE }]);
    await store.write("2", [put("x")]);
    await store.forget("1");
    assert.equal((await store.all("letters", "1")).size, 0);
    assert.equal((await store.all("places", "1")).size, 0);
    assert.equal((await store.all("letters", "2")).size, 1);
  });
}

test("what is on the device is there for the next page", async () => {
  const store = await openStore("two pages");
  await store.write("1", [put("x")]);
  const next = await openStore("two pages");
  assert.ok(next.lasts);
  assert.deepEqual(await next.get("letters", "1", "x"), letter("x"));
});

test("changes are made all or none", async () => {
  const store = await freshStore();
  const unkeepable = { ...put("y"), value: { ...letter("y"), body: { run: () => undefined } } };
  let failed = false;
  await store.write("1", [put("x"), unkeepable]).catch(() => {
    failed = true;
  });
  assert.ok(failed);
  assert.equal((await store.all("letters", "1")).size, 0);
});

test("a browser that keeps nothing has the memory of the page, and it does not last", async () => {
  const kept = globalThis.indexedDB;
  Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true, writable: true });
  const store = await openStore();
  Object.defineProperty(globalThis, "indexedDB", { value: kept, configurable: true, writable: true });
  assert.equal(store.lasts, false);
  await store.write("1", [put("x")]);
  assert.equal((await store.all("letters", "1")).size, 1);
});
