import type { EventType } from '#lib/fleet/types.ts';
import type { Box } from './machine-boxes.ts';

/** `event` is null for the login. Its words run from `x`, their baseline on `y`, in the drawing's pixels. */
export type MachineLabel = {
  readonly event: Exclude<EventType, 'SUPERVISOR_OVERRIDE' | 'PROOF_CAPTURED'> | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
};

/** The picture's words: one label stands for every line of its event that meets it. */
export const MACHINE_LABELS: readonly MachineLabel[] = [
  { event: null, x: 27, y: 71, width: 26 },
  { event: 'ROUTE_STARTED', x: 18, y: 160, width: 67 },
  { event: 'ARRIVED_AT_STOP', x: 139, y: 193, width: 36 },
  { event: 'DEPARTED_STOP', x: 134, y: 223, width: 45 },
  { event: 'DELAY_REPORTED', x: 243, y: 160, width: 72 },
  { event: 'ROUTE_COMPLETED', x: 192, y: 234, width: 80 },
  { event: 'ROUTE_CANCELLED', x: 140, y: 20, width: 77 },
];

export const LABEL_BOXES: readonly Box[] = MACHINE_LABELS.map(({ x, y, width }) => ({
  x,
  y: y - 9,
  width,
  height: 11,
}));
