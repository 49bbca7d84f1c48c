import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { call } from './calling.ts';
import { signIn } from './deeds.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

type Reason = {
  readonly action: string;
  readonly code: string;
  readonly label: string;
  readonly label_nl: string | null;
  readonly standard: boolean;
  readonly requires_note: boolean;
  readonly retired: boolean;
};
type Changed = { readonly action_id: string; readonly replayed: boolean; readonly reason: Reason };

/** What members do about the reasons of their workspace, each on this connection. */
export function reasonLists(sql: postgres.Sql) {
  async function adminOf() {
    const workspace = await makeWorkspace(sql);
    return { workspace, admin: await workspace.addMember('admin') };
  }

  const listed = async (userId: string, workspaceId: string, action = 'override') =>
    (await call<Reason[]>(sql, userId, 'reason_list', { p_workspace_id: workspaceId })).filter(
      (reason) => reason.action === action,
    );

  const add = (userId: string, workspaceId: string, more: Record<string, string | boolean | null> = {}) =>
    call<Changed>(sql, userId, 'add_reason', {
      p_workspace_id: workspaceId,
      p_action: 'override',
      p_label: 'Gate closed',
      p_label_nl: 'Poort dicht',
      p_requires_note: false,
      p_request_id: randomUUID(),
      ...more,
    });

  const change = (
    userId: string,
    workspaceId: string,
    code: string,
    changes: Record<string, string | boolean | null | number>,
    {
      action = 'override',
      expected = null,
      requestId = randomUUID(),
    }: { action?: string; expected?: Record<string, string> | null; requestId?: string } = {},
  ) =>
    call<Changed>(sql, userId, 'change_reason', {
      p_workspace_id: workspaceId,
      p_action: action,
      p_code: code,
      p_changes: changes,
      p_expected: expected,
      p_request_id: requestId,
    });

  const order = (
    userId: string,
    workspaceId: string,
    codes: readonly string[],
    expected: readonly string[] | null = null,
  ) =>
    call<{ action_id: string }>(sql, userId, 'order_reasons', {
      p_workspace_id: workspaceId,
      p_action: 'override',
      p_codes: [...codes],
      p_expected: expected && [...expected],
      p_request_id: randomUUID(),
    });

  async function routeOf(workspace: TestWorkspace) {
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    return { batch, driver: await signIn(sql, batch.driverId ?? '') };
  }

  return { adminOf, listed, add, change, order, routeOf };
}
