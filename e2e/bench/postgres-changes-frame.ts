import type postgres from 'postgres';

/** The frame in which hosted Realtime would send the newest event as a `postgres_changes` insert. */
export async function postgresChangesFrame(sql: postgres.Sql, workspaceId: string): Promise<string> {
  const [row] = await sql`
    select to_jsonb(event) as record from public.driver_events as event
    where event.workspace_id = ${workspaceId} order by event.seq desc limit 1`;
  const columns = await sql`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'public.driver_events'::regclass and attnum > 0 and not attisdropped order by attnum`;
  const data = {
    schema: 'public',
    table: 'driver_events',
    type: 'INSERT',
    commit_timestamp: new Date().toISOString(),
    columns: [...columns],
    record: row?.['record'],
    errors: null,
  };
  return JSON.stringify([null, null, 'realtime:board', 'postgres_changes', { ids: [12345678], data }]);
}
