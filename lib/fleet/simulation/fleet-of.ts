import { fleetFromSnapshot } from '../model.ts';
import type { Fleet, FleetEvent, FleetRow } from '../types.ts';
import { eventFromTuple } from '../wire-event.ts';
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
