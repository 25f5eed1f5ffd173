import assert from "node:assert/strict";
import { test } from "node:test";

import { type Deeds, type KeptDay, type Known, isEasier, openSession, outcomeOf, painBefore, shownOf } from "../days";

const USUAL = { session: "usual", day_kind: "strength" };
const EASY = { session: "easy", day_kind: "ease" };
/** The easier session from a pain of 6 on; after a morning of 7 or more something only the server decides. */
const row = (from: number): string[] => Array.from({ length: 11 }, (_, pain) => (pain < from ? "usual" : "easy"));
const DAY: KeptDay = {
  day: "2026-03-02",
  made: "2026-03-02T08:00:00+00:00",
  reported: false,
  open: null,
  answers: { none: row(6), "3": row(5), "7": Array.from({ length: 11 }, () => "network") },
  plans: { usual: USUAL, easy: EASY },
};
const known = (deeds: Deeds = {}, day: KeptDay | undefined = DAY, stale = false): Known => ({ day, deeds, stale });
const word = (one: Known, pain: number): string => {
  const outcome = outcomeOf(one, pain);
  return outcome.kind === "train" ? outcome.session : outcome.kind;
};

const CASES: readonly (readonly [string, Known, number, string])[] = [
  ["below the edge the usual session", known(), 5, "usual"],
  ["at the edge the easier one", known(), 6, "easy"],
  ["a morning changes the row", known({ morning: 3 }), 5, "easy"],
  ["a morning that needs the server", known({ morning: 7 }), 0, "network"],
  ["a morning that was not foreseen", known({ morning: 4 }), 0, "network"],
  ["a second morning, after the one the server knows", known({ morning: 3 }, { ...DAY, reported: true }), 0, "network"],
  ["something new, whatever the pain", known({ news: true }), 0, "questions"],
  ["something new on a day that is not kept", { day: undefined, deeds: { news: true }, stale: true }, 0, "questions"],
  ["a day that was made before something was done on another", known({}, DAY, true), 0, "network"],
  ["a day that is not kept", { day: undefined, deeds: {}, stale: false }, 0, "network"],
  ["a pain that is none", known(), 11, "network"],
  ["a plan that is not there", known({}, { ...DAY, plans: {} }), 0, "network"],
  ["a day without training", known({}, { ...DAY, answers: { none: Array.from({ length: 11 }, () => "nothing") } }), 0, "nothing"],
];

for (const [what, of, pain, expected] of CASES) {
  test(`looked up: ${what}`, () => assert.equal(word(of, pain), expected));
}

test("a session is open that was begun here, or was open on the server, until it is ended here", () => {
  const open = { ...DAY, open: "theirs" };
  assert.equal(openSession(known()), null);
  assert.equal(openSession(known({ session: "usual" })), "usual");
  assert.equal(openSession(known({}, open)), "theirs");
  assert.equal(openSession(known({ session: "theirs", ended: true }, open)), null);
  assert.equal(openSession(known({ session: "theirs", news: true }, open)), null, "safety questions come first");
  assert.equal(openSession(known({}, open, true)), null);
});

test("the pain before a session is what was said here, or what the server knows", () => {
  assert.equal(painBefore(known({ session: "usual", before: 3 }), "usual", 0), 3);
  assert.equal(painBefore(known({ session: "usual", before: 3 }), "theirs", 2), 2);
  assert.equal(painBefore(known(), "usual", 4), 4);
});

test("much more pain at a second check-in: the easier day takes the place of the session that is open", () => {
  assert.equal(isEasier(outcomeOf(known(), 6), "usual"), true);
  assert.equal(isEasier(outcomeOf(known(), 5), "usual"), false, "the same session");
  assert.equal(isEasier(outcomeOf(known(), 5), "theirs"), false, "another one, but no easier day");
  assert.equal(isEasier(outcomeOf(known(), 6), "easy"), false, "the easier one is open already");
});

test("the page shows one of: the plan, the open session, done, nothing to train, the network is needed", () => {
  const parts = (one: Known): string[] =>
    Object.entries(shownOf(one))
      .filter(([name, value]) => name !== "morning" && name !== "walk" && value !== null && value !== false)
      .map(([name]) => name);
  assert.deepEqual(parts(known()), ["plan"]);
  assert.deepEqual(parts(known({ session: "usual" })), ["open"]);
  assert.deepEqual(parts(known({ session: "usual", ended: true })), ["done"]);
  assert.deepEqual(parts(known({ news: true })), ["questions"]);
  assert.deepEqual(parts(known({ session: "usual", news: true })), ["questions"], "an open session is over");
  assert.deepEqual(parts(known({ session: "usual", ended: true, news: true })), ["done", "questions"]);
  assert.deepEqual(parts(known({}, { ...DAY, answers: { none: ["nothing"] } })), ["nothing"]);
});

test("a walk is offered, but not before the safety questions are answered", () => {
  assert.equal(shownOf(known()).walk, true);
  assert.equal(shownOf(known({}, DAY, true)).walk, true);
  assert.equal(shownOf(known({ news: true })).walk, false);
});

test("the morning is asked for until somebody knows of it", () => {
  assert.equal(shownOf(known()).morning, true);
  assert.equal(shownOf(known({ morning: 2 })).morning, false);
  assert.equal(shownOf(known({}, { ...DAY, reported: true })).morning, false);
});
