// Tells the server the time zone of this browser, so that a day is the person's own day: in the form in which a
// person joins, and later whenever it is not the one that is known.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const field = document.querySelector('input[name="zone"]');
const known = document.body.dataset.zone;
const token = document.cookie.match(/(?:^|; )quadratus_csrf=([^;]+)/)?.[1];

if (zone && field) {
  field.value = zone;
}
if (zone && token && known && zone !== known) {
  fetch("/zone/", {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: new URLSearchParams({ zone }),
  }).catch(() => {
    // Offline: the next page tries again.
  });
}
