import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { override } from './deeds.ts';
import { reasonLists } from './reason-lists.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());
const { adminOf, listed, add, change, order, routeOf } = reasonLists(sql);

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
