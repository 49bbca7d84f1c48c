import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, refusalOf } from './acting.ts';
import { anEvent, record, recordOne, signIn } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

async function drive(workspace: TestWorkspace, status: 'EN_ROUTE' | 'INACTIVE' = 'EN_ROUTE') {
  const batch = await workspace.addBatch({ status });
  return { batch, ...(await signIn(sql, batch.driverId ?? '')) };
}

async function filled(drivers: number) {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const driving = [];
  for (let driver = 0; driver < drivers; driver += 1) driving.push(await drive(workspace));
  return { workspace, supervisor, driving, ids: driving.map(({ sessionId }) => sessionId) };
}

type Result = { session_id: string; verdict: string; reason: string | null; action_id: string | null };

function logOut(
  userId: string,
  sessionIds: readonly (string | null)[],
  how: { reason?: string; note?: string; requestId?: string; breakGlass?: string } = {},
): Promise<{ results: Result[]; replayed: boolean }> {
  const {
    reason = 'shift_ended',
    note = 'All shifts have ended',
    requestId = randomUUID(),
    breakGlass = null,
  } = how;
  return answerTo(
    sql,
    userId,
    (tx) => tx`select public.invalidate_driver_sessions(
      ${[...sessionIds]}::uuid[], ${reason}, ${note}, ${requestId}, ${breakGlass}) as answer`,
  );
}

const preflight = (userId: string, sessionIds: readonly string[]) =>
  answerTo(sql, userId, (tx) => tx`select public.session_preflight(${[...sessionIds]}::uuid[]) as answer`);

describe('before sessions are ended', () => {
  test.each([
    ['none', 0],
    ['more than 500', 501],
  ])('the preflight is refused for %s', async (_what, number) => {
    const viewer = await (await makeWorkspace(sql)).addMember('viewer');
    const ids = Array.from({ length: number }, () => randomUUID());
    expect(await refusalOf(preflight(viewer, ids))).toMatchObject({ code: 'PT422', hint: 'bad_list' });
  });

  test('the preflight tells what it would cost, in the order asked', async () => {
    const workspace = await makeWorkspace(sql);
    const viewer = await workspace.addMember('viewer');
    const [busy, idle] = [await drive(workspace), await drive(workspace, 'INACTIVE')];
    await acting(
      sql,
      busy.claims,
      (tx) => tx`select public.touch_driver_session(${busy.sessionId}, 51.9, 4.4, 5, 40, '4.18', 11)`,
    );
    expect(await preflight(viewer, [idle.sessionId, busy.sessionId])).toMatchObject([
      {
        session_id: idle.sessionId,
        found: true,
        mid_route: false,
        events_waiting: 0,
        needs_second_supervisor: false,
      },
      {
        session_id: busy.sessionId,
        mid_route: true,
        events_waiting: 11,
        battery_percent: 40,
        ended_at: null,
        batches: [
          { batch_id: busy.batch.id, driver_status: 'EN_ROUTE', stop_index: 0, next_stop_label: 'Stop 0' },
        ],
      },
    ]);
  });

  test('it finds nothing of another workspace, nor what is not there', async () => {
    const [ours, theirs] = [await filled(1), await filled(1)];
    const missing = randomUUID();
    expect(await preflight(ours.supervisor, [...theirs.ids, missing])).toEqual([
      { session_id: theirs.ids[0], found: false },
      { session_id: missing, found: false },
    ]);
  });

  test('it says when a second supervisor is needed', async () => {
    const { supervisor, ids } = await filled(11);
    const [all] = await preflight(supervisor, ids);
    expect(all).toMatchObject({ needs_second_supervisor: true });
    await logOut(supervisor, ids.slice(0, 8));
    expect(await preflight(supervisor, ids.slice(8, 10))).toMatchObject([
      { needs_second_supervisor: false },
      { needs_second_supervisor: false },
    ]);
    expect((await preflight(supervisor, ids.slice(8)))[0]).toMatchObject({ needs_second_supervisor: true });
  });
});

