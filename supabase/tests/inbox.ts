const patienceMs = 10_000;

/** What came in and was not looked at yet, in order. */
export class Inbox<T> {
  readonly #items: T[] = [];
  readonly #takers: ((item: T) => void)[] = [];

  put(item: T): void {
    const taker = this.#takers.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }

  /** The oldest one, waiting for it if need be. Fails after ten seconds. @param otherwise ends the message then */
  take(otherwise = ''): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const item = this.#items.shift();
    if (item !== undefined) {
      resolve(item);
      return promise;
    }
    const taker = (late: T) => {
      clearTimeout(timer);
      resolve(late);
    };
    const timer = setTimeout(() => {
      this.#takers.splice(this.#takers.indexOf(taker), 1);
      reject(new Error(`nothing came in ${otherwise}`));
    }, patienceMs);
    this.#takers.push(taker);
    return promise;
  }

  /** Everything that is left. */
  rest(): T[] {
    return this.#items.splice(0);
  }
}
