/** Signing out and deleting: this device forgets the person, after asking about what was not sent. */
import { dropPages } from "./ahead";
import type { Courier } from "./sending";

/** Take over the forms that are marked as leaving. The first press asks where something waits; the second one goes. */
export function leaveNothingBehind(courier: Courier, owner: string): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-leaves]")) {
    const asks = form.querySelector<HTMLElement>("[data-unsent]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void leave(form, asks, courier, owner);
    });
  }
}

async function leave(form: HTMLFormElement, asks: HTMLElement | null, courier: Courier, owner: string): Promise<void> {
  const waits = (await courier.outbox.waiting()).length > 0;
  if (waits && asks !== null && asks.hidden) {
    asks.hidden = false;
    asks.focus();
    return;
  }
  const sure = form.querySelector<HTMLInputElement>("input[name=sure]");
  if (sure?.checked !== false && (await serverAnswers())) {
    await courier.store.forget(owner);
    await dropPages(null);
  }
  form.submit();
}

/** Whether the person can leave now; without the server nothing may be forgotten here either. */
async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch("/manifest.webmanifest", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