describe('ending many sessions', () => {
  test('ends those that can be and says of each other why not, in order', async () => {
    const [ours, theirs] = [await filled(3), await filled(1)];
    const [first = '', second = '', third = ''] = ours.ids;
    await logOut(ours.supervisor, [second]);
    const missing = randomUUID();
    const { results } = await logOut(ours.supervisor, [
      third,
      second,
      theirs.ids[0] ?? '',
      missing,
      first,
      null,
      third,
    ]);
    expect(results.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
      'done null',
      'refused already_ended',
      'refused not_found',
      'refused not_found',
      'done null',
      'refused not_found',
      'refused already_ended',
    ]);
    expect(
      await sql`select end_reason, ended_by from public.driver_sessions where id = any (${[first, third]})`,
    ).toEqual([1, 2].map(() => ({ end_reason: 'force_logout', ended_by: ours.supervisor })));
    expect(
      await sql`select from public.driver_sessions where id = ${theirs.ids[0] ?? ''} and ended_at is null`,
    ).toHaveLength(1);
  });

  test('writes a line of the audit for each, all of one call', async () => {
    const { supervisor, ids } = await filled(2);
    const requestId = randomUUID();
    const { results } = await logOut(supervisor, ids, { requestId });
    expect(
      await sql`select action, session_id, after ->> 'bulk_request_id' as call, note from public.supervisor_actions
        where id = any (${results.map(({ action_id }) => action_id)}) order by seq`,
    ).toEqual(
      ids.map((session_id) => ({
        action: 'force_logout',
        session_id,
        call: requestId,
        note: 'All shifts have ended',
      })),
    );
  });

  test('of the same request has the same answer, and no other under its name', async () => {
    const { supervisor, ids } = await filled(2);
    const requestId = randomUUID();
    const first = await logOut(supervisor, ids, { requestId });
    expect(await logOut(supervisor, ids, { requestId })).toEqual({ ...first, replayed: true });
    expect(await refusalOf(logOut(supervisor, ids.slice(1), { requestId }))).toMatchObject({
      hint: 'request_reused',
    });
  });

  test('takes effect on the next write of every driver', async () => {
    const { supervisor, ids, driving } = await filled(3);
    await logOut(supervisor, ids);
    for (const { claims, batch } of driving)
      expect(await refusalOf(record(sql, claims, [anEvent(batch, 'ARRIVED_AT_STOP')]))).toMatchObject({
        code: 'PT401',
        hint: 'session_ended',
      });
  });

  test('of more than ten drivers needs a second supervisor, or a reason to do without', async () => {
    const { supervisor, ids } = await filled(12);
    expect(await refusalOf(logOut(supervisor, ids))).toMatchObject({
      code: 'PT403',
      hint: 'approval_required',
    });
    expect(
      await sql`select from public.driver_sessions where id = any (${ids}) and ended_at is not null`,
    ).toHaveLength(0);
    const { results } = await logOut(supervisor, ids, { breakGlass: 'The depot is on fire, all must stop' });
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['done']));
  });

  test.each([
    ['no session', [], {}, 'bad_list'],
    ['a reason that is none', null, { reason: 'because' }, 'unknown_reason'],
    ['a note of blanks', null, { note: '           ' }, 'note_too_short'],
  ] as const)('is refused with %s', async (_what, none, how, hint) => {
    const { supervisor, ids } = await filled(1);
    expect(await refusalOf(logOut(supervisor, none ?? ids, how))).toMatchObject({ code: 'PT422', hint });
  });

  test('is refused to a viewer, a stranger and a driver', async () => {
    const { workspace, ids, driving } = await filled(1);
    const viewer = await workspace.addMember('viewer');
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    expect(await refusalOf(logOut(viewer, ids))).toMatchObject({ code: 'PT403', hint: 'role_required' });
    for (const who of [stranger, driving[0]?.claims.sub ?? ''])
      expect(await refusalOf(logOut(who, ids))).toMatchObject({ code: 'PT404', hint: 'not_found' });
  });
});

const expire = async () => (await sql`select private.expire_idle_sessions() as number`)[0]?.['number'];
const age = (sessionId: string, column: 'last_active_at' | 'last_contact_at', minutes: number) =>
  sql`update public.driver_sessions set ${sql(column)} = now() - make_interval(mins => ${minutes}) where id = ${sessionId}`;
