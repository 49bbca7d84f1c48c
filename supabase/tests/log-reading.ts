import type postgres from 'postgres';

/** A line of the log as the database answers with it. */
export type Item = Record<string, unknown> & {
  kind: 'event' | 'rejected' | 'action';
  key: string;
  seq: number;
};

/** Lines of the log, newest first, and where the next page begins. */
export type Page = {
  items: Item[];
  next: string | null;
  searched_to_ms: number | null;
  head: { seq: number; action_seq: number };
};

/** What the log may be asked for, by the names of the parameters. */
export type Filter = {
  p_before?: string | null;
  p_limit?: number;
  p_kinds?: string[];
  p_driver_id?: string;
  p_batch_id?: string;
  p_session_id?: string;
  p_actor_id?: string;
  p_event_types?: string[];
  p_actions?: string[];
  p_flagged?: boolean;
  p_from?: string;
  p_to?: string;
  p_text?: string;
};

/** Reads the log of a workspace on this connection. */
export function logReader(sql: postgres.Sql) {
  /** One page of it. */
  async function history(workspaceId: string, filter: Filter = {}, on: postgres.ISql = sql): Promise<Page> {
    const names = Object.keys(filter);
    const args = names.map((name, index) => `, ${name} => $${index + 2}`).join('');
    const [row] = await on.unsafe<{ page: Page }[]>(`select public.log_history($1${args}) as page`, [
      workspaceId,
      ...Object.values(filter),
    ]);
    if (!row) throw new Error('no answer');
    return row.page;
  }

  /** All of its pages, each asked for with the cursor of the one before. */
  async function pages(workspaceId: string, filter: Filter): Promise<Page[]> {
    const read: Page[] = [];
    for (let before: string | null | undefined; before !== null; before = read.at(-1)?.next ?? null)
      read.push(await history(workspaceId, before === undefined ? filter : { ...filter, p_before: before }));
    return read;
  }

  return { history, pages };
}

/** Which lines these are, in their order. */
export const keys = (items: readonly Item[]) => items.map(({ key }) => key);
