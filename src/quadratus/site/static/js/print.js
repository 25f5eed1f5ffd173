// The button that prints the page. Without scripts it stays hidden, and the page says what to do.
const button = document.querySelector("[data-print]");

if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
