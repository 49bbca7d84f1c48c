import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { approvals, type Asked } from './approvals.ts';
import { type Arguments, call } from './calling.ts';
import { anEvent, batchRow, foldLog, forceLogout, override, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());
const { grant, signedIn, activeAmong } = approvals(sql);

async function completedBatch() {
  const workspace = await makeWorkspace(sql);
  const [first, second] = [await workspace.addMember(), await workspace.addMember()];
  const batch = await workspace.addBatch({ status: 'COMPLETED' });
  return { workspace, first, second, batch };
}

function ask(userId: string, batchId: string, more: Arguments = {}): Promise<Asked> {
  return call<Asked>(sql, userId, 'request_override_approval', {
    p_batch_id: batchId,
    p_to_status: 'AT_STOP',
    p_expected_status: 'COMPLETED',
    p_expected_seq: 0,
    p_reason_code: 'correct_wrong_state',
    p_note: 'Completed by mistake, still at the customer',
    p_request_id: randomUUID(),
    ...more,
  });
}

/** Denies or withdraws. */
function close(name: string, userId: string, approvalId: string, more: Arguments = {}) {
  return call(sql, userId, name, { p_approval_id: approvalId, p_request_id: randomUUID(), ...more });
}

async function statusOf(approvalId: string): Promise<unknown> {
  const [row] = await sql`select status from public.approval_requests where id = ${approvalId}`;
  return row?.['status'];
}

