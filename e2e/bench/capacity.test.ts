import { expect, it } from 'vitest';
import { nextRate } from './capacity.ts';

/** The rates tried from a first one, by a page that stands up to `limit`. */
function tried(first: number, limit: number): number[] {
  const rates: number[] = [];
  let [stood, tooMuch] = [0, Number.POSITIVE_INFINITY];
  for (let rate: number | null = first; rate !== null; rate = nextRate(stood, tooMuch)) {
    rates.push(Math.round(rate));
    if (rate <= limit) stood = rate;
    else tooMuch = rate;
  }
  return rates;
}

it('goes up while a page stands, then halves the way back until it is known to a fifth', () => {
  expect(tried(100, 260)).toEqual([100, 200, 400, 283, 238]);
});

it('goes down when the first rate is too much, and gives up at next to nothing', () => {
  expect(tried(100, 30)).toEqual([100, 25, 50, 35, 30]);
  expect(tried(100, 0)).toEqual([100, 25, 6]);
});

it('ends at what the traffic can make', () => {
  expect(tried(10_000, 1e9)).toEqual([10_000, 20_000, 40_000, 80_000, 100_000]);
});
