import { deviceState } from '#lib/fleet/attention.ts';
import type { FleetRow, FleetSession, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { stopNumber } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';

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
  t: Translate,
): LogoutWarning | null {
  const waiting = targets.reduce((sum, { session }) => sum + session.eventsWaiting, 0);
  if (waiting === 0 && routes.length === 0) return null;
  const one = targets.length === 1;
  const offline = targets.filter(({ row }) => deviceState(row, settings, now) === 'offline').length;
  const sentences = [
    waiting > 0 ? t('logout.stayAndSync') : '',
    waiting > 0 ? routeWords(routes, t) : t('logout.sendAfterSignIn'),
    offlineWords(offline, targets.length, t),
  ];
  return {
    title: waiting > 0 ? waitingTitle(waiting, one, t) : routeWords(routes, t),
    text: sentences.filter(Boolean).join(' '),
    waiting: waiting > 0,
  };
}

/** “Dragana Petrović must sign in again before sending events.” */
export function logoutSubtitle(targets: readonly LogoutTarget[], t: Translate): string {
  const [first] = targets;
  if (targets.length === 1 && first) return t('logout.subtitleOne', { name: driverName(first.row) });
  if (targets.length === 2) return t('logout.subtitleBoth');
  return t('logout.subtitleAll', { count: targets.length });
}

/** “Force logout”, “Force logout 2 drivers”. */
export function logoutWords(count: number, t: Translate): string {
  return count === 1 ? t('logout.button') : t('logout.buttonMany', { count });
}

function driverName(row: FleetRow): string {
  return row.driver?.name ?? row.reference;
}

function waitingTitle(count: number, one: boolean, t: Translate): string {
  return t(one ? 'logout.waitingOne' : 'logout.waitingMany', { count });
}

function routeWords(routes: readonly FleetRow[], t: Translate): string {
  const [first] = routes;
  if (first === undefined) return '';
  const name = driverName(first);
  if (routes.length === 1) return t('logout.onRoute', { name, place: placeWords(first, t) });
  const drivers = new Set(routes.map(({ driverId }) => driverId)).size;
  return drivers === 1
    ? t('logout.onRoutes', { name, count: routes.length })
    : t('logout.driversOnRoute', { count: drivers });
}

function placeWords(row: FleetRow, t: Translate): string {
  if (row.stopIndex >= row.stopCount) return t('logout.allDone');
  const place = { stop: stopNumber(row.stopIndex), count: row.stopCount };
  return row.status === 'AT_STOP' ? t('logout.atStop', place) : t('logout.toStop', place);
}

function offlineWords(offline: number, count: number, t: Translate): string {
  if (offline === 0) return '';
  if (count === 1) return t('logout.offlineOne');
  return offline === count ? t('logout.offlineAll') : t('logout.offlineSome', { count: offline });
}
