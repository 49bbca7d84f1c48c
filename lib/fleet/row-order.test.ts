import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from './board-view.ts';
import { fleetFromSnapshot } from './model.ts';
import { countMoved, createRowOrder, createTally, createViewCount, type RowOrder } from './row-order.ts';
import { counter } from './simulation/counter.ts';
import { arrival } from './simulation/fleet-of.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { createFleetStore, type FleetStore } from './store.ts';

let clock: ManualClock;
let store: FleetStore;
const snapshot = snapshotOf(
  Array.from({ length: 20 }, (_, at) => ({
    lateness_min: at - 10,
    next_stop: [0, 'Slinge 303', NOON + 9e6],
  })),
);

beforeEach(() => {
  clock = new ManualClock(NOON);
  store = createFleetStore(snapshot, clock);
});

const ids = (order: RowOrder) => [...order.get().attention, ...order.get().rest];
const order = (attention: string, rest: string) => ({ attention: [...attention], rest: [...rest] });

describe('the count of a view', () => {
  it('counts what its filters leave', () => {
    expect(createViewCount(store, DEFAULT_VIEW).get()).toBe(20);
    expect(createViewCount(store, { ...DEFAULT_VIEW, search: 'nobody' }).get()).toBe(0);
  });

  it('rises when a row becomes late', () => {
    const count = createViewCount(store, { ...DEFAULT_VIEW, attention: 'late' });
    const seen = counter();
    count.subscribe(seen.listener);
    clock.advance(1000);
    const before = count.get();
    store.publish({ fleet: arrival(store.fleet(), 'batch-1', 60) });
    clock.frameNow();
    clock.advance(1000);
    expect(count.get()).toBe(before + 1);
    expect(seen.count()).toBe(1);
  });
});

describe('the order of rows', () => {
  it('is sorted at most once a second', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    const seen = counter();
    order.subscribe(seen.listener);
    clock.advance(1000);
    const before = ids(order);
    let fleet = store.fleet();
    for (let time = 1; time <= 10; time += 1) {
      fleet = arrival(fleet, 'batch-2', time);
      store.publish({ fleet });
      clock.frameNow();
      clock.advance(50);
    }
    expect(ids(order)).toEqual(before);
    clock.advance(600);
    expect(seen.count()).toBe(1);
    expect(ids(order)[0]).toBe('batch-2');
    expect(order.get().moved).toBe(0);
  });

  it('waits while held, says how many rows wait, and moves them on release', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    order.subscribe(() => undefined);
    clock.advance(1000);
    const before = ids(order);
    order.hold(true);
    let fleet = arrival(store.fleet(), 'batch-2', 13);
    fleet = arrival(fleet, 'batch-1', 60);
    store.publish({ fleet });
    clock.frameNow();
    clock.advance(1000);
    expect(ids(order)).toEqual(before);
    expect(order.get().moved).toBe(2);
    order.hold(false);
    expect(ids(order).slice(0, 2)).toEqual(['batch-1', 'batch-2']);
    expect(order.get()).toMatchObject({ moved: 0, attention: ['batch-1'], total: 20 });
  });

  it('is settled on request although held', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    order.subscribe(() => undefined);
    order.hold(true);
    store.publish({ fleet: arrival(store.fleet(), 'batch-2', 13) });
    clock.frameNow();
    clock.advance(1000);
    expect(order.get().moved).toBe(1);
    order.settle();
    expect(order.get().moved).toBe(0);
    expect(ids(order)[0]).toBe('batch-2');
  });

  it('is the same object while nothing moves', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    order.subscribe(() => undefined);
    clock.advance(1000);
    const before = order.get();
    clock.advance(60_000);
    expect(order.get()).toBe(before);
  });

  it('follows time where no event says that a driver fell silent', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    order.subscribe(() => undefined);
    store.publish({ connection: { state: 'live', delayMs: 1, asOf: NOON } });
    clock.frameNow();
    clock.advance(11 * 60_000);
    expect(order.get().attention).toHaveLength(20);
  });

  it('takes in a board that was read anew, held or not', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    order.subscribe(() => undefined);
    clock.advance(1000);
    order.hold(true);
    const others = [{ id: 'other', lateness_min: 90 }, { id: 'batch-3' }];
    store.publish({ fleet: fleetFromSnapshot(snapshotOf(others), store.fleet()) });
    clock.frameNow();
    clock.advance(1000);
    expect(order.get()).toMatchObject({ total: 20, moved: 20 });
    order.settle();
    expect(order.get()).toEqual({ attention: ['other'], rest: ['batch-3'], total: 2, moved: 0 });
  });

  it('stops its timers when nobody looks', () => {
    const order = createRowOrder(store, DEFAULT_VIEW);
    const stop = order.subscribe(() => undefined);
    clock.advance(5000);
    stop();
    expect(clock.waiting()).toBe(0);
  });
});

