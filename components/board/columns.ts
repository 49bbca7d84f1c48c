import type { BoardColumn, BoardSort } from '#lib/fleet/board-view.ts';

/** The columns as the table shows them. `name` says in full what a short label means. */
export const columns: readonly {
  readonly column: BoardColumn;
  readonly label: string;
  readonly name?: string;
}[] = [
  { column: 'driver', label: 'Driver' },
  { column: 'batch', label: 'Batch' },
  { column: 'state', label: 'State, time in state' },
  { column: 'stops', label: 'Stops' },
  { column: 'next_stop', label: 'Next stop' },
  { column: 'plan', label: 'Plan', name: 'Planned arrival' },
  { column: 'expected', label: 'Exp.', name: 'Expected arrival' },
  { column: 'lateness', label: 'Δ', name: 'Minutes behind plan' },
  { column: 'last_event', label: 'Last event, age' },
  { column: 'device', label: 'Device' },
  { column: 'flags', label: 'Flags' },
];

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

const byTime = ['latest first', 'earliest first'] as const;
const byName = ['Z to A', 'A to Z'] as const;
const byCount = ['most first', 'fewest first'] as const;
const orders: Record<BoardColumn, readonly [desc: string, asc: string]> = {
  driver: byName,
  batch: byName,
  state: ['last state first', 'first state first'],
  stops: ['furthest first', 'least far first'],
  next_stop: byName,
  plan: byTime,
  expected: byTime,
  lateness: ['latest first', 'earliest first'],
  last_event: ['newest first', 'oldest first'],
  device: ['heard last first', 'longest silent first'],
  flags: byCount,
};

/** "Sorted by Δ, latest first". */
export function sortPhrase({ column, direction }: BoardSort): string {
  const label = columns.find((candidate) => candidate.column === column)?.label ?? '';
  return `Sorted by ${label.split(',')[0]}, ${orders[column][direction === 'desc' ? 0 : 1]}`;
}

/** Pressing a head: the same column turns round, another one starts with what a supervisor looks for first. */
export function nextSort(sort: BoardSort, column: BoardColumn): BoardSort {
  if (sort.column === column) return { column, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
  const descends = column === 'lateness' || column === 'flags' || column === 'stops';
  return { column, direction: descends ? 'desc' : 'asc' };
}
