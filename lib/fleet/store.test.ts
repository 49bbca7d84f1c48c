import { beforeEach, describe, expect, it } from 'vitest';
import { fleetFromSnapshot } from './model.ts';
import { counter } from './simulation/counter.ts';
import { arrival } from './simulation/fleet-of.ts';
import { ManualClock } from './simulation/manual-clock.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { tickerOf } from './ticker.ts';
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

describe('the store', () => {
  it('tells everything between two frames once, and only to rows that changed', () => {
    const [touched, other, all] = [counter(), counter(), counter()];
    store.onRow('batch-3')(touched.listener);
    store.onRow('batch-4')(other.listener);
    store.on('rows')(all.listener);
    let fleet = store.fleet();
    for (let time = 0; time < 5; time += 1) {
      fleet = arrival(fleet, 'batch-3', time);
      store.publish({ fleet });
    }
    expect(store.row('batch-3')?.latenessMin).toBe(-7);
    clock.frameNow();
    expect(store.row('batch-3')?.latenessMin).toBe(4);
    expect([touched.count(), other.count(), all.count()]).toEqual([1, 0, 1]);
  });

  it('gives the same subscribe function for the same row and topic', () => {
    expect(store.onRow('batch-1')).toBe(store.onRow('batch-1'));
    expect(store.on('counts')).toBe(store.on('counts'));
  });

  it('does not tell who has left', () => {
    const seen = counter();
    store.onRow('batch-3')(seen.listener)();
    store.publish({ fleet: arrival(store.fleet(), 'batch-3', 1) });
    clock.frameNow();
    expect(seen.count()).toBe(0);
  });

  it('tells workspace and settings only when they change', () => {
    const [meta, counts] = [counter(), counter()];
    store.on('meta')(meta.listener);
    store.on('counts')(counts.listener);
    const before = store.meta();
    store.publish({ fleet: arrival(store.fleet(), 'batch-3', 1) });
    clock.frameNow();
    expect([meta.count(), counts.count()]).toEqual([0, 1]);
    expect(store.meta()).toBe(before);
  });

  it('tells rows that a new snapshot no longer has', () => {
    const gone = counter();
    store.onRow('batch-19')(gone.listener);
    const others = Array.from({ length: 20 }, (_, at) => ({ id: `other-${at}` }));
    store.publish({ fleet: fleetFromSnapshot(snapshotOf(others), store.fleet()) });
    clock.frameNow();
    expect(gone.count()).toBe(1);
    expect(store.row('batch-19')).toBeUndefined();
  });

  it('stands at the snapshot’s time until somebody listens, then follows the server’s clock', () => {
    clock.advance(5000);
    expect(store.now()).toBe(NOON);
    store.on('rows')(() => undefined);
    store.publish({ clockOffsetMs: 120_000 });
    clock.frameNow();
    expect(store.now()).toBe(NOON + 125_000);
  });

  it('does not let the data look older than it is known to be while disconnected', () => {
    store.on('rows')(() => undefined);
    store.publish({ connection: { state: 'stale', delayMs: null, asOf: NOON } });
    clock.frameNow();
    clock.advance(3_600_000);
    expect(store.now()).toBe(NOON + 3_600_000);
    expect(store.dataNow()).toBe(NOON + 15_000);
    store.publish({ connection: { state: 'live', delayMs: 5, asOf: NOON } });
    clock.frameNow();
    expect(store.dataNow()).toBe(NOON + 3_600_000);
  });

  it('puts a notice away', () => {
    store.publish({ notice: { kind: 'restored', at: NOON } });
    clock.frameNow();
    expect(store.notice()).not.toBeNull();
    store.dismissNotice();
    clock.frameNow();
    expect(store.notice()).toBeNull();
  });
});

const cellOf = (id: string) => store.marks.all().get(id)?.cell;
const fadedOf = (id: string) => {
  const mark = store.marks.all().get(id);
  return mark && store.marks.faded(mark);
};

describe('marks', () => {
  it('name the cell that changed, for a moment, of rows that somebody sees', () => {
    store.onRow('batch-3')(() => undefined);
    let fleet = arrival(store.fleet(), 'batch-3', 1);
    fleet = arrival(fleet, 'batch-5', 1);
    store.publish({ fleet });
    clock.frameNow();
    expect(cellOf('batch-3')).toBe('state');
    expect(cellOf('batch-5')).toBeUndefined();
    clock.advance(1599);
    expect(cellOf('batch-3')).toBe('state');
    clock.advance(1);
    expect(cellOf('batch-3')).toBeUndefined();
  });

  it('stand for four seconds where nothing may fade', () => {
    clock.stands = true;
    store.onRow('batch-3')(() => undefined);
    store.publish({ fleet: arrival(store.fleet(), 'batch-3', 1) });
    clock.frameNow();
    clock.advance(3_999);
    expect(cellOf('batch-3')).toBe('state');
    clock.advance(1);
    expect(cellOf('batch-3')).toBeUndefined();
  });

  it('fade in four steps, told as they come, and leave no timer', () => {
    store.onRow('batch-3')(() => undefined);
    const told = counter();
    store.on('marks')(told.listener);
    store.publish({ fleet: arrival(store.fleet(), 'batch-3', 1) });
    clock.frameNow();
    const steps = [0, 400, 400, 400, 400].map((passed) => {
      clock.advance(passed);
      return fadedOf('batch-3');
    });
    expect(steps).toEqual([0, 1, 2, 3, undefined]);
    expect(told.count()).toBe(5);
    expect(clock.waiting()).toBe(0);
  });

  it('are eight at most, the others are one number', () => {
    let fleet = store.fleet();
    for (let at = 0; at < 12; at += 1) {
      store.onRow(`batch-${at}`)(() => undefined);
      fleet = arrival(fleet, `batch-${at}`, 1);
    }
    store.publish({ fleet });
    clock.frameNow();
    expect(store.marks.all().size).toBe(8);
    expect(store.marks.unmarked()).toBe(4);
    clock.advance(1600);
    expect(store.marks.unmarked()).toBe(0);
  });
});

describe('time on screen', () => {
  it('ticks for everybody with one timer, on the beat, and stops when nobody looks', () => {
    const ticker = tickerOf(store, 'now', 10_000);
    expect(tickerOf(store, 'now', 10_000)).toBe(ticker);
    const [one, two] = [counter(), counter()];
    const stops = [ticker.subscribe(one.listener), ticker.subscribe(two.listener)];
    clock.advance(3000);
    expect([one.count(), two.count(), clock.waiting()]).toEqual([1, 1, 1]);
    clock.advance(20_000);
    expect(one.count()).toBe(3);
    expect(ticker.get()).toBe(NOON + 20_000);
    for (const stop of stops) stop();
    expect(clock.waiting()).toBe(0);
  });

  it('of the data jumps when the connection is back, not at the next tick', () => {
    const ticker = tickerOf(store, 'dataNow', 10_000);
    ticker.subscribe(() => undefined);
    store.publish({ connection: { state: 'stale', delayMs: null, asOf: NOON } });
    clock.frameNow();
    clock.advance(99_000);
    expect(ticker.get()).toBe(NOON + 15_000);
    store.publish({ connection: { state: 'live', delayMs: 3, asOf: NOON + 99_000 } });
    clock.frameNow();
    expect(ticker.get()).toBe(NOON + 99_000);
  });
});
