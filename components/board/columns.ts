import type { BoardColumn, BoardSort } from '#lib/fleet/board-view.ts';
import type { Translate } from '#lib/i18n/language.ts';

/** What a short label means in full, for the columns that have one. */
export function columnName(column: BoardColumn, t: Translate): string | null {
  switch (column) {
    case 'plan':
    case 'expected':
    case 'lateness':
      return t(`board.columnName.${column}`);
    default:
      return null;
  }
}

/** Class that places the column's cells; see board.css. */
export const columnClass: Record<BoardColumn, string> = {
  driver: 'col-driver',
  batch: 'col-reference',
  state: 'col-status',
  stops: 'col-stops',
  next_stop: 'col-next',
  plan: 'col-plan',
  expected: 'col-expected',
  lateness: 'col-delta',
  last_event: 'col-event',
  device: 'col-device',
  flags: 'col-flags',
};

/** Which words say the direction: “A to Z”, “latest first”. */
const orders = {
  driver: 'name',
  batch: 'name',
  state: 'state',
  stops: 'stops',
  next_stop: 'name',
  plan: 'time',
  expected: 'time',
  lateness: 'time',
  last_event: 'event',
  device: 'device',
  flags: 'count',
} as const satisfies Record<BoardColumn, string>;

/** "Sorted by Δ, latest first". */
export function sortPhrase({ column, direction }: BoardSort, t: Translate): string {
  const label = t(`board.column.${column}`).split(',')[0] ?? '';
  return t('board.sortedBy', { column: label, order: t(`board.order.${orders[column]}.${direction}`) });
}

/** Pressing a head: the same column turns round, another one starts with what a supervisor looks for first. */
export function nextSort(sort: BoardSort, column: BoardColumn): BoardSort {
  if (sort.column === column) return { column, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
  const descends = column === 'lateness' || column === 'flags' || column === 'stops';
  return { column, direction: descends ? 'desc' : 'asc' };
}
