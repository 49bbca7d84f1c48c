import { applyAll, fleetFromSnapshot } from '../../lib/fleet/model.ts';
import type { FleetEvent, FleetRow } from '../../lib/fleet/types.ts';
import { eventFromTuple } from '../../lib/fleet/wire-event.ts';
import { median } from './quantile.ts';
import { StubFleet } from './stub/stub-fleet.ts';

const EVENTS_A_MESSAGE = 100;
const MESSAGES = 300;
/** Until the compiler has seen enough. */
const WARM_UP = 100;

type Writable = { -readonly [Key in keyof FleetRow]: FleetRow[Key] };

/**
 * Folds events as the board receives them, and beside that does the least that any fold has to do: it finds the row and
 * writes to it. What both pay for a larger fleet is the way to memory.
 * @returns microseconds for each event
 */
export function foldCost(drivers: number): { readonly foldUs: number; readonly floorUs: number } {
  const workspace = {
    id: 'w',
    name: 'Growth',
    time_zone: 'Europe/Amsterdam',
    role: 'supervisor',
  } as const;
  const stub = new StubFleet(drivers, workspace);
  let fleet = fleetFromSnapshot(stub.snapshot());
  const places = new Map([...fleet.rows.keys()].map((id, place) => [id, place]));
  const rows = [...fleet.rows.values()].map((row): Writable => ({ ...row }));

  const fold = (events: readonly FleetEvent[]) => {
    fleet = applyAll(fleet, { events, seq: stub.seq, revision: 0 }).fleet;
  };
  const write = (events: readonly FleetEvent[]) => {
    for (const { batchId, seq, status, recordedAt } of events) {
      const row = rows[places.get(batchId) ?? -1];
      if (row === undefined) continue;
      row.version = seq;
      row.status = status;
      row.statusSince = recordedAt;
    }
  };
  const folds: number[] = [];
  const writes: number[] = [];
  for (let message = 0; message < MESSAGES; message += 1) {
    const events = Array.from({ length: EVENTS_A_MESSAGE }, () => eventFromTuple(stub.event()));
    // In turns before each other: the one that comes first finds nothing in the caches.
    for (const does of message % 2 === 0 ? ([fold, write] as const) : ([write, fold] as const)) {
      const began = performance.now();
      does(events);
      const spent = ((performance.now() - began) * 1000) / EVENTS_A_MESSAGE;
      (does === fold ? folds : writes).push(spent);
    }
  }
  return { foldUs: median(folds.slice(WARM_UP)), floorUs: median(writes.slice(WARM_UP)) };
}
