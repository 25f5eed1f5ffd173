import type { KeptSession } from "./place";
import type { Store } from "./store";

/** What this device last knew of a session. */
export type Place = KeptSession;

/** Keeps where a session is. One tab plays a session at a time; it alone writes. */
export class Memory {
  private constructor(
    private readonly store: Store,
    private readonly owner: string,
    private readonly session: string,
    /** What was kept when the page was opened. */
    readonly kept: Place | null,
  ) {}

  /** Read what is kept of a session. */
  static async open(store: Store, owner: string, session: string): Promise<Memory> {
    const kept = await store.get("places", owner, session);
    return new Memory(store, owner, session, kept ?? null);
  }

  /** Keep where the session is. Resolves when it is kept, or could not be: the next second tries again. */
  async keep(place: Place): Promise<void> {
    await this.store.write(this.owner, [{ table: "places", name: this.session, value: place }]).catch(() => undefined);
  }

  /** Forget other sessions: they are over. */
  async tidy(): Promise<void> {
    const names = [...(await this.store.all("places", this.owner)).keys()].filter((name) => name !== this.session);
    await this.store.write(
      this.owner,
      names.map((name) => ({ table: "places", name, value: undefined })),
    );
  }
}
