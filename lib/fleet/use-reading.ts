'use client';

import { useSyncExternalStore } from 'react';
import { createReading, type Reading, type ReadingOptions, type ReadState } from '../reading.ts';
import type { FleetSource } from './use-fleet.ts';

/** One reading for everything on a page that shows it; begun by whoever shows it first. */
export function fleetReading<Value>(
  options: (source: FleetSource) => ReadingOptions<Value>,
): (source: FleetSource) => Reading<Value> {
  const made = new WeakMap<FleetSource, Reading<Value>>();
  return (source) => {
    const known = made.get(source) ?? createReading(options(source));
    made.set(source, known);
    return known;
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
};
