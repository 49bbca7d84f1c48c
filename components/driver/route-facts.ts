import { latenessOf } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis } from '#lib/fleet/types.ts';

const MINUTE = 60_000;

export type RouteEnd = {
  /** When the route ended or is expected to; null when nobody can say. */
  readonly at: Millis | null;
  readonly planned: Millis | null;
  /** True when the two are a minute or more apart. */
  readonly differs: boolean;
};

/** The end of the route: what happened for a completed one, else the plan moved by the lateness known now. */
export function routeEnd(row: FleetRow, now: Millis): RouteEnd {
  const planned = row.plannedEndAt;
  const at = row.status === 'COMPLETED' ? row.endedAt : expectedEnd(row, now);
  return { at, planned, differs: at !== null && planned !== null && Math.abs(at - planned) >= MINUTE };
}

function expectedEnd(row: FleetRow, now: Millis): Millis | null {
  const lateness = latenessOf(row, now);
  if (row.plannedEndAt === null) return null;
  if (row.status === 'SUSPENDED' || lateness === null)
    return row.status === 'SUSPENDED' ? null : row.plannedEndAt;
  return row.plannedEndAt + lateness * MINUTE;
}

/** The device's last event or heartbeat of its current or last session; null without a session. */
export function lastContact(row: FleetRow): Millis | null {
  return row.session === null ? null : Math.max(row.session.lastContactAt, row.session.lastActiveAt);
}
