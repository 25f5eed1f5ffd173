// The anatomy figure: choosing a part, in the picture or by its number, says its words without leaving the picture.

const figure = document.querySelector<HTMLElement>(".anatomy");

function choose(figure: HTMLElement, key: string): void {
  figure.classList.add("exploring");
  for (const one of figure.querySelectorAll("[data-part]")) {
    one.classList.toggle("chosen", one.getAttribute("data-part") === key);
  }
  for (const mark of figure.querySelectorAll(".mark")) {
    if (mark.getAttribute("data-part") === key) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }
  say(figure, key);
}

function say(figure: HTMLElement, key: string): void {
  const words = figure.querySelector(`#part-${key}`);
  const said = figure.querySelector<HTMLElement>("[data-said]");
  if (!words || !said) return;
  const copy = words.cloneNode(true) as HTMLElement;
  for (const cites of copy.querySelectorAll(".cites")) cites.remove();
  said.replaceChildren(...copy.childNodes);
  // On a phone the words stand below the picture; beside it they are in the list already.
  if (said.clientHeight > 1) said.scrollIntoView({ block: "nearest" });
}

figure?.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("svg a[data-part]");
  if (!link) return;
  event.preventDefault();
  choose(figure, link.getAttribute("data-part") ?? "");
});
