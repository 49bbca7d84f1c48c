import { deviceState } from '#lib/fleet/attention.ts';
import type { FleetRow, FleetSession, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { countOf, stopNumber } from '#lib/fleet/words.ts';

/** A row whose driver is signed in and can be logged out. */
export type LogoutTarget = { readonly row: FleetRow; readonly session: FleetSession };

/** The rows that still have a running session; one target a session, whatever number of batches it drives. */
export function logoutTargets(rows: readonly FleetRow[]): readonly LogoutTarget[] {
  const targets = new Map<string, LogoutTarget>();
  for (const row of rows) {
    const { session } = row;
    if (session !== null && session.endedAt === null && !targets.has(session.id))
      targets.set(session.id, { row, session });
  }
  return [...targets.values()];
}

export type LogoutWarning = {
  readonly title: string;
  readonly text: string;
  /** Events wait on a device; else only a route is under way. */
  readonly waiting: boolean;
};

/**
 * What ending these sessions would cost: events still on the devices, `routes` of the same drivers under way. Null when
 * nothing.
 */
export function logoutWarning(
  targets: readonly LogoutTarget[],
  routes: readonly FleetRow[],
  settings: WorkspaceSettings,
  now: Millis,
): LogoutWarning | null {
  const waiting = targets.reduce((sum, { session }) => sum + session.eventsWaiting, 0);
  if (waiting === 0 && routes.length === 0) return null;
  const one = targets.length === 1;
  const offline = targets.filter(({ row }) => deviceState(row, settings, now) === 'offline').length;
  const sentences = [
    waiting > 0 ? 'They stay there and sync at the next sign-in on the same device, flagged Late sync.' : '',
    waiting > 0 ? routeWords(routes) : 'Events can be sent again only after signing in.',
    offlineWords(offline, targets.length, one),
  ];
  return {
    title: waiting > 0 ? waitingTitle(waiting, one) : routeTitle(routes),
    text: sentences.filter(Boolean).join(' '),
    waiting: waiting > 0,
  };
}

/** “Dragana Petrović must sign in again before sending events.” */
export function logoutSubtitle(targets: readonly LogoutTarget[]): string {
  const [first] = targets;
  if (targets.length === 1 && first)
    return `${driverName(first.row)} must sign in again before sending events.`;
  return targets.length === 2
    ? 'Both must sign in again before they can send events.'
    : `All ${targets.length} must sign in again before they can send events.`;
}

/** “Force logout”, “Force logout 2 drivers”. */
export function logoutWords(count: number): string {
  return count === 1 ? 'Force logout' : `Force logout ${count} drivers`;
}

function driverName(row: FleetRow): string {
  return row.driver?.name ?? row.reference;
}

function waitingTitle(waiting: number, one: boolean): string {
  return `${countOf(waiting, 'event is', 'events are')} still on ${one ? 'this device' : 'these devices'}.`;
}

function routeTitle(routes: readonly FleetRow[]): string {
  const [first] = routes;
  if (routes.length === 1 && first) return `${driverName(first)} is on a route, ${placeWords(first)}.`;
  const drivers = new Set(routes.map(({ driverId }) => driverId)).size;
  return drivers === 1 && first
    ? `${driverName(first)} is on ${routes.length} routes.`
    : `${drivers} drivers are on a route.`;
}

function placeWords(row: FleetRow): string {
  if (row.stopIndex >= row.stopCount) return 'all stops done';
  const where = row.status === 'AT_STOP' ? 'at' : 'on the way to';
  return `${where} stop ${stopNumber(row.stopIndex)} of ${row.stopCount}`;
}

function routeWords(routes: readonly FleetRow[]): string {
  return routes.length === 0 ? '' : routeTitle(routes);
}

function offlineWords(offline: number, count: number, one: boolean): string {
  if (offline === 0) return '';
  if (one) return 'The device is offline; it notices when it reconnects.';
  return offline === count
    ? 'All devices are offline; they notice when they reconnect.'
    : `${countOf(offline, 'device is', 'devices are')} offline and will notice on reconnecting.`;
}
