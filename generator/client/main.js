// The script of every page. It defines the elements of the sheet; those of the block types are
// defined before (bundle.mjs), so that tables can make rows for the answers that are kept.

import { KeptAnswers } from "./parts/kept.js";
import { SheetAside } from "./parts/aside.js";
import { SheetBar } from "./parts/bar.js";
import { SheetCover } from "./parts/cover.js";
import { SheetDevice } from "./parts/device.js";
import { SheetOpening } from "./parts/opening.js";
import { SheetTaking } from "./parts/taking.js";
import { SheetWording } from "./parts/wording.js";
import { clearing } from "./parts/clearing.js";
import { growing } from "./parts/growing.js";
import { SheetForm } from "./form.js";
import { companions } from "./sheet.js";

companions.push(clearing, ({ form }) => growing(form.element));

customElements.define("kept-answers", KeptAnswers);
customElements.define("sheet-cover", SheetCover);
customElements.define("sheet-wording", SheetWording);
customElements.define("sheet-device", SheetDevice);
customElements.define("sheet-aside", SheetAside);
customElements.define("sheet-opening", SheetOpening);
customElements.define("sheet-taking", SheetTaking);
customElements.define("sheet-bar", SheetBar);
customElements.define("sheet-hint", class extends HTMLElement {}); // for those who run scripts

// A form to try (the gallery) is kept by nobody; its blocks hear of answers all the same.
document.addEventListener("input", ({ target }) => {
  const form = /** @type {HTMLInputElement} */ (target).form;
  if (!form?.hasAttribute("data-try")) return;
  const detail = { name: new SheetForm(form).nameOf(target) };
  form.dispatchEvent(new CustomEvent("toolkit-answer", { detail }));
});
