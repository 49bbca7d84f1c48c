import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { acting, actingAs, refusalOf } from './acting.ts';
import { anEvent, batchRow, foldLog, override, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

async function batchOnRoute() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  return { workspace, supervisor, batch: await workspace.addBatch({ status: 'EN_ROUTE' }) };
}

function actsOf(workspaceId: string) {
  return sql`select * from public.supervisor_actions where workspace_id = ${workspaceId} order by created_at`;
}

describe('an override', () => {
  test('is one event and one act that name each other, the reason and the actor', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const requestId = randomUUID();
    const answer = await override(sql, supervisor, batch.id, { requestId, note: '  Breakdown on the A16  ' });
    expect(answer.replayed).toBe(false);
    expect(answer.event.slice(0, 4)).toEqual([1, batch.id, 6, DRIVER_STATUSES.indexOf('SUSPENDED')]);
    expect(answer.event[13]).toEqual({
      from: DRIVER_STATUSES.indexOf('EN_ROUTE'),
      actor_id: supervisor,
      actor_name: 'The supervisor',
      reason_code: 'driver_unreachable',
      note: 'Breakdown on the A16',
    });
    const [event] = await sql`select id, metadata from public.driver_events where batch_id = ${batch.id}`;
    expect(event?.['metadata']).toMatchObject({ action_id: answer.action_id });
    expect(await actsOf(workspace.id)).toMatchObject([
      {
        id: answer.action_id,
        actor_id: supervisor,
        action: 'override',
        batch_id: batch.id,
        driver_id: batch.driverId,
        reason_code: 'driver_unreachable',
        note: 'Breakdown on the A16',
        before: { status: 'EN_ROUTE', seq: 0, stop_index: 0 },
        after: { status: 'SUSPENDED', seq: 1, event_id: event?.['id'] },
        request_id: requestId,
      },
    ]);
  });

  test('of a batch that has moved on is refused and says where it is now', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const { claims } = await signIn(sql, batch.driverId ?? '');
    const arrival = anEvent(batch, 'ARRIVED_AT_STOP');
    await recordOne(sql, claims, arrival);
    const refusal = await refusalOf(override(sql, supervisor, batch.id));
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'moved_on' });
    const detail = JSON.parse(refusal.detail ?? '');
    expect(detail).toEqual({
      status: 'AT_STOP',
      seq: 1,
      stop_index: 0,
      event_type: 'ARRIVED_AT_STOP',
      recorded_at: expect.any(String),
      synced_at: expect.any(String),
    });
    expect(Date.parse(detail.recorded_at)).toBe(Date.parse(arrival.recorded_at));
    expect(await actsOf(workspace.id)).toEqual([]);
    expect(await foldLog(sql, batch.id)).toEqual(['EN_ROUTE', 'AT_STOP']);
  });

  test('is also refused when the status is the same but something happened in between', async () => {
    const { supervisor, batch } = await batchOnRoute();
    const { claims } = await signIn(sql, batch.driverId ?? '');
    await recordOne(sql, claims, anEvent(batch, 'PROOF_CAPTURED'));
    expect(await refusalOf(override(sql, supervisor, batch.id))).toMatchObject({ hint: 'moved_on' });
    expect(await override(sql, supervisor, batch.id, { seq: 1 })).toMatchObject({ replayed: false });
  });

  test('of two supervisors who saw the same state is one, and the other learns of it, 20 times', async () => {
    const { workspace, supervisor } = await batchOnRoute();
    const second = await workspace.addMember('admin');
    for (let round = 0; round < 20; round += 1) {
      const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
      const answers = await Promise.allSettled([
        override(sql, supervisor, batch.id, { to: 'SUSPENDED' }),
        override(sql, second, batch.id, { to: 'COMPLETED' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await foldLog(sql, batch.id)).toHaveLength(2);
    }
  });

  test('to COMPLETED sets the end time, out of it clears it', async () => {
    const { supervisor, batch } = await batchOnRoute();
    await override(sql, supervisor, batch.id, { to: 'COMPLETED' });
    expect(await batchRow(sql, batch.id)).toMatchObject({ actual_end_time: expect.any(Date) });
    await override(sql, supervisor, batch.id, {
      from: 'COMPLETED',
      to: 'AT_STOP',
      seq: 1,
      breakGlass: 'Nobody else is on shift',
    });
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'AT_STOP', actual_end_time: null });
  });

  test('of a batch without a driver is refused', async () => {
    const { workspace, supervisor } = await batchOnRoute();
    const batch = await workspace.addBatch({ driverId: null });
    const refusal = await refusalOf(override(sql, supervisor, batch.id, { from: 'INACTIVE' }));
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'not_assigned' });
  });
});

