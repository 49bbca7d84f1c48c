/** Counts calls in the last `windowMs` milliseconds. */
export class CallWindow {
  readonly #calls: number;
  readonly #windowMs: number;
  #times: number[] = [];

  constructor(calls: number, windowMs: number) {
    this.#calls = calls;
    this.#windowMs = windowMs;
  }

  /** Counts one call; false when it is one too many. */
  admit(now = Date.now()): boolean {
    this.#times = this.#times.filter((time) => time > now - this.#windowMs);
    this.#times.push(now);
    return this.#times.length <= this.#calls;
  }
}
