import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SEVERITIES } from './attention.ts';
import { BOARD_COLUMNS, sortKeyOf, type BoardView, type SortKey } from './board-view.ts';
import { GroupedRows } from './grouped-rows.ts';
import { JudgedFleet } from './judged-fleet.ts';
import type { Judgement } from './judgement.ts';
import { fleetFromSnapshot } from './model.ts';
import { NOON, snapshotOf } from './simulation/snapshot-of.ts';
import { foldText, sortText } from './sort-text.ts';

const names = fc.constantFrom('Öykü Yıldırım', 'oyku yildirim', 'Noor 9', 'Noor 10', 'Bram', 'bram', 'É 2');
const labels = fc.constantFrom('Slinge 9', 'slinge 10', 'Öl', 'Zaal', 'Æ');
const batch = fc.record({
  reference: fc.constantFrom('SPK-9', 'SPK-12', 'spk-9', 'WHV-03', 'É-1'),
  depot: fc.constantFrom('Waalhaven', 'Spaanse Polder'),
  status: fc.nat(6),
  status_since: fc.integer({ min: NOON - 9_000_000, max: NOON }),
  lateness_min: fc.option(fc.integer({ min: -5, max: 40 })),
  stop_index: fc.nat(4),
  next_stop: fc.option(fc.tuple(fc.nat(3), labels, fc.option(fc.integer({ min: NOON, max: NOON + 9e6 })))),
  driver_id: fc.option(fc.constantFrom('driver-a', 'driver-b', 'driver-c'), { freq: 4 }),
});
const view: fc.Arbitrary<BoardView> = fc.record({
  statuses: fc.constant([]),
  depots: fc.constant([] as const),
  shifts: fc.constant([] as const),
  attention: fc.constant(null),
  search: fc.constantFrom('', 'noor', 'NOOR 1', 'öyk', 'spaanse zaal', 'spk 9', '-', 'a e', 'nobody'),
  sort: fc.record({ column: fc.constantFrom(...BOARD_COLUMNS), direction: fc.constantFrom('asc', 'desc') }),
});

/** What is typed, looked for in each text of a row. */
function isFound({ row }: Judgement, search: string): boolean {
  const { driver } = row;
  const texts = [row.reference, row.depot, row.nextStop?.label ?? ''];
  if (driver) texts.push(driver.name, driver.code, driver.vehicle ?? '');
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return words.every((word) => texts.some((text) => foldText(text).includes(word)));
}

function severity({ attention }: Judgement): number {
  return attention ? SEVERITIES.indexOf(attention.severity) : SEVERITIES.length;
}

/** Two rows, compared as they are sorted: nothing kept, nothing shared. */
function compare(a: Judgement, b: Judgement, { column, direction }: BoardView['sort']): number {
  const ties = order(sortText(a.row.reference), sortText(b.row.reference)) || order(a.row.id, b.row.id);
  if (a.attention || b.attention) {
    return severity(a) - severity(b) || order(a.attention?.since ?? 0, b.attention?.since ?? 0) || ties;
  }
  const [one, other] = [keyOf(a, column), keyOf(b, column)];
  if (one === null || other === null) return Number(one === null) - Number(other === null) || ties;
  return (direction === 'asc' ? 1 : -1) * order(one, other) || ties;
}

function keyOf(of: Judgement, column: BoardView['sort']['column']): SortKey {
  if (column === 'driver') return of.row.driver && sortText(of.row.driver.name);
  if (column === 'next_stop') return of.row.nextStop && sortText(of.row.nextStop.label);
  return sortKeyOf(of, column);
}

function order(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

it('shows what a search through every text finds, in the order of the plain comparison', () => {
  fc.assert(
    fc.property(
      fc.array(batch, { maxLength: 30 }),
      fc.array(names, { minLength: 40 }),
      view,
      (cells, who, of) => {
        const snapshot = snapshotOf(cells);
        const { drivers } = snapshot;
        const fleet = fleetFromSnapshot({
          ...snapshot,
          drivers: { ...drivers, name: drivers.id.map((_, at) => who[at] ?? 'Bram') },
        });
        const judged = new JudgedFleet();
        judged.update(fleet, NOON);
        const rows = new GroupedRows(of, 'Europe/Amsterdam');
        rows.update(judged.all, {});
        const plain = judged.all
          .filter((one) => isFound(one, of.search))
          .toSorted((a, b) => compare(a, b, of.sort))
          .map(({ row }) => row.id);
        expect([...rows.groups.attention, ...rows.groups.rest]).toEqual(plain);
      },
    ),
    { numRuns: 1_000 },
  );
}, 60_000);