describe('the same request', () => {
  test('gets the same answer, at once and after the batch has moved on', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const requestId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => override(sql, supervisor, batch.id, { requestId })),
    );
    const answer = answers.find(({ replayed }) => !replayed);
    expect(answers.filter(({ replayed }) => replayed)).toEqual(
      Array.from({ length: 3 }, () => ({ ...answer, replayed: true })),
    );
    await override(sql, supervisor, batch.id, { from: 'SUSPENDED', to: 'AT_STOP', seq: 1 });
    expect(await override(sql, supervisor, batch.id, { requestId })).toEqual({ ...answer, replayed: true });
    expect(await actsOf(workspace.id)).toHaveLength(2);
  });

  test('cannot be used for another batch', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const other = await workspace.addBatch({ status: 'EN_ROUTE' });
    const requestId = randomUUID();
    await override(sql, supervisor, batch.id, { requestId });
    expect(await refusalOf(override(sql, supervisor, other.id, { requestId }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
    expect(await batchRow(sql, other.id)).toMatchObject({ driver_status: 'EN_ROUTE', version: 0 });
  });

  test.each([
    ['another state', { to: 'COMPLETED' }],
    ['another state before', { from: 'AT_STOP' }],
    ['another number before', { seq: 1 }],
    ['another reason', { reason: 'vehicle_breakdown' }],
    ['another note', { note: 'No answer for two hours' }],
    ['a reason to break the glass', { breakGlass: 'Nobody else is on shift' }],
  ] as const)('cannot be used for %s', async (_what, change) => {
    const { supervisor, batch } = await batchOnRoute();
    const requestId = randomUUID();
    const answer = await override(sql, supervisor, batch.id, { requestId });
    expect(await refusalOf(override(sql, supervisor, batch.id, { requestId, ...change }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
    expect(await override(sql, supervisor, batch.id, { requestId })).toEqual({ ...answer, replayed: true });
  });

  test('cannot be used to reverse another act', async () => {
    const { supervisor, batch } = await batchOnRoute();
    const { action_id: reverses } = await override(sql, supervisor, batch.id);
    const back = { from: 'SUSPENDED', to: 'EN_ROUTE', seq: 1, requestId: randomUUID() } as const;
    await override(sql, supervisor, batch.id, back);
    expect(await refusalOf(override(sql, supervisor, batch.id, { ...back, reverses }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
  });

  test('cannot be used for another batch when its answer was forgotten either', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const other = await workspace.addBatch({ status: 'EN_ROUTE' });
    const requestId = randomUUID();
    await override(sql, supervisor, batch.id, { requestId });
    await sql`delete from private.supervisor_calls where request_id = ${requestId}`;
    expect(await refusalOf(override(sql, supervisor, other.id, { requestId }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
  });

  test('of two supervisors is two requests', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const second = await workspace.addMember('supervisor');
    const requestId = randomUUID();
    await override(sql, supervisor, batch.id, { requestId });
    const again = { requestId, from: 'SUSPENDED', to: 'EN_ROUTE', seq: 1 } as const;
    expect(await override(sql, second, batch.id, again)).toMatchObject({ replayed: false });
  });

  test('without an id is refused', async () => {
    const { supervisor, batch } = await batchOnRoute();
    expect(await refusalOf(override(sql, supervisor, batch.id, { requestId: null }))).toMatchObject({
      code: 'PT422',
      hint: 'request_id_required',
    });
  });
});

describe('who may not', () => {
  test('a viewer is told the role he needs', async () => {
    const { workspace, batch } = await batchOnRoute();
    const viewer = await workspace.addMember('viewer');
    expect(await refusalOf(override(sql, viewer, batch.id))).toMatchObject({
      code: 'PT403',
      hint: 'role_required',
    });
    expect(await foldLog(sql, batch.id)).toEqual([]);
  });

  test('the driver himself and people of other workspaces are told that there is no such batch', async () => {
    const { batch } = await batchOnRoute();
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    const { claims } = await signIn(sql, batch.driverId ?? '');
    const nowhere = await refusalOf(override(sql, stranger, randomUUID()));
    expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await refusalOf(override(sql, stranger, batch.id))).toEqual(nowhere);
    expect(await refusalOf(override(sql, claims.sub, batch.id))).toEqual(nowhere);
    expect(await foldLog(sql, batch.id)).toEqual([]);
  });

  test.each(['anon', 'service_role'] as const)('%s may not call it at all', async (role) => {
    const { batch } = await batchOnRoute();
    const call = acting(
      sql,
      { role },
      (tx) => tx`select public.override_driver_status(${batch.id}, 'SUSPENDED', 'EN_ROUTE', 0,
        'driver_unreachable', 'No answer for an hour', ${randomUUID()})`,
    );
    expect(await refusalOf(call)).toMatchObject({ code: '42501' });
  });

  test('a supervisor who was just demoted is refused, whatever his token claims', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    await sql`update public.workspace_members set role = 'viewer'
      where workspace_id = ${workspace.id} and user_id = ${supervisor}`;
    const call = sql.begin(async (tx) => {
      const claims = { role: 'authenticated', sub: supervisor, app_metadata: { role: 'admin' } };
      await tx`select set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      await tx`select public.override_driver_status(${batch.id}, 'SUSPENDED', 'EN_ROUTE', 0,
        'driver_unreachable', 'No answer for an hour', ${randomUUID()})`;
    });
    expect(await refusalOf(call)).toMatchObject({ code: 'PT403', hint: 'role_required' });
  });

  test('nobody writes himself a ticket for one', async () => {
    const { supervisor, batch } = await batchOnRoute();
    const write = actingAs(
      sql,
      supervisor,
      (tx) => tx`insert into private.override_tickets values (${batch.id}, ${supervisor})`,
    );
    expect(await refusalOf(write)).toMatchObject({ code: '42501' });
    expect(await sql`select from private.override_tickets`).toHaveLength(0);
  });
});

describe('reason and note', () => {
  test.each([
    ['no note', { note: null }, 'note_too_short'],
    ['nine characters', { note: '123456789' }, 'note_too_short'],
    ['nine characters and blanks around them', { note: ' \t 123456789 \n\u00a0\u3000' }, 'note_too_short'],
    [
      'ten characters that nobody sees',
      { note: '\u200b\u202e\u2066\ufeff\u00ad'.repeat(2) },
      'note_too_short',
    ],
    ['a whole book', { note: 'x'.repeat(100_000) }, 'note_too_long'],
    ['an unknown reason', { reason: 'because' }, 'unknown_reason'],
    ['the reason of another act', { reason: 'shift_ended' }, 'unknown_reason'],
    ['no new state', { to: null }, 'bad_event'],
  ])('%s is refused', async (_what, how, hint) => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    const refusal = await refusalOf(override(sql, supervisor, batch.id, how));
    expect(refusal).toMatchObject({ code: 'PT422', hint });
    expect(await actsOf(workspace.id)).toEqual([]);
    expect(await foldLog(sql, batch.id)).toEqual([]);
  });

  test('ten characters are enough, and markup is kept as the text it is', async () => {
    const { workspace, supervisor, batch } = await batchOnRoute();
    await override(sql, supervisor, batch.id, { note: '<b>ten</b>' });
    expect(await actsOf(workspace.id)).toMatchObject([{ note: '<b>ten</b>' }]);
  });
});
