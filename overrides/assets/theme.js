// The theme opens its search when the field gets focus, and leaves it lying over the page when
// focus moves on by keyboard. Close it then. Listens on the document: pages are swapped in place.
"use strict";
document.addEventListener("focusout", (event) => {
  const search = event.target.closest(".md-search");
  const toggle = document.getElementById("__search");
  const next = event.relatedTarget;
  if (!search || !toggle || !next || search.contains(next)) return;
  toggle.checked = false;
  toggle.dispatchEvent(new Event("change"));
});
