import { rowAfter, sessionAfter } from './apply-event.ts';
import { sameValue } from './same-value.ts';
import type {
  DriverStatus,
  Fleet,
  FleetDriver,
  FleetEvent,
  FleetRow,
  FleetSession,
  Person,
} from './types.ts';
import type { BatchRow } from './wire-rows.ts';

/**
 * One frame's worth of changes to a fleet. Rows, people and counts that nothing touched stay the same objects;
 * with no change at all `done()` gives the same fleet back.
 */
export class FleetEdit {
  readonly #before: Fleet;
  readonly #rows;
  readonly #people;
  #counts: Record<DriverStatus, number> | null = null;
  #cursor;

  constructor(before: Fleet) {
    this.#before = before;
    this.#rows = before.rows.edit();
    this.#people = before.people.edit();
    this.#cursor = before.cursor;
  }

  get seq(): number {
    return this.#cursor.seq;
  }

  get revision(): number {
    return this.#cursor.revision;
  }

  moveCursor(to: { readonly seq?: number; readonly revision?: number }): void {
    const seq = Math.max(this.#cursor.seq, to.seq ?? 0);
    const revision = Math.max(this.#cursor.revision, to.revision ?? 0);
    if (seq === this.#cursor.seq && revision === this.#cursor.revision) return;
    this.#cursor = { ...this.#cursor, seq, revision };
  }

  /** The next event of the log. False when its batch is not on this board. */
  event(event: FleetEvent): boolean {
    this.moveCursor({ seq: event.seq });
    const row = this.#rows.get(event.batchId);
    if (!row) return false;
    // A row read after this event was written already shows it.
    if (event.seq > row.version) this.#setRow(rowAfter(row, event), row);
    const person = row.driverId === null ? undefined : this.#people.get(row.driverId);
    if (person?.session) this.#setPerson(person, { session: sessionAfter(person.session, event) });
    return true;
  }

  driver(driver: FleetDriver): void {
    const person = this.#person(driver.id);
    this.#setPerson(person, { driver: keep(person.driver, driver) });
  }

  session(session: FleetSession): void {
    const person = this.#person(session.driverId);
    const known = person.session;
    if (known && known.id !== session.id && known.startedAt > session.startedAt) return;
    this.#setPerson(person, { session: keep(known, session) });
  }

  /** A batch as the server now has it; what newer events have written here is kept. */
  batch(batch: BatchRow): void {
    const row = this.#rows.get(batch.id);
    const person = batch.driverId === null ? null : this.#person(batch.driverId);
    const joined = { ...batch, driver: person?.driver ?? null, session: person?.session ?? null };
    const { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision } = joined;
    const planned = { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision };
    const next = row && row.version > batch.version ? { ...row, ...planned } : joined;
    if (row && sameValue(row, next)) return;
    this.#setRow(next, row);
    if (!row || row.driverId !== driverId) this.#reassign(batch.id, row?.driverId ?? null, driverId);
  }

  done(): Fleet {
    const rows = this.#rows.done();
    const people = this.#people.done();
    const before = this.#before;
    if (rows === before.rows && people === before.people && this.#cursor === before.cursor) return before;
    return { ...before, rows, people, counts: this.#counts ?? before.counts, cursor: this.#cursor };
  }

  #person(id: string): Person {
    return this.#people.get(id) ?? { id, driver: null, session: null, batchIds: [] };
  }

  #setPerson(before: Person, changed: Partial<Pick<Person, 'driver' | 'session'>>): void {
    const person = { ...before, ...changed };
    const { driver, session } = person;
    if (driver === before.driver && session === before.session) return;
    this.#people.set(person);
    for (const id of person.batchIds) {
      const row = this.#rows.get(id);
      if (row) this.#rows.set({ ...row, driver, session });
    }
  }

  #reassign(batchId: string, fromId: string | null, toId: string | null): void {
    if (fromId !== null) {
      const from = this.#person(fromId);
      this.#people.set({ ...from, batchIds: from.batchIds.filter((id) => id !== batchId) });
    }
    if (toId !== null) {
      const to = this.#person(toId);
      this.#people.set({ ...to, batchIds: [...to.batchIds, batchId] });
    }
  }

  #setRow(row: FleetRow, before: FleetRow | undefined): void {
    this.#rows.set(row);
    if (before?.status === row.status) return;
    this.#counts ??= { ...this.#before.counts };
    this.#counts[row.status] += 1;
    if (before) this.#counts[before.status] -= 1;
  }
}

function keep<Value>(before: Value, next: Value): Value {
  return sameValue(before, next) ? before : next;
}
