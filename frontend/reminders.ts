// The page of the reminders: switches notifications on in this browser, or says why that cannot be.

import { type Browser, browserName, keyBytes, standing, type Words } from "./notifications";
import { token } from "./sending";

const box = document.querySelector<HTMLElement>("[data-push]");
const said = box?.querySelector<HTMLElement>("[data-push-says]");
const button = box?.querySelector<HTMLButtonElement>("[data-push-on]");

function pageWords(): Words {
  return JSON.parse(document.querySelector("#push-words")?.textContent ?? "") as Words;
}

function say(words: string): void {
  if (said) said.textContent = words;
}

async function show(words: Words): Promise<void> {
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const worker = able ? await navigator.serviceWorker.getRegistration() : undefined;
  const kept = await worker?.pushManager.getSubscription();
  const browser: Browser = {
    secure: window.isSecureContext,
    able,
    permission: "Notification" in window ? Notification.permission : "denied",
    subscribed: Boolean(kept),
  };
  const now = standing(browser, words);
  say(now.words);
  if (button) button.hidden = !now.offer;
}

async function switchOn(box: HTMLElement, words: Words): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") return show(words);
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: keyBytes(box.dataset.key ?? ""),
  });
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch(box.dataset.sendTo ?? "", {
    method: "POST",
    headers: { "X-CSRFToken": token("") },
    body: new URLSearchParams({
      endpoint: endpoint ?? "",
      p256dh: keys?.p256dh ?? "",
      auth: keys?.auth ?? "",
      name: browserName(navigator.userAgent, words),
    }),
  });
  if (answer.ok) return location.reload();
  // What the server does not keep must not look switched on.
  await subscription.unsubscribe();
  say(((await answer.json()) as { message: string }).message);
}

if (box && button) {
  const words = pageWords();
  button.addEventListener("click", () => {
    button.disabled = true;
    switchOn(box, words)
      .catch(() => say(words.failed))
      .finally(() => (button.disabled = false));
  });
  void show(words).catch(() => say(words.none));
}
