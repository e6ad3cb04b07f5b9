// An element that shows something of a form and follows its changes, once a frame.

/** What the parts of a sheet and the blocks on it have in common: elements in the light DOM. */
export class Lively extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  #waits = false;

  /** Listeners that hear `life` end when the element leaves its page. @returns {AbortSignal} */
  begin() {
    this.#life = new AbortController();
    return this.#life.signal;
  }

  disconnectedCallback() {
    this.#life?.abort();
  }

  /** Show soon: many changes in a row are shown together, however fast somebody types. */
  soon() {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      if (this.isConnected) this.show();
    });
  }

  /** What is done once the element stands in its page. @param {AbortSignal} _life */
  arrive(_life) {}

  /** Show the answers as they are now. */
  show() {}

  /** The element of its markup called `name`. @param {string} name @returns {HTMLElement} */
  piece(name) {
    const found = this.querySelector(`[data-piece="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`no piece ${name} in ${this.localName}`);
    return found;
  }
}
