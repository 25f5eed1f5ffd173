/** Looking up what a day asks. The server has decided for each answer; nothing is decided here. */

/** The start of a session, but for its moment and the pain before it. */
export interface Begins {
  readonly session: string;
  readonly [value: string]: unknown;
}

/** A day as the server made it ahead. */
export interface Day {
  readonly day: string;
  /** Whether the morning of this day was reported already. */
  readonly reported: boolean;
  /** By the pain of the morning ("none" without a report), then by the pain at check-in: a session, "network" or "nothing". */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly plans: Readonly<Record<string, Begins>>;
}

/** A day as it is kept: with the moment it was made, and the session that was open then. */
export interface KeptDay extends Day {
  readonly made: string;
  readonly open: string | null;
}

/** What was done on this device on a day, and what the kept day therefore does not know. */
export interface Deeds {
  readonly morning?: number;
  /** Something new, or a fall: a screening comes first. */
  readonly news?: boolean;
  readonly session?: string;
  /** The pain before that session. */
  readonly before?: number;
  readonly ended?: boolean;
}

export type Outcome =
  | { readonly kind: "train"; readonly session: string; readonly begins: Begins }
  | { readonly kind: "questions" }
  | { readonly kind: "network" }
  | { readonly kind: "nothing" };

const NETWORK: Outcome = { kind: "network" };
/** Something new was told. */
export const QUESTIONS: Outcome = { kind: "questions" };

/** What the device knows of today. `stale` says that it did something on an earlier day after the day was made. */
export interface Known {
  readonly day: KeptDay | undefined;
  readonly deeds: Deeds;
  readonly stale: boolean;
}

/**
 * What a check-in with this pain and nothing new leads to. After something new the safety questions come first, and
 * whatever is not known for sure needs the network.
 */
export function outcomeOf({ day, deeds, stale }: Known, pain: number): Outcome {
  if (deeds.news === true) return QUESTIONS;
  if (day === undefined || stale) return NETWORK;
  if (deeds.morning !== undefined && day.reported) return NETWORK;
  const found = day.answers[deeds.morning === undefined ? "none" : String(deeds.morning)]?.[pain];
  if (found === "nothing") return { kind: "nothing" };
  const begins = found === undefined ? undefined : day.plans[found];
  return found === undefined || begins === undefined ? NETWORK : { kind: "train", session: found, begins };
}

/** Whether what is asked now is an easier day than the session that is open: it takes its place. */
export function isEasier(outcome: Outcome, open: string): boolean {
  return outcome.kind === "train" && outcome.session !== open && outcome.begins["day_kind"] === "ease";
}

/** The session that is open on this device or was open on the server, if it was not ended here and nothing new was told. */
export function openSession({ day, deeds, stale }: Known): string | null {
  if (deeds.ended === true || deeds.news === true) return null;
  return deeds.session ?? (stale ? null : (day?.open ?? null));
}

/** The pain before a session: what was said here, else what the page was made with. */
export function painBefore({ deeds }: Known, session: string, made: number): number {
  return deeds.session === session ? (deeds.before ?? made) : made;
}

/** What the page of a day without a network shows. */
export interface Shown {
  readonly open: string | null;
  readonly done: boolean;
  /** The session as it is with the least pain; the check-in settles it. */
  readonly plan: string | null;
  readonly nothing: boolean;
  readonly network: boolean;
  /** Something new was told: until the safety questions are answered nothing is trained, and no walk is offered. */
  readonly questions: boolean;
  readonly walk: boolean;
  readonly morning: boolean;
}

export function shownOf(known: Known): Shown {
  const { day, deeds } = known;
  const open = openSession(known);
  const done = deeds.ended === true;
  const outcome = outcomeOf(known, 0);
  const free = open === null && !done;
  return {
    open,
    done,
    plan: free && outcome.kind === "train" ? outcome.session : null,
    nothing: free && outcome.kind === "nothing",
    network: free && outcome.kind === "network",
    questions: outcome.kind === "questions",
    walk: outcome.kind !== "questions",
    morning: deeds.morning === undefined && day?.reported !== true,
  };
}
