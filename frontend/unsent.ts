/** On the pages around a session: sends what the player could not, and says so. */
import { Outbox } from "./outbox";
import { byFetch, Courier, savedWords } from "./sending";

const box = document.getElementById("unsent");
const words = document.getElementById("unsent-words");

if (box !== null && words !== null) {
  const courier = new Courier(new Outbox(localStorage), byFetch(box.dataset.csrf ?? ""), (saved) => {
    box.hidden = saved.waiting === 0 && saved.refused.length === 0;
    words.textContent = savedWords(saved);
  });
  void courier.go();
}
