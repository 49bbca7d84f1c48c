import { describe, expect, it } from 'vitest';
import type { BatchStop } from '#lib/fleet/queries.ts';
import type { FleetRow, FleetSession } from '#lib/fleet/types.ts';
import { offRoute } from './off-route.ts';
import { sampleRow, sampleSession } from './sample-row.ts';

const stop = (position: number, latitude: number | null, longitude: number | null): BatchStop => ({
  position,
  label: `Stop ${position}`,
  address: null,
  latitude,
  longitude,
  geofenceRadiusM: 100,
  plannedAt: null,
});
// Along a parallel, about 6.9 km apart.
const stops = [stop(0, 51.9, 4.4), stop(1, 51.9, 4.5), stop(2, null, null)];
const on = (session: Partial<FleetSession>, row: Partial<FleetRow> = {}) =>
  sampleRow({ status: 'EN_ROUTE', stopIndex: 1, session: sampleSession(session), ...row });

describe('offRoute', () => {
  it('is the distance from the line between the stops, less the accuracy', () => {
    const off = offRoute(on({ latitude: 51.95, longitude: 4.45, accuracyM: 60 }), stops);
    expect(off).toMatchObject({ from: 0, to: 1 });
    expect(off?.metres).toBeCloseTo(5560 - 60, -2);
  });

  it('is the distance from the nearer stop beside the line’s ends', () => {
    const off = offRoute(on({ latitude: 51.9, longitude: 4.6, accuracyM: null }), stops);
    expect(off?.metres).toBeCloseTo(6861, -2);
  });

  it.each([
    ['close to the line', on({ latitude: 51.908, longitude: 4.45 })],
    ['within what the position may be off', on({ latitude: 51.95, longitude: 4.45, accuracyM: 5000 })],
    ['without a position', on({ latitude: null, longitude: null })],
    ['without a session', sampleRow({ status: 'EN_ROUTE', stopIndex: 1, session: null })],
    ['before the first stop', on({ latitude: 51.95, longitude: 4.45 }, { stopIndex: 0 })],
    ['towards a stop without a place', on({ latitude: 51.95, longitude: 4.45 }, { stopIndex: 2 })],
    ['after the last stop', on({ latitude: 51.95, longitude: 4.45 }, { stopIndex: 3 })],
    ['when halted', on({ latitude: 51.95, longitude: 4.45 }, { status: 'SUSPENDED' })],
    ['when done', on({ latitude: 51.95, longitude: 4.45 }, { status: 'COMPLETED' })],
  ])('is not said %s', (_when, row) => {
    expect(offRoute(row, stops)).toBeNull();
  });
});