const endOf = async (sessionId: string) =>
  (await sql`select end_reason from public.driver_sessions where id = ${sessionId}`)[0]?.['end_reason'];

describe('idleness', () => {
  test('ends a session without an event for as long as the workspace allows, and its sign-in with it', async () => {
    const workspace = await makeWorkspace(sql);
    await sql`update public.workspace_settings set session_timeout_minutes = 60 where workspace_id = ${workspace.id}`;
    const [quiet, lively] = [await drive(workspace, 'INACTIVE'), await drive(workspace, 'INACTIVE')];
    await age(quiet.sessionId, 'last_active_at', 61);
    await age(lively.sessionId, 'last_active_at', 59);
    await expire();
    expect([await endOf(quiet.sessionId), await endOf(lively.sessionId)]).toEqual(['idle', null]);
    expect(await sql`select from auth.sessions where user_id = ${quiet.claims.sub}`).toHaveLength(0);
  });

  test('is a line of the audit for each session, by nobody, chained like the others', async () => {
    const workspace = await makeWorkspace(sql);
    const viewer = await workspace.addMember('viewer');
    const drivers = [await drive(workspace, 'INACTIVE'), await drive(workspace, 'INACTIVE')];
    for (const { sessionId } of drivers) await age(sessionId, 'last_active_at', 241);
    await expire();
    await expire();
    const { items }: { items: Record<string, unknown>[] } = await answerTo(
      sql,
      viewer,
      (tx) => tx`select public.log_history(${workspace.id}) as answer`,
    );
    expect(items).toHaveLength(2);
    for (const { sessionId, claims } of drivers) {
      const [session] =
        await sql`select to_json(ended_at) as at from public.driver_sessions where id = ${sessionId}`;
      expect(items.find((item) => item['session_id'] === sessionId)).toMatchObject({
        kind: 'action',
        action: 'idle_logout',
        actor_id: null,
        driver_id: claims.sub,
        after: { ended_at: session?.['at'], limit_minutes: 240 },
      });
    }
    expect(
      await answerTo(sql, viewer, (tx) => tx`select public.verify_log(${workspace.id}) as answer`),
    ).toMatchObject({ ok: true, actions: 2, problems: [] });
  });

  test('on a route waits for the last sign of life, not the last event', async () => {
    const workspace = await makeWorkspace(sql);
    const [heard, silent] = [await drive(workspace), await drive(workspace)];
    for (const { sessionId } of [heard, silent]) await age(sessionId, 'last_active_at', 241);
    await age(silent.sessionId, 'last_contact_at', 241);
    await expire();
    expect([await endOf(heard.sessionId), await endOf(silent.sessionId)]).toEqual([null, 'idle']);
  });

  test('loses nothing: what the device held is taken in after the next sign-in', async () => {
    const workspace = await makeWorkspace(sql);
    const { batch, claims, sessionId } = await drive(workspace);
    const held = anEvent(batch, 'ARRIVED_AT_STOP', { session_id: sessionId });
    await age(sessionId, 'last_active_at', 241);
    await age(sessionId, 'last_contact_at', 241);
    await expire();
    expect(await refusalOf(record(sql, claims, [held]))).toMatchObject({ hint: 'session_ended' });
    const again = await signIn(sql, claims.sub);
    expect(await recordOne(sql, again.claims, held)).toMatchObject({
      verdict: 'accepted',
      driver_status: 'AT_STOP',
    });
  });

  test('leaves a session that is busy to the next time', async () => {
    const workspace = await makeWorkspace(sql);
    const { sessionId } = await drive(workspace, 'INACTIVE');
    await age(sessionId, 'last_active_at', 241);
    await sql.begin(async (tx) => {
      await tx`select from public.driver_sessions where id = ${sessionId} for no key update`;
      await expire();
    });
    expect(await endOf(sessionId)).toBeNull();
    await expire();
    expect(await endOf(sessionId)).toBe('idle');
  });
});
