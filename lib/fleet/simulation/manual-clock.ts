import type { StoreClock } from '../store.ts';

/** A clock whose time and frames pass only when told. */
export class ManualClock implements StoreClock {
  /** Whether somebody asks for no movement. */
  stands = false;
  #now: number;
  #timers: { readonly at: number; readonly work: () => void }[] = [];
  #frames: (() => void)[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly still = (): boolean => this.stands;

  readonly frame = (work: () => void): void => {
    this.#frames.push(work);
  };

  readonly later = (work: () => void, ms: number): (() => void) => {
    const timer = { at: this.#now + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  frameNow(): void {
    for (const work of this.#frames.splice(0)) work();
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
    }
    this.#now = until;
  }

  /** How many timers are armed. */
  waiting(): number {
    return this.#timers.length;
  }
}
