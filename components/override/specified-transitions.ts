import { DRIVER_STATUSES, type DriverStatus, type EventType, type Transition } from '#lib/fleet/types.ts';

const from = (event: EventType, starts: readonly DriverStatus[], to: DriverStatus): readonly Transition[] =>
  starts.map((start) => [event, start, to] as const);

/** For tests: the specification's table of events and states, literally. */
export const SPECIFIED_TRANSITIONS: readonly Transition[] = [
  ...from('ROUTE_STARTED', ['INACTIVE', 'ACTIVE', 'DELAYED'], 'EN_ROUTE'),
  ...from('ARRIVED_AT_STOP', ['EN_ROUTE'], 'AT_STOP'),
  ...from('DEPARTED_STOP', ['AT_STOP'], 'EN_ROUTE'),
  ...from('DELAY_REPORTED', ['EN_ROUTE', 'AT_STOP'], 'DELAYED'),
  ...from('ROUTE_COMPLETED', ['EN_ROUTE', 'AT_STOP', 'DELAYED'], 'COMPLETED'),
  ...from(
    'ROUTE_CANCELLED',
    ['INACTIVE', 'ACTIVE', 'EN_ROUTE', 'AT_STOP', 'DELAYED', 'SUSPENDED'],
    'INACTIVE',
  ),
  ...DRIVER_STATUSES.map((status) => ['PROOF_CAPTURED', status, status] as const),
];
