import { expect, test } from 'vitest';
import { flagList } from './flag-list.ts';
import { sampleEvent } from './sample-events.ts';

test('the gravest flag stands first, then the newest', () => {
  const events = [
    sampleEvent({ seq: 3, flags: ['LATE_SYNC'] }),
    sampleEvent({ seq: 2, flags: ['GEOFENCE_MISS'] }),
    sampleEvent({ seq: 1, flags: ['IMPOSSIBLE_SPEED', 'GEOFENCE_MISS'] }),
  ];
  const row = { flags: { LATE_SYNC: 1, GEOFENCE_MISS: 2, IMPOSSIBLE_SPEED: 1 } };
  expect(flagList(row, events).map(({ event, reason }) => `${event?.seq} ${reason}`)).toEqual([
    '1 IMPOSSIBLE_SPEED',
    '2 GEOFENCE_MISS',
    '1 GEOFENCE_MISS',
    '3 LATE_SYNC',
  ]);
});

test('a flag that is no longer open is left out', () => {
  const events = [
    sampleEvent({ seq: 2, flags: ['GEOFENCE_MISS'] }),
    sampleEvent({ seq: 1, flags: ['GEOFENCE_MISS'] }),
  ];
  expect(flagList({ flags: { GEOFENCE_MISS: 1 } }, events).map(({ event }) => event?.seq)).toEqual([2]);
  expect(flagList({ flags: {} }, events)).toEqual([]);
});

test('a flag on what was refused has no event, and is not forgotten', () => {
  const events = [sampleEvent({ seq: 1, flags: ['GEOFENCE_MISS'] })];
  const row = { flags: { REJECTED_TRANSITION: 2, GEOFENCE_MISS: 1 } };
  expect(flagList(row, events).map(({ event, reason }) => [event?.seq ?? null, reason])).toEqual([
    [null, 'REJECTED_TRANSITION'],
    [1, 'GEOFENCE_MISS'],
  ]);
});
