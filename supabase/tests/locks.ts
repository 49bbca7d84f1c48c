import type postgres from 'postgres';
import { vi } from 'vitest';

/** The backend that serves this transaction. */
export async function backendOf(tx: postgres.TransactionSql): Promise<number> {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  if (!row) throw new Error('no answer');
  return row.pid;
}

/** Until this backend waits for another's lock, so that a race takes the same course every time. */
export async function untilBlocked(sql: postgres.Sql, pid: number): Promise<void> {
  await vi.waitUntil(
    async () => (await sql`select where cardinality(pg_blocking_pids(${pid})) > 0`).length > 0,
    { timeout: 10_000, interval: 5 },
  );
}

/** Until another backend waits for a lock of this one. */
export async function untilAwaited(sql: postgres.Sql, pid: number): Promise<void> {
  await vi.waitUntil(
    async () =>
      (await sql`select from pg_stat_activity where ${pid} = any (pg_blocking_pids(pid))`).length > 0,
    { timeout: 10_000, interval: 5 },
  );
}
