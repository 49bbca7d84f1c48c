import { sameValue } from './same-value.ts';
import type { FleetStore, Subscribe } from './store.ts';

// Rows become late or silent without any event.
const AT_LEAST_EVERY_MS = 10_000;
const AT_MOST_EVERY_MS = 1000;

/** A value over all rows: worked out at most once a second, and every ten seconds because time passes too. */
export function createSlowValue<Value>(
  store: FleetStore,
  compute: () => Value,
): { readonly subscribe: Subscribe; readonly get: () => Value } {
  let value = compute();
  let dirty = false;
  let stopTimer: (() => void) | null = null;
  const listeners = new Set<() => void>();

  const refresh = () => {
    dirty = false;
    const next = compute();
    arm(AT_LEAST_EVERY_MS);
    if (sameValue(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  };
  const arm = (ms: number) => {
    stopTimer?.();
    stopTimer = store.later(refresh, ms);
  };
  const touch = () => {
    if (dirty) return;
    dirty = true;
    arm(AT_MOST_EVERY_MS);
  };
  let stopWatching: (() => void) | null = null;

  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopWatching = store.on('rows')(touch);
        arm(0);
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
