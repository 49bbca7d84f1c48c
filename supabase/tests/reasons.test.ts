import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { forceLogout, override, signIn } from './deeds.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

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

describe('a workspace’s own reason', () => {
  test('is the last of its act, is given like any other, and may do without a note', async () => {
    const { workspace, admin } = await adminOf();
    const { reason, action_id } = await add(admin, workspace.id);
    expect(reason).toEqual({
      action: 'override',
      code: expect.stringMatching(/^gate_closed_[0-9a-f]{6}$/),
      label: 'Gate closed',
      label_nl: 'Poort dicht',
      standard: false,
      requires_note: false,
      retired: false,
    });
    expect((await listed(admin, workspace.id)).at(-1)).toEqual(reason);
    const [line] = await sql`
      select action, actor_id, before, after from public.supervisor_actions where id = ${action_id}`;
    expect(line).toEqual({ action: 'add_reason', actor_id: admin, before: {}, after: reason });

    const { batch } = await routeOf(workspace);
    const done = await override(sql, admin, batch.id, { reason: reason.code, note: null });
    const [kept] = await sql`select reason_code from public.supervisor_actions where id = ${done.action_id}`;
    expect(kept).toEqual({ reason_code: reason.code });
  });

  test('is neither seen nor given nor changed by another workspace', async () => {
    const { workspace, admin } = await adminOf();
    const theirs = await adminOf();
    const { reason } = await add(admin, workspace.id);
    expect((await listed(theirs.admin, theirs.workspace.id)).map(({ code }) => code)).not.toContain(
      reason.code,
    );
    const { batch } = await routeOf(theirs.workspace);
    expect(
      await refusalOf(override(sql, theirs.admin, batch.id, { reason: reason.code, note: null })),
    ).toMatchObject({ code: 'PT422', hint: 'unknown_reason' });
    expect(
      await refusalOf(change(theirs.admin, theirs.workspace.id, reason.code, { label: 'Ours now' })),
    ).toMatchObject({ code: 'PT404', hint: 'not_found' });
    for (const attempt of [
      () => listed(theirs.admin, workspace.id),
      () => add(theirs.admin, workspace.id),
      () => change(theirs.admin, workspace.id, reason.code, { label: 'Ours now' }),
      () => order(theirs.admin, workspace.id, []),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ code: 'PT404', hint: 'not_found' });
    }
  });

  test('of the same words may stand in two workspaces, and in one only once', async () => {
    const { workspace, admin } = await adminOf();
    const theirs = await adminOf();
    await add(admin, workspace.id);
    await add(theirs.admin, theirs.workspace.id);
    expect(await refusalOf(add(admin, workspace.id, { p_label: 'gate CLOSED' }))).toMatchObject({
      code: 'PT409',
      hint: 'reason_exists',
    });
  });

  test('gets the same answer to the same request', async () => {
    const { workspace, admin } = await adminOf();
    const p_request_id = randomUUID();
    const first = await add(admin, workspace.id, { p_request_id });
    expect(await add(admin, workspace.id, { p_request_id })).toEqual({ ...first, replayed: true });
    expect(await refusalOf(add(admin, workspace.id, { p_request_id, p_label: 'Other' }))).toMatchObject({
      hint: 'request_reused',
    });
  });

  test('is refused without words, with too many, for an unknown act, and as the twenty-first', async () => {
    const { workspace, admin } = await adminOf();
    for (const p_label of ['', ' ​ ', 'x'.repeat(61), 'two\nlines']) {
      expect(await refusalOf(add(admin, workspace.id, { p_label }))).toMatchObject({ hint: 'bad_reason' });
    }
    expect(await refusalOf(add(admin, workspace.id, { p_label_nl: ' ' }))).toMatchObject({
      hint: 'bad_reason',
    });
    expect(await refusalOf(add(admin, workspace.id, { p_action: 'settings' }))).toMatchObject({
      hint: 'unknown_reason',
    });
    const used = (await listed(admin, workspace.id)).length;
    for (let number = used; number < 20; number += 1) {
      await add(admin, workspace.id, { p_label: `Reason ${number}` });
    }
    expect(await refusalOf(add(admin, workspace.id))).toMatchObject({
      code: 'PT409',
      hint: 'too_many_reasons',
    });
  });
});

