import assert from "node:assert/strict";
import { test } from "node:test";

import { longestWait, pick, VOICE_LIMIT_MS } from "../cues";
import { lacks } from "../sound";

const voice = (name: string, lang: string, more = {}): { name: string; lang: string; default: boolean; localService: boolean } => ({
  name,
  lang,
  default: false,
  localService: false,
  ...more,
});

test("the voice speaks the language of the page, or nobody speaks", () => {
  const voices = [voice("far", "en-GB"), voice("near", "en_US", { localService: true }), voice("French", "fr-FR", { default: true })];
  assert.equal(pick(voices, "en")?.name, "near");
  assert.equal(pick(voices, "fr-CA")?.name, "French");
  assert.equal(pick(voices, "de"), null);
  assert.equal(pick([...voices, voice("chosen", "en", { default: true })], "en")?.name, "chosen");
});

test("a silent voice is waited for, but not for ever", () => {
  assert.equal(longestWait(""), VOICE_LIMIT_MS.least);
  assert.ok(longestWait("Dead bug, left side. Get ready.") > 3000);
  assert.equal(longestWait("x".repeat(1000)), VOICE_LIMIT_MS.most);
});

test("what a device cannot do is said, and that a locked screen stops every page", () => {
  const able = { voices: true, vibrates: true, staysAwake: true, secure: true, touch: true };
  assert.equal(lacks(able).length, 1);
  assert.match(lacks(able)[0] ?? "", /screen locked/);
  assert.equal(lacks({ ...able, voices: false, vibrates: false, staysAwake: false }).length, 4);
  assert.equal(lacks({ ...able, vibrates: false, touch: false }).length, 1, "a desk is not asked to vibrate");
  assert.match(lacks({ ...able, staysAwake: false, secure: false })[0] ?? "", /https/);
});
