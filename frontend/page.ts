/** Small helps for the page of the player. */

/** A part of the page by its id. */
export function part<Kind extends Element = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page lacks #${id}`);
  return found as unknown as Kind;
}

/** Put words into an element; without words it is hidden. Unchanged words are left alone. */
export function show(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  if (element.hidden !== (text === "")) element.hidden = text === "";
}

/** Set an attribute where it differs. */
export function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Show or hide an element of any kind. */
export function hide(element: Element, hidden: boolean): void {
  element.toggleAttribute("hidden", hidden);
}

/** Whether the person asked for less motion. */
export function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
