import type { DriverStatus, FlagReason, FleetRow, Millis, WorkspaceSettings } from './types.ts';
import { FLAG_MARKS, type Risk } from './words.ts';

/** In the order the board lists them. */
export const SEVERITIES = ['danger', 'suspended', 'warn'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type AttentionCause = 'high_flag' | 'silent' | 'suspended' | 'late' | 'medium_flag';

/** Why a row needs a person, the gravest cause first, and since when. */
export type Attention = {
  readonly severity: Severity;
  readonly causes: readonly AttentionCause[];
  readonly since: Millis;
};

export type DeviceState = 'online' | 'idle' | 'low_sync' | 'offline' | 'no_session';

const ON_ROAD: ReadonlySet<DriverStatus> = new Set(['EN_ROUTE', 'AT_STOP', 'DELAYED']);
const MINUTE = 60_000;
// Heartbeats come at most one in `heartbeatSeconds`: three missed in a row are no accident.
const MISSED_HEARTBEATS = 3;

export function isOnRoad(status: DriverStatus): boolean {
  return ON_ROAD.has(status);
}

/** The device's last sign of life: an event of its own or a heartbeat. Null when it never gave one. */
export function lastHeardAt(row: FleetRow): Millis | null {
  const event = row.lastEvent && row.lastEvent.type !== 'SUPERVISOR_OVERRIDE' ? row.lastEvent.syncedAt : null;
  const contact = row.session?.lastContactAt ?? null;
  if (event === null || contact === null) return event ?? contact;
  return Math.max(event, contact);
}

/** When the next stop will be reached, from the plan and the lateness known so far; null when nobody is driving there. */
export function expectedAt(row: FleetRow, now: Millis): Millis | null {
  if (row.status === 'COMPLETED') return row.endedAt;
  const planned = row.nextStop?.plannedAt ?? null;
  if (planned === null || row.status === 'SUSPENDED') return null;
  const expected = planned + (row.latenessMin ?? 0) * MINUTE;
  return row.status === 'AT_STOP' ? expected : Math.max(expected, now);
}

/** What `expectedAt` is compared with. */
export function plannedAt(row: FleetRow): Millis | null {
  return row.status === 'COMPLETED' ? row.plannedEndAt : (row.nextStop?.plannedAt ?? null);
}

/** Whole minutes behind plan (negative: ahead), null when it cannot be said. It grows while the driver does not arrive. */
export function latenessOf(row: FleetRow, now: Millis): number | null {
  const planned = plannedAt(row);
  const expected = expectedAt(row, now);
  if (planned === null || expected === null) return null;
  // Plus zero: half a minute early is 0, not −0.
  return Math.trunc((expected - planned) / MINUTE) + 0;
}

export function isLate(row: FleetRow, settings: WorkspaceSettings, now: Millis): boolean {
  return isLateBy(row, settings, latenessOf(row, now));
}

/** `isLate` for a lateness that is known. */
export function isLateBy(row: FleetRow, settings: WorkspaceSettings, latenessMin: number | null): boolean {
  if (row.status === 'COMPLETED' || row.status === 'SUSPENDED') return false;
  return (latenessMin ?? 0) > settings.lateAfterMin;
}

/** A driver on the road whose device has not been heard for too long. `now` must not be later than the data. */
export function isSilent(row: FleetRow, settings: WorkspaceSettings, now: Millis): boolean {
  if (!isOnRoad(row.status)) return false;
  const heard = lastHeardAt(row) ?? row.statusSince;
  return now - heard > settings.silentAfterMin * MINUTE;
}

export function deviceState(row: FleetRow, settings: WorkspaceSettings, now: Millis): DeviceState {
  const { session } = row;
  if (!session || session.endedAt !== null) return 'no_session';
  const heard = lastHeardAt(row) ?? session.startedAt;
  if (now - heard > settings.heartbeatSeconds * MISSED_HEARTBEATS * 1000) return 'offline';
  if (session.eventsWaiting > 0) return 'low_sync';
  if (now - session.lastActiveAt > settings.idleAfterMin * MINUTE) return 'idle';
  return 'online';
}

/** Events that still wait on the device, as far as it has told. */
export function waitingOn(row: FleetRow, device: DeviceState): number {
  return device === 'no_session' ? 0 : (row.session?.eventsWaiting ?? 0);
}

export function flagCount(row: FleetRow): number {
  let total = 0;
  for (const reason of reasonsOf(row.flags)) total += row.flags[reason] ?? 0;
  return total;
}

/** The gravest risk among a row's open flags. */
export function flagRisk(row: FleetRow): Risk | null {
  let gravest: Risk | null = null;
  for (const reason of reasonsOf(row.flags)) {
    const { risk } = FLAG_MARKS[reason];
    if (risk === 'high') return risk;
    if (gravest !== 'medium') gravest = risk;
  }
  return gravest;
}

export function reasonsOf(flags: FleetRow['flags']): FlagReason[] {
  const reasons: FlagReason[] = [];
  for (const name in flags) if (isReason(name)) reasons.push(name);
  return reasons;
}

/** Why a row needs attention now, or null. Low-risk flags alone do not bring a row here. */
export function attentionOf(row: FleetRow, settings: WorkspaceSettings, now: Millis): Attention | null {
  const silent = isSilent(row, settings, now);
  return attentionFrom(row, { silent, late: isLate(row, settings, now), risk: flagRisk(row) });
}

/** What is known of a row that may ask for attention. */
type Known = { readonly silent: boolean; readonly late: boolean; readonly risk: Risk | null };

/** `attentionOf` for whoever has worked out the rest already. */
export function attentionFrom(row: FleetRow, { silent, late, risk }: Known): Attention | null {
  const suspended = row.status === 'SUSPENDED';
  // Nearly every row, a thousand times a second.
  if (!silent && !late && !suspended && risk !== 'high' && risk !== 'medium') return null;
  const causes: AttentionCause[] = [];
  if (risk === 'high') causes.push('high_flag');
  if (silent) causes.push('silent');
  if (suspended) causes.push('suspended');
  if (late) causes.push('late');
  if (risk === 'medium') causes.push('medium_flag');
  const [first] = causes;
  return first ? { severity: SEVERITY_OF[first], causes, since: row.statusSince } : null;
}

const SEVERITY_OF: Readonly<Record<AttentionCause, Severity>> = {
  high_flag: 'danger',
  silent: 'danger',
  suspended: 'suspended',
  late: 'warn',
  medium_flag: 'warn',
};

function isReason(name: string): name is FlagReason {
  return Object.hasOwn(FLAG_MARKS, name);
}
