// This browser and this visit: the storages, whether a link of the site led here, other tabs.

import { Area } from "./area.js";
import { Journal } from "./journal.js";
import { Store } from "./store.js";

/** @type {Map<string, Store>} */
const stores = new Map();
const PASS = "?pass";
/** How long the next page may take to open, in milliseconds. */
const LONGEST_STEP = 30_000;
/** How long a page that the browser kept alive is taken for the same person's. */
const LONGEST_ABSENCE = 15 * 60_000;

/** The one store of a toolkit. @param {string} toolkit */
export function storeOf(toolkit) {
  const found = stores.get(toolkit) ?? opened(toolkit);
  stores.set(toolkit, found);
  return found;
}

/** @param {string} toolkit */
function opened(toolkit) {
  const device = new Area(() => localStorage, toolkit);
  const tab = location.protocol === "file:" ? null : new Area(() => sessionStorage, toolkit);
  const store = new Store({ device, tab, journal: new Journal(toolkit), continues: continues(tab) });
  window.addEventListener("storage", (event) => {
    if (event.storageArea !== localStorage) return;
    if (event.key === null) store.heed(null, null);
    else if (event.key.startsWith(device.prefix)) store.heed(event.key.slice(device.prefix.length), event.newValue);
  });
  leaving(store, tab);
  return store;
}

/**
 * Whether a link of this site was followed a moment ago. Only that is proof that the same person
 * sits here: a browser that starts again brings back its tabs with all they held.
 * @param {Area | null} tab
 */
function continues(tab) {
  const pressed = Number(tab?.get(PASS) ?? 0);
  tab?.remove(PASS);
  return Date.now() - pressed < LONGEST_STEP;
}

/**
 * @param {Store} store
 * @param {Area | null} tab
 */
function leaving(store, tab) {
  const arrived = Date.now();
  let inside = 0;
  let hidden = 0;
  document.addEventListener("click", (event) => {
    if (!isInside(event)) return;
    inside = Date.now();
    tab?.set(PASS, String(inside));
  });
  window.addEventListener("beforeunload", (event) => {
    const follows = Date.now() - inside < 2000 && store.state !== "memory";
    if (store.wouldLoseSince(arrived) && !follows) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => store.flush());
  window.addEventListener("pagehide", () => {
    hidden = Date.now();
    store.flush();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && store.device !== "own" && Date.now() - hidden > LONGEST_ABSENCE) store.cover();
  });
}

/** A click that leads to another page of this site, in this tab. @param {MouseEvent} event */
function isInside(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return false;
  return link.origin === location.origin && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}
