import { sameDriver, samePerson, sameRow, sameSession } from './same-row.ts';
import { tableOf } from './table.ts';
import type { DriverStatus, Fleet, FleetDriver, FleetRow, FleetSession, Person } from './types.ts';
import type { Snapshot } from './wire.ts';
import { batchesFrom, driversFrom, sessionsFrom, type BatchRow } from './wire-rows.ts';

export function noCounts(): Record<DriverStatus, number> {
  return { INACTIVE: 0, ACTIVE: 0, EN_ROUTE: 0, AT_STOP: 0, DELAYED: 0, COMPLETED: 0, SUSPENDED: 0 };
}

type Tables = Pick<Fleet, 'rows' | 'people' | 'shared' | 'counts'>;
/** Work in small steps: between two of them the caller may let the browser paint. */
export type Steps<Result> = Generator<undefined, Result>;

const ROWS_A_STEP = 500;

/** Rows, people and counts of a snapshot; whatever is equal to what `before` has is that same object. */
export function* tablesInSteps(snapshot: Snapshot, before?: Fleet): Steps<Tables> {
  const batches = batchesFrom(snapshot.batches);
  yield;
  const people = yield* peopleInSteps(snapshot, batches, before);
  const counts = noCounts();
  const rows: FleetRow[] = [];
  for (const batch of batches) {
    counts[batch.status] += 1;
    const person = batch.driverId === null ? undefined : people.get(batch.driverId);
    const old = before?.rows.get(batch.id);
    const read = person?.session ?? null;
    const session = read && old?.session && sameSession(old.session, read) ? old.session : read;
    const row = { ...batch, driver: person?.driver ?? null, session };
    rows.push(old && sameRow(old, row) ? old : row);
    if (rows.length % ROWS_A_STEP === 0) yield;
  }
  const kept: Person[] = [];
  const shared = new Set<string>();
  for (const person of people.values()) {
    if (person.batchIds.length > 1) shared.add(person.id);
    const old = before?.people.get(person.id);
    kept.push(old && samePerson(old, person) ? old : person);
    if (kept.length % ROWS_A_STEP === 0) yield;
  }
  yield;
  return { rows: tableOf(rows, before?.rows), people: tableOf(kept, before?.people), shared, counts };
}

/** A person still being put together. */
type Draft = {
  readonly id: string;
  driver: FleetDriver | null;
  session: FleetSession | null;
  readonly batchIds: string[];
};

function* peopleInSteps(
  snapshot: Snapshot,
  batches: readonly BatchRow[],
  before?: Fleet,
): Steps<Map<string, Draft>> {
  const people = new Map<string, Draft>();
  const person = (id: string): Draft => {
    const known = people.get(id);
    if (known) return known;
    const made: Draft = { id, driver: null, session: null, batchIds: [] };
    people.set(id, made);
    return made;
  };
  let done = 0;
  for (const driver of driversFrom(snapshot.drivers)) {
    const old = before?.people.get(driver.id)?.driver;
    person(driver.id).driver = old && sameDriver(old, driver) ? old : driver;
    if (++done % ROWS_A_STEP === 0) yield;
  }
  for (const session of sessionsFrom(snapshot.sessions)) {
    const old = before?.people.get(session.driverId)?.session;
    person(session.driverId).session = old && sameSession(old, session) ? old : session;
    if (++done % ROWS_A_STEP === 0) yield;
  }
  for (const { id, driverId } of batches) if (driverId !== null) person(driverId).batchIds.push(id);
  return people;
}
