// Taking answers away: a file that can be opened again, a table, a Word document, plain text, paper.

import { csv, plain } from "../lines.js";
import { fileOf, fileText } from "../file.js";
import { Part } from "./part.js";

/** @typedef {typeof import("../word.js")} Word */

/** How long a browser may need to fetch what it was handed, in milliseconds. */
const LONG = 60_000;

export class SheetTaking extends Part {
  #copied = "";

  /** @override @param {AbortSignal} life */
  arrive(life) {
    this.addEventListener("toolkit-save", () => this.#save(), { signal: life });
    this.piece("outside").hidden = !isInsideAnApp(navigator.userAgent);
  }

  /** @override */
  show() {
    this.hidden = this.sheet.store.covered;
    if (this.hidden || this.sheet.isEmpty || this.sheet.wording !== this.#copied) this.#forget();
  }

  /** No copy of the answers outlives them. */
  #forget() {
    const box = /** @type {HTMLTextAreaElement} */ (this.piece("text"));
    box.value = "";
    box.hidden = true;
    this.tell("told", "");
    this.#copied = this.sheet.wording;
  }

  /** @override @param {string} act */
  pressed(act) {
    if (act === "print") window.print();
    else if (act === "save") this.#save();
    else if (act === "csv") this.#hand(new Blob([csv(this.sheet.lines())], { type: "text/csv" }), "csv");
    else if (act === "copy") void this.#copy();
    else if (act === "word") void this.#word();
  }

  #save() {
    const { store, toolkit, version } = this.sheet;
    store.flush();
    this.#hand(fileOf(fileText({ toolkit, content: version }, store.all())), "json");
    store.filedAt = Date.now();
  }

  /**
   * Let the browser save a file. Its name tells nothing but the day.
   * @param {Blob} file
   * @param {string} extension
   */
  #hand(file, extension) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `answers-${today()}.${extension}`;
    this.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), LONG);
    this.tell("told", this.sheet.say("handed", { file: link.download }));
  }

  async #copy() {
    const title = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const text = plain(title, this.sheet.lines());
    try {
      await navigator.clipboard.writeText(text);
      this.tell("told", this.sheet.say("copied"));
    } catch {
      this.#offer(text); // no permission, or an app's own browser
    }
  }

  /** Let a text be copied by hand. @param {string} text */
  #offer(text) {
    const box = /** @type {HTMLTextAreaElement} */ (this.piece("text"));
    box.value = text;
    box.hidden = false;
    box.focus();
    box.select();
    this.tell("told", this.sheet.say("copy-by-hand"));
  }

  async #word() {
    const { documents, script } = this.dataset;
    const address = JSON.parse(documents ?? "{}")[this.sheet.wording];
    this.tell("told", this.sheet.say("word-wait"));
    try {
      const [answer, word] = await Promise.all([fetch(address), loaded(script ?? "")]);
      if (!answer.ok) throw new Error(String(answer.status));
      const template = new Uint8Array(await answer.arrayBuffer());
      const { answers, kept } = this.#forWord();
      const file = /** @type {BlobPart} */ (word.filled(template, answers, kept));
      this.#hand(new Blob([file], { type: answer.headers.get("content-type") ?? "" }), "docx");
    } catch {
      this.tell("told", this.sheet.say("word-failed"));
    }
  }

  #forWord() {
    const { form, activity, say } = this.sheet;
    const answers = new Map(this.sheet.answered().map((name) => [`${activity}.${name}`, form.value(name)]));
    const entries = this.sheet.asides().map((one) => this.sheet.asked(one));
    return { answers, kept: entries.length ? { title: say("aside-title"), entries } : null };
  }
}

function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The Word script, fetched when it is first needed.
 * @param {string} address
 * @returns {Promise<Word>}
 */
function loaded(address) {
  const found = () => /** @type {{toolkitWord?: Word}} */ (/** @type {unknown} */ (window)).toolkitWord;
  return new Promise((done, failed) => {
    const before = found();
    if (before) return done(before);
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(/** @type {Word} */ (found()));
    script.onerror = failed;
    document.head.append(script);
  });
}

/**
 * Browsers inside other apps often neither print nor save files.
 * @param {string} agent
 */
const isInsideAnApp = (agent) => /FBAN|FBAV|Instagram|Line\/|MicroMessenger|WhatsApp|Snapchat|Twitter|; wv\)/.test(agent);
