// A model of an activity through its editions, told from the author's side: which question stands
// under which name, and who has its answers now. It knows nothing of generator/client/lineage.js;
// from it the test makes what a page would bring along.

/** A question, whatever it is called; `heirs` are those that it was made part of. */
class Question {
  static count = 0;

  constructor(kind, options = []) {
    this.id = `q${(Question.count += 1)}`;
    this.kind = kind;
    this.heirs = [];
    /** what stands behind each value that is offered */
    this.offered = new Map(options.map((value, at) => [value, `${this.id}-o${at}`]));
    this.everOffered = new Map(this.offered);
    this.renamed = {};
  }

  /** Whether an answer to this question may stand under `other`. */
  leadsTo(other) {
    return this === other || this.heirs.some((heir) => heir.leadsTo(other));
  }
}

export class History {
  edition = 1;
  /** @type {Map<string, Question>} */
  now = new Map();
  /** closed spans by name */
  spans = {};
  /** what each edition's page was */
  pages = [];
  /** the questions behind each edition's names */
  meant = [];
  left = new Map();
  #names = 0;

  constructor(kinds) {
    for (const kind of kinds) this.add(kind);
    this.#publish();
  }

  add(kind) {
    const name = `f-${(this.#names += 1)}`;
    const options = kind === "one-of" ? ["v-1", "v-2", "v-3"] : [];
    this.now.set(name, new Question(kind, options));
    return name;
  }

  /** The next edition, after `change` has been made to this one. */
  next(change) {
    change();
    this.edition += 1;
    this.#publish();
  }

  #close(name, became) {
    const span = { until: this.edition };
    if (became) span.became = became;
    (this.spans[name] ??= []).push(span);
  }

  rename(name) {
    const question = this.now.get(name);
    const other = `f-${(this.#names += 1)}`;
    this.#close(name, other);
    this.now.delete(name);
    this.now.set(other, question);
  }

  /** To a name that once was another question's. */
  renameTo(name, used) {
    const question = this.now.get(name);
    this.#close(name, used);
    this.now.delete(name);
    this.now.set(used, question);
    this.left.delete(used);
  }

  swap(one, other) {
    const [first, second] = [this.now.get(one), this.now.get(other)];
    this.#close(one, other);
    this.#close(other, one);
    this.now.set(one, second).set(other, first);
  }

  merge(name, into) {
    this.now.get(name).heirs.push(this.now.get(into));
    this.#close(name, into);
    this.now.delete(name);
  }

  remove(name) {
    this.left.set(name, this.now.get(name));
    this.#close(name);
    this.now.delete(name);
  }

  /** The question that the name had comes back. */
  bringBack(name) {
    this.now.set(name, this.left.get(name));
    this.left.delete(name);
    this.spans[name].pop();
  }

  /** Another question under a name that is free. */
  reuse(name, kind) {
    this.left.delete(name);
    this.now.set(name, new Question(kind, kind === "one-of" ? ["v-1", "v-2", "v-3"] : []));
  }

  changeKind(name, kind) {
    this.#close(name);
    this.now.set(name, new Question(kind, kind === "one-of" ? ["v-1", "v-2", "v-3"] : []));
  }

  renameOption(name, value) {
    const question = this.now.get(name);
    const other = `v-${question.everOffered.size + 1}`;
    const meaning = question.offered.get(value);
    question.offered.delete(value);
    question.offered.set(other, meaning);
    question.everOffered.set(other, meaning);
    const before = Object.entries(question.renamed).map(([old, now]) => [old, now === value ? other : now]);
    question.renamed = { ...Object.fromEntries(before), [value]: other };
  }

  withdraw(name, value) {
    this.now.get(name).offered.delete(value);
  }

  /** What a page of this edition brings along, as data that later editions do not change. */
  #publish() {
    const fields = new Map(
      [...this.now].map(([name, { kind, offered }]) => [
        name,
        { name, kind, values: kind === "one-of" ? new Set(offered.keys()) : null },
      ]),
    );
    const renamed = [...this.now].map(([name, question]) => [name, { ...question.renamed }]);
    this.pages.push({
      edition: this.edition,
      find: (name) => fields.get(name) ?? null,
      earlier: structuredClone(this.spans),
      renamed: Object.fromEntries(renamed.filter(([, values]) => Object.keys(values).length)),
      names: [...fields.keys()],
    });
    this.meant.push(new Map([...this.now].map(([name, question]) => [name, { question, offered: new Map(question.offered) }])));
  }

  /** The question, and the meaning of a value, of a field of one edition's page. */
  meaning(edition, name, value) {
    const { question, offered } = this.meant[edition - 1].get(name);
    return { question, choice: offered.get(value) };
  }
}
