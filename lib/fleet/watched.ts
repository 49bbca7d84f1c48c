export type Subscribe = (listener: () => void) => () => void;

/** Listeners by what they listen to. */
export class Watched<Key> {
  readonly #subscribes = new Map<Key, Subscribe>();
  readonly #listeners = new Map<Key, Set<() => void>>();

  /** What has a listener now. */
  keys(): readonly Key[] {
    return [...this.#listeners.keys()];
  }

  tell(key: Key): void {
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  /** The same function for the same key; `onAny` runs with every listener that comes. */
  subscribe(key: Key, onAny: () => void): Subscribe {
    const known = this.#subscribes.get(key);
    if (known) return known;
    const subscribe: Subscribe = (listener) => {
      onAny();
      const all = this.#listeners.get(key) ?? new Set();
      this.#listeners.set(key, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0 && this.#listeners.get(key) === all) this.#listeners.delete(key);
      };
    };
    this.#subscribes.set(key, subscribe);
    return subscribe;
  }
}
