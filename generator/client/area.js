// One of the browser's storages, as far as it belongs to one toolkit. It may be refused or full:
// then reading finds nothing and writing says so; nothing here throws.

/** The part of a storage whose keys begin with `toolkit/<id>/`. */
export class Area {
  /**
   * @param {() => Storage} storage asked for anew each time: a browser may refuse it at any moment
   * @param {string} toolkit
   */
  constructor(storage, toolkit) {
    this.storage = storage;
    this.prefix = `toolkit/${toolkit}/`;
  }

  /** Whether the browser keeps anything here; a full storage keeps what it has. */
  get works() {
    try {
      const storage = this.storage();
      const name = `${this.prefix}?works`;
      storage.setItem(name, "yes");
      storage.removeItem(name);
      return true;
    } catch (error) {
      return isFull(error) && this.#tried((storage) => storage.length > 0) === true;
    }
  }

  /** Whether the browser lets it be read: only then does finding nothing say anything. */
  get isReadable() {
    return this.#tried((storage) => (storage.getItem(this.prefix), true)) ?? false;
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    return this.#tried((storage) => storage.getItem(this.prefix + name)) ?? null;
  }

  /** @param {string} name @param {string} value @returns {boolean} whether it is written */
  set(name, value) {
    return this.#tried((storage) => (storage.setItem(this.prefix + name, value), true)) ?? false;
  }

  /** @param {string} name @returns {boolean} whether it is gone */
  remove(name) {
    return this.#tried((storage) => (storage.removeItem(this.prefix + name), true)) ?? false;
  }

  /** @returns {string[]} */
  names() {
    const keys = this.#tried((storage) => Object.keys(storage)) ?? [];
    const ours = keys.filter((key) => key.startsWith(this.prefix));
    return ours.map((key) => key.slice(this.prefix.length));
  }

  /**
   * @template Found
   * @param {(storage: Storage) => Found} act
   * @returns {Found | undefined}
   */
  #tried(act) {
    try {
      return act(this.storage());
    } catch {
      return undefined;
    }
  }
}

/** Private windows of old browsers call a storage full that keeps nothing. @param {unknown} error */
const isFull = (error) => error instanceof DOMException && /quota/i.test(error.name);
