import { readJson, type Shelf } from "./shelf";

/** Tones, speech and vibration; each can be switched off, and the choice stays on this device. */
export type Channel = "sound" | "speech" | "vibration";
export type Tone = "tick" | "begin" | "half" | "end";

const KEPT = "quadratus.cues";
const CHANNELS: readonly Channel[] = ["sound", "speech", "vibration"];
const PITCH: Record<Tone, readonly [number, number]> = {
  tick: [520, 0.07],
  begin: [780, 0.22],
  half: [620, 0.14],
  end: [440, 0.32],
};

export class Cues {
  readonly on: Record<Channel, boolean> = { sound: true, speech: false, vibration: true };
  private audio: AudioContext | null = null;

  constructor(private readonly shelf: Shelf) {
    const chosen = readJson<Partial<Record<Channel, boolean>>>(shelf, KEPT) ?? {};
    for (const channel of CHANNELS) this.on[channel] = chosen[channel] ?? this.on[channel];
  }

  choose(channel: Channel, on: boolean): void {
    this.on[channel] = on;
    this.shelf.setItem(KEPT, JSON.stringify(this.on));
    if (channel === "speech" && !on && "speechSynthesis" in window) window.speechSynthesis.cancel();
  }

  /** Browsers let a page sound only after a touch; called from one. */
  wake(): void {
    if (!this.on.sound || typeof AudioContext === "undefined") return;
    this.audio ??= new AudioContext();
    void this.audio.resume().catch(() => undefined);
  }

  play(tone: Tone): void {
    if (this.on.vibration && "vibrate" in navigator) navigator.vibrate(tone === "tick" ? 30 : 120);
    if (!this.on.sound || this.audio === null || this.audio.state !== "running") return;
    const [pitch, length] = PITCH[tone];
    const now = this.audio.currentTime;
    const voice = this.audio.createOscillator();
    const level = this.audio.createGain();
    voice.frequency.value = pitch;
    level.gain.setValueAtTime(0.0001, now);
    level.gain.exponentialRampToValueAtTime(0.2, now + 0.02);
    level.gain.exponentialRampToValueAtTime(0.0001, now + length);
    voice.connect(level).connect(this.audio.destination);
    voice.start(now);
    voice.stop(now + length);
  }

  say(text: string): void {
    if (!this.on.speech || !("speechSynthesis" in window)) return;
    window.speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = document.documentElement.lang || "en";
    window.speechSynthesis.speak(spoken);
  }
}
