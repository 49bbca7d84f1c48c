import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { actingAs, refusalOf } from './acting.ts';
import { type Arguments, call } from './calling.ts';
import { override, signIn } from './deeds.ts';
import { backendOf, untilAwaited, untilBlocked } from './locks.ts';
import { claim, claimNext, makeFlagged, only } from './reviewing.ts';
import { addUser, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());

async function team() {
  const workspace = await makeWorkspace(sql);
  const [admin, supervisor] = [await workspace.addMember('admin'), await workspace.addMember()];
  return { workspace, admin, supervisor };
}

function setRole(
  actor: string,
  workspaceId: string,
  userId: string,
  role: string | null,
  more: Arguments = {},
) {
  return call<{ role: string; replayed: boolean }>(sql, actor, 'set_member_role', {
    p_workspace_id: workspaceId,
    p_user_id: userId,
    p_role: role,
    p_note: null,
    p_request_id: randomUUID(),
    ...more,
  });
}

function remove(actor: string, workspaceId: string, userId: string, more: Arguments = {}) {
  return call<{ user_id: string }>(sql, actor, 'remove_member', {
    p_workspace_id: workspaceId,
    p_user_id: userId,
    p_note: null,
    p_request_id: randomUUID(),
    ...more,
  });
}

function add(actor: string, workspaceId: string, email: string, more: Arguments = {}) {
  return call<{ user_id: string }>(sql, actor, 'add_member', {
    p_workspace_id: workspaceId,
    p_email: email,
    p_name: 'Noor de Wit',
    p_role: 'supervisor',
    p_request_id: randomUUID(),
    ...more,
  });
}

async function rolesOf(workspaceId: string): Promise<string[]> {
  const rows =
    await sql`select role from public.workspace_members where workspace_id = ${workspaceId} order by role`;
  return rows.map((row) => row['role']);
}

async function epochOf(workspaceId: string): Promise<number> {
  const [row] = await sql`select epoch from public.workspace_heads where workspace_id = ${workspaceId}`;
  return row?.['epoch'];
}

