import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { forceLogout, override } from './deeds.ts';
import { reasonLists } from './reason-lists.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());
const { adminOf, listed, add, change, order, routeOf } = reasonLists(sql);

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
    const handover = await call<{
      overrides: { reason_label: string }[];
      suspended: { reason_label: string }[];
    }>(sql, admin, 'handover', {
      p_workspace_id: workspace.id,
      p_since: new Date(Date.now() - 60_000).toISOString(),
    });
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
