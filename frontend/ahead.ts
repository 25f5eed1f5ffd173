/** Fetches the day ahead while there is a network, and keeps it for when there is none. */
import type { Day, Deeds, KeptDay, Known } from "./days";
import { momentOf } from "./moment";
import type { Change, Store } from "./store";
import { isVisited, PAGES_CACHE } from "./worker/keeping";

const EVERYTHING = "/ahead/";
const DAYS_ALONE = "/ahead/days/";

interface DaysAhead {
  /** How many events the server knew when it was made. */
  readonly events: number;
  readonly made: string;
  readonly open: string | null;
  readonly days: readonly Day[];
}

interface Ahead extends DaysAhead {
  readonly pages: Readonly<Record<string, string>>;
  /** Where the moving figures of the sessions are; each address is of one version. */
  readonly figures: readonly string[];
}

/** The local day of this device. */
export function today(): string {
  return momentOf(new Date()).day;
}

/** What this device keeps of a person's days. */
export class Days {
  constructor(
    private readonly store: Store,
    private readonly owner: string,
  ) {}

  /** What is known of a day. */
  async known(day: string = today()): Promise<Known> {
    const [kept, deeds] = await Promise.all([
      this.store.get("days", this.owner, day),
      this.store.all("deeds", this.owner),
    ]);
    return { day: kept, deeds: deeds.get(day) ?? {}, stale: [...deeds.keys()].some((name) => name < day) };
  }

  /** Remember what was done here today, beside what is remembered already. */
  async did(deeds: Deeds, day: string = today()): Promise<void> {
    const before = (await this.store.get("deeds", this.owner, day)) ?? {};
    await this.store.write(this.owner, [{ table: "deeds", name: day, value: { ...before, ...deeds } }]);
  }

  /**
   * Fetch today and tomorrow, and keep them with their pages and figures. Gives the number of events they were made
   * from, or null where the network did not give them in time.
   *
   * Once nothing waits to be sent, what was fetched knows all that was done here, and the deeds are forgotten.
   */
  async refresh(milliseconds: number): Promise<number | null> {
    const fetched = await this.fetch<Ahead>(EVERYTHING, milliseconds);
    if (fetched === null) return null;
    try {
      await keepPages(this.owner, fetched.told, fetched.headers, (await this.known()).deeds.session);
      return fetched.told.events;
    } catch {
      return null;
    }
  }

  /** Fetch the days alone, quickly. False where the network did not give them in time. */
  async look(milliseconds: number): Promise<boolean> {
    return (await this.fetch<DaysAhead>(DAYS_ALONE, milliseconds)) !== null;
  }

  private async fetch<Told extends DaysAhead>(
    address: string,
    milliseconds: number,
  ): Promise<{ told: Told; headers: Headers } | null> {
    const nothingWaits = (await this.store.all("letters", this.owner)).size === 0;
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(milliseconds), credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return null;
      const told = (await answer.json()) as Told;
      await this.keep(told, nothingWaits);
      return { told, headers: answer.headers };
    } catch {
      return null;
    }
  }

  private async keep(ahead: DaysAhead, nothingWaits: boolean): Promise<void> {
    const [days, deeds] = await Promise.all([this.store.all("days", this.owner), this.store.all("deeds", this.owner)]);
    const [first] = ahead.days;
    const kept = ahead.days.map((day): KeptDay => ({ ...day, made: ahead.made, open: day === first ? ahead.open : null }));
    const changes: Change[] = [...days.keys()].map((name) => ({ table: "days", name, value: undefined }));
    if (nothingWaits) changes.push(...[...deeds.keys()].map((name): Change => ({ table: "deeds", name, value: undefined })));
    changes.push(...kept.map((day): Change => ({ table: "days", name: day.day, value: day })));
    await this.store.write(this.owner, changes);
  }
}

/** Keep the pages of a day in place of those of earlier ones; a session that was begun here keeps its own. */
async function keepPages(owner: string, ahead: Ahead, given: Headers, session: string | undefined): Promise<void> {
  if (!("caches" in window)) return;
  const cache = await caches.open(PAGES_CACHE + owner);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": given.get("Content-Security-Policy") ?? "default-src 'self'",
    "Quadratus-Kept": ahead.made,
  };
  const kept = (await cache.keys()).map(({ url }) => new URL(url)).map(({ pathname, search }) => pathname + search);
  for (const path of kept) {
    const wanted = path in ahead.pages || ahead.figures.includes(path) || isVisited(path);
    if (!wanted && !(session !== undefined && path.includes(session))) await cache.delete(path);
  }
  for (const [path, page] of Object.entries(ahead.pages)) await cache.put(path, new Response(page, { headers }));
  for (const path of ahead.figures) if (!kept.includes(path)) await cache.add(path);
}

/** Drop the pages of everyone but a person; of everyone where nobody is signed in. */
export async function dropPages(keep: string | null): Promise<void> {
  if (!("caches" in window)) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PAGES_CACHE) && name !== PAGES_CACHE + String(keep));
  await Promise.all(others.map((name) => caches.delete(name)));
}
