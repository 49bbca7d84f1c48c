import { FleetEdit } from './fleet-edit.ts';
import { noCounts, tablesInSteps, type Steps } from './fleet-build.ts';
import { sameValue } from './same-value.ts';
import { tableOf } from './table.ts';
import type { Fleet, FleetEvent, FleetRow, Person } from './types.ts';
import type { Snapshot, StateColumns } from './wire.ts';
import { eventTypeAt, statusAt } from './wire-event.ts';
import { batchesFrom, driversFrom, sessionsFrom } from './wire-rows.ts';

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
  /** False when a row was older than an event that is here already and brought flags: only a later reading can tell its flags now. */
  readonly isWhole: boolean;
  readonly unknown: readonly FleetEvent[];
};

/** The board as the server has it. Rows equal to those of `before` stay the same objects. */
export function fleetFromSnapshot(snapshot: Snapshot, before?: Fleet): Fleet {
  const steps = fleetInSteps(snapshot, before);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

type Meta = Pick<Fleet, 'workspace' | 'settings' | 'transitions'>;

/** The same, with a pause after every few hundred rows. */
export function* fleetInSteps(snapshot: Snapshot, before?: Fleet): Steps<Fleet> {
  const { workspace, settings, epoch, seq, revision } = snapshot;
  const meta: Meta = {
    workspace: {
      id: workspace.id,
      name: workspace.name,
      timeZone: workspace.time_zone,
      role: workspace.role,
    },
    settings: settingsFrom(settings),
    transitions: snapshot.transitions.map(([type, from, to]) => [
      eventTypeAt(type),
      statusAt(from),
      statusAt(to),
    ]),
  };
  return {
    ...(before ? keepEqual(before, meta) : meta),
    cursor: { epoch, seq, revision },
    ...(yield* tablesInSteps(snapshot, before)),
  };
}

function settingsFrom(settings: Snapshot['settings']): Fleet['settings'] {
  return {
    lateAfterMin: settings.late_after_min,
    silentAfterMin: settings.silent_after_min,
    idleAfterMin: settings.idle_after_min,
    heartbeatSeconds: settings.heartbeat_seconds,
  };
}

function withSettings(fleet: Fleet, changed: Snapshot['settings'] | null): Fleet {
  if (changed === null) return fleet;
  const settings = settingsFrom(changed);
  return sameValue(fleet.settings, settings) ? fleet : { ...fleet, settings };
}

function keepEqual(before: Fleet, next: Meta): Meta {
  const { workspace, settings, transitions } = next;
  return {
    workspace: sameValue(before.workspace, workspace) ? before.workspace : workspace,
    settings: sameValue(before.settings, settings) ? before.settings : settings,
    transitions: sameValue(before.transitions, transitions) ? before.transitions : transitions,
  };
}

/** A fleet without batches: what is left on screen after signing out. */
export function emptyFleet(of: Pick<Fleet, 'workspace' | 'settings' | 'transitions' | 'cursor'>): Fleet {
  const { workspace, settings, transitions, cursor } = of;
  const rows = tableOf<FleetRow>([]);
  const people = tableOf<Person>([]);
  return { workspace, settings, transitions, cursor, rows, people, shared: new Set(), counts: noCounts() };
}

/** Folds a message or page with one copy of what changes. Pure; the only way in which an event changes the board. */
export function applyAll(fleet: Fleet, update: FleetUpdate): UpdateOutcome {
  const edit = new FleetEdit(fleet);
  const unknown: FleetEvent[] = [];
  for (const event of update.events) {
    if (event.seq <= edit.seq) continue;
    if (event.seq > edit.seq + 1) break;
    if (!edit.event(event)) unknown.push(event);
  }
  // Rows after events: the rows are newer, and an event belongs to the driver its batch had then.
  const isWhole = !update.state || update.revision <= edit.revision || writeState(edit, update.state);
  const gap = edit.seq < update.seq;
  // What could not be taken is asked for again, from the revision where it was missing.
  if (isWhole) edit.reach(update.revision);
  const next = withSettings(edit.done(), update.state?.settings ?? null);
  return { fleet: next, gap, isWhole, unknown: unknown.filter((event) => !next.rows.has(event.batchId)) };
}

/** The rows are newer than what is here, whatever their own revisions say: a review that is decided changes its batch's flags only. */
function writeState(edit: FleetEdit, state: StateColumns): boolean {
  let isWhole = true;
  for (const driver of state.drivers ? driversFrom(state.drivers) : []) edit.driver(driver);
  for (const session of state.sessions ? sessionsFrom(state.sessions) : []) edit.session(session);
  for (const batch of state.batches ? batchesFrom(state.batches) : []) isWhole = edit.batch(batch) && isWhole;
  return isWhole;
}
