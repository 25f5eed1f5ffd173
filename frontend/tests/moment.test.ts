import assert from "node:assert/strict";
import { test } from "node:test";

import { momentOf, newId, nextMoment } from "../moment";

test("the moment is written in the local offset, the day is the local day", () => {
  const late = new Date("2026-03-01T23:30:00.007Z");
  assert.deepEqual(momentOf(late, 60), { moment: "2026-03-02T00:30:00.007+01:00", day: "2026-03-02" });
  assert.deepEqual(momentOf(late, -210), { moment: "2026-03-01T20:00:00.007-03:30", day: "2026-03-01" });
  assert.deepEqual(momentOf(late, 0), { moment: "2026-03-01T23:30:00.007+00:00", day: "2026-03-01" });
});

test("ids are random UUIDs of version 4", () => {
  const id = newId();
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(id !== newId());
});

test("moments follow one another, however quickly they are taken", () => {
  const taken = Array.from({ length: 50 }, () => Date.parse(nextMoment().moment));
  assert.equal(new Set(taken).size, taken.length);
  assert.deepEqual([...taken].sort((one, other) => one - other), taken);
});

test("what is told on a page is told after it was made, also on a phone whose clock is slow", () => {
  const made = Date.now() + 180_000;
  assert.ok(Date.parse(nextMoment(made).moment) >= made);
});
