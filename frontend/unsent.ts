/** On the pages around a session: sends what the player could not, and says so. */
import { courierOf, type Saved, savedWords } from "./sending";

async function tellOfUnsent(box: HTMLElement, words: HTMLElement, read: HTMLElement): Promise<void> {
  const tell = (saved: Saved): void => {
    box.hidden = saved.waiting.length === 0 && saved.refused.length === 0;
    read.hidden = saved.waiting.length > 0;
    words.textContent = savedWords(saved);
  };
  const courier = await courierOf(box.dataset.person ?? "", box.dataset.csrf ?? "", tell);
  read.addEventListener("click", () => void courier.outbox.forgetRefused().then(() => courier.go()));
  await courier.go();
}

const box = document.getElementById("unsent");
const words = document.getElementById("unsent-words");
const read = document.getElementById("unsent-read");
if (box !== null && words !== null && read !== null) void tellOfUnsent(box, words, read);
