import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { call } from './calling.ts';
import { signIn } from './deeds.ts';
import type { TestWorkspace } from './workspace.ts';

/** What a request for a second supervisor's consent is answered with. */
export type Asked = { approval_id: string; expires_ms: number; replayed: boolean };

/** What acts of two supervisors need in common, each on this connection. */
export function approvals(sql: postgres.Sql) {
  function grant(userId: string, approvalId: string, requestId: string = randomUUID()) {
    return call<{ action: string; result: { action_id: string; items: unknown[] }; replayed: boolean }>(
      sql,
      userId,
      'grant_approval',
      { p_approval_id: approvalId, p_request_id: requestId },
    );
  }

  /** So many drivers, each with a session. @returns the ids of these */
  async function signedIn(workspace: TestWorkspace, count: number): Promise<string[]> {
    const sessions: string[] = [];
    for (let number = 0; number < count; number += 1)
      sessions.push((await signIn(sql, await workspace.addDriver())).sessionId);
    return sessions;
  }

  async function activeAmong(sessionIds: readonly string[]): Promise<number> {
    const rows =
      await sql`select from public.driver_sessions where id in ${sql(sessionIds)} and ended_at is null`;
    return rows.length;
  }

  return { grant, signedIn, activeAmong };
}
