import { lastHeardAt, plannedAt } from './attention.ts';
import type { Judgement } from './judgement.ts';
import { shiftsIn, type Shift } from './shifts.ts';
import { foldText } from './sort-text.ts';
import { DRIVER_STATUSES, type DriverStatus, type FleetRow, type Millis } from './types.ts';

export const BOARD_COLUMNS = [
  'driver',
  'batch',
  'state',
  'stops',
  'next_stop',
  'plan',
  'expected',
  'lateness',
  'last_event',
  'device',
  'flags',
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];
/** A row without its driver would be nobody's. */
export type HideableColumn = Exclude<BoardColumn, 'driver'>;
export const HIDEABLE_COLUMNS: readonly HideableColumn[] = BOARD_COLUMNS.filter(isHideable);
export function isHideable(column: BoardColumn): column is HideableColumn {
  return column !== 'driver';
}

export const ATTENTION_FILTERS = ['late', 'silent', 'flags'] as const;
export type AttentionFilter = (typeof ATTENTION_FILTERS)[number];

export type BoardSort = { readonly column: BoardColumn; readonly direction: 'asc' | 'desc' };

/** What the URL says about the board. No statuses, depots or shifts means all of them. */
export type BoardView = {
  readonly statuses: readonly DriverStatus[];
  readonly depots: readonly string[];
  readonly shifts: readonly Shift[];
  readonly attention: AttentionFilter | null;
  readonly search: string;
  readonly sort: BoardSort;
};

export const DEFAULT_VIEW: BoardView = {
  statuses: [],
  depots: [],
  shifts: [],
  attention: null,
  search: '',
  sort: { column: 'lateness', direction: 'desc' },
};

/** Whether a view shows a row, in a workspace of this time zone. */
export function filterOf(view: BoardView, timeZone: string): (of: Judgement) => boolean {
  const words = foldText(view.search).split(/\s+/).filter(Boolean);
  const statuses = new Set(view.statuses);
  const depots = new Set(view.depots);
  const shifts = new Set<Shift | null>(view.shifts);
  const shiftOf = shiftsIn(timeZone);
  return (of) => {
    if (statuses.size > 0 && !statuses.has(of.row.status)) return false;
    if (depots.size > 0 && !depots.has(of.row.depot)) return false;
    if (shifts.size > 0 && !shifts.has(shiftOf(of.row))) return false;
    if (view.attention === 'late' && !of.late) return false;
    if (view.attention === 'silent' && !of.silent) return false;
    if (view.attention === 'flags' && of.flags === 0) return false;
    return words.every((word) => of.texts.found.includes(word));
  };
}

export type SortKey = string | number | null;

/** What a column sorts by. Nothing of it changes with time alone before the judgement does. */
export function sortKeyOf({ row, latenessMin, flags, tie, texts }: Judgement, column: BoardColumn): SortKey {
  switch (column) {
    case 'driver':
      return texts.sortedDriver;
    case 'batch':
      return tie;
    case 'state':
      return DRIVER_STATUSES.indexOf(row.status) * 1e15 + row.statusSince;
    case 'stops':
      return row.stopCount === 0 ? null : row.stopIndex / row.stopCount;
    case 'next_stop':
      return texts.sortedStop;
    case 'plan':
      return plannedAt(row);
    case 'expected':
      return expectedFirst(row);
    case 'lateness':
      return latenessMin;
    case 'last_event':
      return row.lastEvent?.recordedAt ?? null;
    case 'device':
      return lastHeardAt(row);
    case 'flags':
      return flags;
  }
}

// Those overdue are all expected now: the one that should have come first stays first.
function expectedFirst(row: FleetRow): Millis | null {
  if (row.status === 'SUSPENDED') return null;
  const planned = plannedAt(row);
  if (row.status === 'COMPLETED') return row.endedAt;
  return planned === null ? null : planned + (row.latenessMin ?? 0) * 60_000;
}
