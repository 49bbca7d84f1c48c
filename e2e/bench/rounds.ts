import type { BenchOptions } from './figures.ts';

/** A benchmark ends within eight minutes, its preparation included, and reports what it has. */
const LIMIT_MS = 7.5 * 60_000;

/** Where samples are kept, and whether others disturbed one of a round. */
export type Noted = { disturbed(round: number): boolean };

/**
 * Numbers the rounds from 1 until as many as wanted were quiet in every book, or there is no time for another. Each that is
 * wanted may be made up for once.
 * @param now milliseconds since the program began
 */
export function* rounds(
  wanted: number,
  { log, stop, small }: BenchOptions,
  books: readonly Noted[] = [],
  now = () => performance.now(),
): Generator<number, void> {
  const began = now();
  let quiet = 0;
  for (let round = 1; quiet < wanted && round <= 2 * wanted; round += 1) {
    const perRound = (now() - began) / Math.max(1, round - 1);
    if (round > 1 && now() + perRound > LIMIT_MS) {
      log(`No time for round ${round}: ${quiet} of ${wanted} were quiet.`);
      return;
    }
    stop.throwIfAborted();
    yield round;
    const disturbed = books.some((book) => book.disturbed(round));
    if (disturbed && !small)
      log(`round ${round}: other programs disturbed it; what they disturbed is discarded`);
    if (!disturbed || small) quiet += 1;
  }
}
