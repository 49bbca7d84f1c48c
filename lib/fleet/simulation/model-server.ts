import { DRIVER_STATUSES, EVENT_TYPES, type DriverStatus, type EventType } from '../types.ts';
import type { EventTuple } from '../wire-event.ts';
import type { EventsPage, Head, LiveMessage, Snapshot } from '../wire.ts';
import { MOVES, ON_ROAD } from './model-moves.ts';
import { columnsOf, nextStopOf, type ModelBatch, type ModelDriver, type ModelSession } from './model-rows.ts';
import { ModelTopic } from './model-topic.ts';
import type { Random } from './random.ts';

/**
 * A workspace in memory that answers as the database does: it decides each move itself and keeps its rows by its own
 * plain rules, so that a fold which ends up equal to it has understood the log.
 */
export class ModelServer {
  epoch = 1;
  seq = 0;
  revision = 0;
  log: EventTuple[] = [];
  drivers: ModelDriver[] = [];
  batches: ModelBatch[] = [];
  sessions: ModelSession[] = [];
  readonly topic = new ModelTopic();
  readonly #random: Random;

  constructor(random: Random, size: { readonly drivers: number; readonly stops: number }, now: number) {
    this.#random = random;
    for (let at = 0; at < size.drivers; at += 1) {
      this.drivers.push({ id: `driver-${at}`, code: `D-${at}`, name: `Driver ${at}` });
      this.importBatch(size.stops, now);
      this.assign(at, at);
      if (at % 3 !== 2) this.login(at, now);
    }
    this.topic.restart(this);
  }

  /** A new batch of today; `old` ones are of another day and not on any board unless they are on the road. */
  importBatch(stopCount: number, now: number, old = false): void {
    const at = this.batches.length;
    this.batches.push({
      id: `batch-${at}`,
      reference: `REF-${at}`,
      old,
      driverId: null,
      status: 'INACTIVE',
      statusSince: now,
      stopIndex: 0,
      stopCount,
      lateStops: [],
      latenessMin: null,
      started: null,
      ended: null,
      version: 0,
      last: null,
      flags: {},
      revision: this.#revise(),
      flagRevision: 0,
    });
  }

  assign(batch: number, driver: number): void {
    const row = this.batches[batch % this.batches.length];
    const person = this.drivers[driver % this.drivers.length];
    if (!row || !person) return;
    row.driverId = person.id;
    row.revision = this.#revise();
  }

  /** A flag is decided, or there is none and a refused event makes one. Either way no event says so. */
  review(batch: number): void {
    const row = this.batches[batch % this.batches.length];
    if (!row) return;
    const [flag] = Object.keys(row.flags);
    if (flag === undefined) row.flags['REJECTED_TRANSITION'] = 1;
    else {
      const left = (row.flags[flag] ?? 0) - 1;
      if (left > 0) row.flags[flag] = left;
      else delete row.flags[flag];
    }
    row.flagRevision = this.#revise();
  }

  /** A driver signs in: an older session ends, and what he is to drive becomes active. */
  login(driver: number, now: number): void {
    const person = this.drivers[driver % this.drivers.length];
    if (!person) return;
    this.#end(person.id, 'replaced', now);
    this.sessions = this.sessions.filter((session) => session.driverId !== person.id);
    const id = `session-${person.id}-${this.revision}`;
    const revision = this.#revise();
    this.sessions.push({
      id,
      driverId: person.id,
      started: now,
      lastActive: now,
      lastContact: now,
      waiting: 0,
      ended: null,
      endReason: null,
      revision,
    });
    for (const batch of this.batches) {
      if (batch.driverId !== person.id || batch.status !== 'INACTIVE') continue;
      batch.status = 'ACTIVE';
      batch.statusSince = now;
      batch.revision = this.#revise();
    }
  }

  heartbeat(driver: number, now: number): void {
    const session = this.#activeSession(this.drivers[driver % this.drivers.length]?.id ?? null);
    if (!session) return;
    session.lastContact = Math.max(session.lastContact, now);
    session.waiting = this.#random.below(4);
    session.revision = this.#revise();
  }

  forceLogout(driver: number, now: number): void {
    const id = this.drivers[driver % this.drivers.length]?.id;
    if (id !== undefined) this.#end(id, 'force_logout', now);
  }

