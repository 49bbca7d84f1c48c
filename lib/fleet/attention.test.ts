import { describe, expect, it } from 'vitest';
import {
  attentionOf,
  deviceState,
  expectedAt,
  isLate,
  isSilent,
  lastHeardAt,
  latenessOf,
} from './attention.ts';
import { fleetFromSnapshot } from './model.ts';
import { NOON, snapshotOf, type BatchCells, type SessionCells } from './simulation/snapshot-of.ts';
import { DRIVER_STATUSES, type DriverStatus, type FleetRow } from './types.ts';

const MINUTE = 60_000;
const { settings } = fleetFromSnapshot(snapshotOf([]));

function row(status: DriverStatus, cells: BatchCells = {}, session: SessionCells | null = {}): FleetRow {
  const fleet = fleetFromSnapshot(
    snapshotOf([{ status: DRIVER_STATUSES.indexOf(status), ...cells }], {
      sessions: session ? [session] : [],
    }),
  );
  const [only] = fleet.rows.values();
  if (!only) throw new Error('The snapshot has no row.');
  return only;
}
const due = (minutes: number): [number, string, number] => [6, 'Slinge 303', NOON + minutes * MINUTE];
const heard = (minutes: number): SessionCells => ({ last_contact: NOON - minutes * MINUTE, last_active: 0 });

describe('when the next stop is expected', () => {
  it.each([
    ['EN_ROUTE', { next_stop: due(10), lateness_min: 11 }, 21, 11],
    ['EN_ROUTE', { next_stop: due(10), lateness_min: -4 }, 6, -4],
    ['EN_ROUTE', { next_stop: due(-16), lateness_min: 3 }, 0, 16],
    ['DELAYED', { next_stop: due(-27), lateness_min: 38 }, 11, 38],
    ['AT_STOP', { next_stop: due(-31), lateness_min: 17 }, -14, 17],
    ['ACTIVE', { next_stop: due(-20) }, 0, 20],
    ['INACTIVE', { next_stop: due(30) }, 30, 0],
  ] as const)('%s %j is expected %i min from now, Δ %i', (status, cells, expected, lateness) => {
    expect(expectedAt(row(status, cells), NOON)).toBe(NOON + expected * MINUTE);
    expect(latenessOf(row(status, cells), NOON)).toBe(lateness);
  });

  it('nobody can say for a suspended batch, nor where there is no plan', () => {
    expect(expectedAt(row('SUSPENDED', { next_stop: due(-20) }), NOON)).toBeNull();
    expect(latenessOf(row('SUSPENDED', { next_stop: due(-20) }), NOON)).toBeNull();
    expect(latenessOf(row('EN_ROUTE', { next_stop: null }), NOON)).toBeNull();
    expect(latenessOf(row('EN_ROUTE', { next_stop: [0, 'Somewhere', null] }), NOON)).toBeNull();
  });

  it('a completed batch is measured against its planned end', () => {
    const done = row('COMPLETED', { ended: NOON - 5 * MINUTE, planned_end: NOON });
    expect(expectedAt(done, NOON + 9e6)).toBe(NOON - 5 * MINUTE);
    expect(latenessOf(done, NOON + 9e6)).toBe(-5);
  });

  it('grows while the driver does not arrive', () => {
    const late = row('EN_ROUTE', { next_stop: due(0), lateness_min: 2 });
    expect([1, 5, 30].map((minutes) => latenessOf(late, NOON + minutes * MINUTE))).toEqual([2, 5, 30]);
  });
});

describe('late', () => {
  it('begins beyond the workspace’s limit', () => {
    expect(isLate(row('EN_ROUTE', { next_stop: due(60), lateness_min: 15 }), settings, NOON)).toBe(false);
    expect(isLate(row('EN_ROUTE', { next_stop: due(60), lateness_min: 16 }), settings, NOON)).toBe(true);
  });

  it('is not said of what has ended or is halted', () => {
    expect(isLate(row('COMPLETED', { ended: NOON, planned_end: NOON - 9e6 }), settings, NOON)).toBe(false);
    expect(isLate(row('SUSPENDED', { next_stop: due(-90) }), settings, NOON)).toBe(false);
  });
});

describe('silent', () => {
  it.each([
    ['EN_ROUTE', 11, true],
    ['AT_STOP', 11, true],
    ['DELAYED', 11, true],
    ['EN_ROUTE', 10, false],
    ['INACTIVE', 500, false],
    ['ACTIVE', 500, false],
    ['COMPLETED', 500, false],
    ['SUSPENDED', 500, false],
  ] as const)('%s and last heard %i min ago: %s', (status, minutes, silent) => {
    expect(isSilent(row(status, {}, heard(minutes)), settings, NOON)).toBe(silent);
  });

  it('counts an event of the device as heard, an override not', () => {
    const proof = row('EN_ROUTE', { last_event: [7, 0, NOON - MINUTE, 0] }, heard(40));
    expect(lastHeardAt(proof)).toBe(NOON - MINUTE);
    expect(isSilent(proof, settings, NOON)).toBe(false);
    const override = row('EN_ROUTE', { last_event: [6, 0, NOON - MINUTE, 0] }, heard(40));
    expect(isSilent(override, settings, NOON)).toBe(true);
  });

  it('counts from the state when the device was never heard', () => {
    const never = row('EN_ROUTE', { status_since: NOON - 11 * MINUTE }, null);
    expect(lastHeardAt(never)).toBeNull();
    expect(isSilent(never, settings, NOON)).toBe(true);
  });
});

describe('the device', () => {
  it.each([
    ['online', {}],
    ['no_session', null],
    ['no_session', { ended: NOON - MINUTE, end_reason: 'signed_out' }],
    ['offline', { last_contact: NOON - 2 * MINUTE, events_waiting: 3 }],
    ['low_sync', { events_waiting: 3 }],
    ['idle', { last_active: NOON - 31 * MINUTE }],
  ] as const)('is %s with %j', (state, session) => {
    expect(deviceState(row('EN_ROUTE', {}, session), settings, NOON)).toBe(state);
  });
});

describe('attention', () => {
  it('is not needed by a row that is fine, nor for low-risk flags', () => {
    expect(attentionOf(row('EN_ROUTE'), settings, NOON)).toBeNull();
    const low = row('EN_ROUTE', { flags: [['LATE_SYNC', 4]] });
    expect(attentionOf(low, settings, NOON)).toBeNull();
  });

  it('names every cause, the gravest first, and since when', () => {
    const everything = row(
      'DELAYED',
      { flags: [['IMPOSSIBLE_SPEED', 1]], next_stop: due(-40), status_since: NOON - 22 * MINUTE },
      { last_contact: NOON - 60 * MINUTE, last_active: 0 },
    );
    expect(attentionOf(everything, settings, NOON)).toEqual({
      severity: 'danger',
      causes: ['high_flag', 'silent', 'late'],
      since: NOON - 22 * MINUTE,
    });
  });

  const cases: [string, DriverStatus, BatchCells][] = [
    ['danger', 'EN_ROUTE', { flags: [['REJECTED_TRANSITION', 2]] }],
    ['suspended', 'SUSPENDED', { flags: [['GEOFENCE_MISS', 1]] }],
    ['warn', 'EN_ROUTE', { next_stop: due(-40) }],
    ['warn', 'AT_STOP', { flags: [['CLOCK_SKEW', 3]] }],
  ];
  it.each(cases)('is %s for %s with %j', (severity, status, cells) => {
    expect(attentionOf(row(status, cells), settings, NOON)?.severity).toBe(severity);
  });
});
