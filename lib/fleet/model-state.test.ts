import { describe, expect, it } from 'vitest';
import { afterEvent, afterState, fleetOf, rowOf, stateOf } from './simulation/fleet-of.ts';
import { batchColumns, NOON, sessionColumns, snapshotOf } from './simulation/snapshot-of.ts';
import type { Fleet } from './types.ts';

describe('sessions', () => {
  const fleet = fleetOf([{}, { driver_id: 'driver-0' }], { sessions: [{}] });

  it('a driver’s event is a sign of life on all of his batches', () => {
    const next = afterEvent(fleet, { seq: 1, type: 'PROOF_CAPTURED', status: 'EN_ROUTE' });
    expect(rowOf(next).session?.lastContactAt).toBe(NOON + 1200);
    expect(rowOf(next, 'batch-1').session).toBe(rowOf(next).session);
  });

  it.each([
    ['a supervisor’s override', { type: 'SUPERVISOR_OVERRIDE', status: 'SUSPENDED' } as const],
    [
      'an event from before the logout',
      { type: 'PROOF_CAPTURED', status: 'EN_ROUTE', detail: { moves: false } } as const,
    ],
    [
      'an event older than the last contact',
      { type: 'PROOF_CAPTURED', status: 'EN_ROUTE', recorded: 5 } as const,
    ],
  ])('%s is none', (_what, of) => {
    const next = afterEvent(fleet, { seq: 1, ...of });
    expect(rowOf(next).session).toBe(rowOf(fleet).session);
  });

  it('an ended session stays as it ended', () => {
    const ended = fleetOf([{}], {
      sessions: [{ ended: NOON, end_reason: 'force_logout', ended_by: 'Hannah' }],
    });
    const next = afterEvent(ended, { seq: 1, type: 'PROOF_CAPTURED', status: 'EN_ROUTE' });
    expect(rowOf(next).session).toBe(rowOf(ended).session);
  });
});

describe('a sign of life', () => {
  const alive = afterEvent(fleetOf([{}, {}]), { seq: 1, type: 'PROOF_CAPTURED', status: 'EN_ROUTE' });

  it('goes with a driver who is given another batch and loses the one he had', () => {
    const both = assigned(alive, 'batch-1', 'driver-0', 6);
    expect(heardAt(both, 'batch-1')).toBe(NOON + 1200);
    const none = assigned(assigned(both, 'batch-0', null, 7), 'batch-1', null, 8);
    expect(heardAt(assigned(none, 'batch-1', 'driver-0', 9), 'batch-1')).toBe(NOON + 1200);
  });

  it('is shown on a batch that was added to the driver', () => {
    const both = assigned(fleetOf([{}, {}]), 'batch-1', 'driver-0', 6);
    const heard = afterEvent(both, { seq: 1, type: 'PROOF_CAPTURED', status: 'EN_ROUTE' });
    expect(heardAt(heard, 'batch-1')).toBe(NOON + 1200);
    const apart = assigned(heard, 'batch-1', 'driver-1', 7);
    const later = afterEvent(apart, {
      seq: 2,
      type: 'PROOF_CAPTURED',
      status: 'EN_ROUTE',
      recorded: NOON + 5000,
    });
    expect(heardAt(later, 'batch-1')).toBe(heardAt(fleetOf([{}, {}]), 'batch-1'));
  });

  it('is kept when only the driver is read again', () => {
    const renamed = snapshotOf([{}]).drivers;
    const drivers = { ...renamed, name: ['Another name'] };
    const next = afterState(alive, { drivers }, 6);
    expect(rowOf(next).driver?.name).toBe('Another name');
    expect(heardAt(next)).toBe(NOON + 1200);
  });
});

describe('rows that no event changed', () => {
  const fleet = fleetOf([{ revision: 5, version: 3 }, {}], { seq: 3, revision: 5 });

  it('are written when their revision is above the cursor’s', () => {
    const next = afterState(fleet, stateOf({ status: 1, revision: 6 }), 6);
    expect(rowOf(next).status).toBe('ACTIVE');
    expect(next.counts).toMatchObject({ ACTIVE: 1, EN_ROUTE: 1 });
    expect(next.cursor).toEqual({ epoch: 1, seq: 3, revision: 6 });
  });

  it('are ignored when they are old', () => {
    const next = afterState(fleet, stateOf({ status: 1, revision: 5 }), 5);
    expect(rowOf(next)).toBe(rowOf(fleet));
  });

  it('bring the flags that a review changed, though its batch did not', () => {
    const flagged = afterState(
      fleet,
      stateOf({ flags: [['REJECTED_TRANSITION', 1]], revision: 5, version: 3 }),
      6,
    );
    expect(rowOf(flagged).flags).toEqual({ REJECTED_TRANSITION: 1 });
    const decided = afterState(flagged, stateOf({ flags: 0, revision: 5, version: 3 }), 7);
    expect(rowOf(decided).flags).toEqual({});
  });

  it('do not undo events that are newer than they are', () => {
    const moved = afterEvent(fleet, { seq: 4, type: 'DELAY_REPORTED', status: 'DELAYED' });
    const next = afterState(moved, stateOf({ status: 2, reference: 'NEW-1', revision: 6 }), 6);
    expect(rowOf(next)).toMatchObject({ status: 'DELAYED', version: 4, reference: 'NEW-1' });
  });

  it('put a new batch on the board, take it to its driver and away from the one before', () => {
    const added = afterState(
      fleet,
      { batches: batchColumns([{ id: 'batch-9', driver_id: 'driver-1', revision: 6 }], []) },
      6,
    );
    expect(rowOf(added, 'batch-9').driver?.id).toBe('driver-1');
    const moved = afterState(
      added,
      { batches: batchColumns([{ id: 'batch-9', driver_id: 'driver-0', revision: 7 }], []) },
      7,
    );
    expect(moved.people.get('driver-0')?.batchIds).toEqual(['batch-0', 'batch-9']);
    expect(moved.people.get('driver-1')?.batchIds).toEqual(['batch-1']);
    const unassigned = afterState(
      moved,
      { batches: batchColumns([{ id: 'batch-9', driver_id: null, revision: 8 }], []) },
      8,
    );
    expect(rowOf(unassigned, 'batch-9')).toMatchObject({ driver: null, session: null });
  });

  it('show a session’s end on every batch of its driver', () => {
    const sessions = sessionColumns(
      [{ id: 'session-0', ended: NOON, end_reason: 'force_logout', revision: 6 }],
      [],
    );
    const next = afterState(fleet, { sessions }, 6);
    expect(rowOf(next).session).toMatchObject({ endedAt: NOON, endReason: 'force_logout' });
    expect(rowOf(next, 'batch-1')).toBe(rowOf(fleet, 'batch-1'));
  });

  it('do not let an older session of a driver replace a newer one', () => {
    const sessions = sessionColumns([{ id: 'older', driver_id: 'driver-0', started: 5, revision: 6 }], []);
    expect(rowOf(afterState(fleet, { sessions }, 6)).session?.id).toBe('session-0');
  });
});

function heardAt(fleet: Fleet, id?: string) {
  return rowOf(fleet, id).session?.lastContactAt;
}

function assigned(fleet: Fleet, id: string, driverId: string | null, revision: number): Fleet {
  return afterState(fleet, { batches: batchColumns([{ id, driver_id: driverId, revision }], []) }, revision);
}
