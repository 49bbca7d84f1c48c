import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { type Claims, refusalOf } from './acting.ts';
import { type Arguments, call, callWith } from './calling.ts';
import { batchRow, signIn } from './deeds.ts';
import { makeWorkspace, type TestBatch } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

type Answer = { action_id: string; driver_id: string | null; driver_status: string; replayed: boolean };
const secretKey: Claims = { role: 'service_role' };

async function planning(more: { driverId?: null; status?: 'EN_ROUTE' | 'ACTIVE' } = {}) {
  const workspace = await makeWorkspace(sql);
  const admin = await workspace.addMember('admin');
  const batch = await workspace.addBatch(more);
  return { workspace, admin, batch, driver: await workspace.addDriver() };
}

function assigning(batch: TestBatch, driverId: string | null, more: Arguments = {}): Arguments {
  return {
    p_batch_id: batch.id,
    p_driver_id: driverId,
    p_expected_driver_id: batch.driverId,
    p_reason_code: 'driver_absent',
    p_note: null,
    p_request_id: randomUUID(),
    ...more,
  };
}

const assign = (actor: string, batch: TestBatch, driverId: string | null, more: Arguments = {}) =>
  call<Answer>(sql, actor, 'assign_batch', assigning(batch, driverId, more));

describe('an assignment', () => {
  test('gives the batch to another driver, and boards hear of it', async () => {
    const { workspace, admin, batch, driver } = await planning();
    const before = await batchRow(sql, batch.id);
    const { action_id, driver_status } = await assign(admin, batch, driver);
    expect(driver_status).toBe('INACTIVE');
    const after = await batchRow(sql, batch.id);
    expect(after).toMatchObject({ driver_id: driver, driver_status: 'INACTIVE' });
    expect(Number(after['revision'])).toBeGreaterThan(Number(before['revision']));
    const [action] = await sql`select action, actor_id, batch_id, driver_id, reason_code, before, after
      from public.supervisor_actions where id = ${action_id} and workspace_id = ${workspace.id}`;
    expect(action).toEqual({
      action: 'assign_batch',
      actor_id: admin,
      batch_id: batch.id,
      driver_id: driver,
      reason_code: 'driver_absent',
      before: { driver_id: batch.driverId, status: 'INACTIVE' },
      after: { driver_id: driver, status: 'INACTIVE' },
    });
  });

  test('to a driver who is signed in makes it ACTIVE, away from him INACTIVE', async () => {
    const { admin, batch, driver } = await planning();
    await signIn(sql, driver);
    expect(await assign(admin, batch, driver)).toMatchObject({ driver_status: 'ACTIVE' });
    const away = { p_expected_driver_id: driver };
    expect(await assign(admin, batch, null, away)).toMatchObject({
      driver_id: null,
      driver_status: 'INACTIVE',
    });
  });

  test('is made by a secret key too, in nobody’s name', async () => {
    const { batch, driver } = await planning({ driverId: null });
    const request = assigning(batch, driver);
    const answer = await callWith<Answer>(sql, secretKey, 'assign_batch', request);
    expect(await callWith(sql, secretKey, 'assign_batch', request)).toEqual({ ...answer, replayed: true });
    const actions =
      await sql`select actor_id, actor_name from public.supervisor_actions where batch_id = ${batch.id}`;
    expect(actions).toEqual([{ actor_id: null, actor_name: 'Secret key' }]);
  });

  test('is refused when somebody else was faster, with the driver it has now', async () => {
    const { workspace, admin, batch, driver } = await planning();
    const other = await workspace.addDriver();
    const answers = await Promise.allSettled([assign(admin, batch, driver), assign(admin, batch, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = await refusalOf(assign(admin, batch, await workspace.addDriver()));
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'moved_on' });
    const { driver_id } = await batchRow(sql, batch.id);
    expect(JSON.parse(refusal.detail ?? '')).toMatchObject({ driver_id, status: 'INACTIVE', seq: 0 });
  });

  test('is refused for a batch under way, a driver of elsewhere, and when it changes nothing', async () => {
    const { admin, batch, driver } = await planning({ status: 'EN_ROUTE' });
    expect(await refusalOf(assign(admin, batch, driver))).toMatchObject({ code: 'PT409', hint: 'under_way' });
    const idle = await planning();
    expect(await refusalOf(assign(idle.admin, idle.batch, driver))).toMatchObject({
      code: 'PT422',
      hint: 'unknown_driver',
    });
    expect(await refusalOf(assign(idle.admin, idle.batch, idle.batch.driverId))).toMatchObject({
      code: 'PT409',
      hint: 'unchanged',
    });
    expect(await refusalOf(assign(idle.admin, idle.batch, null, { p_reason_code: 'other' }))).toMatchObject({
      code: 'PT422',
      hint: 'note_too_short',
    });
  });

  test('is refused to a supervisor, and to an admin of another workspace as if there were no batch', async () => {
    const { workspace, batch, driver } = await planning();
    const supervisor = await workspace.addMember();
    expect(await refusalOf(assign(supervisor, batch, driver))).toMatchObject({ hint: 'role_required' });
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    const nowhere = await refusalOf(assign(stranger, { ...batch, id: randomUUID() }, driver));
    expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await refusalOf(assign(stranger, batch, driver))).toEqual(nowhere);
    expect(
      await refusalOf(
        callWith(sql, secretKey, 'assign_batch', assigning({ ...batch, id: randomUUID() }, driver)),
      ),
    ).toEqual(nowhere);
  });

  test('is taken back by an act that refers to it, once', async () => {
    const { workspace, admin, batch, driver } = await planning();
    const { action_id } = await assign(admin, batch, driver);
    const back = { p_expected_driver_id: driver, p_reverses_id: action_id };
    const third = await workspace.addDriver();
    expect(await refusalOf(assign(admin, batch, third, back))).toMatchObject({ hint: 'not_a_reversal' });
    const undone = await assign(admin, batch, batch.driverId, back);
    const [row] = await sql`select reverses_id from public.supervisor_actions where id = ${undone.action_id}`;
    expect(row).toEqual({ reverses_id: action_id });
    await assign(admin, batch, driver);
    expect(await refusalOf(assign(admin, batch, batch.driverId, back))).toMatchObject({
      code: 'PT409',
      hint: 'already_reversed',
    });
  });
});

