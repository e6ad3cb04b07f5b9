// Answers that no question of this page has asked for: from an earlier version, or from a file that
// was opened over others. They are shown with what was asked, and never taken away by themselves.

import { FROM_FILE, OTHER } from "../arrange.js";
import { button, goTo, made } from "./made.js";
import { Part } from "./part.js";

/** @typedef {import("../sheet.js").Aside} Aside */

export class SheetAside extends Part {
  #shown = "";

  /** @override */
  show() {
    const found = this.sheet.asides();
    this.hidden = found.length === 0;
    const now = JSON.stringify([this.sheet.number, found]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.piece("list").replaceChildren(...found.map((one) => this.#line(one)));
  }

  /** Why an answer stands beside the sheet. @param {Aside} one */
  #why({ aside, entry }) {
    if (entry.edition > this.sheet.page.edition) return "aside-newer";
    if (aside.startsWith(OTHER)) return "aside-other";
    return aside.startsWith(FROM_FILE) ? "aside-file" : "aside-earlier";
  }

  /** @param {Aside} one */
  #line(one) {
    const { question, answer } = this.sheet.asked(one);
    const why = this.#why(one);
    const line = document.createElement("div");
    const term = made("dt", question);
    term.append(made("span", this.sheet.say(why), "hint"));
    const text = made("dd", answer, "theirs");
    const drop = button(this.sheet.say("aside-delete"), () => {
      this.sheet.drop(one);
      this.show(); // now, to see whether it was the last one
      goTo(this.hidden ? (this.parentElement?.querySelector("#page\\.keep") ?? null) : this.piece("head"));
    });
    drop.setAttribute("aria-label", `${this.sheet.say("aside-delete")}: ${question}`);
    const act = document.createElement("dd");
    act.append(drop);
    line.append(term, text, act);
    return line;
  }
}