describe('a role', () => {
  test('is set by an admin, and the audit keeps the one before', async () => {
    const { workspace, admin, supervisor } = await team();
    expect(await setRole(admin, workspace.id, supervisor, 'admin')).toMatchObject({ role: 'admin' });
    const [action] = await sql`select action, actor_id, before, after from public.supervisor_actions
      where workspace_id = ${workspace.id}`;
    expect(action).toEqual({
      action: 'set_member_role',
      actor_id: admin,
      before: { user_id: supervisor, name: 'The supervisor', role: 'supervisor' },
      after: { user_id: supervisor, name: 'The supervisor', role: 'admin' },
    });
  });

  test('is not set by a viewer, a supervisor, a driver or a stranger', async () => {
    const { workspace, supervisor } = await team();
    const viewer = await workspace.addMember('viewer');
    for (const actor of [viewer, supervisor])
      expect(await refusalOf(setRole(actor, workspace.id, actor, 'admin'))).toMatchObject({
        code: 'PT403',
        hint: 'role_required',
      });
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    for (const actor of [stranger, await workspace.addDriver()])
      expect(await refusalOf(setRole(actor, workspace.id, supervisor, 'viewer'))).toMatchObject({
        code: 'PT404',
        hint: 'not_found',
      });
    expect(await rolesOf(workspace.id)).toEqual(['admin', 'supervisor', 'viewer']);
  });

  test.each([['owner'], [''], [null]])('is not %j', async (role) => {
    const { workspace, admin, supervisor } = await team();
    expect(await refusalOf(setRole(admin, workspace.id, supervisor, role))).toMatchObject({
      code: 'PT422',
      hint: 'unknown_role',
    });
  });

  test('counts from the table: who is demoted is refused at the next call, with the same token', async () => {
    const { workspace, admin, supervisor } = await team();
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    await override(sql, supervisor, batch.id);
    const epoch = await epochOf(workspace.id);
    await setRole(admin, workspace.id, supervisor, 'viewer');
    const refusal = await refusalOf(override(sql, supervisor, batch.id, { from: 'SUSPENDED', seq: 1 }));
    expect(refusal).toMatchObject({ code: 'PT403', hint: 'role_required' });
    expect(await epochOf(workspace.id)).toBe(epoch + 1);
  });

  test('waits for an act under way, and refuses the one behind it', async () => {
    const { workspace, admin, supervisor } = await team();
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const order: string[] = [];
    const demotion = await actingAs(sql, supervisor, async (tx) => {
      const pid = await backendOf(tx);
      await tx`select public.override_driver_status(${batch.id}, 'SUSPENDED', 'EN_ROUTE', 0, 'driver_unreachable',
        'No answer for an hour', ${randomUUID()})`;
      const waiting = Promise.allSettled([
        setRole(admin, workspace.id, supervisor, 'viewer').then(() => order.push('demoted')),
      ]);
      await untilAwaited(sql, pid);
      order.push('acted');
      return { waiting };
    });
    await demotion.waiting;
    expect(order).toEqual(['acted', 'demoted']);
  });

  test('of the last admin stays', async () => {
    const { workspace, admin } = await team();
    for (const attempt of [
      () => setRole(admin, workspace.id, admin, 'supervisor'),
      () => remove(admin, workspace.id, admin),
    ])
      expect(await refusalOf(attempt())).toMatchObject({ code: 'PT409', hint: 'last_admin' });
  });

  test('of two admins who demote each other at once one stays, and the other is told the role he needs', async () => {
    const workspace = await makeWorkspace(sql);
    const admins = [await workspace.addMember('admin'), await workspace.addMember('admin')];
    const calls = admins.map((actor) => ({
      actor,
      requestId: randomUUID(),
      pid: Promise.withResolvers<number>(),
    }));
    // Each call waits behind this gate after it has read its own role and before it takes the other's.
    const { answers } = await sql.begin(async (gate) => {
      for (const { actor, requestId } of calls)
        await gate`select pg_advisory_xact_lock(hashtextextended(
          format('request %s %s %s', ${workspace.id}::text, ${actor}::text, ${requestId}::text), 0))`;
      const demotions = Promise.allSettled(
        calls.map(({ actor, requestId, pid }) =>
          actingAs(sql, actor, async (tx) => {
            pid.resolve(await backendOf(tx));
            const other = admins.find((userId) => userId !== actor) ?? null;
            return tx`select public.set_member_role(${workspace.id}, ${other}, 'viewer', null, ${requestId})`;
          }),
        ),
      );
      for (const { pid } of calls) await untilBlocked(sql, await pid.promise);
      return { answers: demotions };
    });
    const refused = (await answers).filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => [reason.code, reason.hint])).toEqual([['PT403', 'role_required']]);
    expect(await rolesOf(workspace.id)).toEqual(['admin', 'viewer']);
  });

  test('of viewer frees the claims of who had more, of admin leaves them', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const admin = await workspace.addMember('admin');
    const holder = async () => {
      const [row] = await sql`select claimed_by from public.event_reviews where id = ${only(reviewIds)}`;
      return row?.['claimed_by'];
    };
    await claim(sql, supervisor, only(reviewIds));
    await setRole(admin, workspace.id, supervisor, 'admin');
    expect(await holder()).toBe(supervisor);
    await setRole(admin, workspace.id, supervisor, 'viewer');
    expect(await holder()).toBeNull();
  });

  test('is set once when the request is repeated', async () => {
    const { workspace, admin, supervisor } = await team();
    const again = { p_request_id: randomUUID() };
    const answer = await setRole(admin, workspace.id, supervisor, 'viewer', again);
    await setRole(admin, workspace.id, supervisor, 'supervisor');
    expect(await setRole(admin, workspace.id, supervisor, 'viewer', again)).toEqual({
      ...answer,
      replayed: true,
    });
    expect(await rolesOf(workspace.id)).toEqual(['admin', 'supervisor']);
  });
});

