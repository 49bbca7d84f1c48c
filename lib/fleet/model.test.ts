import { describe, expect, it } from 'vitest';
import { applyAll, fleetFromSnapshot } from './model.ts';
import { afterEvent, event, fleetOf, rowOf } from './simulation/fleet-of.ts';
import { batchColumns, NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { tupleOf } from './simulation/tuple-of.ts';
import { EVENT_TYPES, type DriverStatus, type EventType, type Fleet, type FleetRow } from './types.ts';
import { eventFromTuple, type EventTuple } from './wire-event.ts';

function after(fleet: Fleet, of: Parameters<typeof tupleOf>[0]): FleetRow {
  const next = afterEvent(fleet, of);
  expect(next.cursor.seq).toBe(of.seq);
  return rowOf(next, of.batch);
}
const from = (status: number, more = {}) => fleetOf([{ status, ...more }], { seq: 0 });

describe('a snapshot', () => {
  it('joins batches with their drivers and sessions and counts them by status', () => {
    const fleet = fleetOf([{ status: 2 }, { status: 4 }, { status: 2, driver_id: 'driver-0' }], {
      seq: 40,
      revision: 7,
      sessions: [{}],
    });
    expect(fleet.cursor).toEqual({ epoch: 1, seq: 40, revision: 7 });
    expect(fleet.counts).toMatchObject({ EN_ROUTE: 2, DELAYED: 1, SUSPENDED: 0 });
    expect(rowOf(fleet).driver?.name).toBe('Driver 0');
    expect(rowOf(fleet).session?.id).toBe('session-0');
    expect(rowOf(fleet, 'batch-1').session).toBeNull();
    expect(fleet.people.get('driver-0')?.batchIds).toEqual(['batch-0', 'batch-2']);
    expect(fleet.transitions).toEqual([
      ['ROUTE_STARTED', 'ACTIVE', 'EN_ROUTE'],
      ['ARRIVED_AT_STOP', 'EN_ROUTE', 'AT_STOP'],
    ]);
  });

  it('read again keeps the row objects that are equal and drops batches that are gone', () => {
    const before = fleetOf([{}, {}, {}]);
    const again = fleetFromSnapshot(snapshotOf([{}, { lateness_min: 4 }]), before);
    expect(rowOf(again)).toBe(rowOf(before));
    expect(rowOf(again, 'batch-1')).not.toBe(rowOf(before, 'batch-1'));
    expect(again.rows.has('batch-2')).toBe(false);
  });
});

describe('one event', () => {
  const fleet = fleetOf([{ stop_index: 1 }, {}], { seq: 10 });
  const apply = (of: Parameters<typeof tupleOf>[0]) =>
    applyAll(fleet, { events: [event(of)], seq: of.seq, revision: 0 });

  it('that is the next is applied, and every other row stays the same object', () => {
    const outcome = apply({ seq: 11, type: 'ARRIVED_AT_STOP', status: 'AT_STOP', stop: 1, batchStop: 1 });
    expect(outcome).toMatchObject({ gap: false, unknown: [], fleet: { cursor: { seq: 11 } } });
    expect(rowOf(outcome.fleet)).toMatchObject({ status: 'AT_STOP', version: 11, stopIndex: 1 });
    expect(rowOf(outcome.fleet, 'batch-1')).toBe(rowOf(fleet, 'batch-1'));
    expect(outcome.fleet.counts).toMatchObject({ EN_ROUTE: 1, AT_STOP: 1 });
    expect(rowOf(fleet).status).toBe('EN_ROUTE');
  });

  it.each([10, 9, 1])('that was seen before changes nothing at all (seq %i at 10)', (seq) => {
    expect(apply({ seq, type: 'DELAY_REPORTED', status: 'DELAYED' }).fleet).toBe(fleet);
  });

  it('behind a hole is not applied, and the hole is told', () => {
    const outcome = apply({ seq: 12, type: 'DELAY_REPORTED', status: 'DELAYED' });
    expect(outcome.gap).toBe(true);
    expect(outcome.fleet).toBe(fleet);
  });

  it('of a batch that is not on the board is told, and the log goes on behind it', () => {
    const outcome = apply({ seq: 11, batch: 'elsewhere', type: 'ROUTE_STARTED', status: 'EN_ROUTE' });
    expect(outcome.unknown).toMatchObject([{ batchId: 'elsewhere' }]);
    expect(outcome.fleet.cursor.seq).toBe(11);
    expect(outcome.fleet.rows).toBe(fleet.rows);
  });

  it('takes a row for what it is when it was read after the event', () => {
    const ahead = fleetOf([{ version: 12, flags: [['LATE_SYNC', 1]] }], { seq: 10 });
    const row = after(ahead, { seq: 11, type: 'DELAY_REPORTED', status: 'DELAYED', flags: ['LATE_SYNC'] });
    expect(row).toEqual({ ...rowOf(ahead), session: row.session });
  });
});

describe('what each event changes', () => {
  const all: Record<EventType, { from: number; to: DriverStatus; expected: Partial<FleetRow> }> = {
    ROUTE_STARTED: { from: 1, to: 'EN_ROUTE', expected: { startedAt: NOON + 1000, endedAt: null } },
    ARRIVED_AT_STOP: { from: 2, to: 'AT_STOP', expected: { startedAt: null } },
    DEPARTED_STOP: { from: 3, to: 'EN_ROUTE', expected: { stopIndex: 0 } },
    DELAY_REPORTED: { from: 2, to: 'DELAYED', expected: { latenessMin: null } },
    ROUTE_COMPLETED: { from: 2, to: 'COMPLETED', expected: { endedAt: NOON + 1000 } },
    ROUTE_CANCELLED: { from: 4, to: 'INACTIVE', expected: { endedAt: null } },
    SUPERVISOR_OVERRIDE: { from: 2, to: 'SUSPENDED', expected: { endedAt: null } },
    PROOF_CAPTURED: { from: 3, to: 'AT_STOP', expected: { statusSince: NOON - 300_000 } },
  };

  it.each(EVENT_TYPES)('%s writes status, version and last event', (type) => {
    const { from: status, to, expected } = all[type];
    const row = after(from(status), { seq: 1, type, status: to, stop: 0 });
    expect(row).toMatchObject({ status: to, version: 1, ...expected });
    expect(row.lastEvent).toEqual({ type, stopIndex: 0, recordedAt: NOON + 1000, syncedAt: NOON + 1200 });
    if (type !== 'PROOF_CAPTURED') expect(row.statusSince).toBe(NOON + 1000);
  });

  it('a resumed route keeps its start', () => {
    const row = after(from(4, { started: NOON - 9 }), { seq: 1, type: 'ROUTE_STARTED', status: 'EN_ROUTE' });
    expect(row.startedAt).toBe(NOON - 9);
  });

  it('an arrival brings lateness and, once, the late stop', () => {
    const detail = { lateness_min: 22, late_stop: 1 };
    const first = afterEvent(from(2, { stop_index: 1, late_stops: [0] }), {
      seq: 1,
      type: 'ARRIVED_AT_STOP',
      status: 'AT_STOP',
      stop: 1,
      batchStop: 1,
      detail,
    });
    expect(rowOf(first)).toMatchObject({ latenessMin: 22, lateStops: [0, 1] });
    const second = after(first, {
      seq: 2,
      type: 'PROOF_CAPTURED',
      status: 'AT_STOP',
      batchStop: 1,
      detail,
    });
    expect(second.lateStops).toEqual([0, 1]);
  });

  it('a departure brings the next stop, the last departure leaves none', () => {
    const next = after(from(3), {
      seq: 1,
      type: 'DEPARTED_STOP',
      status: 'EN_ROUTE',
      batchStop: 1,
      next: [1, 'Slinge 303', NOON],
    });
    expect(next.nextStop).toEqual({ position: 1, label: 'Slinge 303', plannedAt: NOON });
    const last = after(from(3), { seq: 1, type: 'DEPARTED_STOP', status: 'EN_ROUTE', batchStop: 4 });
    expect(last.nextStop).toBeNull();
  });

  it('an event that keeps the stop keeps what is known of it', () => {
    const row = after(from(2), { seq: 1, type: 'DELAY_REPORTED', status: 'DELAYED' });
    expect(row.nextStop?.label).toBe('Westzeedijk 399');
  });

  it('an override out of Completed opens the route again', () => {
    const row = after(from(5, { ended: NOON }), { seq: 1, type: 'SUPERVISOR_OVERRIDE', status: 'EN_ROUTE' });
    expect(row.endedAt).toBeNull();
  });

  it('flags add up, unknown ones are left out', () => {
    const flags = ['GEOFENCE_MISS', 'FROM_THE_FUTURE'];
    const fleet = from(2, { flags: [['GEOFENCE_MISS', 2]] });
    expect(after(fleet, { seq: 1, type: 'PROOF_CAPTURED', status: 'EN_ROUTE', flags }).flags).toEqual({
      GEOFENCE_MISS: 3,
    });
  });

  it('an event kept from before a logout adds its flag and version and moves nothing else', () => {
    const fleet = from(2, { last_event: [1, 0, NOON - 5000, 100] });
    const row = after(fleet, {
      seq: 1,
      type: 'ROUTE_COMPLETED',
      status: 'EN_ROUTE',
      flags: ['AFTER_LOGOUT'],
      detail: { moves: false },
    });
    expect(row).toEqual({ ...rowOf(fleet), version: 1, flags: { AFTER_LOGOUT: 1 } });
  });
});

describe('applyAll', () => {
  const fleet = fleetOf([{}, {}], { seq: 10, revision: 2 });
  const tuples: EventTuple[] = [
    tupleOf({ seq: 10, type: 'DELAY_REPORTED', status: 'DELAYED' }),
    tupleOf({ seq: 11, type: 'ARRIVED_AT_STOP', status: 'AT_STOP' }),
    tupleOf({ seq: 12, type: 'DEPARTED_STOP', status: 'EN_ROUTE', batchStop: 1 }),
  ];

  it('folds as the single events would, skipping what it has', () => {
    const events = tuples.map(eventFromTuple);
    const { fleet: next, gap } = applyAll(fleet, { events, seq: 12, revision: 2 });
    const single = events.reduce(
      (folded, one) => applyAll(folded, { events: [one], seq: one.seq, revision: 0 }).fleet,
      fleet,
    );
    expect(gap).toBe(false);
    expect(rowOf(next)).toEqual(rowOf(single));
    expect(next.cursor).toEqual(single.cursor);
  });

  it('stops at a hole and tells', () => {
    const events = [...tuples, tupleOf({ seq: 14, type: 'DELAY_REPORTED', status: 'DELAYED' })].map(
      eventFromTuple,
    );
    const { fleet: next, gap } = applyAll(fleet, { events, seq: 14, revision: 2 });
    expect(gap).toBe(true);
    expect(next.cursor.seq).toBe(12);
    expect(rowOf(next).status).toBe('EN_ROUTE');
  });

  it('does not call a batch unknown that comes with the same message', () => {
    const started = event({ seq: 11, batch: 'batch-9', type: 'ROUTE_STARTED', status: 'EN_ROUTE' });
    const batches = batchColumns([{ id: 'batch-9', version: 11, revision: 3 }], ['driver-0']);
    const { fleet: next, unknown } = applyAll(fleet, {
      events: [started],
      state: { batches },
      seq: 11,
      revision: 3,
    });
    expect(unknown).toEqual([]);
    expect(rowOf(next, 'batch-9').version).toBe(11);
    expect(applyAll(fleet, { events: [started], seq: 11, revision: 2 }).unknown).toEqual([started]);
  });

  it('gives the same fleet back when there is nothing new', () => {
    expect(applyAll(fleet, { events: [], seq: 10, revision: 2 }).fleet).toBe(fleet);
  });
});
