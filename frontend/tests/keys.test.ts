import assert from "node:assert/strict";
import { test } from "node:test";

import { deedOf, Keys } from "../keys";
import { MemoryShelf } from "../shelf";

const press = (key: string, more = {}): Parameters<typeof deedOf>[0] => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

test("each key asks for one thing, in either case", () => {
  assert.equal(deedOf(press(" ")), "pause");
  assert.equal(deedOf(press("p")), "pause");
  assert.equal(deedOf(press("U")), "undo");
  assert.equal(deedOf(press("x")), "stop");
  assert.equal(deedOf(press("q")), null);
});

test("a key with a modifier belongs to the browser, a key held down counts once", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey", "repeat"]) assert.equal(deedOf(press("p", { [held]: true })), null);
});

test("keys can be switched off, and stay off", () => {
  const shelf = new MemoryShelf();
  assert.equal(new Keys(shelf).on, true);
  new Keys(shelf).choose(false);
  assert.equal(new Keys(shelf).on, false);
});
