// Opening an answers file: by the button or by dropping it on the sheet. A file that cannot be used
// is refused in words; over answers that differ, one is asked which of them stand in the sheet.

import { LARGEST, readFile } from "../file.js";
import { compared, current, opened } from "../opening.js";
import { Part } from "./part.js";

/** @typedef {import("../file.js").Answer} Answer */

export class SheetOpening extends Part {
  /** @type {Answer[]} */
  #file = [];
  #added = 0;
  #all = 0;

  /** @override @param {AbortSignal} life */
  arrive(life) {
    const form = this.sheet.form.element;
    const chosen = /** @type {HTMLInputElement} */ (this.piece("file"));
    chosen.addEventListener("change", () => {
      void this.#read(chosen.files?.[0]);
      chosen.value = "";
    }, { signal: life });
    form.addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault(), { signal: life });
    form.addEventListener("drop", (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      void this.#read(event.dataTransfer?.files[0]);
    }, { signal: life });
  }

  /** @override */
  show() {
    const { covered, size } = this.sheet.store;
    this.hidden = covered;
    if (!covered && size > 0) return;
    this.#file = []; // whoever sits here now has not opened it
    this.panel("differs", false);
  }

  /** @param {File | undefined} file */
  async #read(file) {
    if (!file || this.sheet.store.covered) return;
    this.panel("differs", false);
    if (file.size > LARGEST) return this.#refuse("too-large");
    const found = readFile(await file.text(), this.sheet.toolkit);
    if ("refused" in found) return this.#refuse(found.refused, found.of);
    this.#file = found.answers;
    const { differing, added, same } = compared(this.#now(this.sheet.store.all()), this.#now(found.answers).filter(isAnswer));
    this.#added = added;
    this.#all = added + same + differing;
    if (differing === 0) return this.#open("file");
    const changed = new Date(found.changed).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
    this.tell("what", this.sheet.say("open-differs", { n: differing, added, date: changed }));
    this.panel("differs", true);
  }

  /** @param {string} why @param {string} [of] */
  #refuse(why, of = "") {
    this.tell("told", this.sheet.say(`refused-${why}`, { toolkit: of }));
    this.piece("told").focus();
  }

  /** Answers under the names of this page. @param {Answer[]} answers */
  #now(answers) {
    const { activity, was, page } = this.sheet;
    const ours = answers.map(({ place, entry }) => {
      return { place: was.includes(place.activity) ? { ...place, activity } : place, entry };
    });
    return current(ours, activity, page);
  }

  /** @param {"here" | "file"} winner */
  #open(winner) {
    const { store } = this.sheet;
    store.replaceAll(opened(this.#now(store.all()), this.#now(this.#file), winner));
    this.#file = [];
    this.panel("differs", false);
    const n = winner === "file" ? this.#all : this.#added;
    this.tell("told", this.sheet.say("opened", { n, here: this.sheet.answered().length }));
    const device = this.sheet.form.element.querySelector("sheet-device");
    if (device && !device.classList.contains("placed")) this.after(device); // what to do next
    this.piece("told").focus();
  }

  /** @override @param {string} act */
  pressed(act) {
    if (act === "choose") this.piece("file").click();
    else if ((act === "file" || act === "here") && this.#file.length) this.#open(act);
    else if ((act === "not" || act === "escape") && !this.piece("differs").hidden) {
      this.#file = [];
      this.panel("differs", false);
      this.piece("choose").focus();
    }
  }
}

/** The order of rows is nobody's answer. @param {Answer} one */
const isAnswer = ({ entry }) => entry.kind !== "order";

/** @param {DragEvent} event */
const holdsFile = (event) => event.dataTransfer?.types.includes("Files") ?? false;
