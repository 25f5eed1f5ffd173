/** Small choices of this device, such as whether it sounds. What a person did is kept in the store. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A shelf that lasts as long as the page. */
export class MemoryShelf implements Shelf {
  private readonly kept = new Map<string, string>();

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

/** The shelf of this device, or the memory of this page where the browser keeps nothing. */
export function deviceShelf(): Shelf {
  try {
    const probe = "quadratus.probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return new MemoryShelf();
  }
}

/** What was kept as JSON, or null where nothing fit to read is kept. */
export function readJson<Kept>(shelf: Shelf, key: string): Kept | null {
  const text = shelf.getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}
