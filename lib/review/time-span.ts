import type { Millis } from '../fleet/types.ts';

/** An event on both clocks: when the device says it happened, and when the server got it. */
export type ClockPair = { readonly recordedAt: Millis; readonly syncedAt: Millis };
export type TimeSpan = { readonly from: Millis; readonly to: Millis };

const LEAST_MS = 60_000;
const AIR = 0.12;

/** The stretch of time that shows all of these with some air on both sides, and never less than a minute. */
export function timeSpan(pairs: readonly ClockPair[], moments: readonly (Millis | undefined)[]): TimeSpan {
  const all = [
    ...pairs.flatMap(({ recordedAt, syncedAt }) => [recordedAt, syncedAt]),
    ...moments.filter((at) => at !== undefined),
  ];
  const first = Math.min(...all);
  const last = Math.max(...all);
  const length = Math.max(last - first, LEAST_MS);
  const middle = (first + last) / 2;
  return { from: middle - length * (0.5 + AIR), to: middle + length * (0.5 + AIR) };
}

/** So many moments, evenly from side to side, away from the edges. */
export function ticksOf({ from, to }: TimeSpan, count: number): readonly Millis[] {
  return Array.from({ length: count }, (_, index) => from + ((index + 0.5) / count) * (to - from));
}
