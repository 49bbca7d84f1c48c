import { DRIVER_STATUSES, type DriverStatus, type EventType, type Transition } from '#lib/fleet/types.ts';
import { MACHINE_LINES } from './machine-lines.ts';
import { overridePath } from './override-path.ts';
import { roundedPath } from './rounded-path.ts';

/** `event` is null for the one move that no event makes: a driver's login. */
export type MachineEdge = {
  readonly from: DriverStatus;
  readonly to: DriverStatus;
  readonly event: EventType | null;
  readonly path: string;
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
  const points = MACHINE_LINES[`${from}>${to}`];
  return { event, from, to, path: points ? roundedPath(points, 4) : overridePath(from, to) };
}

/** The digit that chooses a state, 1 to 7 in the order of the states. */
export function stateDigit(status: DriverStatus): number {
  return DRIVER_STATUSES.indexOf(status) + 1;
}
