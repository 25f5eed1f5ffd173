/** Where tones, speech, vibration and keys are chosen, and it is said what this device cannot do. */
import type { Awake } from "./awake";
import { canVibrate, CHANNELS, type Cues, voiceFor } from "./cues";
import { hide, part } from "./page";
import { WORDS } from "./words/here";

/** What a device can do, as far as a session needs it. */
export interface Device {
  readonly voices: boolean;
  readonly vibrates: boolean;
  readonly staysAwake: boolean;
  /** Whether the page came by a secure way; without it browsers hold back the wake lock. */
  readonly secure: boolean;
  readonly touch: boolean;
}

/** What a device cannot do, in sentences. A locked screen stops every page. */
export function lacks(device: Device): readonly string[] {
  return [
    ...(device.voices ? [] : [WORDS.lacks.voice]),
    ...(device.vibrates || !device.touch ? [] : [WORDS.lacks.vibration]),
    ...(device.staysAwake ? [] : [device.secure ? WORDS.lacks.awake : WORDS.lacks.awakeHere]),
    WORDS.lacks.locked,
  ];
}

/** Whether keys act, and who takes the choice. */
interface Keyed {
  readonly on: boolean;
  choose(on: boolean): void;
}

/** Wire the panel of the player. */
export function wirePanel(cues: Cues, awake: Awake, keys: Keyed): void {
  const [panel, opener] = [part("cues"), part("cues-open")];
  opener.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) tellLacks(awake);
  });
  wireTicks(cues, keys);
  whenVoicesCome(() => tellLacks(awake));
}

/** Some browsers learn of their voices only after the page was asked for them. */
export function whenVoicesCome(then: () => void): void {
  if ("speechSynthesis" in window) window.speechSynthesis.addEventListener?.("voiceschanged", then);
}

/** Wire the choices of tones, speech, vibration and keys. */
export function wireTicks(cues: Cues, keys: Keyed): void {
  for (const channel of CHANNELS) {
    const tick = part<HTMLInputElement>(`cue-${channel}`);
    tick.checked = cues.on[channel];
    tick.addEventListener("change", () => {
      cues.choose(channel, tick.checked);
      cues.wake();
    });
  }
  const tick = part<HTMLInputElement>("cue-keys");
  tick.checked = keys.on;
  tick.addEventListener("change", () => keys.choose(tick.checked));
}

/** Say what this device cannot do. */
export function tellLacks(awake: Awake): void {
  const touch = matchMedia("(pointer: coarse)").matches;
  const voices = voiceFor(document.documentElement.lang) !== null;
  const said = lacks({ voices, vibrates: canVibrate(), staysAwake: awake.possible, secure: isSecureContext, touch });
  const list = part("lacks");
  list.replaceChildren(
    ...said.map((sentence) => {
      const row = document.createElement("li");
      row.textContent = sentence;
      return row;
    }),
  );
  hide(list, said.length === 0);
}
