import type { RoutePlan } from './day-plan.ts';
import type { Delay } from './delays.ts';

/** However fast a day runs, nobody drives faster than this on the clock, so that a driver's track stays believable. */
const FASTEST_METRES_A_SECOND = 30;

/** How long a drive takes on the clock, in milliseconds. `speed` 20 runs the day twenty times faster. */
export function driveMs(drive: { readonly driveS: number; readonly lengthM: number }, speed: number): number {
  return Math.max(drive.driveS / speed, drive.lengthM / FASTEST_METRES_A_SECOND) * 1000;
}

/** How long anything else takes on the clock, in milliseconds. */
export function clockMs(routeSeconds: number, speed: number): number {
  return (routeSeconds / speed) * 1000;
}

/**
 * When the stops from `from` on are reached, milliseconds since the epoch, if nothing holds the driver up;
 * the drive to the first of them begins at `leavesAt`.
 */
export function arrivals(plan: RoutePlan, from: number, leavesAt: number, speed: number): readonly number[] {
  let at = leavesAt;
  return plan.legs.slice(from).map((leg) => {
    const arrival = at + driveMs(leg, speed);
    at = arrival + clockMs(leg.workS, speed);
    return arrival;
  });
}

/** How long a delay holds a driver up on the clock, in milliseconds. */
export function delayMs(delay: Pick<Delay, 'lastsS' | 'leastClockS'>, speed: number): number {
  return Math.max(clockMs(delay.lastsS, speed), delay.leastClockS * 1000);
}
