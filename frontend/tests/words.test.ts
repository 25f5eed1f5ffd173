import assert from "node:assert/strict";
import { test } from "node:test";

import { savedWords } from "../sending";
import { counted, countWords, kindWords, noted, number, phaseWords, repetitionCue, spoken } from "../words";
import { ENGLISH } from "../words/english";
import { FRENCH } from "../words/french";
import { TABLES, wordsIn } from "../words/here";
import { HOLD, step, TILT } from "./plans";

/** What is the same in both languages, and rightly so. */
const SHARED = ["Pause"];

/** Every text of a table by its place. A text that is made of what it is given is made of samples. */
function texts(words: object, place = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, said]): [string, string][] => {
    const here = `${place}${key}`;
    if (typeof said === "string") return [[here, said]];
    if (typeof said === "object") return texts(said as object, `${here}.`);
    const told = made(here, said as Function);
    return typeof told === "string" ? [[here, told]] : [];
  });
}

function made(place: string, say: Function): unknown {
  if (place === "count") return say("carry", 2, 3, true);
  if (place.startsWith("saving.")) return say(3, true, "");
  return say(...Array.from({ length: say.length }, (_, index) => index + 7));
}

test("no text of the player is left in English where the page is French", () => {
  const [english, french] = [new Map(texts(ENGLISH)), new Map(texts(FRENCH))];
  assert.deepEqual([...english.keys()], [...french.keys()]);
  for (const [place, said] of english) {
    if (SHARED.includes(said) || !/[a-z]{2}/i.test(said)) continue;
    assert.ok(french.get(place) !== said, `${place}: ${said}`);
  }
});

test("what is filled in stands in both languages", () => {
  const french = new Map(texts(FRENCH));
  for (const [place, said] of texts(ENGLISH)) {
    assert.deepEqual((french.get(place) ?? "").match(/\d+/g)?.sort(), said.match(/\d+/g)?.sort(), place);
  }
});

test("no text is empty, and none excites", () => {
  for (const [place, said] of TABLES.flatMap((words) => texts(words))) {
    assert.ok(said !== "", place);
    assert.ok(!said.includes("!"), place);
  }
});

for (const [asked, language] of [["fr", "fr"], ["fr-CA", "fr"], ["FR", "fr"], ["en", "en"], ["de", "en"], ["", "en"]] as const) {
  test(`a page in "${asked}" has the words of ${language}`, () => {
    assert.equal(wordsIn(asked).language, language);
  });
}

test("a session in French", () => {
  const left = { number: 0, rung: HOLD.rung, done: 12.5, ended: "other", too_hard: false, hurts: false, pain: null, where: [] } as const;
  const set = { side: "left", side_words: "côté gauche", target: 20, repetitions: 2 } as const;
  const ready = step("get_ready", 5, HOLD.rung);
  assert.equal(kindWords(step("set", 20, HOLD.rung), HOLD, FRENCH), "Série 1 sur 2");
  assert.equal(countWords(HOLD, set, 0, FRENCH), "Maintien 1 sur 2");
  assert.equal(phaseWords(HOLD, set, 0, FRENCH), "Inspirez");
  assert.equal(repetitionCue("hold", 2, FRENCH), "Maintien 2.");
  assert.match(spoken(ready, TILT, false, FRENCH), /Préparez-vous\.$/);
  assert.match(noted({ ...left, event: "1" }, HOLD, FRENCH), /\u00a0: 12,5 /);
  assert.match(noted({ ...left, event: "1", ended: "skipped" }, HOLD, FRENCH), /laissé de côté$/);
});

test("numbers have the decimal mark of the language and no needless digits", () => {
  assert.deepEqual([2.54, 3, 0].map((value) => number(value, FRENCH)), ["2,5", "3", "0"]);
  assert.deepEqual([2.54, 3, 0].map((value) => number(value, ENGLISH)), ["2.5", "3", "0"]);
});

test("one is told as one, with the word of the exercise", () => {
  const told = (words: typeof FRENCH) => [0, 1, 1.5, 2].map((amount) => counted(amount, TILT, words).split(" ")[1]);
  assert.deepEqual(told(ENGLISH), ["repetitions", "repetition", "repetitions", "repetitions"]);
  assert.deepEqual(told(FRENCH), ["repetition", "repetition", "repetition", "repetitions"]);
});

test("what waits is counted, one and many, sets and others", () => {
  const saved = { keeping: false, refused: [], lasts: true, message: "" };
  const letters = (...kinds: string[]) => kinds.map((kind) => ({ id: kind, kind, moment: "", body: {} })) as never;
  const words = (language: typeof FRENCH, ...kinds: string[]) => savedWords({ ...saved, waiting: letters(...kinds) }, language);
  assert.match(words(FRENCH, "set_done"), /^1 série gardée/);
  assert.match(words(FRENCH, "set_done", "set_done"), /^2 séries gardées/);
  assert.match(words(FRENCH, "set_done", "morning"), /^2 saisies gardées/);
  assert.match(words(ENGLISH, "set_done"), /^1 set kept/);
  assert.match(words(ENGLISH, "morning", "set_done"), /^2 entries kept/);
  assert.equal(words(FRENCH), "Tout est enregistré");
});
