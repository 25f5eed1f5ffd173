/** What the worker and the pages both know about what is kept. */

/** Written by the server in front of the worker. */
export interface Shell {
  readonly version: string;
  readonly files: readonly string[];
  readonly offline: string;
  readonly icon: string;
}

export const SHELL_CACHE = "shell-";
/** Followed by the key of the person whose pages they are. */
export const PAGES_CACHE = "pages-";

const VISITED = ["/learn/", "/progress/"];

/** Whether a page is kept as it was last seen; the pages of a day are made ahead by the server instead. */
export function isVisited(path: string): boolean {
  return VISITED.some((prefix) => path.startsWith(prefix));
}

/** A page of the person whose pages are kept here. */
export async function keptPage(path: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    const found = name.startsWith(PAGES_CACHE) ? await (await caches.open(name)).match(path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The page with a mark on its body that says why it is shown: `kept` with the moment it is from, `page` or `form`. */
export async function marked(kept: Response, why: "kept" | "page" | "form"): Promise<Response> {
  const value = why === "kept" ? (kept.headers.get("Quadratus-Kept") ?? "") : "";
  const text = (await kept.text()).replace("<body ", `<body data-${why === "kept" ? "kept" : `lost-${why}`}="${value}" `);
  return new Response(text, { headers: kept.headers });
}

/** What `work` gives, or a rejection once `milliseconds` are over. */
export function within<Given>(milliseconds: number, work: Promise<Given>): Promise<Given> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The network lets this wait.")), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
