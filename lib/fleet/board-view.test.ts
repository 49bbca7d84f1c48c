import { describe, expect, it } from 'vitest';
import {
  attentionCounts,
  BOARD_COLUMNS,
  DEFAULT_VIEW,
  filterRows,
  groupRows,
  sortRows,
  type BoardView,
} from './board-view.ts';
import { fleetFromSnapshot } from './model.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import type { FleetRow } from './types.ts';

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
const { settings } = fleet;
const rows = [...fleet.rows.values()];
const references = (some: readonly FleetRow[]) => some.map((row) => row.reference);
const named = (ids: readonly string[]) => ids.map((id) => fleet.rows.get(id)?.reference);
const filtered = (view: Partial<BoardView>) =>
  references(filterRows(rows, { ...DEFAULT_VIEW, ...view }, settings, NOON));

const order = (direction: 'asc' | 'desc') =>
  references(sortRows(rows, { column: 'lateness', direction }, NOON));

describe('the filter', () => {
  it('shows everything without one', () => {
    expect(filtered({})).toEqual(references(rows));
  });

  it('keeps the chosen states', () => {
    expect(filtered({ statuses: ['DELAYED', 'SUSPENDED'] })).toEqual(['WHV-07', 'WHV-03', 'SCH-01']);
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
    expect(order('desc')).toEqual(['SCH-01', 'WHV-07', 'BRD-02', 'SPK-12', 'SPK-9', 'DLF-04', 'WHV-03']);
    expect(order('asc').slice(0, 5)).toEqual(['DLF-04', 'SPK-9', 'SPK-12', 'BRD-02', 'WHV-07']);
    expect(order('asc').at(-1)).toBe('WHV-03');
  });

  it('counts numbers in references as numbers', () => {
    const sorted = sortRows(rows, { column: 'batch', direction: 'asc' }, NOON);
    expect(references(sorted).filter((reference) => reference.startsWith('SPK'))).toEqual([
      'SPK-9',
      'SPK-12',
    ]);
  });

  it.each(BOARD_COLUMNS)('by %s keeps every row and does not depend on the order it finds', (column) => {
    const once = references(sortRows(rows, { column, direction: 'asc' }, NOON));
    const again = references(sortRows(rows.toReversed(), { column, direction: 'asc' }, NOON));
    expect(again).toEqual(once);
    expect(once.toSorted()).toEqual(references(rows).toSorted());
  });
});

describe('the groups', () => {
  it('put attention first, by severity and then by age, and sort the rest', () => {
    const { attention, rest } = groupRows(rows, DEFAULT_VIEW, settings, NOON);
    expect(named(attention)).toEqual(['SPK-12', 'WHV-07', 'WHV-03', 'SCH-01', 'BRD-02']);
    expect(named(rest)).toEqual(['SPK-9', 'DLF-04']);
  });

  it('hold every row of the filter once', () => {
    const { attention, rest } = groupRows(rows, { ...DEFAULT_VIEW, search: 'whv' }, settings, NOON);
    expect(named([...attention, ...rest]).toSorted()).toEqual(['WHV-03', 'WHV-07']);
  });
});

it('counts what needs attention: rows late, silent and suspended, and open flags', () => {
  expect(attentionCounts(rows, settings, NOON)).toEqual({ late: 3, silent: 1, flags: 3, suspended: 1 });
});
