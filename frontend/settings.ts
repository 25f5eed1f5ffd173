/** The settings page: what is heard and felt in a session on this device. */
import { Awake } from "./awake";
import { Cues } from "./cues";
import { Keys } from "./keys";
import { hide, part } from "./page";
import { deviceShelf } from "./shelf";
import { tellLacks, whenVoicesCome, wireTicks } from "./sound";
import { WORDS } from "./words/here";

/** A browser lets tones through a moment after the touch that asks for them. */
const TRY_MS = 200;

const shelf = deviceShelf();
const cues = new Cues(shelf, () => undefined);
const awake = new Awake();

wireTicks(cues, new Keys(shelf));
tellLacks(awake);
whenVoicesCome(() => tellLacks(awake));
part("cues-try").addEventListener("click", () => {
  cues.wake();
  window.setTimeout(() => {
    cues.play("begin");
    cues.say(WORDS.letGo);
  }, TRY_MS);
});
hide(part("cues"), false);
