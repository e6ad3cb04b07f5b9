// A second copy of what is kept on one's own device. Browsers write localStorage to the disk late
// (Chromium up to a minute); a strict transaction is on the disk when it ends, so that a browser
// that is killed, or a phone whose battery dies, loses next to nothing.

const STORE = "answers";

/** The journal of one toolkit. Where IndexedDB is missing or refused, it does nothing. */
export class Journal {
  /** @type {Promise<IDBDatabase | null> | null} */
  #database = null;

  /** @param {string} toolkit */
  constructor(toolkit) {
    this.name = `toolkit/${toolkit}`;
  }

  /**
   * Write lines over those of the same keys.
   * @param {readonly (readonly [string, string])[]} lines
   */
  write(lines) {
    return this.#within((store) => {
      for (const [key, text] of lines) store.put(text, key);
    });
  }

  /**
   * Take all lines out and write `lines`.
   * @param {readonly (readonly [string, string])[]} lines
   */
  replace(lines) {
    return this.#within((store) => {
      store.clear();
      for (const [key, text] of lines) store.put(text, key);
    });
  }

  /**
   * Every line.
   * @returns {Promise<Map<string, string>>}
   */
  async read() {
    /** @type {Map<string, string>} */
    const found = new Map();
    await this.#within((store) => {
      store.openCursor().onsuccess = ({ target }) => {
        const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (target).result;
        if (!cursor) return;
        found.set(String(cursor.key), String(cursor.value));
        cursor.continue();
      };
    }, false);
    return found;
  }

  /**
   * @param {(store: IDBObjectStore) => void} act
   * @param {boolean} [creates] whoever has kept nothing gets no database
   */
  async #within(act, creates = true) {
    this.#database ??= opened(this.name, creates);
    let database = await this.#database;
    if (!database && creates) database = await (this.#database = opened(this.name, true));
    if (!database) this.#database = null;
    if (!database) return;
    await new Promise((done) => {
      try {
        const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
        transaction.oncomplete = transaction.onabort = transaction.onerror = done;
        act(transaction.objectStore(STORE));
      } catch {
        done(null); // the browser closed the database: it is a second copy only
      }
    });
  }
}

/**
 * @param {string} name
 * @param {boolean} creates
 * @returns {Promise<IDBDatabase | null>}
 */
function opened(name, creates) {
  return new Promise((done) => {
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        if (creates) request.result.createObjectStore(STORE);
        else request.transaction?.abort(); // there was none, and there is none afterwards
      };
      request.onsuccess = () => done(request.result);
      request.onerror = request.onblocked = () => done(null);
    } catch {
      done(null);
    }
  });
}
