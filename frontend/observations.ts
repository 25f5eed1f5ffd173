/** The questions about the back, one a screen. Without scripts they stand in one list; what is sent is the same. */
import { hide, show } from "./page";

class InTurn {
  private readonly questions: readonly HTMLElement[];
  private readonly place: HTMLElement;
  /** What is asked after the questions, on the same page; without it the answers are sent. */
  private readonly after: HTMLElement | null;
  private readonly send: HTMLElement | null;
  private readonly title: HTMLElement | null;
  private at = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly list: HTMLElement,
    private readonly ways: HTMLElement,
  ) {
    this.questions = [...list.querySelectorAll<HTMLElement>("li")];
    this.place = list.querySelector<HTMLElement>("[data-place]") ?? list;
    this.after = form.querySelector("[data-after]");
    this.send = form.querySelector("[data-send]");
    this.title = form.querySelector("[data-title]");
    for (const question of this.questions) this.wire(question);
    this.way("next").addEventListener("click", () => this.go(this.at + 1));
    this.way("open").addEventListener("click", () => this.go(this.at + 1));
    this.way("before").addEventListener("click", () => this.go(this.at - 1));
    this.way("rest").addEventListener("click", () => this.go(this.questions.length));
  }

  /** Begin with the first question, or where something has to be mended. */
  begin(): void {
    this.form.classList.add("in-turn");
    this.at = this.after?.querySelector(".field-error") ? this.questions.length : 0;
    this.draw();
  }

  private way(name: string): HTMLElement {
    const found = this.ways.querySelector<HTMLElement>(`[data-way=${name}]`);
    if (found === null) throw new Error(`The page lacks the way ${name}`);
    return found;
  }

  /** Who touches an answer has chosen; who walks through the answers with keys has not yet. */
  private wire(question: HTMLElement): void {
    let touched = false;
    question.addEventListener("pointerdown", () => {
      touched = true;
    });
    question.addEventListener("keydown", () => {
      touched = false;
    });
    question.addEventListener("click", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      if (touched) this.go(this.at + 1);
      else this.draw();
    });
  }

  private go(to: number): void {
    if (to >= this.questions.length && this.after === null) return this.form.requestSubmit();
    this.at = Math.min(this.questions.length, to);
    this.draw();
    const heading = (this.questions[this.at] ?? this.after)?.querySelector<HTMLElement>("legend, h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  private draw(): void {
    const { at, questions } = this;
    const question = questions[at];
    const asking = question !== undefined;
    for (const one of questions) hide(one, one !== question);
    for (const one of [this.after, this.send]) if (one !== null) hide(one, asking);
    for (const one of [this.title, this.list]) if (one !== null) hide(one, !asking);
    const says = this.place.dataset.place ?? "";
    show(this.place, says.replace("{number}", String(at + 1)).replace("{total}", String(questions.length)));
    const answered = asking && question.querySelector("input:checked") !== null;
    hide(this.ways, false);
    hide(this.way("next"), !answered);
    hide(this.way("open"), !asking || answered);
    hide(this.way("before"), at === 0);
    hide(this.way("rest"), at >= questions.length - 1);
  }
}

const form = document.querySelector<HTMLFormElement>("form:has([data-in-turn])");
const list = form?.querySelector<HTMLElement>("[data-in-turn]");
const ways = form?.querySelector<HTMLElement>("[data-ways]");
if (form && list && ways) new InTurn(form, list, ways).begin();
