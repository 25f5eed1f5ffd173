/** Earlier versions kept everything in localStorage; what still lies there is moved into the store. */
import type { Letter, Refusal } from "./outbox";
import { readJson, type Shelf } from "./shelf";
import type { Change, Store } from "./store";

const LETTERS = "quadratus.outbox.";
const REFUSALS = "quadratus.refused.";
const LEFTOVERS = ["quadratus.position.", "quadratus.done."];

/**
 * Move what the shelf holds of an owner into the store.
 *
 * The shelf knew owners by the first part of their key only. It is emptied once the store has taken all, and only
 * where the store lasts longer than the page.
 */
export async function moveOver(shelf: Shelf, store: Store, owner: string): Promise<void> {
  const known = owner.split("-")[0] ?? owner;
  const letters = LETTERS + known + ".";
  const refusals = REFUSALS + known + ".";
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? "");
  const changes: Change[] = [];
  for (const key of keys) {
    const letter = key.startsWith(letters) ? readJson<Letter>(shelf, key) : null;
    if (letter !== null) changes.push({ table: "letters", name: letter.id, value: letter });
    const refusal = key.startsWith(refusals) ? readJson<Refusal>(shelf, key) : null;
    if (refusal !== null) changes.push({ table: "refusals", name: refusal.letter.id, value: refusal });
  }
  await store.write(owner, changes);
  if (!store.lasts) return;
  for (const key of keys) {
    const moved = key.startsWith(letters) || key.startsWith(refusals);
    if (moved || LEFTOVERS.some((prefix) => key.startsWith(prefix))) shelf.removeItem(key);
  }
}
