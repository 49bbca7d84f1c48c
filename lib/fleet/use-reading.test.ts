import { createClient } from '@supabase/supabase-js';
import { afterEach, expect, it, vi } from 'vitest';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore } from './store.ts';
import { fleetReading } from './use-reading.ts';

afterEach(() => vi.unstubAllGlobals());

it('nothing that was read stays once the person is signed out, shown or not', async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('window', new EventTarget());
  const clock = new ManualClock(NOON);
  const store = createFleetStore(snapshotOf([{}]), clock);
  const source = {
    store,
    client: createClient('http://127.0.0.1:1', 'key', { auth: { persistSession: false } }),
  };
  let asked = 0;
  const read = () => Promise.resolve((asked += 1));
  const readings = [1, 2].map(() => fleetReading(() => ({ read, everyMs: 60_000 }))(source));
  const stops = readings.map((reading) => reading.subscribe(() => {}));
  await Promise.all(readings.map((reading) => reading.again()));
  stops[0]?.();
  expect(readings.map((reading) => reading.state().value)).not.toContain(undefined);
  const before = asked;

  store.publish({ connection: { state: 'signed_out', delayMs: null, asOf: NOON } });
  clock.frameNow();
  expect(readings.map((reading) => reading.state().value)).toEqual([undefined, undefined]);
  readings[0]?.subscribe(() => {});
  await Promise.all(readings.map((reading) => reading.again()));
  expect(asked).toBe(before);

  // Neither does anything that is shown for the first time after that.
  fleetReading(() => ({ read, everyMs: 60_000 }))(source).subscribe(() => {});
  expect(asked).toBe(before);
});
