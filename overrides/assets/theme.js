"use strict";
// The theme's own script keeps a cheap phone busy for a second: it runs when the page has nothing
// else to do.
const idle = window.requestIdleCallback || ((run) => setTimeout(run, 200));
idle(() => {
  const scripts = [...document.querySelectorAll("link.later")].map(({ href: src }) =>
    Object.assign(document.createElement("script"), { src, async: false }));
  scripts[0]?.addEventListener("load", () => {
    document.dispatchEvent(new Event("DOMContentLoaded")); // it waits for what has been already
    mended();
  });
  document.body.append(...scripts);
}, { timeout: 2000 });
// The theme opens its search when the field gets focus, and leaves it lying over the page when
// focus moves on by keyboard. Close it then. Listens on the document: pages are swapped in place.
document.addEventListener("focusout", (event) => {
  const search = event.target.closest(".md-search");
  const toggle = document.getElementById("__search");
  const next = event.relatedTarget;
  if (!search || !toggle || !next || search.contains(next)) return;
  toggle.checked = false;
  toggle.dispatchEvent(new Event("change"));
});
// Space on the theme's switch of colours checks a radio and changes nothing; Enter switches. Make
// Space do the same.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.closest("[data-md-component=palette]")) return;
  event.preventDefault();
  event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
});
// Browsers print a box in one piece: a line of a long answer may be cut at the edge of the paper.
// Print what is in it as text.
window.addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll(".sheet textarea")) {
    if (!box.value) continue;
    const typed = document.createElement("div");
    typed.className = "typed";
    typed.textContent = box.value;
    box.classList.add("copied");
    box.after(typed);
  }
});
window.addEventListener("afterprint", () => {
  for (const typed of document.querySelectorAll(".typed")) {
    typed.previousElementSibling.classList.remove("copied");
    typed.remove();
  }
});
// A table whose rows are cards on a narrow screen is a table still; some screen readers go by how
// it is drawn unless its parts say what they are.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
const mended = () => document$.subscribe(() => {
  for (const part of document.querySelectorAll(".page :is(table, thead, tbody, tr, th, td)")) {
    const head = part.scope === "row" ? "rowheader" : "columnheader";
    part.setAttribute("role", ROLES[part.tagName] || head);
  }
});
