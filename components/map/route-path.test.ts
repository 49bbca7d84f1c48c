import { expect, it } from 'vitest';
import { at, sampleEvent } from '#components/driver/sample-events.ts';
import { sampleRow, sampleSession } from '#components/driver/sample-row.ts';
import type { BatchStop } from '#lib/fleet/queries.ts';
import { routePath } from './route-path.ts';

const stop = (position: number, latitude: number | null = 51 + position): BatchStop => ({
  position,
  label: `Stop ${position}`,
  address: null,
  latitude,
  longitude: 4,
  plannedAt: null,
  geofenceRadiusM: null,
});
const session = sampleSession({ latitude: 51.5, longitude: 4.5 });

it('draws what was driven by the time of recording, up to where the device is now', () => {
  const row = sampleRow({ session });
  const newestFirst = [
    sampleEvent({ seq: 3, recordedAt: at(10), latitude: 51.1, longitude: 4.1 }),
    sampleEvent({ seq: 2, recordedAt: at(20), latitude: 51.2, longitude: 4.2 }),
    sampleEvent({ seq: 1, recordedAt: at(0) }),
  ];
  expect(routePath(row, [], newestFirst).driven).toEqual([
    [4.1, 51.1],
    [4.2, 51.2],
    [4.5, 51.5],
  ]);
});

it('does not draw a finished route on to where the driver went afterwards', () => {
  const row = sampleRow({ session, status: 'COMPLETED' });
  const events = [sampleEvent({ seq: 1, latitude: 51.1, longitude: 4.1 })];
  expect(routePath(row, [], events).driven).toEqual([[4.1, 51.1]]);
});

it('marks stops done, late, current and to come, and leaves out those nowhere', () => {
  const row = sampleRow({ stopIndex: 2, lateStops: [1] });
  const { stops, planned } = routePath(row, [stop(0), stop(1), stop(2), stop(3), stop(4, null)], []);
  expect(stops.map(({ state }) => state)).toEqual(['done', 'late', 'current', 'to_come']);
  expect(planned).toHaveLength(4);
});
