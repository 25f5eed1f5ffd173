/** The English words. */
import type { Words } from "./table";

const COUNTED = { hold: "Hold", movement: "Repetition", breath: "Breath", carry: "Carry", walk: "Walk" };

function waiting(count: number, sets: boolean): string {
  if (count === 1) return sets ? "1 set" : "1 entry";
  return sets ? `${count} sets` : `${count} entries`;
}

export const ENGLISH: Words = {
  language: "en",
  decimalMark: ".",
  colon: ": ",
  singular: (amount) => amount === 1,

  half: "Half.",
  letGo: "Let go and breathe.",
  letGoAndBreathe: "Let go and breathe",
  finish: "Finish in your own time, then say how much you did.",
  allDone: "That was the last set.",
  asleep: "The page was asleep, so the clock waited. Nothing was lost.",
  takenBack: "Taken back. Do it again when you are ready.",
  settle: "This one is new. Take the time you need, and start once you are in place.",
  afterPain: "Rest until it has settled, then go on. If it does not settle, stop for today.",
  listen: "Listen first",
  slowly: "Move slowly",
  timeIsUp: "The time is up. Finish in your own time.",
  pause: "Pause",
  elsewhere: "This session is open in another tab. It goes on here once that tab is closed.",

  go: {
    start: "Start",
    on: "Go on",
    ready: "Get ready",
    paused: "Paused",
    now: "Ready now",
    endHold: "End the hold",
  },
  over: {
    title: "That was the last set",
    words: "A few last questions, then you are finished.",
    go: "On to the last questions",
  },
  lacks: {
    voice: "This browser has no voice for your language. The words stand on the screen, and the tones guide you.",
    vibration: "This browser cannot vibrate.",
    awake: "This browser cannot keep the screen on. Let the screen stay on longer in the settings of your device.",
    awakeHere:
      "The screen is kept on only where this page is reached by https. Let it stay on longer in the settings of your device.",
    locked: "With the screen locked the clock waits, and no cue comes. It goes on from the same second.",
  },

  breathe: { in: "Breathe in", full: "Wait, full", out: "Breathe out", empty: "Wait, empty" },
  move: { out: "Go out slowly", stay: "Stay", back: "Come back slowly" },

  stopped: {
    title: "What made you stop?",
    trunk: "My trunk gave way",
    arm: "Arm or shoulder",
    pain: "Pain",
    breath: "Breath",
    other: "Something else",
    didAll: (amount) => `I did all ${amount}`,
    goOnHold: "Go on with the hold",
    goOn: "Go on with the set",
  },
  hard: {
    title: "Too hard",
    goOn: "Go on, smaller or shorter",
    endSet: "End this set",
    nothing: "It is fine after all",
  },
  hurts: {
    title: "It hurts",
    words: "You need not answer to go on.",
    endSet: "End this set",
    goOn: "Go on, gently",
    nothing: "It does not hurt after all",
    leg: "If the pain in the leg is new, or spreads, stop the session. Do not go on with this set.",
    red: (pain) => `At ${pain} of 10 this session stops here. Your back is better off with a pause.`,
  },
  leaveOut: (name) => `Leave out ${name}`,
  leaveOutNext: (name) => `Leave out the next exercise: ${name}`,
  again: {
    title: "Do the last set again?",
    words: (noted) => `What was noted is taken back. ${noted}.`,
    yes: "Take it back",
    no: "Leave it as it is",
  },

  kind: {
    set: (number, all) => `Set ${number} of ${all}`,
    getReady: "Get ready",
    rest: "Rest. Next",
    switchSides: "Switch sides. Next",
    change: "Time to change. Next",
  },
  count: (kind, number, all, done) => `${COUNTED[kind]} ${number} of ${all}${done ? " done" : ""}`,
  leftOut: "left out",

  spoken: {
    goOn: (what) => `${what}. Get ready to go on.`,
    hold: "Hold.",
    nextHold: (number) => `Hold ${number}.`,
    getReady: (what, dose) => `${what}. ${dose}. Get ready.`,
    rest: "Rest.",
    switchSides: (side) => (side ? `Switch sides. Next, ${side}.` : "Switch sides. Next."),
    next: (what) => `Next: ${what}.`,
  },

  saving: {
    now: "Saving",
    all: "All saved",
    refused: "Not saved.",
    kept: (count, sets, why) => `${waiting(count, sets)} kept here, to be sent${why ? `. ${why}` : ""}`,
    open: (count, sets) =>
      `${waiting(count, sets)} not sent yet, and this browser keeps nothing. Leave this page open until all is saved`,
  },
};
