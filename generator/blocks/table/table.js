// Rows of one's own: added, moved, removed, brought back; and gaps of a rating made into rows.

import { Block, Teller } from "../../client/block.js";
import { button, made } from "../../client/parts/made.js";
import { said } from "../../client/form.js";
import { movedTo, orderLine, readOrder, withoutRow, withRow } from "./order.js";

/**
 * What the template tells: the table's name, its head's column, the ends of the other fields' names, and of a rating
 * its groups with their items and the values that make an item a gap.
 * @typedef {{name: string, head: string, columns: string[], spare: number,
 *   gaps?: {values: string[], groups: {row: string, items: string[]}[]}}} Shape
 */

/** More rows than anybody writes; a file may bring them all the same. */
const MOST_ROWS = 400;

class TableBlock extends Block {
  /** @type {HTMLTableRowElement | null} */
  #pattern = null;
  /** @type {HTMLInputElement | null} */
  #order = null;
  /** @type {(() => void) | null} */
  #undo = null;
  /** @type {Teller | null} */
  #teller = null;
  #candidates = "";

  /** @returns {Shape} */
  get #shape() {
    return this.data;
  }

  /** @override @param {AbortSignal} life */
  arrive(life) {
    this.#pattern = /** @type {HTMLTableRowElement | null} */ ([...this.querySelectorAll("tr.spare")].pop() ?? null);
    if (!this.#pattern) return;
    this.classList.add("live");
    this.#order = document.createElement("input");
    this.#order.type = "hidden";
    this.#order.name = `${this.form.activity}.${this.#shape.name}.added-order`;
    this.append(this.#order);
    for (const row of this.querySelectorAll("tr.spare")) this.#equip(/** @type {HTMLTableRowElement} */ (row));
    this.form.element.addEventListener("toolkit-field", (event) => {
      const number = this.#numberIn(/** @type {CustomEvent<string>} */ (event).detail);
      if (number !== null) this.#row(number);
    }, { signal: life });
    this.piece("add").addEventListener("click", () => this.#add(), { signal: life });
    this.addEventListener("focusin", ({ target }) => this.#prompt(/** @type {Element} */ (target)), { signal: life });
    this.#teller = new Teller(this.piece("told"));
  }

  /** The number of the added row that a field's name belongs to. @param {string} name */
  #numberIn(name) {
    const { name: table, head, columns } = this.#shape;
    const [row = "", ...rest] = name.startsWith(`${table}.`) ? name.slice(table.length + 1).split(".") : [];
    const column = rest.join("."); // of ticks "column.option"
    const number = Number(/^added-([1-9][0-9]{0,5})$/.exec(row)?.[1] ?? NaN);
    const known = column === head || columns.includes(column);
    return known && number <= this.#last ? number : null;
  }

  /** The highest number that a row may have. */
  get #last() {
    return this.#shape.spare + MOST_ROWS;
  }

  /** The row with a number, made where it is not there yet. @param {number} number @returns {HTMLTableRowElement} */
  #row(number) {
    const id = `added-${number}`;
    const found = this.querySelector(`tr[data-row="${id}"]`);
    if (found) return /** @type {HTMLTableRowElement} */ (found);
    const row = /** @type {HTMLTableRowElement} */ (/** @type {HTMLTableRowElement} */ (this.#pattern).cloneNode(true));
    const old = row.dataset["row"] ?? "";
    row.dataset["row"] = id;
    for (const tools of row.querySelectorAll(".row-tools, .smart")) tools.remove();
    for (const one of row.querySelectorAll("[name], [for]")) {
      for (const attribute of ["name", "id", "for"]) {
        const value = one.getAttribute(attribute);
        if (value) one.setAttribute(attribute, value.replace(`.${old}.`, `.${id}.`));
      }
      if (one instanceof HTMLInputElement && /radio|checkbox/.test(one.type)) one.checked = false;
      else if ("value" in one) one.value = "";
    }
    for (const spoken of row.querySelectorAll(":is(label, legend) .vh")) spoken.textContent = ` ${this.say("spare-row", { n: number })}`;
    this.querySelector("tbody:not(.example)")?.append(row);
    this.#equip(row);
    return row;
  }

  /** Give a row of one's own its buttons. @param {HTMLTableRowElement} row */
  #equip(row) {
    const number = Number((row.dataset["row"] ?? "").replace("added-", ""));
    const tools = made("div", "", "row-tools noprint");
    const name = this.say("spare-row", { n: number });
    for (const [key, act] of /** @type {const} */ ([
      ["row-up", () => this.#move(number, -1)],
      ["row-down", () => this.#move(number, 1)],
      ["row-remove", () => this.#remove(number)],
    ])) {
      const one = button(this.say(key), act);
      one.dataset["tool"] = key;
      one.setAttribute("aria-label", `${this.say(key)}: ${name}`);
      tools.append(one);
    }
    row.querySelector("th")?.append(tools);
  }

  /** The fields of an added row. @param {number} number */
  #fields(number) {
    const { name, head, columns } = this.#shape;
    return [head, ...columns].map((column) => `${name}.added-${number}.${column}`);
  }

  /** @param {number} number */
  #isFilled(number) {
    return this.#fields(number).some((name) => this.form.value(name) !== "");
  }

  /** The numbers of the rows that stand in the page. */
  #there() {
    const rows = [...this.querySelectorAll("tr.spare")];
    return rows.map((row) => Number((row.getAttribute("data-row") ?? "").replace("added-", "")));
  }

  #now() {
    const filled = this.#there().filter((number) => this.#isFilled(number));
    return readOrder(this.#order?.value ?? "", filled, this.#last);
  }

  /** @param {import("./order.js").Order} order */
  #set(order) {
    const name = `${this.#shape.name}.added-order`;
    this.answer(name, order.rows.length || order.next > 1 ? orderLine(order) : "");
    this.show();
    this.#place(order.rows);
  }

  /** @override */
  renewed() {
    if (!this.#undo) return;
    this.#undo = null; // what was taken out belonged to another sheet
    this.piece("undone").replaceChildren();
  }

  /** @override */
  show() {
    if (!this.#pattern) return;
    const { rows } = this.#now();
    for (const number of this.#there()) {
      const row = this.#row(number);
      row.hidden = !rows.includes(number);
    }
    // not under the hands of somebody who writes: a row would jump as its first line changes
    if (!(document.activeElement instanceof HTMLTextAreaElement && this.contains(document.activeElement))) {
      this.#place(rows);
    }
    this.#offer();
  }

  /** Rows from a gap stand below the row of their group, all others at the end. @param {number[]} rows */
  #place(rows) {
    const body = this.querySelector("tbody:not(.example)");
    const given = [...this.querySelectorAll("tr[data-row]:not(.spare)")];
    const wanted = given.flatMap((row) => [row, ...rows.filter((number) => this.#home(number) === row).map((number) => this.#row(number))]);
    for (const number of rows) if (!this.#home(number)) wanted.push(this.#row(number));
    const shown = [...(body?.querySelectorAll("tr[data-row]:not([hidden])") ?? [])];
    if (wanted.every((row, at) => row === shown[at])) return;
    const focused = document.activeElement;
    body?.prepend(...wanted);
    if (focused instanceof HTMLElement && this.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** The given row whose name begins what an added row is about. @param {number} number */
  #home(number) {
    const about = this.form.value(`${this.#shape.name}.added-${number}.${this.#shape.head}`).split("\n")[0] ?? "";
    const given = [...this.querySelectorAll("tr[data-row]:not(.spare)")];
    return given.find((row) => about !== "" && said(/** @type {Element} */ (row.querySelector("th")), this.wording) === about) ?? null;
  }

  #add() {
    const order = this.#now();
    if (order.next > this.#last) return;
    const row = this.#row(order.next);
    this.#set(withRow(order));
    row.querySelector("textarea")?.focus();
    this.#teller?.tell(this.say("row-added"));
  }

  /** @param {number} number @param {-1 | 1} step */
  #move(number, step) {
    const order = this.#now();
    const neighbours = order.rows.filter((one) => this.#home(one) === this.#home(number));
    const where = neighbours[neighbours.indexOf(number) + step];
    if (where === undefined) {
      this.#teller?.tell(this.say(step < 0 ? "row-is-first" : "row-is-last"));
      return;
    }
    this.#set(movedTo(order, number, where));
    const tool = step < 0 ? "row-up" : "row-down";
    /** @type {HTMLElement | null} */ (this.#row(number).querySelector(`[data-tool="${tool}"]`))?.focus();
    this.#teller?.tell(this.say("row-moved"));
  }

  /** @param {number} number */
  #remove(number) {
    const order = this.#now();
    const before = this.#fields(number).map((name) => /** @type {const} */ ([name, this.form.value(name)]));
    for (const [name] of before) this.answer(name, "");
    this.#set(withoutRow(order, number));
    this.#undo = () => {
      for (const [name, value] of before) this.answer(name, value);
      this.#set({ rows: order.rows, next: this.#now().next });
      this.#row(number).querySelector("textarea")?.focus();
    };
    this.#offerUndo();
  }

  #offerUndo() {
    const undo = button(this.say("undo"), () => {
      this.piece("undone").replaceChildren();
      this.#undo?.();
      this.#undo = null;
    });
    this.piece("undone").replaceChildren(made("span", `${this.say("row-removed")} `), undo);
    undo.focus();
  }

  /** Short questions beside the row in hand; they never stand in the way. @param {Element} target */
  #prompt(target) {
    const prompts = this.querySelector(".smart");
    const row = target.closest("tr[data-row]");
    if (!prompts || !row || prompts.closest("tr") === row) return;
    prompts.removeAttribute("hidden");
    row.querySelector("th")?.append(prompts);
  }

  /** The items that were answered low, or not known, in the order of the sheet. */
  #offer() {
    const { gaps } = this.#shape;
    if (!gaps) return;
    const found = gaps.groups.flatMap(({ row, items }) =>
      items.filter((item) => gaps.values.includes(this.form.value(item))).map((item) => ({ row, item })),
    );
    const told = found.map(({ row, item }) => ({ row, item, ...this.#told(item) }));
    const now = JSON.stringify([this.wording, told]);
    if (now === this.#candidates) return;
    this.#candidates = now;
    const focused = this.piece("gap-list").contains(document.activeElement);
    this.piece("gaps").hidden = found.length === 0;
    this.piece("gap-list").replaceChildren(...told.map((one) => this.#candidate(one)));
    if (focused) this.piece("gap-head").focus();
  }

  /** What an item asks and was answered, and whether it is in the plan already. @param {string} item */
  #told(item) {
    const legend = this.form.controls(item)[0]?.closest(".item")?.querySelector("legend > span");
    const question = legend ? said(legend, this.wording) : item;
    const { name, head } = this.#shape;
    const rows = this.#now().rows.map((number) => this.form.value(`${name}.added-${number}.${head}`));
    return { question, answer: this.form.answer(item, this.wording), planned: rows.some((text) => text.includes(`“${question}”`)) };
  }

  /** @param {{row: string, question: string, answer: string, planned: boolean}} gap */
  #candidate({ row, question, answer, planned }) {
    const line = document.createElement("li");
    line.append(made("span", question));
    line.append(" ", made("b", answer), " ");
    if (planned) line.append(made("span", this.say("gap-planned"), "hint"));
    else {
      const take = button(this.say("gap-take"), () => this.#take(row, question, answer));
      take.setAttribute("aria-label", `${this.say("gap-take")}: ${question}`);
      line.append(take);
    }
    return line;
  }

  /** @param {string} row @param {string} question @param {string} answer */
  #take(row, question, answer) {
    const { name, head, columns } = this.#shape;
    const title = this.querySelector(`tr[data-row="${row}"] > th`);
    const order = this.#now();
    const number = order.next;
    if (number > this.#last) return;
    this.#row(number);
    const about = title ? said(title, this.wording) : "";
    this.answer(`${name}.added-${number}.${head}`, `${about}\n“${question}”\n${this.say("gap-was", { answer })}`);
    this.#set(withRow(order));
    this.form.controls(`${name}.added-${number}.${columns[0]}`)[0]?.focus();
    this.#teller?.tell(this.say("gap-taken", { group: about }));
  }
}

customElements.define("table-block", TableBlock);
