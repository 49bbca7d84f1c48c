import type { Millis, WorkspaceSettings } from '#lib/fleet/types.ts';
import { stopNumber } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';

export type LogoutWarning = {
  readonly title: string;
  readonly text: string;
  /** Events wait on a device; else only a route is under way. */
  readonly waiting: boolean;
};

type Route = Preflight['batches'][number] & { readonly name: string; readonly driverId: string };

// Heartbeats come at most one in `heartbeatSeconds`: three missed in a row are no accident.
const MISSED_HEARTBEATS = 3;

/** What ending these sessions would cost: events still on the devices, routes under way. Null when nothing. */
export function logoutWarning(
  targets: readonly Preflight[],
  { heartbeatSeconds }: Pick<WorkspaceSettings, 'heartbeatSeconds'>,
  now: Millis,
  t: Translate,
): LogoutWarning | null {
  const waiting = targets.reduce((sum, { eventsWaiting }) => sum + eventsWaiting, 0);
  const routes = targets.flatMap(routesOf);
  if (waiting === 0 && routes.length === 0) return null;
  const limit = heartbeatSeconds * MISSED_HEARTBEATS * 1000;
  const offline = targets.filter(({ lastContactAt }) => now - lastContactAt > limit).length;
  const sentences = [
    waiting > 0 ? t('logout.stayAndSync') : '',
    waiting > 0 ? routeWords(routes, t) : t('logout.sendAfterSignIn'),
    offlineWords(offline, targets.length, t),
  ];
  return {
    title:
      waiting > 0
        ? t(targets.length === 1 ? 'logout.waitingOne' : 'logout.waitingMany', { count: waiting })
        : routeWords(routes, t),
    text: sentences.filter(Boolean).join(' '),
    waiting: waiting > 0,
  };
}

/**
 * What must be typed before drivers in the middle of a route are logged out: the driver's code, or how many there are.
 * Null when nobody is on a route.
 */
export function confirmationOf(targets: readonly Preflight[]): string | null {
  const onRoute = targets.filter(({ midRoute }) => midRoute);
  const [first] = onRoute;
  if (first === undefined) return null;
  return targets.length === 1 ? first.driverCode : String(onRoute.length);
}

/** “Dragana Petrović must sign in again before sending events.” */
export function logoutSubtitle(targets: readonly Preflight[], t: Translate): string {
  const [first] = targets;
  if (first === undefined) return t('logout.nothing');
  if (targets.length === 1) return t('logout.subtitleOne', { name: first.driverName });
  return targets.length === 2 ? t('logout.subtitleBoth') : t('logout.subtitleAll', { count: targets.length });
}

/** “Force logout”, “Force logout 2 drivers”. */
export function logoutWords(count: number, t: Translate): string {
  return count === 1 ? t('logout.button') : t('logout.buttonMany', { count });
}

function routesOf({ midRoute, batches, driverName, driverId }: Preflight): readonly Route[] {
  const onRoad = new Set(['EN_ROUTE', 'AT_STOP', 'DELAYED']);
  if (!midRoute) return [];
  return batches
    .filter(({ status }) => onRoad.has(status))
    .map((batch) => ({ ...batch, name: driverName, driverId }));
}

function routeWords(routes: readonly Route[], t: Translate): string {
  const [first] = routes;
  if (first === undefined) return '';
  if (routes.length === 1) return t('logout.onRoute', { name: first.name, place: placeWords(first, t) });
  const drivers = new Set(routes.map(({ driverId }) => driverId)).size;
  return drivers === 1
    ? t('logout.onRoutes', { name: first.name, count: routes.length })
    : t('logout.driversOnRoute', { count: drivers });
}

function placeWords({ stopIndex, stopCount, status }: Route, t: Translate): string {
  if (stopIndex >= stopCount) return t('logout.allDone');
  const place = { stop: stopNumber(stopIndex), count: stopCount };
  return status === 'AT_STOP' ? t('logout.atStop', place) : t('logout.toStop', place);
}

function offlineWords(offline: number, count: number, t: Translate): string {
  if (offline === 0) return '';
  if (count === 1) return t('logout.offlineOne');
  return offline === count ? t('logout.offlineAll') : t('logout.offlineSome', { count: offline });
}
