import assert from "node:assert/strict";
import { test } from "node:test";

import { browserName, keyBytes, standing, type Browser, type Words } from "../notifications";

const words: Words = {
  insecure: "Only over https.",
  unable: "It cannot.",
  denied: "It is blocked.",
  subscribed: "It is on.",
  off: "It is off.",
  failed: "It failed.",
  none: "There are none.",
  name: "{browser} sur {system}",
  browser: "Navigateur",
  system: "cet appareil",
};

const able: Browser = { secure: true, able: true, permission: "default", subscribed: false };

for (const [name, browser, offer, says] of [
  ["can be switched on", able, true, words.off],
  ["needs https", { ...able, secure: false }, false, words.insecure],
  ["cannot", { ...able, able: false }, false, words.unable],
  ["is blocked", { ...able, permission: "denied" }, false, words.denied],
  ["is on", { ...able, permission: "granted", subscribed: true }, true, words.subscribed],
  ["lost its leave", { ...able, subscribed: true }, true, words.off],
] as [string, Browser, boolean, string][]) {
  test(`a browser that ${name}`, () => {
    const now = standing(browser, words);
    assert.equal(now.offer, offer);
    assert.equal(now.words, says);
  });
}

test("a key in base64url becomes its bytes", () => {
  assert.deepEqual([...keyBytes("-_8A")], [251, 255, 0]);
});

for (const [agent, name] of [
  ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36", "Chrome sur Android"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Mobile Safari/604.1", "Safari sur iPhone"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge sur Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox sur Linux"],
  ["", "Navigateur sur cet appareil"],
]) {
  test(`${name} is known by its name`, () => assert.equal(browserName(agent!, words), name));
}
