import type { Project } from './project.ts';

/** One line of a board, as a view of the database gives it. */
export type BoardRecord = {
  readonly id: string;
  readonly reference: string;
  readonly driver: string;
  readonly status: number;
  readonly status_since: string;
  readonly stop_index: number;
  readonly stop_count: number;
  readonly next_stop: string;
  readonly planned_end: string;
  readonly last_event: string | null;
  readonly version: number;
};

export const STATUSES = ['Inactive', 'Active', 'En route', 'At stop', 'Delayed', 'Completed', 'Suspended'];

/** The nine cells of a line, in order; every page shows exactly these. */
export const COLUMNS: readonly { readonly head: string; readonly text: (row: BoardRecord) => string }[] = [
  { head: 'Driver', text: (row) => row.driver },
  { head: 'Batch', text: (row) => row.reference },
  { head: 'Status', text: (row) => STATUSES[row.status] ?? '' },
  { head: 'Since', text: (row) => clock(row.status_since) },
  { head: 'Stops', text: (row) => `${row.stop_index}/${row.stop_count}` },
  { head: 'Next stop', text: (row) => row.next_stop },
  { head: 'Plan', text: (row) => clock(row.planned_end) },
  { head: 'Last event', text: (row) => (row.last_event === null ? '' : clock(row.last_event)) },
  { head: 'Version', text: (row) => String(row.version) },
];

export async function loadRecords({ url, key }: Project): Promise<BoardRecord[]> {
  const answer = await fetch(`${url}/rest/v1/board?select=*`, { headers: { apikey: key } });
  return await answer.json();
}

/** An event of the coalesced wire: `[seq, batch_id, type, status, stop, batch_stop, recorded, lag, …, next_stop]`. */
export type Tuple = readonly unknown[];

/** The line after an event. */
export function recordAfter(row: BoardRecord, tuple: Tuple): BoardRecord {
  const [seq, , , status, , stopIndex, recordedAt] = tuple;
  const next = tuple[12];
  const at = new Date(Number(recordedAt)).toISOString();
  return {
    ...row,
    status: Number(status),
    status_since: row.status === status ? row.status_since : at,
    stop_index: Number(stopIndex),
    next_stop: Array.isArray(next) ? String(next[1]) : row.next_stop,
    last_event: at,
    version: Number(seq),
  };
}

export function matches(row: BoardRecord, search: string): boolean {
  return search === '' || `${row.driver} ${row.reference} ${row.next_stop}`.toLowerCase().includes(search);
}

function clock(written: string): string {
  return written.slice(11, 19);
}
