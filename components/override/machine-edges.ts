import { DRIVER_STATUSES, type DriverStatus, type EventType, type Transition } from '#lib/fleet/types.ts';
import type { Point } from './machine-boxes.ts';
import { overridePath } from './override-path.ts';
import { roundedPath } from './rounded-path.ts';

/** `event` is null for the one move that no event makes: a driver's login. */
export type MachineEdge = {
  readonly from: DriverStatus;
  readonly to: DriverStatus;
  readonly event: EventType | null;
  readonly path: string;
};

/** The drawn lines, corner by corner. Cancellations share the rail along the top, completions the column on the right. */
export const EDGE_POINTS: Readonly<Record<string, readonly Point[]>> = {
  'INACTIVE>ACTIVE': [
    [60, 42],
    [60, 92],
  ],
  'ACTIVE>INACTIVE': [
    [92, 92],
    [92, 42],
  ],
  'ACTIVE>EN_ROUTE': [
    [92, 124],
    [92, 188],
  ],
  'INACTIVE>EN_ROUTE': [
    [22, 31],
    [13, 31],
    [13, 199],
    [22, 199],
  ],
  'EN_ROUTE>INACTIVE': [
    [22, 209],
    [5, 209],
    [5, 21],
    [22, 21],
  ],
  'EN_ROUTE>AT_STOP': [
    [130, 198],
    [178, 198],
  ],
  'AT_STOP>EN_ROUTE': [
    [178, 210],
    [130, 210],
  ],
  'EN_ROUTE>DELAYED': [
    [106, 188],
    [190, 124],
  ],
  'DELAYED>EN_ROUTE': [
    [206, 124],
    [122, 188],
  ],
  'AT_STOP>DELAYED': [
    [232, 188],
    [232, 124],
  ],
  'AT_STOP>COMPLETED': [
    [286, 204],
    [330, 204],
  ],
  'EN_ROUTE>COMPLETED': [
    [76, 220],
    [76, 238],
    [384, 238],
    [384, 220],
  ],
  'DELAYED>COMPLETED': [
    [286, 112],
    [384, 112],
    [384, 188],
  ],
  'DELAYED>INACTIVE': [
    [232, 92],
    [232, 26],
    [130, 26],
  ],
  'AT_STOP>INACTIVE': [
    [286, 196],
    [308, 196],
    [308, 26],
    [130, 26],
  ],
  'SUSPENDED>INACTIVE': [
    [330, 26],
    [130, 26],
  ],
};

/**
 * The lines a driver's device can make happen, from the workspace's own table: overrides and events that change nothing
 * are left out, the login is added. A pair the drawing does not know gets a line of its own that avoids every state.
 */
export function machineEdges(transitions: readonly Transition[]): readonly MachineEdge[] {
  const edges: MachineEdge[] = [edge(null, 'INACTIVE', 'ACTIVE')];
  for (const [event, from, to] of transitions) {
    if (event === 'SUPERVISOR_OVERRIDE' || from === to) continue;
    edges.push(edge(event, from, to));
  }
  return edges;
}

/** The events a driver's device may still send in a state: the table's rows from it, proofs and overrides left out. */
export function eventsFrom(transitions: readonly Transition[], status: DriverStatus): readonly EventType[] {
  const events = transitions
    .filter(
      ([event, from]) => from === status && event !== 'SUPERVISOR_OVERRIDE' && event !== 'PROOF_CAPTURED',
    )
    .map(([event]) => event);
  return [...new Set(events)];
}

function edge(event: EventType | null, from: DriverStatus, to: DriverStatus): MachineEdge {
  const points = EDGE_POINTS[`${from}>${to}`];
  return { event, from, to, path: points ? roundedPath(points, 4) : overridePath(from, to) };
}

/** The digit that chooses a state, 1 to 7 in the order of the states. */
export function stateDigit(status: DriverStatus): number {
  return DRIVER_STATUSES.indexOf(status) + 1;
}
