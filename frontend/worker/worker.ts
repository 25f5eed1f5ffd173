/** The service worker: the files of the pages are kept by version, the pages of a day come from the network first. */
import { isVisited, keptPage, marked, type Shell, SHELL_CACHE, within } from "./keeping";

declare const self: ServiceWorkerGlobalScope & { readonly SHELL: Shell };

const SHELL = SHELL_CACHE + self.SHELL.version;
/** A page that is kept is shown once the network has let it wait for so long, in milliseconds. */
const PATIENCE_MS = 4000;
/** Where an address is of one version of its content: what is kept need not be asked for. */
const VERSIONED = ["/static/", "/figures/"];

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

// A page asks for it when no session runs; until then the new version waits.
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "GET" ? page(request) : form(request));
  else if (request.method === "GET" && VERSIONED.some((prefix) => address.pathname.startsWith(prefix))) event.respondWith(file(request));
});

self.addEventListener("push", (event) => {
  const { says, path } = event.data?.json() as Reminder;
  event.waitUntil(self.registration.showNotification("Quadratus", { body: says, icon: self.SHELL.icon, data: path }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(String(event.notification.data)));
});

/** What the server sends as a reminder: a sentence, and the page that it leads to. */
interface Reminder {
  readonly says: string;
  readonly path: string;
}

/** Show a page in a window that is open already, but for one in which a session runs; else in a new one. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window" });
  const free = windows.find((one) => !new URL(one.url).pathname.startsWith("/session/"));
  if (free === undefined) await self.clients.openWindow(path);
  else await (await free.navigate(path))?.focus();
}

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll([...self.SHELL.files]);
  await cache.add(new Request(self.SHELL.offline, { credentials: "omit" }));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(SHELL_CACHE) && name !== SHELL).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** A file of a page: its version never changes. A page that is older than the files is better with the new ones than without. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  try {
    return await fetch(request);
  } catch (lost) {
    const other = await caches.match(request, { ignoreSearch: true });
    if (other === undefined) throw lost;
    return other;
  }
}

async function page(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  const kept = await keptPage(path);
  try {
    const answer = await (kept === undefined ? fetch(request) : within(PATIENCE_MS, fetch(request)));
    // A server that fails, or does not know of a session that was begun without it.
    if (kept !== undefined && (answer.status >= 500 || answer.status === 404)) return marked(kept, "kept");
    if (isVisited(path) && answer.ok && !answer.redirected) await keepVisited(path, answer.clone());
    return answer;
  } catch {
    return kept === undefined ? nothingHere("page") : marked(kept, "kept");
  }
}

async function form(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return nothingHere("form");
  }
}

/** What stands in for a page that is not kept: in the language of the person, else in that of the browser. */
async function nothingHere(what: "page" | "form"): Promise<Response> {
  const kept = (await keptPage(self.SHELL.offline)) ?? (await caches.match(self.SHELL.offline));
  return kept === undefined ? Response.error() : marked(kept, what);
}

async function keepVisited(path: string, answer: Response): Promise<void> {
  const cache = (await caches.keys()).find((name) => name.startsWith("pages-"));
  if (cache === undefined) return;
  const headers = new Headers(answer.headers);
  headers.set("Quadratus-Kept", new Date().toISOString());
  await (await caches.open(cache)).put(path, new Response(await answer.text(), { headers }));
}