function wanted(to: TestBatch, driverId: string, expected: string | null = to.driverId) {
  return { batch_id: to.id, driver_id: driverId, expected_driver_id: expected };
}

test('many batches are assigned at once, each with its verdict', async () => {
  const { workspace, admin, batch, driver } = await planning();
  const driving = await workspace.addBatch({ status: 'EN_ROUTE' });
  const nowhere = randomUUID();
  const request = {
    p_workspace_id: workspace.id,
    p_assignments: [
      wanted(driving, driver),
      wanted(batch, driver),
      wanted(batch, driver, driver),
      wanted({ ...batch, id: nowhere }, driver),
      wanted(batch, 'D-1', driver),
    ],
    p_reason_code: 'planned',
    p_note: null,
    p_request_id: randomUUID(),
  };
  const answer = await call<{ items: { verdict: string; reason: string | null }[] }>(
    sql,
    admin,
    'assign_batches',
    request,
  );
  expect(answer.items.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'under_way',
    'done',
    'unchanged',
    'not_found',
    'unknown_driver',
  ]);
  expect(await call(sql, admin, 'assign_batches', request)).toEqual({ ...answer, replayed: true });
  expect(await batchRow(sql, batch.id)).toMatchObject({ driver_id: driver });
  for (const list of [[], {}, [{ batch_id: 'first' }], ['first']])
    expect(
      await refusalOf(
        call(sql, admin, 'assign_batches', { ...request, p_assignments: list, p_request_id: randomUUID() }),
      ),
    ).toMatchObject({ code: 'PT422', hint: 'bad_list' });
});
