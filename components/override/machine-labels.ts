import type { EventType } from '#lib/fleet/types.ts';
import type { Box } from './machine-boxes.ts';

/** `event` is null for the login. `words` run from `x`, their baseline on `y`, in the drawing's pixels. */
export type MachineLabel = {
  readonly event: EventType | null;
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
};

/** The picture's words: one label stands for every line of its event that meets it. */
export const MACHINE_LABELS: readonly MachineLabel[] = [
  { event: null, words: 'login', x: 27, y: 71, width: 26 },
  { event: 'ROUTE_STARTED', words: 'route started', x: 18, y: 160, width: 67 },
  { event: 'ARRIVED_AT_STOP', words: 'arrived', x: 135, y: 192, width: 36 },
  { event: 'DEPARTED_STOP', words: 'departed', x: 131, y: 224, width: 45 },
  { event: 'DELAY_REPORTED', words: 'delay reported', x: 236, y: 160, width: 72 },
  { event: 'ROUTE_COMPLETED', words: 'route completed', x: 192, y: 234, width: 80 },
  { event: 'ROUTE_CANCELLED', words: 'route cancelled', x: 140, y: 20, width: 77 },
];

export const LABEL_BOXES: readonly Box[] = MACHINE_LABELS.map(({ x, y, width }) => ({
  x,
  y: y - 9,
  width,
  height: 11,
}));
