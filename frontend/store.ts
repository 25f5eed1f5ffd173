/** What this device keeps, by owner, so that nothing of one person is ever shown or sent as another's. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import type { Deeds, KeptDay } from "./days";
import type { Place } from "./memory";
import type { Letter, Refusal } from "./outbox";

/** What is kept in each table; a row is known by its owner and a name. */
export interface Tables {
  letters: Letter;
  refusals: Refusal;
  places: Place;
  days: KeptDay;
  deeds: Deeds;
}

export type Table = keyof Tables;

/** One change of a table: a row that is put, or removed where `value` is undefined. */
export type Change = {
  [Name in Table]: { readonly table: Name; readonly name: string; readonly value: Tables[Name] | undefined };
}[Table];

export interface Store {
  /** Whether what is kept outlives the page. */
  readonly lasts: boolean;
  get<Name extends Table>(table: Name, owner: string, name: string): Promise<Tables[Name] | undefined>;
  /** Every row of an owner, by name. */
  all<Name extends Table>(table: Name, owner: string): Promise<Map<string, Tables[Name]>>;
  /** Make all changes or none; resolves once they are kept. */
  write(owner: string, changes: readonly Change[]): Promise<void>;
  /** Remove everything of an owner. */
  forget(owner: string): Promise<void>;
}

const TABLES: readonly Table[] = ["letters", "refusals", "places", "days", "deeds"];
const VERSION = 2;
const DATABASE = "quadratus";

type Key = [owner: string, name: string];
type Schema = DBSchema & { [Name in Table]: { key: Key; value: Tables[Name] } };

/** The store of this device, or the memory of this page where the browser keeps nothing. */
export async function openStore(database: string = DATABASE): Promise<Store> {
  try {
    return new DeviceStore(await opened(database));
  } catch {
    return new MemoryStore();
  }
}

function opened(database: string): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    openDB<Schema>(database, VERSION, {
      upgrade: (fresh) => {
        for (const table of TABLES) if (!fresh.objectStoreNames.contains(table)) fresh.createObjectStore(table);
      },
      // A session of an earlier version runs in another tab. It keeps its store; this page does without.
      blocked: () => reject(new Error("Another tab holds the store.")),
    }).then(resolve, reject);
  });
}

class DeviceStore implements Store {
  readonly lasts = true;

  constructor(private readonly database: IDBPDatabase<Schema>) {}

  async get<Name extends Table>(table: Name, owner: string, name: string): Promise<Tables[Name] | undefined> {
    return (await this.database.get(table, [owner, name])) as Tables[Name] | undefined;
  }

  async all<Name extends Table>(table: Name, owner: string): Promise<Map<string, Tables[Name]>> {
    const reading = this.database.transaction(table);
    const [keys, values] = await Promise.all([
      reading.store.getAllKeys(everyNameOf(owner)),
      reading.store.getAll(everyNameOf(owner)),
    ]);
    return new Map(keys.map(([, name], index) => [name, values[index] as Tables[Name]]));
  }

  async write(owner: string, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    // What waits to be sent must survive an empty battery; a place in a session may lag a second behind.
    const durability = changes.some((change) => change.table === "letters") ? "strict" : "relaxed";
    const tables = [...new Set(changes.map((change) => change.table))];
    const writing = this.database.transaction(tables, "readwrite", { durability });
    const made = Promise.all(
      changes.map(async ({ table, name, value }): Promise<void> => {
        const rows = writing.objectStore(table);
        await (value === undefined ? rows.delete([owner, name]) : rows.put(value, [owner, name]));
      }),
    );
    made.catch(() => abort(writing));
    await Promise.all([made, writing.done]);
  }

  async forget(owner: string): Promise<void> {
    const writing = this.database.transaction(TABLES, "readwrite", { durability: "strict" });
    await Promise.all([...TABLES.map((table) => writing.objectStore(table).delete(everyNameOf(owner))), writing.done]);
  }
}

/** One change that fails takes the others with it; the browser may have seen to that already. */
function abort(writing: { abort(): void }): void {
  try {
    writing.abort();
  } catch {
    return;
  }
}

const everyNameOf = (owner: string): IDBKeyRange => IDBKeyRange.bound([owner], [owner, []]);

/** A store that lasts as long as the page. */
export class MemoryStore implements Store {
  readonly lasts = false;
  private readonly rows = new Map<string, Tables[Table]>();

  async get<Name extends Table>(table: Name, owner: string, name: string): Promise<Tables[Name] | undefined> {
    return this.rows.get(keyOf(table, owner, name)) as Tables[Name] | undefined;
  }

  async all<Name extends Table>(table: Name, owner: string): Promise<Map<string, Tables[Name]>> {
    const found = new Map<string, Tables[Name]>();
    for (const [key, value] of this.rows) {
      const [where, whose, name] = JSON.parse(key) as [string, string, string];
      if (where === table && whose === owner) found.set(name, value as Tables[Name]);
    }
    return found;
  }

  async write(owner: string, changes: readonly Change[]): Promise<void> {
    for (const { table, name, value } of changes) {
      if (value === undefined) this.rows.delete(keyOf(table, owner, name));
      else this.rows.set(keyOf(table, owner, name), value);
    }
  }

  async forget(owner: string): Promise<void> {
    for (const key of [...this.rows.keys()]) {
      if ((JSON.parse(key) as string[])[1] === owner) this.rows.delete(key);
    }
  }
}

const keyOf = (table: Table, owner: string, name: string): string => JSON.stringify([table, owner, name]);