describe('a reason of a workspace', () => {
  test('is worded anew for this workspace alone, and the log tells the new words', async () => {
    const { workspace, admin } = await adminOf();
    const theirs = await adminOf();
    const { batch, driver } = await routeOf(workspace);
    await override(sql, admin, batch.id);
    await forceLogout(sql, admin, driver.sessionId);
    const words = { label: 'No answer', label_nl: 'Neemt niet op' };
    const { action_id } = await change(admin, workspace.id, 'driver_unreachable', words);
    expect(await listed(admin, workspace.id)).toContainEqual(
      expect.objectContaining({ code: 'driver_unreachable', standard: true, ...words }),
    );
    expect(await listed(theirs.admin, theirs.workspace.id)).toContainEqual(
      expect.objectContaining({ code: 'driver_unreachable', label: 'Driver unreachable', label_nl: null }),
    );
    const [line] =
      await sql`select action, before, after from public.supervisor_actions where id = ${action_id}`;
    expect(line).toMatchObject({
      action: 'change_reason',
      before: { code: 'driver_unreachable', label: 'Driver unreachable' },
      after: { code: 'driver_unreachable', ...words },
    });
    const log = await call<{ items: { action: string; reason_label: string | null }[] }>(
      sql,
      admin,
      'log_history',
      { p_workspace_id: workspace.id, p_kinds: ['action'] },
    );
    expect(log.items.find(({ action }) => action === 'override')?.reason_label).toBe('No answer');
    const handover = await call<{ overrides: { reason_label: string }[]; suspended: { reason: string }[] }>(
      sql,
      admin,
      'handover',
      { p_workspace_id: workspace.id, p_since: new Date(Date.now() - 60_000).toISOString() },
    );
    expect(handover.overrides[0]?.reason_label).toBe('No answer');
  });

  test('that is retired is refused by the acts and kept by the log, and may come back', async () => {
    const { workspace, admin } = await adminOf();
    const { batch, driver } = await routeOf(workspace);
    await override(sql, admin, batch.id);
    await change(admin, workspace.id, 'driver_unreachable', { retired: true });
    const list = await listed(admin, workspace.id);
    expect(list.filter(({ retired }) => retired).map(({ code }) => code)).toEqual(['driver_unreachable']);
    const second = (await routeOf(workspace)).batch;
    expect(await refusalOf(override(sql, admin, second.id))).toMatchObject({
      code: 'PT422',
      hint: 'unknown_reason',
    });
    await change(admin, workspace.id, 'device_lost_or_stolen', { retired: true }, { action: 'force_logout' });
    expect(await refusalOf(forceLogout(sql, admin, driver.sessionId))).toMatchObject({
      hint: 'unknown_reason',
    });
    await change(admin, workspace.id, 'driver_unreachable', { retired: false });
    await override(sql, admin, second.id);
    const rows = await sql`select 1 from public.supervisor_actions
      where workspace_id = ${workspace.id} and reason_code = 'driver_unreachable'`;
    expect(rows).toHaveLength(2);
  });

  test('stays when it is the last of its act, or the one that taking back gives', async () => {
    const { workspace, admin } = await adminOf();
    const [last, ...others] = await listed(admin, workspace.id, 'force_logout');
    for (const { code } of others) {
      await change(admin, workspace.id, code, { retired: true }, { action: 'force_logout' });
    }
    const retire = (code: string, action: string) =>
      refusalOf(change(admin, workspace.id, code, { retired: true }, { action }));
    expect(await retire(last?.code ?? '', 'force_logout')).toMatchObject({
      code: 'PT409',
      hint: 'needed_reason',
    });
    expect(await retire('decided_by_mistake', 'reopen_review')).toMatchObject({ hint: 'needed_reason' });
  });

  test('that somebody else has changed meanwhile is not changed over him', async () => {
    const { workspace, admin } = await adminOf();
    const other = await workspace.addMember('admin');
    await change(other, workspace.id, 'vehicle_breakdown', { label: 'Van broke down' });
    const refusal = await refusalOf(
      change(
        admin,
        workspace.id,
        'vehicle_breakdown',
        { label: 'Lorry broke down' },
        { expected: { label: 'Vehicle breakdown' } },
      ),
    );
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'changed_meanwhile' });
    expect(JSON.parse(refusal.detail ?? '')).toMatchObject({ label: 'Van broke down' });
  });

  test('is not changed to nothing, to another’s words, or in what it does not have', async () => {
    const { workspace, admin } = await adminOf();
    const wrong = async (changes: Parameters<typeof change>[3]) =>
      (await refusalOf(change(admin, workspace.id, 'vehicle_breakdown', changes))).hint;
    expect(await wrong({ label: 'Driver unreachable' })).toBe('reason_exists');
    expect(await wrong({ label: 'Vehicle breakdown' })).toBe('nothing_changed');
    expect(await wrong({ label: ' ' })).toBe('bad_reason');
    expect(await wrong({ label: null })).toBe('bad_reason');
    expect(await wrong({ retired: 'yes' })).toBe('bad_reason');
    expect(await wrong({ requires_note: false })).toBe('bad_reason');
  });

  test('takes the place it is given, unless somebody else ordered them meanwhile', async () => {
    const { workspace, admin } = await adminOf();
    const before = (await listed(admin, workspace.id)).map(({ code }) => code);
    const codes = before.toReversed();
    await order(admin, workspace.id, codes, before);
    expect((await listed(admin, workspace.id)).map(({ code }) => code)).toEqual(codes);
    expect(await refusalOf(order(admin, workspace.id, before, before))).toMatchObject({
      code: 'PT409',
      hint: 'changed_meanwhile',
    });
    expect(await refusalOf(order(admin, workspace.id, codes.slice(1)))).toMatchObject({ hint: 'bad_list' });
    expect(await refusalOf(order(admin, workspace.id, codes))).toMatchObject({ hint: 'nothing_changed' });
    const { reason } = await add(admin, workspace.id);
    expect((await listed(admin, workspace.id)).at(-1)?.code).toBe(reason.code);
  });
});

test.each(['viewer', 'supervisor'] as const)('a %s reads the reasons and changes none', async (role) => {
  const { workspace } = await adminOf();
  const member = await workspace.addMember(role);
  expect((await listed(member, workspace.id)).length).toBeGreaterThan(3);
  for (const attempt of [
    () => add(member, workspace.id),
    () => change(member, workspace.id, 'vehicle_breakdown', { label: 'Broke down' }),
    () => order(member, workspace.id, []),
  ]) {
    expect(await refusalOf(attempt())).toMatchObject({ code: 'PT403', hint: 'role_required' });
  }
});
