import type postgres from 'postgres';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import type { Painted } from './board-page.ts';

/** An event that its row shows later than this has not been shown: the row has moved on to the next. */
const GIVEN_UP_MS = 2_000;

/** An event of the log with the time it was written (ms since the epoch). */
export type Committed = {
  readonly seq: number;
  readonly reference: string;
  readonly status: string;
  readonly at: number;
};

export async function lastSeq(sql: postgres.Sql, workspaceId: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0)::int as seq from public.driver_events where workspace_id = ${workspaceId}`;
  return row?.seq ?? 0;
}

/** `synced_at` is taken just before the commit, by the clock of this same machine. */
export async function committedAfter(
  sql: postgres.Sql,
  workspaceId: string,
  seq: number,
): Promise<Committed[]> {
  return sql<Committed[]>`
    select event.seq::int as seq, batch.reference, event.driver_status::text as status,
      (extract(epoch from event.synced_at) * 1000)::float8 as at
    from public.driver_events as event join public.delivery_batches as batch on batch.id = event.batch_id
    where event.workspace_id = ${workspaceId} and event.seq > ${seq} order by event.seq`;
}

/** @returns for each event the milliseconds until its row showed it, without those that were never shown */
export async function waitForPaint(
  events: readonly Committed[],
  painted: () => Promise<readonly Painted[]>,
): Promise<readonly number[]> {
  const delays = async () => delaysOf(events, await painted());
  const all = async () => ((await delays()).length === events.length ? true : undefined);
  await waitUntil(all, 5_000, 100);
  return delays();
}

function delaysOf(events: readonly Committed[], painted: readonly Painted[]): number[] {
  return events.flatMap((event) => {
    const frame = painted.find(
      ({ reference, status, at }) =>
        reference === event.reference &&
        status === event.status &&
        at >= event.at &&
        at < event.at + GIVEN_UP_MS,
    );
    return frame ? [frame.at - event.at] : [];
  });
}
