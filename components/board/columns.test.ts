import { describe, expect, it } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { nextSort, sortPhrase } from './columns.ts';

describe('nextSort', () => {
  it('turns the same column round and starts another one with what matters most', () => {
    expect(nextSort({ column: 'driver', direction: 'asc' }, 'driver')).toEqual({
      column: 'driver',
      direction: 'desc',
    });
    expect(nextSort({ column: 'driver', direction: 'asc' }, 'lateness')).toEqual({
      column: 'lateness',
      direction: 'desc',
    });
    expect(nextSort({ column: 'lateness', direction: 'desc' }, 'driver')).toEqual({
      column: 'driver',
      direction: 'asc',
    });
  });
});

describe('sortPhrase', () => {
  it('says column and direction in words', () => {
    expect(sortPhrase({ column: 'lateness', direction: 'desc' }, english.t)).toBe(
      'Sorted by Δ, latest first',
    );
    expect(sortPhrase({ column: 'last_event', direction: 'asc' }, english.t)).toBe(
      'Sorted by Last event, oldest first',
    );
  });
});
