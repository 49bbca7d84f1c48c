import { FleetEdit } from './fleet-edit.ts';
import { noCounts, tablesOf } from './fleet-build.ts';
import { tableOf } from './table.ts';
import type { Fleet, FleetEvent, FleetRow, Person } from './types.ts';
import type { Snapshot, StateColumns } from './wire.ts';
import { eventTypeAt, statusAt } from './wire-event.ts';
import { batchesFrom, driversFrom, sessionsFrom } from './wire-rows.ts';

export type EventOutcome =
  | { readonly kind: 'applied'; readonly fleet: Fleet }
  /** Seen before: the very same fleet. */
  | { readonly kind: 'repeat'; readonly fleet: Fleet }
  /** Events before this one are missing: nothing was applied, read after `fleet.cursor`. */
  | { readonly kind: 'gap'; readonly fleet: Fleet }
  /** The cursor moved on, but the batch is not on this board: the caller reads the board again. */
  | { readonly kind: 'unknown_batch'; readonly fleet: Fleet; readonly batchId: string };

/** What one message or page brings: events in ascending `seq`, and rows as they are at `revision`. */
export type FleetUpdate = {
  readonly events: readonly FleetEvent[];
  readonly state?: StateColumns;
  /** What the sender says the counters are after this update. */
  readonly seq: number;
  readonly revision: number;
};

export type UpdateOutcome = {
  readonly fleet: Fleet;
  /** The events do not reach from the cursor to `seq` without a hole; those before the hole are applied. */
  readonly gap: boolean;
  readonly unknown: readonly FleetEvent[];
};

/** The board as the server has it. Rows equal to those of `before` stay the same objects. */
export function fleetFromSnapshot(snapshot: Snapshot, before?: Fleet): Fleet {
  const { workspace, settings, transitions, epoch, seq, revision } = snapshot;
  return {
    workspace: {
      id: workspace.id,
      name: workspace.name,
      timeZone: workspace.time_zone,
      role: workspace.role,
    },
    settings: {
      lateAfterMin: settings.late_after_min,
      silentAfterMin: settings.silent_after_min,
      idleAfterMin: settings.idle_after_min,
      heartbeatSeconds: settings.heartbeat_seconds,
    },
    transitions: transitions.map(([type, from, to]) => [eventTypeAt(type), statusAt(from), statusAt(to)]),
    cursor: { epoch, seq, revision },
    ...tablesOf(snapshot, before),
  };
}

/** A fleet without batches: what is left on screen after signing out. */
export function emptyFleet(of: Pick<Fleet, 'workspace' | 'settings' | 'transitions' | 'cursor'>): Fleet {
  const { workspace, settings, transitions, cursor } = of;
  const rows = tableOf<FleetRow>([]);
  const people = tableOf<Person>([]);
  return { workspace, settings, transitions, cursor, rows, people, counts: noCounts() };
}

/** Folds one event. Pure; the only place that knows how an event changes the board. */
export function applyEvent(fleet: Fleet, event: FleetEvent): EventOutcome {
  if (event.seq <= fleet.cursor.seq) return { kind: 'repeat', fleet };
  if (event.seq > fleet.cursor.seq + 1) return { kind: 'gap', fleet };
  const edit = new FleetEdit(fleet);
  const known = edit.event(event);
  const next = edit.done();
  return known
    ? { kind: 'applied', fleet: next }
    : { kind: 'unknown_batch', fleet: next, batchId: event.batchId };
}

/** Writes rows that no event changed; those at or below the fleet's own revision are old and ignored. */
export function applyState(fleet: Fleet, state: StateColumns, revision: number): Fleet {
  const edit = new FleetEdit(fleet);
  writeState(edit, state, edit.revision);
  edit.moveCursor({ revision });
  return edit.done();
}

/** Folds a whole message or page with one copy of what changes. */
export function applyAll(fleet: Fleet, update: FleetUpdate): UpdateOutcome {
  const edit = new FleetEdit(fleet);
  const unknown: FleetEvent[] = [];
  for (const event of update.events) {
    if (event.seq <= edit.seq) continue;
    if (event.seq > edit.seq + 1) break;
    if (!edit.event(event)) unknown.push(event);
  }
  // Rows after events: the rows are newer, and an event belongs to the driver its batch had then.
  if (update.state) writeState(edit, update.state, edit.revision);
  const gap = edit.seq < update.seq;
  edit.moveCursor({ revision: update.revision });
  const next = edit.done();
  return { fleet: next, gap, unknown: unknown.filter((event) => !next.rows.has(event.batchId)) };
}

function writeState(edit: FleetEdit, state: StateColumns, above: number): void {
  for (const driver of state.drivers ? driversFrom(state.drivers) : []) edit.driver(driver);
  for (const session of state.sessions ? sessionsFrom(state.sessions) : []) {
    if (session.revision > above) edit.session(session);
  }
  for (const batch of state.batches ? batchesFrom(state.batches) : []) {
    if (batch.revision > above) edit.batch(batch);
  }
}
