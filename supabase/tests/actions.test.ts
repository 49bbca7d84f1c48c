import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { override } from './deeds.ts';
import { claimNext, decide, makeFlagged, only } from './reviewing.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

async function suspended() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember();
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { action_id } = await override(sql, supervisor, batch.id);
  const back = { from: 'SUSPENDED', to: 'EN_ROUTE', seq: 1, reverses: action_id } as const;
  return { workspace, supervisor, batch, action_id, back };
}

describe('an override that takes an earlier one back', () => {
  test('refers to it', async () => {
    const { supervisor, batch, action_id, back } = await suspended();
    const undone = await override(sql, supervisor, batch.id, back);
    const [row] = await sql`select reverses_id from public.supervisor_actions where id = ${undone.action_id}`;
    expect(row).toEqual({ reverses_id: action_id });
  });

  test('leads to the state before it and nowhere else', async () => {
    const { supervisor, batch, back } = await suspended();
    const elsewhere = override(sql, supervisor, batch.id, { ...back, to: 'DELAYED' });
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'PT422', hint: 'not_a_reversal' });
  });

  test('is of the same batch, and of an act that exists', async () => {
    const { workspace, supervisor, action_id, batch, back } = await suspended();
    const other = await workspace.addBatch({ status: 'SUSPENDED' });
    const foreign = (await suspended()).action_id;
    const ofOther = override(sql, supervisor, other.id, { ...back, seq: 0, reverses: action_id });
    expect(await refusalOf(ofOther)).toMatchObject({ hint: 'not_a_reversal' });
    for (const reverses of [foreign, randomUUID()])
      expect(await refusalOf(override(sql, supervisor, batch.id, { ...back, reverses }))).toMatchObject({
        hint: 'not_a_reversal',
      });
  });

  test('happens once', async () => {
    const { supervisor, batch, back } = await suspended();
    await override(sql, supervisor, batch.id, back);
    await override(sql, supervisor, batch.id, { seq: 2 });
    const again = override(sql, supervisor, batch.id, { ...back, seq: 3 });
    expect(await refusalOf(again)).toMatchObject({ code: 'PT409', hint: 'already_reversed' });
  });
});

describe('a request id', () => {
  test('of an override cannot serve another kind of act, nor the other way', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 2);
    const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
    const requestId = randomUUID();
    await override(sql, supervisor, batch.id, { requestId, seq: 0 });
    expect(await refusalOf(decide(sql, supervisor, only(reviewIds), { requestId }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
    const decided = randomUUID();
    await decide(sql, supervisor, only(reviewIds), { requestId: decided });
    const other = await workspace.addBatch({ status: 'EN_ROUTE' });
    expect(await refusalOf(override(sql, supervisor, other.id, { requestId: decided }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
  });

  test('belongs to its person: another’s answer is never given', async () => {
    const { workspace, supervisor } = await makeFlagged(sql, 2);
    const request = { p_request_id: randomUUID() };
    const first = await claimNext(sql, supervisor, workspace.id, request);
    const second = await claimNext(sql, await workspace.addMember(), workspace.id, request);
    expect(second.replayed).toBe(false);
    expect(second.review?.id).not.toBe(first.review?.id);
  });

  test('is forgotten after a week', async () => {
    const { workspace, supervisor } = await makeFlagged(sql, 2);
    const request = { p_request_id: randomUUID() };
    await claimNext(sql, supervisor, workspace.id, request);
    await sql`select private.forget_answers()`;
    expect(await claimNext(sql, supervisor, workspace.id, request)).toMatchObject({ replayed: true });
    await sql`update private.supervisor_calls set answered_at = now() - interval '8 days'
      where request_id = ${request.p_request_id}`;
    await sql`select private.forget_answers()`;
    expect(
      await sql`select from private.supervisor_calls where request_id = ${request.p_request_id}`,
    ).toHaveLength(0);
  });
});

test('every act of a supervisor is heard on open boards, by its revision', async () => {
  const { workspace, supervisor, batch, action_id } = await suspended();
  const tail = await call(sql, supervisor, 'fleet_events_after', {
    p_workspace_id: workspace.id,
    p_seq: 1,
    p_revision: 0,
  });
  expect(tail).toMatchObject({
    actions: { id: [action_id], action: ['override'], actor_id: [supervisor], batch_id: [batch.id] },
  });
});
