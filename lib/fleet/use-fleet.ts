'use client';

import type { SupabaseClient } from '@supabase/supabase-js';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { BoardView } from './board-view.ts';
import type { AttentionCounts } from './judged-fleet.ts';
import { createPaced } from './paced.ts';
import { createRowOrder, createTally, createViewCount, type RowIds } from './row-order.ts';
import { sameValue } from './same-value.ts';
import type { Connection, ConnectionState, FeedNotice, FleetMeta, FleetStore } from './store.ts';
import { tickerOf } from './ticker.ts';
import type { FleetRow, Millis, StatusCounts } from './types.ts';

/** Made once on the client by the provider; `store` is filled by the feed, `client` asks the server. */
export type FleetSource = { readonly store: FleetStore; readonly client: SupabaseClient };

export const FleetContext = createContext<FleetSource | null>(null);

export function useFleetSource(): FleetSource {
  const source = useContext(FleetContext);
  if (!source) throw new Error('A fleet hook was used outside the fleet provider.');
  return source;
}

/** One batch of the board; renders again only when that row has changed. */
export function useRow(batchId: string): FleetRow | undefined {
  const { store } = useFleetSource();
  const get = useCallback(() => store.row(batchId), [store, batchId]);
  return useSyncExternalStore(store.onRow(batchId), get, get);
}

/** Workspace, settings and the state machine; does not change with events. */
export function useFleetMeta(): FleetMeta {
  const { store } = useFleetSource();
  return useSyncExternalStore(store.on('meta'), store.meta, store.meta);
}

// In a storm as often as the other counters of the strip; a number that changes faster nobody reads.
const COUNTS_EVERY_MS = 1000;

/** Batches by status, all of the board; in a storm once a second. */
export function useCounts(): StatusCounts {
  const { store } = useFleetSource();
  const counts = useMemo(() => createPaced(store, 'counts', store.counts, COUNTS_EVERY_MS), [store]);
  return useSyncExternalStore(counts.subscribe, counts.get, counts.get);
}

/** How many batches the board has. */
export function useBatchCount(): number {
  const { store } = useFleetSource();
  const get = () => store.fleet().rows.size;
  return useSyncExternalStore(store.on('rows'), get, get);
}

/** The number of the workspace's live topic; it rises when a member is removed or demoted. */
export function useEpoch(): number {
  const { store } = useFleetSource();
  const get = () => store.fleet().cursor.epoch;
  return useSyncExternalStore(store.on('connection'), get, get);
}

/** Only what kind of connection there is: for whatever need not change with every message. */
export function useConnectionState(): ConnectionState {
  const { store } = useFleetSource();
  const get = () => store.connection().state;
  return useSyncExternalStore(store.on('connection'), get, get);
}

/** The live connection, told honestly. */
export function useConnection(): Connection {
  const { store } = useFleetSource();
  return useSyncExternalStore(store.on('connection'), store.connection, store.connection);
}

/** What to tell the person about the feed, and how to put it away. */
export function useFeedNotice(): readonly [FeedNotice | null, dismiss: () => void] {
  const { store } = useFleetSource();
  return [useSyncExternalStore(store.on('notice'), store.notice, store.notice), store.dismissNotice];
}

/**
 * The ids a view shows, in order. Sorted at once when the view changes, then at most once a second, and not while
 * `held` (pointer or focus in the list): then `moved` counts what waits, and `settle` sorts anyway.
 */
export function useRowIds(view: BoardView, held = false): RowIds & { readonly settle: () => void } {
  const { store } = useFleetSource();
  // A view read from the URL is a new object at every render.
  const kept = useKept(view);
  const order = useMemo(() => createRowOrder(store, kept), [store, kept]);
  const ids = useSyncExternalStore(order.subscribe, order.get, order.get);
  useEffect(() => order.hold(held), [order, held]);
  return useMemo(() => ({ ...ids, settle: order.settle }), [ids, order]);
}

/** How many batches a view shows, whether or not it is the one on screen. */
export function useViewCount(view: BoardView): number {
  const { store } = useFleetSource();
  const kept = useKept(view);
  const count = useMemo(() => createViewCount(store, kept), [store, kept]);
  return useSyncExternalStore(count.subscribe, count.get, count.get);
}

/** The attention counters of the strip, counted at most once a second. */
export function useAttentionCounts(): AttentionCounts {
  const { store } = useFleetSource();
  const tally = useMemo(() => createTally(store), [store]);
  return useSyncExternalStore(tally.subscribe, tally.get, tally.get);
}

/** How many rows changed in the last moment without being marked. */
export function useUnmarkedChanges(): number {
  const { store } = useFleetSource();
  return useSyncExternalStore(store.on('marks'), store.marks.unmarked, zero);
}

/** Server time, ticking every so many milliseconds. For clocks and ages. */
export function useNow(everyMs: number): Millis {
  const { store } = useFleetSource();
  const ticker = tickerOf(store, 'now', everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.get, () => store.openedAt);
}

/** Like `useNow` but never later than the data: for device state, lateness and silence. */
export function useDataTime(everyMs: number): Millis {
  const { store } = useFleetSource();
  const ticker = tickerOf(store, 'dataNow', everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.get, () => store.openedAt);
}

/**
 * Something that follows from the data and its time, worked out anew every ten seconds. Renders again only when the
 * answer is another one: an age that still reads the same costs nothing.
 */
export function useOverTime<Answer extends string | number | boolean | null>(
  work: (now: Millis) => Answer,
): Answer {
  const { store } = useFleetSource();
  const ticker = tickerOf(store, 'dataNow', 10_000);
  return useSyncExternalStore(
    ticker.subscribe,
    () => work(ticker.get()),
    () => work(store.openedAt),
  );
}

/** What the browser's clock noted, by the server's clock: they may be hours apart, which is known a moment after the page. */
export function useServerTime(notedAt: Millis): Millis {
  const { store } = useFleetSource();
  const apart = () => Math.round((store.now() - Date.now()) / 1000) * 1000;
  return notedAt + useSyncExternalStore(store.on('connection'), apart, () => 0);
}

/** The moment as of which a page shows what it read, and what makes it the present one. */
export function useMoment(): readonly [Millis, () => void] {
  const { store } = useFleetSource();
  // Parts of a page come to life one after the other: for the later ones the clock is running already.
  const hydrating = useSyncExternalStore(never, no, yes);
  const [at, setAt] = useState(() => (hydrating ? store.openedAt : store.now()));
  return [at, () => setAt(store.now())];
}

const never = () => () => undefined;
const no = () => false;
const yes = () => true;

/** Asks the server at once for the present state; the connection tells whether it answered. */
export function useCheck(): () => void {
  const { store } = useFleetSource();
  return useCallback(() => store.inlet()?.check(), [store]);
}

/** The object of the first render for as long as the value stays equal. */
export function useKept<Value>(value: Value): Value {
  const [kept, keep] = useState(value);
  if (sameValue(kept, value)) return kept;
  keep(value);
  return value;
}

function zero(): number {
  return 0;
}
