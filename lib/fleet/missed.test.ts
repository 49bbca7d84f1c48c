import { expect, it } from 'vitest';
import { missedAnything, missedBetween } from './missed.ts';
import { applyAll } from './model.ts';
import { afterState, event, fleetOf } from './simulation/fleet-of.ts';
import { NOON, sessionColumns } from './simulation/snapshot-of.ts';
import { DRIVER_STATUSES } from './types.ts';

const NOTHING = { events: 0, delayed: 0, suspended: 0, completed: 0, flags: 0, sessionsEnded: 0 };
const EN_ROUTE = DRIVER_STATUSES.indexOf('EN_ROUTE');
const SUSPENDED = DRIVER_STATUSES.indexOf('SUSPENDED');

it('nothing happened to the same board, nor to one that was only read again', () => {
  const fleet = fleetOf([{}, {}]);
  expect(missedBetween(fleet, fleet)).toEqual(NOTHING);
  expect(missedAnything(missedBetween(fleet, fleetOf([{}, {}])))).toBe(false);
});

it('counts events, and batches once by what they have become', () => {
  const before = fleetOf([{ status: EN_ROUTE }, { status: EN_ROUTE }, { status: SUSPENDED }, {}]);
  const { fleet } = applyAll(before, {
    events: [
      event({ seq: 1, batch: 'batch-0', type: 'DELAY_REPORTED', status: 'DELAYED' }),
      event({ seq: 2, batch: 'batch-0', type: 'ARRIVED_AT_STOP', status: 'AT_STOP' }),
      event({ seq: 3, batch: 'batch-1', type: 'DELAY_REPORTED', status: 'DELAYED' }),
      event({ seq: 4, batch: 'batch-2', type: 'PROOF_CAPTURED', status: 'SUSPENDED' }),
      event({ seq: 5, batch: 'batch-3', type: 'ROUTE_COMPLETED', status: 'COMPLETED' }),
    ],
    seq: 5,
    revision: 0,
  });
  expect(missedBetween(before, fleet)).toEqual({ ...NOTHING, events: 5, delayed: 1, completed: 1 });
});

it('counts raised flags, and none where flags were closed', () => {
  const before = fleetOf([{ flags: [['LATE_SYNC', 2]] }, { flags: [['LATE_SYNC', 3]] }, {}]);
  const after = fleetOf([
    { flags: [['LATE_SYNC', 4]] },
    { flags: 0 },
    { flags: [['IMPOSSIBLE_SPEED', 1]], status: SUSPENDED },
  ]);
  expect(missedBetween(before, after)).toEqual({ ...NOTHING, flags: 3, suspended: 1 });
});

it('counts sessions that ended or were followed by another, and not those that had ended before', () => {
  const before = fleetOf([{}, {}, {}, {}], {
    sessions: [{}, {}, { ended: NOON, end_reason: 'idle' }, {}],
  });
  const after = afterState(
    before,
    {
      sessions: sessionColumns(
        [
          { id: 'session-0', ended: NOON, end_reason: 'force_logout', revision: 1 },
          { id: 'later', started: NOON, revision: 2 },
          { id: 'session-2', ended: NOON, end_reason: 'signed_out', revision: 3 },
          { id: 'session-3', battery: 12, revision: 4 },
        ],
        ['driver-0', 'driver-1', 'driver-2', 'driver-3'],
      ),
    },
    4,
  );
  expect(missedBetween(before, after)).toEqual({ ...NOTHING, sessionsEnded: 2 });
});
