import assert from "node:assert/strict";
import { test } from "node:test";

import { saidSoFar } from "../closing";
import { done } from "./plans";

test("the highest pain counts, and what hurt is named once", () => {
  const sets = [
    done("bug", 0, "a", { hurts: true, pain: 3 }),
    done("bug", 1, "b", { ended: "pain", pain: 5 }),
    done("tilt", 0, "c", { pain: 2 }),
  ];
  assert.deepEqual(saidSoFar(sets), { pain: 5, hurt: ["bug"], leg: false });
});

test("pain in a leg is told of the legs, and of nothing else", () => {
  assert.equal(saidSoFar([done("bug", 0, "a", { hurts: true, where: ["left_hip", "right_leg"] })]).leg, true);
  assert.equal(saidSoFar([done("bug", 0, "a", { hurts: true, where: ["left_hip"] })]).leg, false);
});

test("where nothing hurt nothing is answered", () => {
  assert.deepEqual(saidSoFar([done("bug", 0, "a")]), { pain: null, hurt: [], leg: false });
});

test("what belongs to no set yet counts, too", () => {
  const open = { hard: false, hurts: true, pain: 4, where: ["right_leg"] };
  assert.deepEqual(saidSoFar([done("bug", 0, "a", { pain: 2 })], open), { pain: 4, hurt: [], leg: true });
});
