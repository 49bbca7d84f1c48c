import { describe, expect, it } from 'vitest';
import { BOARD_COLUMNS, DEFAULT_VIEW, filterOf, type BoardView } from './board-view.ts';
import { GroupedRows } from './grouped-rows.ts';
import { JudgedFleet } from './judged-fleet.ts';
import type { Judgement } from './judgement.ts';
import { fleetFromSnapshot } from './model.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';

const MINUTE = 60_000;
const snapshot = snapshotOf(
  [
    {
      reference: 'WHV-07',
      lateness_min: 38,
      status: 4,
      flags: [['IMPOSSIBLE_SPEED', 1]],
      status_since: NOON - 5,
    },
    { reference: 'SPK-12', lateness_min: 11, status: 2 },
    { reference: 'DLF-04', lateness_min: null, next_stop: null, status: 5, ended: NOON - 1 },
    { reference: 'WHV-03', lateness_min: null, status: 6, status_since: NOON - 41 * MINUTE },
    { reference: 'SPK-9', lateness_min: -4, status: 3, flags: [['LATE_SYNC', 2]], depot: 'Spaanse Polder' },
    { reference: 'BRD-02', lateness_min: 17, status: 3, status_since: NOON - 13 * MINUTE },
    { reference: 'SCH-01', lateness_min: 44, status: 4, status_since: NOON - 31 * MINUTE },
  ],
  { sessions: [{}, { last_contact: NOON - 16 * MINUTE, last_active: 0 }, {}, {}, {}, {}, {}] },
);
const fleet = fleetFromSnapshot({
  ...snapshot,
  drivers: {
    ...snapshot.drivers,
    name: ['Öykü Yıldırım', 'Dragana Petrović', 'Lars', 'Kwabena', 'Nguyễn Thị Lan', 'Aïsha', 'Emre'],
  },
});
const judged = new JudgedFleet();
judged.update(fleet, NOON);
const references = (some: readonly Judgement[]) => some.map(({ row }) => row.reference);
const named = (ids: readonly string[]) => ids.map((id) => fleet.rows.get(id)?.reference ?? '');
const filtered = (view: Partial<BoardView>) =>
  references(judged.all.filter(filterOf({ ...DEFAULT_VIEW, ...view }, 'Europe/Amsterdam')));

function grouped(view: Partial<BoardView>, all: readonly Judgement[] = judged.all) {
  const rows = new GroupedRows({ ...DEFAULT_VIEW, ...view }, 'Europe/Amsterdam');
  rows.update(all, {});
  return { attention: named(rows.groups.attention), rest: named(rows.groups.rest) };
}
// Sorted by the view alone, as if nothing needed attention.
const calm = judged.all.map((of): Judgement => ({ ...of, attention: null }));
const sorted = (column: BoardView['sort']['column'], direction: 'asc' | 'desc', all = calm) =>
  grouped({ sort: { column, direction } }, all).rest;

describe('the filter', () => {
  it('shows everything without one', () => {
    expect(filtered({})).toEqual(references(judged.all));
  });

  it('keeps the chosen states', () => {
    expect(filtered({ statuses: ['DELAYED', 'SUSPENDED'] })).toEqual(['WHV-07', 'WHV-03', 'SCH-01']);
  });

  it('keeps the chosen depots and shifts', () => {
    expect(filtered({ depots: ['Spaanse Polder'] })).toEqual(['SPK-9']);
    expect(filtered({ depots: ['Spaanse Polder', 'Waalhaven'] })).toHaveLength(7);
    expect(filtered({ shifts: ['night'] })).toEqual([]);
    expect(filtered({ shifts: ['day'], depots: ['Spaanse Polder'] })).toEqual(['SPK-9']);
  });

  it.each([
    ['late', ['WHV-07', 'BRD-02', 'SCH-01']],
    ['silent', ['SPK-12']],
    ['flags', ['WHV-07', 'SPK-9']],
  ] as const)('keeps what is counted as %s', (attention, expected) => {
    expect(filtered({ attention })).toEqual(expected);
  });

  it.each([
    ['whv', ['WHV-07', 'WHV-03']],
    ['  WHV 03 ', ['WHV-03']],
    ['petrovic', ['SPK-12']],
    ['oyku', ['WHV-07']],
    ['nguyen lan', ['SPK-9']],
    ['aisha', ['BRD-02']],
    ['D-2002', ['DLF-04']],
    ['spaanse', ['SPK-9']],
    ['nobody', []],
  ])('finds “%s”, with or without accents, in any order of words', (search, expected) => {
    expect(filtered({ search })).toEqual(expected);
  });
});

describe('the sort', () => {
  it('puts the latest first and rows without a value last, both ways', () => {
    expect(sorted('lateness', 'desc')).toEqual([
      'SCH-01',
      'WHV-07',
      'BRD-02',
      'SPK-12',
      'SPK-9',
      'DLF-04',
      'WHV-03',
    ]);
    expect(sorted('lateness', 'asc').slice(0, 5)).toEqual(['DLF-04', 'SPK-9', 'SPK-12', 'BRD-02', 'WHV-07']);
    expect(sorted('lateness', 'asc').slice(5)).toEqual(['SCH-01', 'WHV-03']);
  });

  it('counts numbers in references as numbers', () => {
    expect(sorted('batch', 'asc').filter((reference) => reference.startsWith('SPK'))).toEqual([
      'SPK-9',
      'SPK-12',
    ]);
  });

  it.each(BOARD_COLUMNS)('by %s keeps every row and does not depend on the order it finds', (column) => {
    const once = sorted(column, 'asc');
    expect(sorted(column, 'asc', calm.toReversed())).toEqual(once);
    expect(once.toSorted()).toEqual(references(calm).toSorted());
  });
});

describe('the groups', () => {
  it('put attention first, by severity and then by age, and sort the rest', () => {
    expect(grouped({})).toEqual({
      attention: ['SPK-12', 'WHV-07', 'WHV-03', 'SCH-01', 'BRD-02'],
      rest: ['SPK-9', 'DLF-04'],
    });
  });

  it('hold every row of the filter once', () => {
    const { attention, rest } = grouped({ search: 'whv' });
    expect([...attention, ...rest].toSorted()).toEqual(['WHV-03', 'WHV-07']);
  });
});

it('counts what needs attention: rows late, silent and suspended, and open flags', () => {
  expect(judged.counts).toEqual({ late: 3, silent: 1, flags: 3, suspended: 1 });
});
