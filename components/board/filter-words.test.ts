import { describe, expect, it } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { DEFAULT_VIEW } from '#lib/fleet/board-view.ts';
import { hiddenPhrase, isFiltered, shiftWords } from './filter-words.ts';

describe('hiddenPhrase', () => {
  it('names every filter that hides batches', () => {
    expect(hiddenPhrase({ ...DEFAULT_VIEW, search: 'van' }, 148, english)).toBe(
      '148 batches are hidden by Search.',
    );
    expect(hiddenPhrase({ ...DEFAULT_VIEW, search: 'van', statuses: ['DELAYED'] }, 1, english)).toBe(
      '1 batch is hidden by State and Search.',
    );
    expect(
      hiddenPhrase({ ...DEFAULT_VIEW, search: 'van', statuses: ['DELAYED'], attention: 'late' }, 2, english),
    ).toBe('2 batches are hidden by State, Attention and Search.');
    expect(hiddenPhrase({ ...DEFAULT_VIEW, depots: ['Delft'], shifts: ['day'] }, 2, english)).toBe(
      '2 batches are hidden by Depot and Shift.',
    );
  });
});

it('shiftWords tells between which hours a route is planned to end', () => {
  expect(shiftWords('day', english.t)).toBe('ends 06–18');
  expect(shiftWords('evening', english.t)).toBe('ends 18–24');
});

describe('isFiltered', () => {
  it('does not count spaces or a sort as a filter', () => {
    expect(isFiltered({ ...DEFAULT_VIEW, search: '  ' })).toBe(false);
    expect(isFiltered({ ...DEFAULT_VIEW, sort: { column: 'driver', direction: 'asc' } })).toBe(false);
    expect(isFiltered({ ...DEFAULT_VIEW, attention: 'flags' })).toBe(true);
    expect(isFiltered({ ...DEFAULT_VIEW, depots: ['Delft'] })).toBe(true);
    expect(isFiltered({ ...DEFAULT_VIEW, shifts: ['night'] })).toBe(true);
  });
});
