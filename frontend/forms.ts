/** The forms of a training day: what they say becomes events on this device, which are sent when there is a network. */
import type { Days } from "./ahead";
import { isEasier, openSession, outcomeOf, QUESTIONS } from "./days";
import { type Letter, newLetter } from "./outbox";
import type { Courier } from "./sending";
import { within } from "./worker/keeping";

/** How long a press waits for what the page does not know yet, in milliseconds. */
const PATIENCE_MS = 3000;
/** How long for the day ahead, which takes the server longer than an event does. */
const DAY_PATIENCE_MS = 4000;

/** What the forms of a page need; `leave` goes to another page. */
export interface Desk {
  readonly courier: Courier;
  readonly days: Days;
  readonly leave: (address: string) => void;
}

type Handler = (form: HTMLFormElement, desk: Desk) => Promise<void>;

const HANDLERS: Record<string, Handler> = { "check-in": checkIn, morning, end, stop, worry };

/**
 * Hold what is submitted while the page does not know yet whether this device may keep it: sent as forms are, it would
 * be lost without a network. What is given back lets it go on; a page that never comes to know sends it as forms are,
 * some seconds after the press.
 */
export function holdForms(): () => void {
  let held: SubmitEvent | null = null;
  const hold = (event: SubmitEvent): void => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.event === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held === null) setTimeout(letGo, PATIENCE_MS);
    held = event;
  };
  const letGo = (): void => {
    document.removeEventListener("submit", hold, { capture: true });
    if (held?.target instanceof HTMLFormElement) held.target.requestSubmit(held.submitter);
    held = null;
  };
  document.addEventListener("submit", hold, { capture: true });
  return letGo;
}

/**
 * Take over the forms that are marked with what they are; everything else is sent as forms are. So is a form without an
 * answer that it needs, where the browser lets it through: the server refuses it, and nothing counts as no pain.
 */
export function takeForms(desk: Desk): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-event]")) {
    const handler = HANDLERS[form.dataset.event ?? ""];
    if (handler === undefined) continue;
    let busy = false;
    form.addEventListener("submit", (event) => {
      if (!form.checkValidity()) return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      void handler(form, desk).finally(() => {
        busy = false;
      });
    });
  }
}

async function checkIn(form: HTMLFormElement, desk: Desk): Promise<void> {
  const said = new FormData(form);
  const pain = Number(said.get("pain_now"));
  const news = said.has("something_new") || said.has("fell");
  const online = await desk.days.look(DAY_PATIENCE_MS);
  const known = await desk.days.known();
  const [open, outcome] = [openSession(known), news ? QUESTIONS : outcomeOf(known, pain)];
  const reachable = online || (known.day === undefined && navigator.onLine);
  if (reachable && (open !== null || outcome.kind !== "train")) {
    await within(PATIENCE_MS, desk.courier.go()).catch(() => undefined);
    return form.submit();
  }
  const letter = newLetter("check_in", {
    pain_now: pain,
    something_new: said.has("something_new"),
    fell: said.has("fell"),
  });
  if (!news && open !== null && !isEasier(outcome, open)) {
    await keep(desk, [letter]);
    return desk.leave(playerOf(open));
  }
  if (outcome.kind !== "train") {
    await desk.courier.post(letter);
    if (news) await desk.days.did({ news: true });
    return tellInstead(form, outcome.kind);
  }
  await keep(desk, [letter, newLetter("session_started", { ...outcome.begins, pain_before: pain })]);
  await desk.days.did({ session: outcome.session, before: pain });
  desk.leave(playerOf(outcome.session));
}

async function morning(form: HTMLFormElement, desk: Desk): Promise<void> {
  const said = new FormData(form);
  const pain = Number(said.get("pain"));
  const { deeds } = await desk.days.known();
  await desk.days.did({ morning: Math.max(pain, deeds.morning ?? 0) });
  await keep(desk, [
    newLetter("morning", { pain, stiffness_minutes: numberOr(null, said, "stiffness_minutes"), slept: said.get("slept") || null }),
  ]);
  desk.leave("/");
}

async function end(form: HTMLFormElement, desk: Desk): Promise<void> {
  const said = new FormData(form);
  const confidence = [...said.keys()].filter((name) => name.startsWith("confidence-"));
  const letter = newLetter("session_ended", {
    ...closing(form, said),
    confidence: Object.fromEntries(confidence.map((name) => [name.slice("confidence-".length), Number(said.get(name))])),
    note: String(said.get("note") ?? "").trim(),
  });
  const walked = numberOr(0, said, "walked") ?? 0;
  await ended(form, said, desk, walked > 0 ? [walk(form, walked), letter] : [letter]);
  desk.leave(said.has("new_leg_symptoms") ? stoppedOf(form) : "/");
}

async function stop(form: HTMLFormElement, desk: Desk): Promise<void> {
  const said = new FormData(form);
  const stopped = { ...closing(form, said), stopped_for_pain: said.get("stopped_for_pain") === "yes" };
  await ended(form, said, desk, [newLetter("session_ended", stopped)]);
  desk.leave(stoppedOf(form));
}

/** Told first, asked then: the questions need the network, what was told does not. */
async function worry(form: HTMLFormElement, desk: Desk): Promise<void> {
  if (await desk.days.look(DAY_PATIENCE_MS)) return form.submit();
  await desk.days.did({ news: true });
  await keep(desk, [newLetter("worry_told", {})]);
  desk.leave(form.action);
}

function closing(form: HTMLFormElement, said: FormData): Record<string, unknown> {
  return {
    session: form.dataset.session,
    highest_pain: Number(said.get("highest_pain")),
    effort: Number(said.get("effort")),
    new_leg_symptoms: said.has("new_leg_symptoms"),
    hurt: said.getAll("hurt").map(String),
  };
}

function walk(form: HTMLFormElement, minutes: number): Letter {
  const { session, walkRung, walkMinutes } = form.dataset;
  const ended = minutes >= Number(walkMinutes) ? "completed" : "other";
  return newLetter("set_done", { session, rung: walkRung, number: 0, side: "both", done: minutes, ended });
}

async function ended(form: HTMLFormElement, said: FormData, desk: Desk, letters: readonly Letter[]): Promise<void> {
  const news = said.has("new_leg_symptoms") ? { news: true } : {};
  await desk.days.did({ session: form.dataset.session ?? "", ended: true, ...news });
  await keep(desk, letters);
}

/** Keep letters, and give the network a moment to take them before the page is left. */
async function keep(desk: Desk, letters: readonly Letter[]): Promise<void> {
  await desk.courier.post(...letters);
  await within(PATIENCE_MS, desk.courier.go()).catch(() => undefined);
}

const TOLD = { questions: "needs-questions", network: "needs-network", nothing: "rest-today" };

/** Say in place of the check-in why no session begins here. */
function tellInstead(form: HTMLFormElement, why: keyof typeof TOLD): void {
  const told = document.getElementById(TOLD[why]);
  if (told === null) return;
  form.hidden = true;
  told.hidden = false;
  told.focus();
}

function numberOr<Else>(other: Else, said: FormData, name: string): number | Else {
  const text = String(said.get(name) ?? "").trim();
  return text === "" ? other : Number(text);
}

const playerOf = (session: string): string => `/session/${session}/`;
const stoppedOf = (form: HTMLFormElement): string => form.dataset.stopped ?? "/stopped/";
