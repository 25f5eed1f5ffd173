/** What was said during a session stands in the questions at its end, also where the server does not know of it yet. */
import { Ledger, unsent } from "./ledger";
import { Memory } from "./memory";
import { type Marks, UNMARKED } from "./place";
import type { Courier } from "./sending";
import { type DoneSet, LEGS } from "./steps";

export interface SaidSoFar {
  readonly pain: number | null;
  readonly hurt: readonly string[];
  readonly leg: boolean;
}

/** The highest pain, what hurt, and whether it hurt in a leg; `open` is what was said and belongs to no set yet. */
export function saidSoFar(sets: readonly DoneSet[], open: Marks = UNMARKED): SaidSoFar {
  const hurt = sets.filter((set) => set.hurts || set.ended === "pain");
  const pains = [...sets, open].flatMap(({ pain }) => (pain === null ? [] : [pain]));
  const where = [...hurt, open].flatMap((one) => one.where);
  return {
    pain: pains.length > 0 ? Math.max(...pains) : null,
    hurt: [...new Set(hurt.map((set) => set.rung))],
    leg: where.some((area) => LEGS.includes(area)),
  };
}

/** The names of the answers that the person has given or taken away since the page is open. */
export function noteTouched(): ReadonlySet<string> {
  const touched = new Set<string>();
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) touched.add(target.name);
  });
  return touched;
}

/** Answer beforehand, for the worse, what this device knows; what the person has `touched` stays as they left it. */
export async function answerBeforehand(courier: Courier, owner: string, touched: ReadonlySet<string>): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("form[data-ahead]");
  if (form === null) return;
  const session = form.dataset.session ?? "";
  const [waiting, memory] = [unsent(await courier.outbox.waiting(), session), await Memory.open(courier.store, owner, session)];
  const said = saidSoFar(new Ledger(waiting.sets, memory.kept?.ledger ?? null, waiting.undone).sets(), memory.kept?.moment.marks);
  const answer = (name: string, value: string): HTMLInputElement | null => (touched.has(name) ? null : check(form, name, value));
  const chosen = form.querySelector<HTMLInputElement>('input[name="highest_pain"]:checked');
  if (said.pain !== null && (chosen === null || Number(chosen.value) < said.pain)) answer("highest_pain", String(said.pain));
  for (const rung of said.hurt) answer("hurt", rung)?.closest("details")?.setAttribute("open", "");
  if (said.leg && answer("new_leg_symptoms", "on") !== null) document.getElementById("leg-said")?.removeAttribute("hidden");
}

function check(form: HTMLFormElement, name: string, value: string): HTMLInputElement | null {
  const field = form.querySelector<HTMLInputElement>(`input[name="${name}"][value="${CSS.escape(value)}"]`);
  if (field !== null) field.checked = true;
  return field;
}
