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
  #shared;
  #seq;
  #revision;

  constructor(before: Fleet) {
    this.#before = before;
    this.#rows = before.rows.edit();
    this.#people = before.people.edit();
    this.#shared = before.shared;
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
    const known = this.#sessionOf(person);
    if (known && known.id !== session.id && known.startedAt > session.startedAt) return;
    this.#setPerson(person, { session: keep(known, session) });
  }

  /** A batch as the server has it; what newer events have written here is kept. False when its flags differ and are older than that. */
  batch(batch: BatchRow): boolean {
    const row = this.#rows.get(batch.id);
    const person = batch.driverId === null ? null : this.#person(batch.driverId);
    const joined = { ...batch, driver: person?.driver ?? null, session: person && this.#sessionOf(person) };
    const { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision } = joined;
    const planned = { reference, depot, driverId, driver, session, stopCount, plannedEndAt, revision };
    const isOlder = row !== undefined && row.version > batch.version;
    const next = isOlder ? { ...row, ...planned } : joined;
    const isWhole = !isOlder || sameValue(row.flags, batch.flags);
    if (row && sameValue(row, next)) return isWhole;
    this.#setRow(next, row);
    if (!row || row.driverId !== driverId) this.#reassign(batch.id, row, driverId);
    return isWhole;
  }

  done(): Fleet {
    const rows = this.#rows.done();
    const people = this.#people.done();
    const before = this.#before;
    const stands = this.#seq === before.cursor.seq && this.#revision === before.cursor.revision;
    if (rows === before.rows && people === before.people && stands) return before;
    const cursor = stands ? before.cursor : { ...before.cursor, seq: this.#seq, revision: this.#revision };
    return { ...before, rows, people, shared: this.#shared, counts: this.#counts ?? before.counts, cursor };
  }

  /** The session of the row's driver after the event; his other rows are told here. Persons are left alone: nearly all have one row. */
  #signOfLife(row: FleetRow, event: FleetEvent): FleetSession | null {
    if (row.session === null) return null;
    const session = sessionAfter(row.session, event);
    if (session === row.session || row.driverId === null || !this.#shared.has(row.driverId)) return session;
    for (const id of this.#person(row.driverId).batchIds) {
      const other = id === row.id ? undefined : this.#rows.get(id);
      if (other) this.#rows.set({ ...other, session });
    }
    return session;
  }

  /** With the signs of life that only the rows know. */
  #sessionOf({ session, batchIds }: Person): FleetSession | null {
    const [first] = batchIds;
    const known = first === undefined ? null : (this.#rows.get(first)?.session ?? null);
    return known !== null && known.id === session?.id ? known : session;
  }

  #person(id: string): Person {
    return this.#people.get(id) ?? { id, driver: null, session: null, batchIds: [] };
  }

  #setPerson(before: Person, changed: Partial<Pick<Person, 'driver' | 'session'>>): void {
    const person = { ...before, ...changed };
    const { driver } = person;
    if (driver === before.driver && person.session === before.session) return;
    this.#people.set(person);
    for (const id of person.batchIds) {
      const row = this.#rows.get(id);
      const session = changed.session ?? row?.session ?? null;
      if (row && (row.driver !== driver || row.session !== session))
        this.#rows.set({ ...row, driver, session });
    }
  }

  /** `row` is the batch as it was. */
  #reassign(batchId: string, row: FleetRow | undefined, toId: string | null): void {
    if (row && row.driverId !== null) {
      const from = this.#person(row.driverId);
      const session = row.session?.id === from.session?.id ? row.session : from.session;
      this.#setBatches({ ...from, session, batchIds: from.batchIds.filter((id) => id !== batchId) });
    }
    if (toId !== null) {
      const to = this.#person(toId);
      this.#setBatches({ ...to, batchIds: [...to.batchIds, batchId] });
    }
  }

  #setBatches(person: Person): void {
    this.#people.set(person);
    const shares = person.batchIds.length > 1;
    if (shares === this.#shared.has(person.id)) return;
    const shared = new Set(this.#shared);
    if (shares) shared.add(person.id);
    else shared.delete(person.id);
    this.#shared = shared;
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
