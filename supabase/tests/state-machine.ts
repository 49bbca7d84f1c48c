import type { DriverStatus, EventType } from '#lib/fleet/types.ts';

/** The machine, written down once more by hand: event → the status it needs → the status it leads to. */
export const machine: Record<
  Exclude<EventType, 'SUPERVISOR_OVERRIDE'>,
  Partial<Record<DriverStatus, DriverStatus>>
> = {
  ROUTE_STARTED: { INACTIVE: 'EN_ROUTE', ACTIVE: 'EN_ROUTE', DELAYED: 'EN_ROUTE' },
  ARRIVED_AT_STOP: { EN_ROUTE: 'AT_STOP' },
  DEPARTED_STOP: { AT_STOP: 'EN_ROUTE' },
  DELAY_REPORTED: { EN_ROUTE: 'DELAYED', AT_STOP: 'DELAYED' },
  ROUTE_COMPLETED: { EN_ROUTE: 'COMPLETED', AT_STOP: 'COMPLETED', DELAYED: 'COMPLETED' },
  ROUTE_CANCELLED: {
    INACTIVE: 'INACTIVE',
    ACTIVE: 'INACTIVE',
    EN_ROUTE: 'INACTIVE',
    AT_STOP: 'INACTIVE',
    DELAYED: 'INACTIVE',
    SUSPENDED: 'INACTIVE',
  },
  PROOF_CAPTURED: {
    INACTIVE: 'INACTIVE',
    ACTIVE: 'ACTIVE',
    EN_ROUTE: 'EN_ROUTE',
    AT_STOP: 'AT_STOP',
    DELAYED: 'DELAYED',
    COMPLETED: 'COMPLETED',
    SUSPENDED: 'SUSPENDED',
  },
};
