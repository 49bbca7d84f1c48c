type Counters = { readonly seq: number; readonly revision: number };

/** Where a message begins, and for how long changes after it are kept back. */
export type Share = { readonly after: Counters; readonly waitMs: number };

/** Which changes the live topic is told at once and which wait, as the database decides it. */
export class ModelTopic {
  /** How far ahead of its share it may be told, milliseconds. */
  burst = 0;
  #told: Counters = { seq: 0, revision: 0 };
  #usedUntil = -Infinity;
  #waitMs = 0;

  /** All that is counted so far is told. */
  restart({ seq, revision }: Counters): void {
    this.#told = { seq, revision };
    this.#usedUntil = -Infinity;
    this.#waitMs = 0;
  }

  /** Takes the share of a message that is due, or of one that somebody asks for; null for none. */
  take({ seq, revision }: Counters, now: number, asked: boolean): Share | null {
    const after = this.#told;
    const changes = seq - after.seq + revision - after.revision;
    const owes = changes > 0 || (asked && this.#waitMs > 0);
    if (now < this.#usedUntil - this.burst || !owes) return null;
    this.#usedUntil = Math.max(this.#usedUntil, now) + Math.min(100, 40 * changes);
    this.#waitMs = Math.max(0, this.#usedUntil - this.burst - now);
    this.#told = { seq, revision };
    return { after, waitMs: this.#waitMs };
  }
}
