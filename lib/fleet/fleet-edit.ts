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
  #seq;
  #revision;

  constructor(before: Fleet) {
    this.#before = before;
    this.#rows = before.rows.edit();
    this.#people = before.people.edit();
    this.#seq = before.cursor.seq;
    this.#revision = before.cursor.revision;
  }

  get seq(): number {
    return this.#seq;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Everything up to this revision is in. */
  reach(revision: number): void {
    this.#revision = Math.max(this.#revision, revision);
  }

  /** The next event of the log. False when its batch is not on this board. */
  event(event: FleetEvent): boolean {
    this.#seq = Math.max(this.#seq, event.seq);
    const slot = this.#rows.slotOf(event.batchId);
    const row = slot === undefined ? undefined : this.#rows.at(slot);
    if (slot === undefined || !row) return false;
    const session = this.#signOfLife(row, event);
    // A row read after this event was written already shows it.
    const next = event.seq > row.version ? rowAfter(row, event, session) : withSession(row, session);
    if (next === row) return true;
    this.#rows.put(slot, next);
    this.#count(next.status, row.status);
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

  /** A batch as the server has it; what newer events have written here is kept. False when its flags differ and are older than that. */
  batch(batch: BatchRow): boolean {
    const row = this.#rows.get(batch.id);
    const person = batch.driverId === null ? null : this.#person(batch.driverId);
    const joined = { ...batch, driver: person?.driver ?? null, session: person?.session ?? null };
    const { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision } = joined;
    const planned = { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision };
    const isOlder = row !== undefined && row.version > batch.version;
    const next = isOlder ? { ...row, ...planned } : joined;
    const isWhole = !isOlder || sameValue(row.flags, batch.flags);
    if (row && sameValue(row, next)) return isWhole;
    this.#setRow(next, row);
    if (!row || row.driverId !== driverId) this.#reassign(batch.id, row?.driverId ?? null, driverId);
    return isWhole;
  }

  done(): Fleet {
    const rows = this.#rows.done();
    const people = this.#people.done();
    const before = this.#before;
    const stands = this.#seq === before.cursor.seq && this.#revision === before.cursor.revision;
    if (rows === before.rows && people === before.people && stands) return before;
    const cursor = stands ? before.cursor : { ...before.cursor, seq: this.#seq, revision: this.#revision };
    return { ...before, rows, people, counts: this.#counts ?? before.counts, cursor };
  }

  /** The session of the row's driver after the event; his other rows are told here. */
  #signOfLife(row: FleetRow, event: FleetEvent): FleetSession | null {
    const slot = row.driverId === null ? undefined : this.#people.slotOf(row.driverId);
    const person = slot === undefined ? undefined : this.#people.at(slot);
    if (slot === undefined || !person?.session) return row.session;
    const session = sessionAfter(person.session, event);
    if (session === person.session) return session;
    this.#people.put(slot, { ...person, session });
    for (const id of person.batchIds) {
      const other = id === row.id ? undefined : this.#rows.get(id);
      if (other) this.#rows.set({ ...other, session });
    }
    return session;
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
    this.#count(row.status, before?.status);
  }

  #count(status: DriverStatus, before: DriverStatus | undefined): void {
    if (status === before) return;
    this.#counts ??= { ...this.#before.counts };
    this.#counts[status] += 1;
    if (before) this.#counts[before] -= 1;
  }
}

function withSession(row: FleetRow, session: FleetSession | null): FleetRow {
  return row.session === session ? row : { ...row, session };
}

function keep<Value>(before: Value, next: Value): Value {
  return sameValue(before, next) ? before : next;
}
