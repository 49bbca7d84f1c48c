import {
  attentionOf,
  expectedAt,
  flagCount,
  isLate,
  isSilent,
  lastHeardAt,
  latenessOf,
  plannedAt,
  SEVERITIES,
  type Attention,
} from './attention.ts';
import {
  DRIVER_STATUSES,
  type DriverStatus,
  type FleetRow,
  type Millis,
  type WorkspaceSettings,
} from './types.ts';

export {
  attentionOf,
  deviceState,
  expectedAt,
  latenessOf,
  type Attention,
  type DeviceState,
} from './attention.ts';

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
export const ATTENTION_FILTERS = ['late', 'silent', 'flags'] as const;
export type AttentionFilter = (typeof ATTENTION_FILTERS)[number];

export type BoardSort = { readonly column: BoardColumn; readonly direction: 'asc' | 'desc' };

/** What the URL says about the board. No statuses means all of them. */
export type BoardView = {
  readonly statuses: readonly DriverStatus[];
  readonly attention: AttentionFilter | null;
  readonly search: string;
  readonly sort: BoardSort;
};

export const DEFAULT_VIEW: BoardView = {
  statuses: [],
  attention: null,
  search: '',
  sort: { column: 'lateness', direction: 'desc' },
};

/** The rows a view shows, in no particular order. */
export function filterRows(
  rows: Iterable<FleetRow>,
  view: BoardView,
  settings: WorkspaceSettings,
  now: Millis,
): FleetRow[] {
  const words = searchWords(view.search);
  const statuses = new Set(view.statuses);
  const kept: FleetRow[] = [];
  for (const row of rows) {
    if (statuses.size > 0 && !statuses.has(row.status)) continue;
    if (view.attention === 'late' && !isLate(row, settings, now)) continue;
    if (view.attention === 'silent' && !isSilent(row, settings, now)) continue;
    if (view.attention === 'flags' && flagCount(row) === 0) continue;
    if (words.length > 0 && !matches(row, words)) continue;
    kept.push(row);
  }
  return kept;
}

/** The same rows in the order of the sort; ties go by reference, rows without a value come last either way. */
export function sortRows(rows: readonly FleetRow[], sort: BoardSort, now: Millis): FleetRow[] {
  const sign = sort.direction === 'asc' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: sortKey(row, sort.column, now) }));
  keyed.sort(
    (a, b) => sign * compareKeys(a.key, b.key, sign) || compareText(a.row.reference, b.row.reference),
  );
  return keyed.map(({ row }) => row);
}

/** The two groups of the board: rows that need attention by severity, then age; the rest as the view sorts. */
export function groupRows(
  rows: Iterable<FleetRow>,
  view: BoardView,
  settings: WorkspaceSettings,
  now: Millis,
): { readonly attention: readonly string[]; readonly rest: readonly string[] } {
  const urgent: { row: FleetRow; why: Attention }[] = [];
  const rest: FleetRow[] = [];
  for (const row of filterRows(rows, view, settings, now)) {
    const why = attentionOf(row, settings, now);
    if (why) urgent.push({ row, why });
    else rest.push(row);
  }
  urgent.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.why.severity) - SEVERITIES.indexOf(b.why.severity) ||
      a.why.since - b.why.since ||
      compareText(a.row.reference, b.row.reference),
  );
  return {
    attention: urgent.map(({ row }) => row.id),
    rest: sortRows(rest, view.sort, now).map((row) => row.id),
  };
}

export type AttentionCounts = {
  readonly late: number;
  readonly silent: number;
  /** Open flags, not rows. */
  readonly flags: number;
  readonly suspended: number;
};

export function attentionCounts(
  rows: Iterable<FleetRow>,
  settings: WorkspaceSettings,
  now: Millis,
): AttentionCounts {
  let late = 0;
  let silent = 0;
  let flags = 0;
  let suspended = 0;
  for (const row of rows) {
    if (isLate(row, settings, now)) late += 1;
    if (isSilent(row, settings, now)) silent += 1;
    if (row.status === 'SUSPENDED') suspended += 1;
    flags += flagCount(row);
  }
  return { late, silent, flags, suspended };
}

function sortKey(row: FleetRow, column: BoardColumn, now: Millis): string | number | null {
  switch (column) {
    case 'driver':
      return row.driver?.name ?? null;
    case 'batch':
      return row.reference;
    case 'state':
      return DRIVER_STATUSES.indexOf(row.status) * 1e15 + row.statusSince;
    case 'stops':
      return row.stopCount === 0 ? null : row.stopIndex / row.stopCount;
    case 'next_stop':
      return row.nextStop?.label ?? null;
    case 'plan':
      return plannedAt(row);
    case 'expected':
      return expectedAt(row, now);
    case 'lateness':
      return latenessOf(row, now);
    case 'last_event':
      return row.lastEvent?.recordedAt ?? null;
    case 'device':
      return lastHeardAt(row);
    case 'flags':
      return flagCount(row);
  }
}

function compareKeys(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? sign : -sign;
  return typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);
}

// Intl.Collator compares names as people do and is far faster than localeCompare.
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

function searchWords(search: string): string[] {
  return fold(search).split(' ').filter(Boolean);
}

function matches(row: FleetRow, words: readonly string[]): boolean {
  const text = haystack(row);
  return words.every((word) => text.includes(word));
}

// Folding accents costs microseconds a row; a row is immutable, so once is enough.
const haystacks = new WeakMap<FleetRow, string>();
function haystack(row: FleetRow): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const { driver, nextStop } = row;
  const parts = [row.reference, row.depot, driver?.name, driver?.code, driver?.vehicle, nextStop?.label];
  const text = fold(parts.filter(Boolean).join(' '));
  haystacks.set(row, text);
  return text;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}
