/** What is heard and felt: tones, speech, vibration. Each can be switched off; the choice stays on this device. */
import type { Tone } from "./cueing";
import { readJson, type Shelf } from "./shelf";

export type Channel = "sound" | "speech" | "vibration";
export const CHANNELS: readonly Channel[] = ["sound", "speech", "vibration"];

const KEPT = "quadratus.cues";
/** Pitch from and to in hertz, length in seconds, loudness. */
const TONES: Record<Tone, readonly [number, number, number, number]> = {
  tick: [520, 520, 0.07, 0.16],
  begin: [780, 780, 0.22, 0.2],
  half: [620, 620, 0.14, 0.18],
  end: [440, 440, 0.32, 0.2],
  in: [262, 330, 0.9, 0.1],
  out: [330, 220, 1.1, 0.1],
  turn: [392, 392, 0.1, 0.12],
};
/** Milliseconds of vibration. Breath and tempo are left to ear and eye: a phone that shakes often is no quiet guide. */
const SHAKE: Partial<Record<Tone, number>> = { tick: 30, begin: 120, half: 60, end: 160 };

/** A voice that never says that it has finished is waited for as long as its words take at a slow pace. */
export const VOICE_LIMIT_MS = { least: 1500, each_letter: 95, most: 12_000 };

/** The longest time that the clock waits for words to be spoken. */
export function longestWait(words: string): number {
  return Math.min(VOICE_LIMIT_MS.most, VOICE_LIMIT_MS.least + VOICE_LIMIT_MS.each_letter * words.length);
}

export class Cues {
  readonly on: Record<Channel, boolean> = { sound: true, speech: true, vibration: true };
  private audio: AudioContext | null = null;
  private words: SpeechSynthesisUtterance | null = null;

  /** `silent` is called when the voice has finished. */
  constructor(
    private readonly shelf: Shelf,
    private readonly silent: () => void,
  ) {
    const chosen = readJson<Partial<Record<Channel, boolean>>>(shelf, KEPT) ?? {};
    for (const channel of CHANNELS) this.on[channel] = chosen[channel] ?? this.on[channel];
  }

  /** Switch a channel, and remember it. */
  choose(channel: Channel, on: boolean): void {
    this.on[channel] = on;
    this.shelf.setItem(KEPT, JSON.stringify(this.on));
    if (channel === "speech" && !on) this.hush();
  }

  /** Browsers let a page sound only after a touch; called from one. */
  wake(): void {
    if (!this.on.sound || typeof AudioContext === "undefined") return;
    this.audio ??= new AudioContext();
    void this.audio.resume().catch(() => undefined);
  }

  play(tone: Tone): void {
    const shake = SHAKE[tone];
    if (this.on.vibration && shake !== undefined && canVibrate()) navigator.vibrate(shake);
    if (!this.on.sound || this.audio?.state !== "running") return;
    const [from, to, length, loud] = TONES[tone];
    const now = this.audio.currentTime;
    const voice = this.audio.createOscillator();
    const level = this.audio.createGain();
    voice.frequency.setValueAtTime(from, now);
    voice.frequency.linearRampToValueAtTime(to, now + length);
    level.gain.setValueAtTime(0.0001, now);
    level.gain.exponentialRampToValueAtTime(loud, now + Math.min(0.25, length / 4));
    level.gain.exponentialRampToValueAtTime(0.0001, now + length);
    voice.connect(level).connect(this.audio.destination);
    voice.start(now);
    voice.stop(now + length);
  }

  /** Speak; gives the longest time in milliseconds that the clock may wait for the voice. */
  say(words: string): number {
    if (words === "" || !this.on.speech || voiceFor(language()) === null) return 0;
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = language();
    spoken.voice = voiceFor(spoken.lang);
    spoken.rate = 0.95;
    const over = (): void => {
      if (this.words === spoken) this.silent();
    };
    spoken.onend = over;
    spoken.onerror = over;
    this.words = spoken;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(spoken);
    return longestWait(words);
  }

  /** Stop speaking. */
  hush(): void {
    this.words = null;
    if ("speechSynthesis" in window) window.speechSynthesis.cancel();
  }
}

export function canVibrate(): boolean {
  return typeof navigator.vibrate === "function" && matchMedia("(pointer: coarse)").matches;
}

/** The voice of this device for a language, or nothing where there is none. */
export function voiceFor(language: string): SpeechSynthesisVoice | null {
  if (!("speechSynthesis" in window)) return null;
  const voices = window.speechSynthesis.getVoices();
  return pick(voices, language);
}

/** Of the voices that speak a language the default one, else one that lives on the device. */
export function pick<Voice extends Pick<SpeechSynthesisVoice, "lang" | "default" | "localService">>(
  voices: readonly Voice[],
  language: string,
): Voice | null {
  const short = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? "";
  const fitting = voices.filter((voice) => short(voice.lang) === short(language));
  return fitting.find((voice) => voice.default) ?? fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}

function language(): string {
  return document.documentElement.lang || "en";
}
