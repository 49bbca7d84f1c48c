import { at } from '#components/driver/sample-events.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';

/** A running session of a driver who is on the way to stop 7 of 14. For tests. */
export function samplePreflight(part: Partial<Preflight> = {}): Preflight {
  return {
    sessionId: 'session-1',
    driverId: 'driver-1',
    driverCode: 'D-2117',
    driverName: 'Oluwaseun Adeyemi',
    lastActiveAt: at(0),
    lastContactAt: at(0),
    eventsWaiting: 0,
    endedAt: null,
    endReason: null,
    midRoute: true,
    needsSecondSupervisor: false,
    batches: [sampleRoute({})],
    ...part,
  };
}

type Route = Preflight['batches'][number];

export function sampleRoute(part: Partial<Route>): Route {
  return {
    id: 'batch-1',
    reference: 'WHV-1119-07',
    status: 'EN_ROUTE',
    stopIndex: 6,
    stopCount: 14,
    ...part,
  };
}
