import type { DriverStatus } from '#lib/fleet/types.ts';

export type Point = readonly [x: number, y: number];
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The drawing's size in CSS pixels; it is shown at 1:1 so that its words keep their size. */
export const MACHINE_WIDTH = 438;
export const MACHINE_HEIGHT = 246;

const box = (x: number, y: number): Box => ({ x, y, width: 110, height: 32 });

/** Where each state stands, in pixels from the drawing's upper left corner. */
export const STATE_BOXES: Readonly<Record<DriverStatus, Box>> = {
  INACTIVE: box(20, 10),
  ACTIVE: box(20, 92),
  EN_ROUTE: box(20, 188),
  AT_STOP: box(184, 188),
  DELAYED: box(184, 92),
  COMPLETED: box(328, 188),
  SUSPENDED: box(328, 10),
};

/** True when the point lies inside the box grown by `margin` pixels on every side. */
export function boxHolds(state: Box, [x, y]: Point, margin: number): boolean {
  return (
    x > state.x - margin &&
    x < state.x + state.width + margin &&
    y > state.y - margin &&
    y < state.y + state.height + margin
  );
}
