/** Today without a network: shows those parts of the page that what is known of the day asks for. */
import type { Days } from "./ahead";
import { shownOf } from "./days";

export async function showHome(page: HTMLElement, days: Days): Promise<void> {
  const shown = shownOf(await days.known());
  const show = (part: string, visible: boolean): void => {
    for (const element of page.querySelectorAll<HTMLElement>(`[data-part="${part}"]`)) element.hidden = !visible;
  };
  show("open", shown.open !== null);
  show("done", shown.done);
  show("plan", shown.plan !== null);
  show("nothing", shown.nothing);
  show("network", shown.network);
  show("questions", shown.questions);
  show("walk", shown.walk);
  show("morning", shown.morning);
  for (const plan of page.querySelectorAll<HTMLElement>("[data-plan]")) plan.hidden = plan.dataset.plan !== shown.plan;
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[data-to]")) {
    link.href = `/session/${shown.open ?? ""}/${link.dataset.to ?? ""}`;
  }
}
