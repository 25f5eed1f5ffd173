/** On the pages around a session: sends what the player could not, and says so. */
import { Outbox } from "./outbox";
import { byFetch, Courier, savedWords } from "./sending";
import { deviceShelf } from "./shelf";

const box = document.getElementById("unsent");
const words = document.getElementById("unsent-words");
const read = document.getElementById("unsent-read");

if (box !== null && words !== null && read !== null) {
  const outbox = new Outbox(deviceShelf(), box.dataset.person ?? "");
  const courier = new Courier(outbox, byFetch(box.dataset.csrf ?? ""), (saved) => {
    box.hidden = saved.waiting === 0 && saved.refused.length === 0;
    read.hidden = saved.waiting > 0;
    words.textContent = savedWords(saved);
  });
  read.addEventListener("click", () => {
    outbox.forgetRefused();
    void courier.go();
  });
  void courier.go();
}
