import type { FleetStore } from './store.ts';
import type { Subscribe } from './watched.ts';
import type { Millis } from './types.ts';

export type Ticker = { readonly subscribe: Subscribe; readonly get: () => Millis };
type Which = 'now' | 'dataNow';

const tickers = {
  now: new WeakMap<FleetStore, Map<number, Ticker>>(),
  dataNow: new WeakMap<FleetStore, Map<number, Ticker>>(),
};

/** The store's time, told every so many milliseconds; one timer for everybody who asks for the same. */
export function tickerOf(store: FleetStore, which: Which, everyMs: number): Ticker {
  const ofStore = tickers[which].get(store);
  const known = ofStore?.get(everyMs);
  if (known) return known;
  const made = createTicker(store, which, everyMs);
  tickers[which].set(store, (ofStore ?? new Map<number, Ticker>()).set(everyMs, made));
  return made;
}

function createTicker(store: FleetStore, which: Which, everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let value = store[which]();
  let told = store.connection().state;
  let stopTimer: (() => void) | null = null;
  let stopWatching: (() => void) | null = null;

  const tick = () => {
    stopTimer?.();
    stopTimer = store.later(tick, everyMs - (store.now() % everyMs));
    told = store.connection().state;
    value = store[which]();
    for (const listener of listeners) listener();
  };
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        // A lost connection stops the data's time, a new one sets it right: not at the next tick only.
        stopWatching = store.on('connection')(() => {
          if (store.connection().state !== told) tick();
        });
        stopTimer = store.later(tick, 0);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopTimer?.();
      };
    },
  };
}
