import type { FleetStore, Topic } from './store.ts';
import type { Subscribe } from './watched.ts';

export type Paced<Value> = { readonly subscribe: Subscribe; readonly get: () => Value };

/** The last change of a storm is told this much later than it might be, so that nothing is painted between two messages. */
const SLACK_MS = 100;

/**
 * Something of the store's that need not keep up with a storm: told at once after a quiet moment, then at most every
 * so many milliseconds, and together with the change that is shown anyway.
 */
export function createPaced<Value>(
  store: FleetStore,
  topic: Topic,
  read: () => Value,
  everyMs: number,
): Paced<Value> {
  const listeners = new Set<() => void>();
  let shown = read();
  let toldAt = -Infinity;
  let stopTimer: (() => void) | null = null;
  let stopWatching: (() => void) | null = null;

  const tell = () => {
    stopTimer?.();
    stopTimer = null;
    const next = read();
    if (next === shown) return;
    shown = next;
    toldAt = store.now();
    for (const listener of listeners) listener();
  };
  const touch = () => {
    const since = store.now() - toldAt;
    // Below zero: the clock was set back.
    if (since >= everyMs || since < 0) tell();
    else stopTimer ??= store.later(tell, everyMs + SLACK_MS - since);
  };
  return {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        shown = read();
        stopWatching = store.on(topic)(touch);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopTimer?.();
        stopTimer = null;
      };
    },
  };
}
