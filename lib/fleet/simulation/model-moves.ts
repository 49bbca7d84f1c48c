import type { DriverStatus, EventType } from '../types.ts';

export const ON_ROAD: ReadonlySet<DriverStatus> = new Set(['EN_ROUTE', 'AT_STOP', 'DELAYED', 'SUSPENDED']);

/** Where each state may go by an event of a driver; enough of the state machine for a board to have something to fold. */
export const MOVES: Readonly<Record<DriverStatus, readonly (readonly [EventType, DriverStatus])[]>> = {
  INACTIVE: [['ROUTE_STARTED', 'EN_ROUTE']],
  ACTIVE: [['ROUTE_STARTED', 'EN_ROUTE']],
  EN_ROUTE: [
    ['ARRIVED_AT_STOP', 'AT_STOP'],
    ['DELAY_REPORTED', 'DELAYED'],
    ['ROUTE_COMPLETED', 'COMPLETED'],
  ],
  AT_STOP: [
    ['DEPARTED_STOP', 'EN_ROUTE'],
    ['PROOF_CAPTURED', 'AT_STOP'],
    ['DELAY_REPORTED', 'DELAYED'],
  ],
  DELAYED: [
    ['ROUTE_STARTED', 'EN_ROUTE'],
    ['ROUTE_CANCELLED', 'INACTIVE'],
  ],
  COMPLETED: [['PROOF_CAPTURED', 'COMPLETED']],
  SUSPENDED: [['PROOF_CAPTURED', 'SUSPENDED']],
};
