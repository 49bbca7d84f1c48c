import type { FleetRow, Millis } from './types.ts';
import { clockTime } from './words.ts';

/** Parts of the day, by the hour at which a route is planned to end; nothing else on a batch says who drives when. */
export const SHIFTS = ['night', 'day', 'evening'] as const;
export type Shift = (typeof SHIFTS)[number];

/** The hour at which the routes of each begin to end. */
export const SHIFT_STARTS: Readonly<Record<Shift, number>> = { night: 0, day: 6, evening: 18 };

// No zone is off by less, and ten thousand routes end in a few dozen of them.
const QUARTER_MS = 15 * 60_000;

/** In which shift a row of the board is, by the clocks of `timeZone`; null when its end is not planned. */
export function shiftsIn(timeZone: string): (row: FleetRow) => Shift | null {
  const known = new Map<number, Shift>();
  return ({ plannedEndAt }) => {
    if (plannedEndAt === null) return null;
    const quarter = Math.floor(plannedEndAt / QUARTER_MS);
    const shift = known.get(quarter) ?? shiftAt(plannedEndAt, timeZone);
    known.set(quarter, shift);
    return shift;
  };
}

function shiftAt(at: Millis, timeZone: string): Shift {
  const hour = Number(clockTime(at, timeZone).slice(0, 2));
  return SHIFTS.findLast((shift) => hour >= SHIFT_STARTS[shift]) ?? 'night';
}
