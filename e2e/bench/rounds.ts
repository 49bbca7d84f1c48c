import type { BenchOptions } from './figures.ts';

/** A benchmark ends within eight minutes, reports what it has, and says how many rounds that was. */
const LIMIT_MS = 7.5 * 60_000;

/** Numbers the rounds from 1, as many as wanted or as many as there is time for. */
export function* rounds(
  wanted: number,
  { log, stop }: BenchOptions,
  now = () => performance.now(),
): Generator<number, void> {
  const began = now();
  for (let round = 1; round <= wanted; round += 1) {
    const perRound = (now() - began) / Math.max(1, round - 1);
    if (now() - began + perRound > LIMIT_MS) {
      log(`No time for round ${round} of ${wanted}.`);
      return;
    }
    stop.throwIfAborted();
    yield round;
  }
}
