import type { Shelf } from "./shelf";

/** The keys of the player. They can be switched off: a key that is dictated or slipped on must not end a set. */
export type Deed = "pause" | "next" | "back" | "skip" | "undo" | "hard" | "hurts" | "stop" | "less" | "more";

const DEEDS: Readonly<Record<string, Deed>> = {
  " ": "pause",
  p: "pause",
  n: "next",
  b: "back",
  k: "skip",
  u: "undo",
  h: "hard",
  i: "hurts",
  x: "stop",
  "-": "less",
  "+": "more",
};

/** What a key asks for, or nothing. Keys held with a modifier belong to the browser. */
export function deedOf(pressed: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "repeat">): Deed | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
  return DEEDS[pressed.key.toLowerCase()] ?? null;
}

/** Whether the focused element needs this key itself: a button its space, a field its letters. */
export function isTaken(focused: Element | null, key: string): boolean {
  if (focused === null) return false;
  if (focused.matches("input, select, textarea, [contenteditable]")) return true;
  return key === " " && focused.matches("button, a, summary, [role=button]");
}

const KEPT = "quadratus.keys";

/** Whether keys act; the choice stays on this device. */
export class Keys {
  constructor(private readonly shelf: Shelf) {}

  get on(): boolean {
    return this.shelf.getItem(KEPT) !== "off";
  }

  choose(on: boolean): void {
    this.shelf.setItem(KEPT, on ? "on" : "off");
  }
}
