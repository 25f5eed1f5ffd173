/** One answer of a question: its words, what it does, and how it looks. */
export interface Answer {
  readonly words: string;
  readonly run: () => void;
  readonly look?: "stop" | "quiet";
}

/** A question in a dialog. */
export class Ask {
  private readonly title: Element;
  private readonly words: HTMLElement;
  private readonly answers: Element;

  constructor(private readonly dialog: HTMLDialogElement) {
    const [title, words, answers] = ["h2", ".ask-words", ".ask-answers"].map((part) => dialog.querySelector(part));
    if (!title || !(words instanceof HTMLElement) || !answers) throw new Error("The dialog lacks its parts");
    [this.title, this.words, this.answers] = [title, words, answers];
  }

  /** Put the question. Leaving it with Escape runs `dismissed`. */
  put(title: string, words: string, answers: readonly Answer[], dismissed: () => void): void {
    this.title.textContent = title;
    this.offer(words, answers);
    this.dialog.oncancel = () => dismissed();
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Say other words under the same title, and offer other answers. */
  offer(words: string, answers: readonly Answer[]): void {
    this.words.textContent = words;
    this.words.hidden = words === "";
    this.answers.replaceChildren(...answers.map((answer) => this.button(answer)));
  }

  close(): void {
    if (this.dialog.open) this.dialog.close();
  }

  private button(answer: Answer): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button ${answer.look ?? ""}`.trim();
    button.textContent = answer.words;
    button.addEventListener("click", () => {
      this.close();
      answer.run();
    });
    return button;
  }
}
