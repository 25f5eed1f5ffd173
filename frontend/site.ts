/** On every page: makes the site an app that works without a network, and sends what waits. */
import { Days, dropPages } from "./ahead";
import { answerBeforehand, noteTouched } from "./closing";
import { holdForms, takeForms } from "./forms";
import { showHome } from "./home";
import { leaveNothingBehind } from "./leaving";
import { courierOf, type Saved, savedWords } from "./sending";
import { openStore } from "./store";
import { within } from "./worker/keeping";

const WORKER = "/worker.js";
const PATIENCE_MS = 20_000;
const PLAYING = "quadratus.player.";
const RENEWED = "quadratus.renewed";
const RENEW_AFTER_MS = 10_000;
/** How long a form may be held for the answers that this device knows. */
const ANSWERING_MS = 1500;

const body = document.body;
const owner = body.dataset.person ?? null;

async function everyPage(letGo: () => void): Promise<void> {
  tellWhereFrom();
  offerInstalling();
  await dropPages(owner);
  if (owner === null) return;
  const ready = startWorker();
  // The player sends its sets itself, and asks nothing of the network while a session runs.
  if (document.getElementById("player") === null) await aroundSession(owner, await ready, letGo);
  else void new Days(await openStore(), owner).refresh(PATIENCE_MS);
}

async function aroundSession(
  person: string,
  worker: ServiceWorkerRegistration | null,
  letGo: () => void,
): Promise<void> {
  const courier = await courierOf(person, body.dataset.csrf ?? "", tellOfUnsent);
  const days = new Days(courier.store, person);
  const home = document.getElementById("without-network");
  if (home !== null) await showHome(home, days);
  const controlled = worker !== null;
  if (controlled && courier.store.lasts) takeForms({ courier, days, leave: (address) => window.location.assign(address) });
  await within(ANSWERING_MS, answerBeforehand(courier, person, touched)).catch(() => undefined);
  letGo();
  leaveNothingBehind(courier, person);
  document.getElementById("unsent-read")?.addEventListener("click", () => {
    void courier.outbox.forgetRefused().then(() => courier.go());
  });
  await courier.go();
  const events = await days.refresh(PATIENCE_MS);
  if (events !== null && touched.size === 0 && isBehind(events)) return window.location.reload();
  const known = await days.known();
  tellWhatWorks(controlled && courier.store.lasts && known.day !== undefined && !known.stale);
  if (worker !== null) void giveWay(worker);
}

/**
 * Whether the page says what was true before the last events: it was kept, or was on its way while they were sent.
 * A page that was just loaded anew for this reason is left as it is.
 */
function isBehind(events: number): boolean {
  const { live, kept } = body.dataset;
  if (live === undefined || (kept === undefined && Number(live) >= events)) return false;
  const before = Number(sessionStorage.getItem(RENEWED) ?? 0);
  sessionStorage.setItem(RENEWED, String(Date.now()));
  return Math.abs(Date.now() - before) > RENEW_AFTER_MS;
}

async function startWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    return await within(PATIENCE_MS, inControl());
  } catch {
    return null;
  }
}

/** The worker takes a page over a moment after it is ready. */
async function inControl(): Promise<ServiceWorkerRegistration> {
  const workers = navigator.serviceWorker;
  await workers.register(WORKER, { scope: "/" });
  const ready = await workers.ready;
  if (workers.controller !== null) return ready;
  return new Promise((resolve) => {
    workers.addEventListener("controllerchange", () => resolve(ready), { once: true });
  });
}

/** A new version takes over while no session runs in any tab; it never does in the middle of one. */
async function giveWay(worker: ServiceWorkerRegistration): Promise<void> {
  const held = "locks" in navigator ? ((await navigator.locks.query()).held ?? []) : [];
  if (!held.some((lock) => lock.name?.startsWith(PLAYING))) worker.waiting?.postMessage("take over");
}

function tellWhereFrom(): void {
  const { kept, lostForm } = body.dataset;
  const line = document.getElementById("kept");
  const time = document.getElementById("kept-time");
  if (kept !== undefined && line !== null && time !== null) {
    time.textContent = new Date(kept).toLocaleString(localeHere(), { dateStyle: "medium", timeStyle: "short" });
    time.setAttribute("datetime", kept);
    line.hidden = false;
  }
  document.getElementById("lost-form")?.toggleAttribute("hidden", lostForm === undefined);
}

/** The language of the page as the device writes it, so that a British phone shows British dates. */
function localeHere(): string {
  const { lang } = document.documentElement;
  return navigator.languages.find((one) => one.startsWith(lang)) ?? lang;
}

function tellOfUnsent(saved: Saved): void {
  const box = document.getElementById("unsent");
  if (box === null) return;
  box.hidden = saved.waiting.length === 0 && saved.refused.length === 0;
  document.getElementById("unsent-read")?.toggleAttribute("hidden", saved.waiting.length > 0);
  const words = document.getElementById("unsent-words");
  if (words !== null) words.textContent = savedWords(saved);
}

/** Before a session starts: whether it works without a network. What was kept earlier counts without one, too. */
function tellWhatWorks(kept: boolean): void {
  document.getElementById(kept ? "works-offline" : "needs-online")?.removeAttribute("hidden");
}

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

function offerInstalling(): void {
  const card = document.getElementById("install");
  if (card === null) return;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    card.hidden = false;
    card.querySelector("button")?.addEventListener("click", () => void (event as InstallPrompt).prompt());
  });
  window.addEventListener("appinstalled", () => {
    card.hidden = true;
  });
}

const touched = noteTouched();
const letGo = holdForms();
void everyPage(letGo).finally(letGo);