describe('an override out of COMPLETED', () => {
  test('is refused to one supervisor alone', async () => {
    const { first, batch } = await completedBatch();
    const attempt = override(sql, first, batch.id, { from: 'COMPLETED', to: 'AT_STOP' });
    expect(await refusalOf(attempt)).toMatchObject({ code: 'PT403', hint: 'approval_required' });
    expect(await foldLog(sql, batch.id)).toEqual([]);
  });

  test('is done when a second one grants it, in the name of the first', async () => {
    const { first, second, batch } = await completedBatch();
    const { approval_id, expires_ms } = await ask(first, batch.id);
    expect(expires_ms - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(expires_ms - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    const { action, result } = await grant(second, approval_id);
    expect(action).toBe('override');
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'AT_STOP', actual_end_time: null });
    const acts = await sql`select action, actor_id, after from public.supervisor_actions
      where workspace_id = ${batch.workspaceId} order by seq`;
    expect(acts).toMatchObject([
      { action: 'request_approval', actor_id: first, after: { approval_id } },
      { action: 'override', actor_id: first, after: { approval_id, approved_by: second } },
      { action: 'grant_approval', actor_id: second, after: { approval_id, action_id: result.action_id } },
    ]);
    expect(await statusOf(approval_id)).toBe('granted');
  });

  test('is granted once, whoever presses at the same moment', async () => {
    const { workspace, first, second, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    const third = await workspace.addMember('admin');
    const answers = await Promise.allSettled([grant(second, approval_id), grant(third, approval_id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await foldLog(sql, batch.id)).toEqual(['COMPLETED', 'AT_STOP']);
    expect(await refusalOf(grant(third, approval_id))).toMatchObject({ code: 'PT409' });
  });

  test('gets the same answer when the grant is repeated', async () => {
    const { first, second, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    const requestId = randomUUID();
    const answer = await grant(second, approval_id, requestId);
    expect(await grant(second, approval_id, requestId)).toEqual({ ...answer, replayed: true });
    expect(await foldLog(sql, batch.id)).toHaveLength(2);
  });

  test('is asked for, denied and withdrawn once when the request is repeated', async () => {
    const { workspace, first, second, batch } = await completedBatch();
    const [asking, denying, withdrawing] = [0, 1, 2].map(() => ({ p_request_id: randomUUID() }));
    const asked = await ask(first, batch.id, asking);
    expect(await ask(first, batch.id, asking)).toEqual({ ...asked, replayed: true });
    const denied = await close('deny_approval', second, asked.approval_id, { ...denying, p_note: null });
    expect(
      await close('deny_approval', second, asked.approval_id, { ...denying, p_note: null }),
    ).toMatchObject({
      approval_id: asked.approval_id,
      status: 'denied',
      replayed: true,
    });
    expect(denied).toMatchObject({ replayed: false });
    const { approval_id } = await ask(first, batch.id);
    await close('withdraw_approval', first, approval_id, withdrawing);
    expect(await close('withdraw_approval', first, approval_id, withdrawing)).toMatchObject({
      status: 'withdrawn',
      replayed: true,
    });
    const logout = {
      p_workspace_id: workspace.id,
      p_session_ids: await signedIn(workspace, 1),
      p_reason_code: 'shift_ended',
      p_note: 'Everybody has gone home',
      p_request_id: randomUUID(),
    };
    const waiting = await call<Asked>(sql, first, 'request_force_logout_approval', logout);
    expect(await call<Asked>(sql, first, 'request_force_logout_approval', logout)).toEqual({
      ...waiting,
      replayed: true,
    });
    expect(await sql`select from public.approval_requests where workspace_id = ${workspace.id}`).toHaveLength(
      3,
    );
  });

  test('is not granted by who asked, a viewer, a stranger or a driver', async () => {
    const { workspace, first, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    expect(await refusalOf(grant(first, approval_id))).toMatchObject({ code: 'PT403', hint: 'own_request' });
    const viewer = await workspace.addMember('viewer');
    expect(await refusalOf(grant(viewer, approval_id))).toMatchObject({ hint: 'role_required' });
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    const nowhere = await refusalOf(grant(stranger, randomUUID()));
    expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
    for (const userId of [stranger, batch.driverId ?? ''])
      expect(await refusalOf(grant(userId, approval_id))).toEqual(nowhere);
    expect(await statusOf(approval_id)).toBe('pending');
  });

  test('is not granted after 15 minutes, and can then be asked for again', async () => {
    const { first, second, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    expect(await refusalOf(ask(first, batch.id))).toMatchObject({ hint: 'already_requested' });
    await sql`update public.approval_requests set expires_at = now() where id = ${approval_id}`;
    expect(await refusalOf(grant(second, approval_id))).toMatchObject({ code: 'PT409', hint: 'expired' });
    expect((await ask(first, batch.id)).approval_id).not.toBe(approval_id);
    expect(await statusOf(approval_id)).toBe('expired');
  });

  test('is not granted when who asked, or who grants, was demoted in between', async () => {
    const { first, second, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    const demote = (userId: string, role: string) =>
      sql`update public.workspace_members set role = ${role} where user_id = ${userId}`;
    await demote(first, 'viewer');
    expect(await refusalOf(grant(second, approval_id))).toMatchObject({ hint: 'requester_lost_role' });
    await demote(first, 'supervisor');
    await demote(second, 'viewer');
    expect(await refusalOf(grant(second, approval_id))).toMatchObject({ hint: 'role_required' });
    expect(await foldLog(sql, batch.id)).toEqual([]);
  });

  test('is not granted when the batch has moved on', async () => {
    const { first, second, batch } = await completedBatch();
    const { approval_id } = await ask(first, batch.id);
    const { claims } = await signIn(sql, batch.driverId ?? '');
    await recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED'));
    expect(await refusalOf(grant(second, approval_id))).toMatchObject({ hint: 'moved_on' });
    expect(await statusOf(approval_id)).toBe('pending');
  });

  test('can be denied by another and withdrawn by who asked, and is over then', async () => {
    const { workspace, first, second, batch } = await completedBatch();
    const { approval_id: denied } = await ask(first, batch.id);
    const viewer = await workspace.addMember('viewer');
    for (const act of ['deny_approval', 'withdraw_approval'])
      expect(
        await refusalOf(close(act, viewer, denied, act === 'deny_approval' ? { p_note: null } : {})),
      ).toMatchObject({ code: 'PT403', hint: 'role_required' });
    const note = { p_note: 'The customer has signed' };
    expect(await refusalOf(close('deny_approval', first, denied, note))).toMatchObject({
      hint: 'own_request',
    });
    expect(await refusalOf(close('withdraw_approval', second, denied))).toMatchObject({
      hint: 'not_your_request',
    });
    expect(await close('deny_approval', second, denied, note)).toMatchObject({ status: 'denied' });
    expect(await refusalOf(grant(second, denied))).toMatchObject({ hint: 'already_decided' });
    const { approval_id: withdrawn } = await ask(first, batch.id);
    expect(await close('withdraw_approval', first, withdrawn)).toMatchObject({ status: 'withdrawn' });
    expect(await refusalOf(grant(second, withdrawn))).toMatchObject({ hint: 'already_decided' });
  });

  test('is not asked for in vain', async () => {
    const { workspace, first, batch } = await completedBatch();
    const driving = await workspace.addBatch({ status: 'EN_ROUTE' });
    const alone = { p_expected_status: 'EN_ROUTE' };
    expect(await refusalOf(ask(first, driving.id, alone))).toMatchObject({ hint: 'approval_not_needed' });
    expect(await refusalOf(ask(first, driving.id))).toMatchObject({ hint: 'moved_on' });
    expect(await refusalOf(ask(first, batch.id, { p_note: 'short' }))).toMatchObject({
      hint: 'note_too_short',
    });
    const viewer = await workspace.addMember('viewer');
    expect(await refusalOf(ask(viewer, batch.id))).toMatchObject({ hint: 'role_required' });
  });
});

describe('breaking the glass', () => {
  test('needs words, is done at once, and waits in the queue of reviews', async () => {
    const { workspace, first, batch } = await completedBatch();
    const act = (breakGlass: string) =>
      override(sql, first, batch.id, { from: 'COMPLETED', to: 'EN_ROUTE', breakGlass });
    expect(await refusalOf(act('alone'))).toMatchObject({ code: 'PT422', hint: 'note_too_short' });
    expect(await refusalOf(act(' '.repeat(12)))).toMatchObject({ hint: 'note_too_short' });
    const { action_id } = await act('Nobody else is on shift');
    const reviews = await sql`select kind, risk, action_id, acted_by from public.event_reviews
      where workspace_id = ${workspace.id}`;
    expect(reviews).toEqual([{ kind: 'break_glass', risk: 3, action_id, acted_by: first }]);
  });

  test('is nothing when it is not needed', async () => {
    const { workspace, first } = await completedBatch();
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    await override(sql, first, batch.id, { breakGlass: 'Nobody else is on shift' });
    expect(await sql`select from public.event_reviews where workspace_id = ${workspace.id}`).toHaveLength(0);
  });

  test('logs an eleventh driver out', async () => {
    const workspace = await makeWorkspace(sql);
    const supervisor = await workspace.addMember();
    const sessions = await signedIn(workspace, 11);
    const breakGlass = 'Phones are being stolen now';
    for (const id of sessions) await forceLogout(sql, supervisor, id, { breakGlass });
    expect(await activeAmong(sessions)).toBe(0);
    const reviews = await sql`select reasons from public.event_reviews where workspace_id = ${workspace.id}`;
    expect(reviews).toEqual([{ reasons: ['BREAK_GLASS'] }]);
  });
});
