import type { Sql } from 'postgres';

const everyMs = 3_600_000;

/** Keeps realtime.messages small: drops what is older than 72 hours, now and every hour. Returns how to stop. */
export function startJanitor(sql: Sql, log: (line: string) => void): () => void {
  const sweep = () =>
    void dropOldMessages(sql).catch((error: unknown) =>
      log(`old messages could not be dropped: ${String(error)}`),
    );
  sweep();
  const timer = setInterval(sweep, everyMs).unref();
  return () => clearInterval(timer);
}

export async function dropOldMessages(sql: Sql): Promise<void> {
  await sql`
    delete from realtime.messages
    where inserted_at < (now() - interval '72 hours') at time zone 'utc'`;
}
