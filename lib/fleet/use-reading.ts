'use client';

import { useSyncExternalStore } from 'react';
import { createReading, type Reading, type ReadingOptions, type ReadState } from '../reading.ts';
import type { FleetStore } from './store.ts';
import type { FleetSource } from './use-fleet.ts';

/** One reading for everything on a page that shows it; begun by whoever shows it first, dropped when the person is signed out. */
export function fleetReading<Value>(
  options: (source: FleetSource) => ReadingOptions<Value>,
): (source: FleetSource) => Reading<Value> {
  const made = new WeakMap<FleetSource, Reading<Value>>();
  return (source) => {
    const known = made.get(source);
    if (known) return known;
    const reading = endedAtSignOut(createReading(options(source)), source.store);
    made.set(source, reading);
    return reading;
  };
}

/** Nothing that was read outlasts the one who read it, whether or not anybody shows it at that moment. */
function endedAtSignOut<Value>(reading: Reading<Value>, store: FleetStore): Reading<Value> {
  let watches = false;
  return {
    ...reading,
    subscribe(tell) {
      // Not before: what the server renders listens to nothing.
      if (!watches) {
        watches = true;
        const look = () => {
          if (store.connection().state === 'signed_out') reading.end();
        };
        store.on('connection')(look);
        look();
      }
      return reading.subscribe(tell);
    },
  };
}

/** What was read last, kept fresh while this is on the page; with null nothing is asked. */
export function useReading<Value>(reading: Reading<Value> | null): ReadState<Value> {
  const { subscribe, state } = reading ?? nothing;
  return useSyncExternalStore(subscribe, state, notYet);
}

const unread = { value: undefined, failed: false };
const notYet = () => unread;
const nothing: Reading<never> = {
  state: notYet,
  subscribe: () => () => undefined,
  again: () => Promise.resolve(),
  end: () => undefined,
};
