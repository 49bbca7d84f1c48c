import { beforeEach, expect, it } from 'vitest';
import { createPaced, type Paced } from './paced.ts';
import { counter } from './simulation/counter.ts';
import { arrival } from './simulation/fleet-of.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore, type FleetStore } from './store.ts';
import type { StatusCounts } from './types.ts';

let clock: ManualClock;
let store: FleetStore;
let paced: Paced<StatusCounts>;

beforeEach(() => {
  clock = new ManualClock(NOON);
  store = createFleetStore(snapshotOf(Array.from({ length: 20 }, () => ({}))), clock);
  paced = createPaced(store, 'counts', store.counts, 250);
});

function arrive(at: number): void {
  store.publish({ fleet: arrival(store.fleet(), `batch-${at}`, 1) });
  clock.frameNow();
}

it('a change after a quiet moment is told at once', () => {
  const seen = counter();
  paced.subscribe(seen.listener);
  arrive(0);
  expect([paced.get().AT_STOP, seen.count()]).toEqual([1, 1]);
  clock.advance(250);
  arrive(1);
  expect([paced.get().AT_STOP, seen.count()]).toEqual([2, 2]);
});

it('of ten changes a second four at most are told, together with a change, and the last one always', () => {
  const seen = counter();
  paced.subscribe(seen.listener);
  for (let at = 0; at < 10; at += 1) {
    arrive(at);
    const told = seen.count();
    clock.advance(100);
    // Not between two changes.
    expect(seen.count()).toBe(told);
  }
  expect(seen.count()).toBeLessThanOrEqual(4);
  clock.advance(350);
  expect(paced.get()).toBe(store.counts());
  expect(clock.waiting()).toBe(0);
});

it('is what the store has for whoever begins to listen, and leaves no timer when nobody does', () => {
  arrive(0);
  const stop = paced.subscribe(() => undefined);
  expect(paced.get()).toBe(store.counts());
  arrive(1);
  arrive(2);
  stop();
  expect(clock.waiting()).toBe(0);
});
