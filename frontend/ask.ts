/** One answer of a question: its words, what it does, and how it looks. */
export interface AskAnswer {
  readonly words: string;
  readonly run: () => void;
  readonly stop?: boolean;
  readonly quiet?: boolean;
}

export type Ask = (title: string, words: string, answers: readonly AskAnswer[], dismissed: () => void) => void;

/** Makes a question out of a dialog. Leaving it with Escape runs `dismissed`. */
export function asker(dialog: HTMLDialogElement): Ask {
  const title = dialog.querySelector("h2");
  const text = dialog.querySelector("p");
  const box = dialog.querySelector("div");
  if (title === null || text === null || box === null) throw new Error("The dialog lacks its parts");
  return (heading, words, answers, dismissed) => {
    title.textContent = heading;
    text.textContent = words;
    text.hidden = words === "";
    dialog.oncancel = () => dismissed();
    const buttons = answers.map((answer) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `button${answer.stop ? " stop" : ""}${answer.quiet ? " quiet" : ""}`;
      button.textContent = answer.words;
      button.addEventListener("click", () => {
        dialog.close();
        answer.run();
      });
      return button;
    });
    box.replaceChildren(...buttons);
    if (!dialog.open) dialog.showModal();
  };
}
