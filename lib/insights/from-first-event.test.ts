import { expect, test } from 'vitest';
import { fromFirstEvent } from './from-first-event.ts';
import type { DriverStatus, EventType } from '../fleet/types.ts';

const dayWith = (started: readonly number[]) => ({
  starts: started.map((_, slot) => slot * 1000),
  byType: new Map<EventType, readonly number[]>([['ROUTE_STARTED', started]]),
  byStatus: new Map<DriverStatus, readonly number[]>([['INACTIVE', started.map(() => 5)]]),
});

test('a day is drawn from one interval before its first event', () => {
  const { shown, since } = fromFirstEvent(dayWith([0, 0, 0, 0, 0, 2, 0, 1]));
  expect(since).toBe(4000);
  expect(shown.starts).toEqual([4000, 5000, 6000, 7000]);
  expect(shown.byType.get('ROUTE_STARTED')).toEqual([0, 2, 0, 1]);
  expect(shown.byStatus.get('INACTIVE')).toEqual([5, 5, 5, 5]);
});

test('a day that begins early, or had no event, is drawn whole', () => {
  for (const started of [[0, 0, 0, 2, 0, 0], [2], [0, 0, 0, 0, 0, 0]]) {
    const day = dayWith(started);
    expect(fromFirstEvent(day)).toEqual({ shown: day, since: null });
  }
});
