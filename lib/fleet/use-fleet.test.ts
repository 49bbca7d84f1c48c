import { createClient } from '@supabase/supabase-js';
import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DEFAULT_VIEW } from './board-view.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore } from './store.ts';
import {
  FleetContext,
  useBatchCount,
  useConnectionState,
  useOverTime,
  useAttentionCounts,
  useConnection,
  useCounts,
  useDataTime,
  useFeedNotice,
  useFleetMeta,
  useMoment,
  useNow,
  useRow,
  useRowIds,
  useUnmarkedChanges,
} from './use-fleet.ts';
import { useFleetActions } from './use-fleet-actions.ts';

const client = createClient('http://platform.test', 'key', { auth: { persistSession: false } });

/** What a component reads when the server renders it, hours after the snapshot by the server's own clock. */
function onServer<Value>(read: () => Value): Value {
  const clock = new ManualClock(NOON + 9e6);
  const store = createFleetStore(snapshotOf([{ status: 2 }, { status: 6 }], { seq: 7 }), clock);
  const seen: Value[] = [];
  const Reader: FunctionComponent = () => {
    seen.push(read());
    return null;
  };
  renderToString(createElement(FleetContext, { value: { store, client } }, createElement(Reader)));
  expect(clock.waiting()).toBe(0);
  const [first] = seen;
  if (first === undefined) throw new Error('Nothing was rendered.');
  return first;
}

const Lost: FunctionComponent = () => {
  useCounts();
  return null;
};

it('a page rendered on the server shows the snapshot at the snapshot’s time, and leaves no timer', () => {
  expect(onServer(() => useRow('batch-1'))?.status).toBe('SUSPENDED');
  expect(onServer(useCounts)).toMatchObject({ EN_ROUTE: 1, SUSPENDED: 1 });
  expect(onServer(() => useRowIds({ ...DEFAULT_VIEW }))).toMatchObject({
    attention: ['batch-1'],
    rest: ['batch-0'],
    total: 2,
    moved: 0,
  });
  expect(onServer(useAttentionCounts)).toEqual({ late: 0, silent: 0, flags: 0, suspended: 1 });
  expect(onServer(useConnection)).toEqual({ state: 'connecting', delayMs: null, asOf: NOON });
  expect(onServer(useConnectionState)).toBe('connecting');
  expect(onServer(useBatchCount)).toBe(2);
  expect(onServer(() => useOverTime((now) => now))).toBe(NOON);
  expect(onServer(() => useNow(1000))).toBe(NOON);
  expect(onServer(() => useDataTime(1000))).toBe(NOON);
  expect(onServer(useFleetMeta).workspace.name).toBe('Rotterdam Metro');
  expect(onServer(useUnmarkedChanges)).toBe(0);
  expect(onServer(useFeedNotice)[0]).toBeNull();
  expect(Object.keys(onServer(useFleetActions))).toEqual(['override', 'forceLogout']);
});

it('a hook outside the provider says so', () => {
  expect(() => renderToString(createElement(Lost))).toThrow(/outside the fleet provider/);
});

it('draws as of the snapshot what comes to life when the clock runs already', () => {
  const clock = new ManualClock(NOON);
  const store = createFleetStore(snapshotOf([{ status: 2 }], { seq: 7 }), clock);
  store.on('connection')(() => undefined);
  clock.advance(9e6);
  expect(store.now()).toBe(NOON + 9e6);
  const seen: unknown[] = [];
  const Reader: FunctionComponent = () => {
    seen.push(
      useNow(1000),
      useDataTime(1000),
      useOverTime((at) => at),
      useMoment()[0],
    );
    return null;
  };
  renderToString(createElement(FleetContext, { value: { store, client } }, createElement(Reader)));
  expect(seen).toEqual([NOON, NOON, NOON, NOON]);
});
