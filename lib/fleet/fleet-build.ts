import { sameValue } from './same-value.ts';
import { tableOf } from './table.ts';
import type { DriverStatus, Fleet, FleetRow, Person } from './types.ts';
import type { Snapshot } from './wire.ts';
import { batchesFrom, driversFrom, sessionsFrom, type BatchRow } from './wire-rows.ts';

export function noCounts(): Record<DriverStatus, number> {
  return { INACTIVE: 0, ACTIVE: 0, EN_ROUTE: 0, AT_STOP: 0, DELAYED: 0, COMPLETED: 0, SUSPENDED: 0 };
}

/** Rows, people and counts of a snapshot; whatever is equal to what `before` has is that same object. */
export function tablesOf(snapshot: Snapshot, before?: Fleet): Pick<Fleet, 'rows' | 'people' | 'counts'> {
  const batches = batchesFrom(snapshot.batches);
  const people = peopleOf(snapshot, batches, before);
  const counts = noCounts();
  const rows = batches.map((batch): FleetRow => {
    counts[batch.status] += 1;
    const person = batch.driverId === null ? undefined : people.get(batch.driverId);
    const row = { ...batch, driver: person?.driver ?? null, session: person?.session ?? null };
    return keep(before?.rows.get(batch.id), row);
  });
  return { rows: tableOf(rows), people: tableOf(people.values()), counts };
}

function peopleOf(
  snapshot: Snapshot,
  batches: readonly BatchRow[],
  before: Fleet | undefined,
): Map<string, Person> {
  const drivers = new Map(driversFrom(snapshot.drivers).map((driver) => [driver.id, driver]));
  const sessions = new Map(sessionsFrom(snapshot.sessions).map((session) => [session.driverId, session]));
  const carried = Map.groupBy(batches, (batch) => batch.driverId);
  const people = new Map<string, Person>();
  for (const id of new Set([...drivers.keys(), ...sessions.keys(), ...carried.keys()])) {
    if (id === null) continue;
    const old = before?.people.get(id);
    people.set(
      id,
      keep(old, {
        id,
        driver: keep(old?.driver ?? null, drivers.get(id) ?? null),
        session: keep(old?.session ?? null, sessions.get(id) ?? null),
        batchIds: (carried.get(id) ?? []).map((batch) => batch.id),
      }),
    );
  }
  return people;
}

function keep<Value>(before: Value | undefined, next: Value): Value {
  return before !== undefined && sameValue(before, next) ? before : next;
}
