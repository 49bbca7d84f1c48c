import { describe, expect, it } from 'vitest';
import { ticksOf, timeSpan } from './time-span.ts';

describe('timeSpan', () => {
  it('shows both clocks and every moment with air around them', () => {
    const { from, to } = timeSpan([{ recordedAt: 100_000, syncedAt: 500_000 }], [700_000, undefined]);
    expect(from).toBeLessThan(100_000);
    expect(to).toBeGreaterThan(700_000);
  });

  it('is never less than a minute', () => {
    const { from, to } = timeSpan([{ recordedAt: 1000, syncedAt: 1000 }], []);
    expect(to - from).toBeGreaterThanOrEqual(60_000);
  });
});

describe('ticksOf', () => {
  it('puts them evenly inside', () => {
    expect(ticksOf({ from: 0, to: 400 }, 4)).toEqual([50, 150, 250, 350]);
  });
});
