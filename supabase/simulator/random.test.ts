import { describe, expect, it } from 'vitest';
import { randomFor } from './random.ts';

const draws = (...key: (string | number)[]) => {
  const random = randomFor(...key);
  return Array.from({ length: 2_000 }, () => random.next());
};

describe('a random stream', () => {
  it('is the same for the same key and another for another key', () => {
    expect(draws(7, 'WHV-1119-07')).toEqual(draws(7, 'WHV-1119-07'));
    expect(draws(7, 'WHV-1119-07')).not.toEqual(draws(8, 'WHV-1119-07'));
    expect(draws(7, 'ab', 'c')).not.toEqual(draws(7, 'a', 'bc'));
  });

  it('is spread evenly over [0, 1)', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const draw of draws('even')) {
      expect(draw).toBeGreaterThanOrEqual(0);
      expect(draw).toBeLessThan(1);
      const tenth = Math.floor(draw * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(count).toBeGreaterThan(140);
  });

  it('spreads evenly over keys too, the first draw of each', () => {
    const first = Array.from({ length: 2_000 }, (_, key) => randomFor(7, 'leg', key).next());
    expect(first.filter((draw) => draw < 0.05).length).toBeGreaterThan(60);
    expect(first.filter((draw) => draw < 0.05).length).toBeLessThan(140);
  });

  it('draws whole numbers with both ends, and picks every choice', () => {
    const random = randomFor('whole');
    const seen = new Set(Array.from({ length: 200 }, () => random.whole(3, 5)));
    expect([...seen].toSorted()).toEqual([3, 4, 5]);
    expect(new Set(Array.from({ length: 200 }, () => random.pick(['a', 'b', 'c']))).size).toBe(3);
  });

  it('keeps bell-shaped draws within three deviations', () => {
    const random = randomFor('bell');
    const bells = Array.from({ length: 2_000 }, () => random.bell());
    expect(Math.max(...bells.map(Math.abs))).toBeLessThanOrEqual(3);
    expect(bells.filter((bell) => Math.abs(bell) < 1).length / bells.length).toBeCloseTo(0.68, 1);
  });
});