  /** Some event that the machine allows, at some batch; now and then flagged, late, or kept without moving anything. */
  event(batch: number, now: number): EventTuple | null {
    const row = this.batches[batch % this.batches.length];
    const moves = row ? MOVES[row.status] : undefined;
    if (!row || !moves) return null;
    if (this.#random.chance(0.08)) return this.#record(row, 'PROOF_CAPTURED', row.status, now, false);
    if (this.#random.chance(0.1)) return this.override(batch, now);
    const move = moves[this.#random.below(moves.length)];
    return move ? this.#record(row, move[0], move[1], now, true) : null;
  }

  override(batch: number, now: number): EventTuple | null {
    const row = this.batches[batch % this.batches.length];
    const to = DRIVER_STATUSES[this.#random.below(DRIVER_STATUSES.length)];
    return row && to ? this.#record(row, 'SUPERVISOR_OVERRIDE', to, now, true) : null;
  }

  #record(row: ModelBatch, type: EventType, to: DriverStatus, now: number, moves: boolean): EventTuple {
    const random = this.#random;
    this.seq += 1;
    const recorded = now - random.below(3000);
    const from = row.status;
    const stopBefore = row.stopIndex;
    const detail: Record<string, unknown> = {};
    const flags = random.chance(0.2) ? [random.pick(['GEOFENCE_MISS', 'LATE_SYNC', 'NOT_YET_INVENTED'])] : [];
    if (!moves) {
      detail['moves'] = false;
      flags.push('AFTER_LOGOUT');
    }
    row.version = this.seq;
    for (const flag of flags) row.flags[flag] = (row.flags[flag] ?? 0) + 1;
    if (moves) {
      row.status = to;
      if (to !== from) row.statusSince = recorded;
      if (type === 'DEPARTED_STOP') row.stopIndex = Math.min(row.stopIndex + 1, row.stopCount);
      if (type === 'ROUTE_STARTED') row.started ??= recorded;
      row.ended = to === 'COMPLETED' ? (row.ended ?? recorded) : null;
      row.last = [EVENT_TYPES.indexOf(type), stopBefore, recorded, now - recorded];
      if (type === 'SUPERVISOR_OVERRIDE') {
        detail['from'] = DRIVER_STATUSES.indexOf(from);
        detail['reason_code'] = 'other';
      }
      if (type === 'ARRIVED_AT_STOP') {
        row.latenessMin = random.below(60) - 20;
        detail['lateness_min'] = row.latenessMin;
        if (row.latenessMin > 15 && !row.lateStops.includes(stopBefore)) {
          row.lateStops.push(stopBefore);
          detail['late_stop'] = stopBefore;
        }
      }
      const session = type === 'SUPERVISOR_OVERRIDE' ? null : this.#activeSession(row.driverId);
      if (session) {
        session.lastActive = Math.max(session.lastActive, now);
        session.lastContact = Math.max(session.lastContact, now);
      }
    }
    const showsStop = row.stopIndex !== stopBefore || type === 'ROUTE_STARTED';
    const tuple: EventTuple = [
      this.seq,
      row.id,
      EVENT_TYPES.indexOf(type),
      DRIVER_STATUSES.indexOf(row.status),
      stopBefore,
      row.stopIndex,
      recorded,
      now - recorded,
      flags.length > 0 ? flags : 0,
      random.chance(0.5) ? 51.9 : null,
      random.chance(0.5) ? 4.4 : null,
      null,
      showsStop ? nextStopOf(row) : null,
      Object.keys(detail).length > 0 ? detail : null,
    ];
    this.log.push(tuple);
    return tuple;
  }

  head(at: number): Head {
    return { epoch: this.epoch, seq: this.seq, revision: this.revision, at_ms: at };
  }

  snapshot(at: number): Snapshot {
    return {
      v: 1,
      at_ms: at,
      epoch: this.epoch,
      seq: this.seq,
      revision: this.revision,
      workspace: { id: 'w', name: 'Rotterdam', time_zone: 'Europe/Amsterdam', role: 'supervisor' },
      settings: { late_after_min: 15, silent_after_min: 10, idle_after_min: 30, heartbeat_seconds: 30 },
      transitions: [[0, 1, 2]],
      ...this.#rows(-1),
    };
  }

  eventsAfter(seq: number, limit: number, revision: number, at: number): EventsPage {
    return {
      v: 1,
      at_ms: at,
      epoch: this.epoch,
      seq: this.seq,
      revision: this.revision,
      events: this.log.slice(seq, seq + limit),
      ...this.#rows(revision),
    };
  }

  /** What a board that asks for the tail makes the topic be told: the rest, or that there is none if somebody waits for a word. */
  tell(now: number): LiveMessage | null {
    return this.message(now, 'nothing', true);
  }

  /** One coalesced message with everything since the last, or none while those before have used up the topic's share. */
  message(now: number, leftOut: 'nothing' | 'all' | 'rows' = 'nothing', asked = false): LiveMessage | null {
    const share = this.topic.take(this, now, asked);
    if (!share) return null;
    const { after, waitMs } = share;
    return {
      v: 1,
      epoch: this.epoch,
      sent_ms: now,
      wait_ms: waitMs,
      after_seq: after.seq,
      seq: this.seq,
      after_revision: after.revision,
      revision: this.revision,
      events: leftOut === 'all' ? null : this.log.slice(after.seq),
      ...(leftOut === 'nothing' && after.revision < this.revision && this.#rows(after.revision)),
    };
  }

  /** Batches of another day that are no longer on the road: a board that shows them may keep them until it is read again. */
  leftOver(): ReadonlySet<string> {
    return new Set(this.batches.filter((row) => row.old && !ON_ROAD.has(row.status)).map((row) => row.id));
  }

  /** What a backup would hold. */
  backUp(): Backup {
    const { seq, revision, log, drivers, batches, sessions } = this;
    return structuredClone({ seq, revision, log, drivers, batches, sessions });
  }

  /** The backup comes back under a new epoch, as the recovery procedure demands. */
  restore(backup: Backup): void {
    Object.assign(this, structuredClone(backup));
    this.epoch += 1;
    this.topic.restart(this);
  }

  #rows(above: number) {
    const onBoard = this.batches.filter((row) => !row.old || ON_ROAD.has(row.status));
    return columnsOf(
      this.drivers,
      onBoard.filter((row) => row.revision > above || row.flagRevision > above),
      this.sessions.filter((session) => session.revision > above),
    );
  }

  #activeSession(driverId: string | null): ModelSession | null {
    return this.sessions.find((session) => session.driverId === driverId && session.ended === null) ?? null;
  }

  #end(driverId: string, reason: string, now: number): void {
    const session = this.#activeSession(driverId);
    if (!session) return;
    session.ended = now;
    session.endReason = reason;
    session.revision = this.#revise();
  }

  #revise(): number {
    this.revision += 1;
    return this.revision;
  }
}

export type Backup = Pick<ModelServer, 'seq' | 'revision' | 'log' | 'drivers' | 'batches' | 'sessions'>;
