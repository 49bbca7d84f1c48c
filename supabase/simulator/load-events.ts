import type { EventType } from '#lib/fleet/types.ts';
import type { Place } from './geometry.ts';

/** Where one route of a load run stands. */
export type LoadRoute = {
  readonly batchId: string;
  readonly driverId: string;
  readonly stopCount: number;
  readonly place: Place;
  /** How many events it has had. */
  done: number;
};

const AT_A_STOP: readonly EventType[] = ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'];
const FOR_EVER: readonly EventType[] = [
  'DELAY_REPORTED',
  'PROOF_CAPTURED',
  'ROUTE_STARTED',
  'PROOF_CAPTURED',
];

/**
 * The event that a route has after `done` others: start, every stop with arrival, proof and departure, then delays that
 * resolve, without end. Each is a move that the state machine allows.
 */
export function loadEvent(
  done: number,
  stopCount: number,
): { readonly type: EventType; readonly stopIndex: number } {
  if (done === 0) return { type: 'ROUTE_STARTED', stopIndex: 0 };
  const atStops = stopCount * AT_A_STOP.length;
  const stopIndex = Math.min(stopCount - 1, Math.floor((done - 1) / AT_A_STOP.length));
  const cycle = done <= atStops ? AT_A_STOP : FOR_EVER;
  const turn = done <= atStops ? done - 1 : done - 1 - atStops;
  return { type: cycle[turn % cycle.length] ?? 'PROOF_CAPTURED', stopIndex };
}

/** The next `count` events, one route after the other; the routes move on with them. `now` in milliseconds. */
export function nextEvents(routes: LoadRoute[], count: number, now: number, newId: () => string) {
  return Array.from({ length: routes.length === 0 ? 0 : count }, () => {
    const route = routes.shift();
    if (route === undefined) return [];
    routes.push(route);
    const { type, stopIndex } = loadEvent(route.done, route.stopCount);
    route.done += 1;
    return [eventOf(route, type, stopIndex, now, newId())];
  }).flat();
}

/** What ends the routes, so that no driver is left with an open one: those that had no event yet are begun first. */
export function closingEvents(routes: readonly LoadRoute[], now: number, newId: () => string) {
  return routes.flatMap((route) => [
    ...(route.done === 0 ? [eventOf(route, 'ROUTE_STARTED', 0, now, newId())] : []),
    eventOf(route, 'ROUTE_COMPLETED', 0, now, newId()),
  ]);
}

function eventOf(route: LoadRoute, type: EventType, stopIndex: number, now: number, id: string) {
  return {
    client_event_id: id,
    driver_id: route.driverId,
    batch_id: route.batchId,
    event_type: type,
    recorded_at: new Date(now).toISOString(),
    stop_index: stopIndex,
    ...route.place,
    accuracy_m: 8,
  };
}