describe('a member', () => {
  test('is added by the address of an account, which then may act', async () => {
    const { workspace, admin } = await team();
    const account = await addUser(sql);
    const { user_id } = await add(admin, workspace.id, ` ${account.toUpperCase()}@test.example `);
    expect(user_id).toBe(account);
    expect(await claimNext(sql, account, workspace.id)).toMatchObject({ review: null });
    expect(await refusalOf(add(admin, workspace.id, `${account}@test.example`))).toMatchObject({
      hint: 'already_member',
    });
  });

  test('is not somebody without an account, a driver, or without a name or role', async () => {
    const { workspace, admin } = await team();
    const driver = await workspace.addDriver();
    const refused = (email: string, more: Arguments = {}) => refusalOf(add(admin, workspace.id, email, more));
    expect(await refused('nobody@test.example')).toMatchObject({ code: 'PT404', hint: 'no_account' });
    expect(await refused(`${driver}@test.example`)).toMatchObject({ code: 'PT409', hint: 'is_driver' });
    const account = `${await addUser(sql)}@test.example`;
    for (const more of [
      { p_name: ' \u200b ' },
      { p_name: 'x'.repeat(101) },
      { p_role: 'owner' },
      { p_role: null },
    ])
      expect(await refused(account, more)).toMatchObject({ code: 'PT422', hint: 'bad_member' });
  });

  test('is added and removed once when the request is repeated', async () => {
    const { workspace, admin, supervisor } = await team();
    const account = await addUser(sql);
    const [again, later] = [{ p_request_id: randomUUID() }, { p_request_id: randomUUID() }];
    const added = await add(admin, workspace.id, `${account}@test.example`, again);
    expect(await add(admin, workspace.id, `${account}@test.example`, again)).toEqual({
      ...added,
      replayed: true,
    });
    const removed = await remove(admin, workspace.id, supervisor, later);
    expect(await remove(admin, workspace.id, supervisor, later)).toEqual({ ...removed, replayed: true });
    expect(await rolesOf(workspace.id)).toEqual(['admin', 'supervisor']);
    const refused = [
      await refusalOf(add(admin, workspace.id, 'another@test.example', again)),
      await refusalOf(remove(admin, workspace.id, account, again)),
      await refusalOf(setRole(admin, workspace.id, account, 'viewer', again)),
    ];
    expect(refused.map(({ hint }) => hint)).toEqual(refused.map(() => 'request_reused'));
  });

  test('who is removed sees nothing more, and his claims are free at once', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const admin = await workspace.addMember('admin');
    await claim(sql, supervisor, only(reviewIds));
    const epoch = await epochOf(workspace.id);
    await remove(admin, workspace.id, supervisor);
    expect(await epochOf(workspace.id)).toBe(epoch + 1);
    expect(await refusalOf(claimNext(sql, supervisor, workspace.id))).toMatchObject({ hint: 'not_found' });
    expect(await claimNext(sql, admin, workspace.id)).toMatchObject({ review: { id: only(reviewIds) } });
    expect(await refusalOf(remove(admin, workspace.id, supervisor))).toMatchObject({ hint: 'not_found' });
  });

  test('is listed with his address for admins only', async () => {
    const { workspace, admin, supervisor } = await team();
    const list = (userId: string) => call(sql, userId, 'list_members', { p_workspace_id: workspace.id });
    expect(await list(admin)).toMatchObject([
      { user_id: admin, name: 'The admin', email: `${admin}@test.example`, role: 'admin' },
      { user_id: supervisor, role: 'supervisor' },
    ]);
    expect(await refusalOf(list(supervisor))).toMatchObject({ code: 'PT403', hint: 'role_required' });
    const driver = await signIn(sql, await workspace.addDriver());
    expect(await refusalOf(list(driver.claims.sub))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });
});
