import type { FleetStore } from './store.ts';
import type { Subscribe } from './watched.ts';

const AT_MOST_EVERY_MS = 1000;
// Rows become late or silent without any event.
const AT_LEAST_EVERY_MS = 10_000;

export type Slowly = {
  readonly subscribe: Subscribe;
  /** Does the work at once. */
  readonly run: () => void;
};

/**
 * Does work over all rows after some have changed, at most once a second, and every ten seconds because time passes
 * too; only while somebody listens. Listeners hear of it when `work` says that there is something new.
 */
export function slowly(store: FleetStore, work: () => boolean): Slowly {
  const listeners = new Set<() => void>();
  let ranAt = store.now();
  let dirty = false;
  let stopTimer: (() => void) | null = null;
  let stopWatching: (() => void) | null = null;

  const run = () => {
    dirty = false;
    ranAt = store.now();
    const news = work();
    if (listeners.size > 0) arm();
    if (news) for (const listener of listeners) listener();
  };
  const arm = () => {
    stopTimer?.();
    const wait = ranAt + (dirty ? AT_MOST_EVERY_MS : AT_LEAST_EVERY_MS) - store.now();
    stopTimer = store.later(run, Math.max(0, wait));
  };
  const touch = () => {
    if (dirty) return;
    dirty = true;
    arm();
  };
  return {
    run,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopWatching = store.on('rows')(touch);
        touch();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopTimer?.();
        dirty = false;
      };
    },
  };
}