it('counts the fewest rows one would have to pick up', () => {
  expect(countMoved(order('', 'abcdef'), order('', 'abcdef'))).toBe(0);
  expect(countMoved(order('', 'abcdef'), order('', 'bcdefa'))).toBe(1);
  expect(countMoved(order('', 'abc'), order('a', 'bc'))).toBe(1);
  expect(countMoved(order('', 'abc'), order('', 'abcd'))).toBe(1);
  expect(countMoved(order('a', 'bc'), order('a', 'b'))).toBe(1);
});

it('the counters of attention are counted once a second, and told only when one differs', () => {
  const seen = counter();
  const tally = createTally(store);
  const stop = tally.subscribe(seen.listener);
  clock.advance(1000);
  expect(tally.get()).toEqual({ late: 0, silent: 0, flags: 0, suspended: 0 });
  let fleet = store.fleet();
  for (let time = 0; time < 30; time += 1) {
    fleet = arrival(fleet, 'batch-2', time);
    store.publish({ fleet });
    clock.frameNow();
    clock.advance(50);
  }
  clock.advance(1000);
  expect(seen.count()).toBe(1);
  expect(tally.get()).toEqual({ late: 1, silent: 0, flags: 0, suspended: 0 });
  stop();
  expect(clock.waiting()).toBe(0);
});

describe('a driver who is silent and a console that is disconnected', () => {
  const MINUTE = 60_000;
  const heard = (minutesAgo: number) => ({
    last_contact: NOON - minutesAgo * MINUTE,
    last_active: NOON - minutesAgo * MINUTE,
  });
  const disconnected = { state: 'stale', delayMs: null, asOf: NOON } as const;

  beforeEach(() => {
    // Silent from ten minutes on: the first is, the second is not yet.
    const batches = [{ status: 2 }, { status: 2 }];
    store = createFleetStore(snapshotOf(batches, { sessions: [heard(11), heard(9)] }), clock);
    store.publish({ connection: { state: 'live', delayMs: 1, asOf: NOON } });
    clock.frameNow();
  });

  it('are never taken for each other: an hour without a line makes nobody silent, and nobody loud', () => {
    const tally = createTally(store);
    tally.subscribe(() => undefined);
    clock.advance(1000);
    expect(tally.get().silent).toBe(1);
    store.publish({ connection: disconnected });
    clock.frameNow();
    clock.advance(60 * MINUTE);
    expect(tally.get().silent).toBe(1);
  });

  it('are told apart again when the line is back: who was not heard meanwhile is silent', () => {
    const tally = createTally(store);
    tally.subscribe(() => undefined);
    store.publish({ connection: disconnected });
    clock.frameNow();
    clock.advance(60 * MINUTE);
    store.publish({ connection: { state: 'live', delayMs: 1, asOf: clock.now() } });
    clock.frameNow();
    clock.advance(10_000);
    expect(tally.get().silent).toBe(2);
  });
});
