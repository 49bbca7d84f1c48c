import { DRIVER_STATUSES, EVENT_TYPES, type EventType } from '../../../lib/fleet/types.ts';
import type { EventTuple } from '../../../lib/fleet/wire-event.ts';
import type { EventsPage, Head, Snapshot } from '../../../lib/fleet/wire.ts';
import { columnsOf, recordOf, type BoardRecord } from './stub-columns.ts';
import { makeRows, type StubRow } from './stub-row.ts';

const TYPES = {
  arrived: typeOf('ARRIVED_AT_STOP'),
  departed: typeOf('DEPARTED_STOP'),
  proof: typeOf('PROOF_CAPTURED'),
};
const EN_ROUTE = DRIVER_STATUSES.indexOf('EN_ROUTE');
const AT_STOP = DRIVER_STATUSES.indexOf('AT_STOP');
const EPOCH = 1;
/** Enough for the pages a feed may still ask for; behind that it reads the whole board. */
const KEPT_EVENTS = 50_000;

/** A fleet in memory that answers as the database's functions do, at rates that no database would take in. */
export class StubFleet {
  readonly rows: readonly StubRow[];
  readonly #workspace: Snapshot['workspace'];
  readonly #byId: ReadonlyMap<string, StubRow>;
  readonly #log: EventTuple[] = [];
  seq = 0;

  constructor(drivers: number, workspace: Snapshot['workspace']) {
    this.rows = makeRows(drivers);
    this.#byId = new Map(this.rows.map((row) => [row.id, row]));
    this.#workspace = workspace;
  }

  /** The next event of a random batch other than the probe's: arrive, prove, depart, stop after stop. */
  event(): EventTuple {
    const at = 1 + Math.floor(Math.random() * (this.rows.length - 1));
    return this.#add(this.#row(at), null);
  }

  /** An event of the first batch of the board that names its next stop `probe N.`. */
  probe(number: number): EventTuple {
    return this.#add(this.#row(0), `probe ${number}.`);
  }

  record(batchId: string): BoardRecord {
    const row = this.#byId.get(batchId);
    if (!row) throw new Error(`No batch ${batchId}.`);
    return recordOf(row);
  }

  records(): BoardRecord[] {
    return this.rows.map(recordOf);
  }

  head(): Head {
    return { epoch: EPOCH, seq: this.seq, revision: 0, at_ms: Date.now() };
  }

  snapshot(): Snapshot {
    return {
      v: 1,
      at_ms: Date.now(),
      epoch: EPOCH,
      seq: this.seq,
      revision: 0,
      workspace: this.#workspace,
      // Nobody needs attention: the rows on screen stay the same ones.
      settings: { late_after_min: 600, silent_after_min: 600, idle_after_min: 600, heartbeat_seconds: 30 },
      transitions: [
        [TYPES.arrived, EN_ROUTE, AT_STOP],
        [TYPES.departed, AT_STOP, EN_ROUTE],
      ],
      ...columnsOf(this.rows),
    };
  }

  eventsAfter(seq: number, limit: number): EventsPage {
    const oldest = this.#log[0]?.[0] ?? this.seq + 1;
    const from = seq + 1 - oldest;
    const events = from < 0 ? [] : this.#log.slice(from, from + limit);
    return { v: 1, at_ms: Date.now(), epoch: EPOCH, seq: this.seq, revision: 0, events };
  }

  #row(at: number): StubRow {
    const row = this.rows[at];
    if (!row) throw new Error('The fleet is empty.');
    return row;
  }

  #add(row: StubRow, label: string | null): EventTuple {
    const now = Date.now();
    this.seq += 1;
    const type =
      label !== null || row.proven ? TYPES.departed : row.status === EN_ROUTE ? TYPES.arrived : TYPES.proof;
    const happenedAt = row.stopIndex;
    if (type === TYPES.departed) row.stopIndex = (row.stopIndex + 1) % row.stopCount;
    row.proven = type === TYPES.proof;
    row.status = type === TYPES.departed ? EN_ROUTE : AT_STOP;
    row.statusSince = now;
    row.nextStop = label ?? `Stop ${row.stopIndex + 1} of ${row.reference}`;
    row.lastEvent = [type, happenedAt, now, 40];
    row.version = this.seq;
    const next = type === TYPES.departed ? ([row.stopIndex, row.nextStop, row.plannedAt] as const) : null;
    const tuple: EventTuple = [
      this.seq,
      row.id,
      type,
      row.status,
      happenedAt,
      row.stopIndex,
      now,
      40,
      0,
      51.92 + happenedAt / 250,
      4.48,
      8,
      next,
      null,
    ];
    this.#log.push(tuple);
    if (this.#log.length > 2 * KEPT_EVENTS) this.#log.splice(0, KEPT_EVENTS);
    return tuple;
  }
}

function typeOf(type: EventType): number {
  return EVENT_TYPES.indexOf(type);
}
