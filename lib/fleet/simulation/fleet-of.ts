import { applyAll, fleetFromSnapshot } from '../model.ts';
import type { Fleet, FleetEvent, FleetRow } from '../types.ts';
import { eventFromTuple } from '../wire-event.ts';
import type { StateColumns } from '../wire.ts';
import { batchColumns, type BatchCells, snapshotOf } from './snapshot-of.ts';
import { tupleOf } from './tuple-of.ts';

export function event(of: Parameters<typeof tupleOf>[0]): FleetEvent {
  return eventFromTuple(tupleOf(of));
}

export function fleetOf(...of: Parameters<typeof snapshotOf>): Fleet {
  return fleetFromSnapshot(snapshotOf(...of));
}

export function rowOf(fleet: Fleet, id = 'batch-0'): FleetRow {
  const row = fleet.rows.get(id);
  if (!row) throw new Error(`There is no ${id}.`);
  return row;
}

/** Rows of state with `batch-0` of `driver-0` alone, at version 3. */
export function stateOf(cells: BatchCells) {
  return { batches: batchColumns([{ id: 'batch-0', version: 3, ...cells }], ['driver-0']) };
}

/** The fleet after the next event. */
export function afterEvent(fleet: Fleet, of: Parameters<typeof tupleOf>[0]): Fleet {
  return applyAll(fleet, { events: [event(of)], seq: of.seq, revision: 0 }).fleet;
}

/** The fleet after rows that no event changed. */
export function afterState(fleet: Fleet, state: StateColumns, revision: number): Fleet {
  return applyAll(fleet, { events: [], state, seq: 0, revision }).fleet;
}

/** The fleet after its next event: a batch arrives so many minutes late. */
export function arrival(fleet: Fleet, batch: string, latenessMin: number): Fleet {
  return afterEvent(fleet, {
    seq: fleet.cursor.seq + 1,
    batch,
    type: 'ARRIVED_AT_STOP',
    status: 'AT_STOP',
    detail: { lateness_min: latenessMin },
  });
}
