// The form as the page brings it: its fields, their questions in the wording in use, their answers.
// Nothing is said twice: what a field is called, offers and asks is read from the markup.

/**
 * @typedef {import("./arrange.js").Field} Field
 * @typedef {import("./entry.js").Kind} Kind
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Control
 */

/** @type {{[type: string]: Kind}} */
const KIND = { radio: "one-of", checkbox: "tick", hidden: "order", number: "number", date: "date" };

/** The fields of one `form[data-activity]`. Names are without the activity's id in front. */
export class SheetForm {
  /** @type {Map<string, Control[]>} */
  #controls = new Map();
  #size = -1;

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    this.activity = element.dataset["activity"] ?? "";
    this.#index();
  }

  /** Rows may have come or gone since the last look. */
  #index() {
    if (this.#size === this.element.elements.length) return;
    this.#size = this.element.elements.length;
    this.#controls.clear();
    const prefix = `${this.activity}.`;
    for (const element of this.element.elements) {
      const control = /** @type {Control} */ (element);
      if (!control.name?.startsWith(prefix)) continue;
      const name = control.name.slice(prefix.length);
      const found = this.#controls.get(name);
      if (found) found.push(control);
      else this.#controls.set(name, [control]);
    }
  }

  /** Every field's name, in the order of the page. */
  names() {
    this.#size = -1; // rows may stand in another order
    this.#index();
    return [...this.#controls.keys()];
  }

  /**
   * A field; a table may make a row for it first (`toolkit-field` asks).
   * @param {string} name
   * @returns {Field | null}
   */
  find(name) {
    const [first, ...more] = this.controls(name);
    if (!first) return null;
    const values = first.type === "radio" ? new Set([first, ...more].map((one) => one.value)) : null;
    return { name, kind: KIND[first.type] ?? "text", values };
  }

  /** @param {string} name @returns {Control[]} */
  controls(name) {
    const found = this.#controls.get(name);
    if (found?.every((control) => control.isConnected)) return found;
    const wanted = new CustomEvent("toolkit-field", { detail: name });
    this.element.dispatchEvent(wanted);
    this.#index();
    return this.#controls.get(name) ?? [];
  }

  /** The answer in a field, empty where there is none. @param {string} name */
  value(name) {
    const controls = this.controls(name);
    const chosen = controls.find(isChosen);
    if (controls[0]?.type === "radio" || controls[0]?.type === "checkbox") return chosen?.value ?? "";
    return controls[0]?.value ?? "";
  }

  /**
   * Put an answer into a field, as it is kept.
   * @param {string} name
   * @param {string} value
   */
  setValue(name, value) {
    for (const control of this.controls(name)) {
      if (control.type === "radio" || control.type === "checkbox") {
        /** @type {HTMLInputElement} */ (control).checked = control.value === value;
      } else if (control.value !== value) control.value = value;
    }
  }

  /** The name of the field that a control belongs to; null where it is no field. @param {EventTarget | null} target */
  nameOf(target) {
    const name = /** @type {Control | null} */ (target)?.name ?? "";
    return name.startsWith(`${this.activity}.`) ? name.slice(this.activity.length + 1) : null;
  }

  /**
   * What a field asks, with the headings above it, in a wording (counted from 1).
   * @param {string} name
   * @param {number} wording
   */
  question(name, wording) {
    return this.asked(name, wording).join(" / ");
  }

  /**
   * The headings above a field, the outermost first, and its own question.
   * @param {string} name
   * @param {number} wording
   * @returns {string[]}
   */
  asked(name, wording) {
    const control = this.controls(name)[0];
    if (!control) return [name];
    const parts = [...legends(control)].map((legend) => said(legend, wording));
    const own = control.type === "radio" ? [] : [...(control.labels ?? [])];
    return [...parts, ...own.map((label) => said(label, wording))].filter(Boolean);
  }

  /**
   * What a choice calls one of its values.
   * @param {string} name
   * @param {string} value
   * @param {number} wording
   */
  option(name, value, wording) {
    const label = this.controls(name).find((control) => control.value === value)?.labels?.[0];
    return label ? said(label.querySelector("[data-answer]") ?? label, wording) : value;
  }

  /**
   * The answer in words: a choice's label, what is written, a mark for a tick.
   * @param {string} name
   * @param {number} wording
   */
  answer(name, wording) {
    const chosen = this.controls(name).find(isChosen);
    if (chosen?.type === "radio") return this.option(name, chosen.value, wording);
    return chosen?.type === "checkbox" ? "✓" : this.value(name);
  }
}

/** @param {Control} control */
const isChosen = (control) => "checked" in control && control.checked;

/** The legends around a control, the outermost first. @param {Element} control */
function legends(control) {
  /** @type {Element[]} */
  const found = [];
  for (let at = control.closest("fieldset"); at; at = at.parentElement?.closest("fieldset") ?? null) {
    const legend = at.querySelector(":scope > legend");
    if (legend) found.unshift(legend);
  }
  return found;
}

const OTHERS = "[class^='wording-'], .hint, textarea, button";

/**
 * The words of an element in one wording.
 * @param {Element} element
 * @param {number} wording
 */
export function said(element, wording) {
  return [...heard(element, wording)].join("").replace(/\s+/g, " ").trim();
}

/** @param {Element} element @param {number} wording @returns {Iterable<string>} */
function* heard(element, wording) {
  for (const node of element.childNodes) {
    if (node instanceof Text) yield node.data;
    if (!(node instanceof Element)) continue;
    if (!node.matches(OTHERS) || node.classList.contains(`wording-${wording}`)) yield* heard(node, wording);
  }
}
