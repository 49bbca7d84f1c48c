import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, type Refusal, refusalOf } from './acting.ts';
import { anEvent, batchRow, forceLogout, record, recordOne, signIn, startSession } from './deeds.ts';
import { backendOf, untilBlocked } from './locks.ts';
import { addSignIn, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 50, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const driverId = await workspace.addDriver();
  const batch = await workspace.addBatch({ driverId, status: 'EN_ROUTE' });
  return { workspace, supervisor, driverId, batch, driver: await signIn(sql, driverId) };
}

const sessionEnded = { code: 'PT401', hint: 'session_ended' };

describe('two sessions at once', () => {
  test('50 devices that sign in together leave exactly one active session, on one live sign-in', async () => {
    const workspace = await makeWorkspace(sql);
    const driverId = await workspace.addDriver();
    const batch = await workspace.addBatch({ driverId });
    const devices = Array.from({ length: 50 }, (_, index) => `device ${index}`);
    const started = await Promise.all(devices.map((device) => signIn(sql, driverId, device)));
    const stored = await sql`select id, end_reason, auth_session_id from public.driver_sessions
      where driver_id = ${driverId}`;
    const active = stored.filter((session) => session['end_reason'] === null);
    expect(stored).toHaveLength(50);
    expect(active).toHaveLength(1);
    expect(stored.filter((session) => session['end_reason'] === 'replaced')).toHaveLength(49);
    expect(await sql`select id from auth.sessions where user_id = ${driverId}`).toEqual([
      { id: active[0]?.['auth_session_id'] },
    ]);
    expect(started.map(({ sessionId }) => sessionId)).toContain(active[0]?.['id']);
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'ACTIVE' });
  });

  test('one device that signs in 20 times at once has one session', async () => {
    const workspace = await makeWorkspace(sql);
    const driverId = await workspace.addDriver();
    const claims = {
      role: 'authenticated',
      sub: driverId,
      session_id: await addSignIn(sql, driverId),
    } as const;
    const ids = await Promise.all(Array.from({ length: 20 }, () => startSession(sql, claims)));
    expect(new Set(ids).size).toBe(1);
    expect(await sql`select id from public.driver_sessions where driver_id = ${driverId}`).toEqual([
      { id: ids[0] },
    ]);
  });

  test('another device is refused while the driver is on a route, the same one gets its session back', async () => {
    const { driverId, driver } = await driverOnRoute();
    const refusal = await refusalOf(signIn(sql, driverId, 'another phone'));
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'on_route' });
    expect(await startSession(sql, driver.claims)).toBe(driver.sessionId);
  });

  test('after a force logout another device may take over the route', async () => {
    const { driverId, driver, supervisor, batch } = await driverOnRoute();
    await forceLogout(sql, supervisor, driver.sessionId);
    const other = await signIn(sql, driverId, 'another phone');
    expect(await recordOne(sql, other.claims, anEvent(batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      verdict: 'accepted',
    });
  });
});

describe('a session', () => {
  test('that ended cannot be revived, by its driver or by the owner of the schema', async () => {
    const { workspace, supervisor, driver, driverId } = await driverOnRoute();
    await forceLogout(sql, supervisor, driver.sessionId);
    const before = await sql`select * from public.driver_sessions where id = ${driver.sessionId}`;
    const revive = (tx: postgres.TransactionSql) =>
      tx`update public.driver_sessions set ended_at = null where id = ${driver.sessionId} returning id`;
    expect(await acting(sql, driver.claims, revive)).toEqual([]);
    expect(await refusalOf(sql.begin(revive))).toMatchObject({ code: 'PT409', hint: 'already_ended' });
    const again = await signIn(sql, driverId);
    expect(await acting(sql, again.claims, revive)).toEqual([]);
    expect(await sql`select * from public.driver_sessions where id = ${driver.sessionId}`).toEqual(before);
    expect(
      await sql`select id from public.driver_sessions where workspace_id = ${workspace.id}
      and ended_at is null`,
    ).toEqual([{ id: again.sessionId }]);
  });

  test.each([
    ['driver_id', 'gen_random_uuid()'],
    ['device_id', `'another phone'`],
    ['workspace_id', 'gen_random_uuid()'],
    ['started_at', 'now()'],
    ['auth_session_id', 'gen_random_uuid()'],
    ['token_hash', `'known'`],
    ['last_active_at', 'now()'],
    ['last_contact_at', 'now()'],
    ['end_reason', `'idle'`],
    ['ended_by', 'gen_random_uuid()'],
    ['revision', '0'],
  ])('keeps its %s against its driver', async (column, value) => {
    const { driver } = await driverOnRoute();
    const change = `update public.driver_sessions set ${column} = ${value} where id = '${driver.sessionId}'`;
    expect(await refusalOf(acting(sql, driver.claims, (tx) => tx.unsafe(change)))).toMatchObject({
      code: '42501',
    });
  });

  test.each([
    ['driver_id', 'gen_random_uuid()'],
    ['device_id', `'another phone'`],
    ['workspace_id', 'gen_random_uuid()'],
    ['started_at', 'now()'],
  ])('keeps its %s against the owner of the schema', async (column, value) => {
    const { driver } = await driverOnRoute();
    const change = `update public.driver_sessions set ${column} = ${value} where id = '${driver.sessionId}'`;
    expect(await refusalOf(sql.unsafe(change))).toMatchObject({ code: '42501', hint: 'forbidden' });
  });

  test('ends when the server says, whatever time its driver writes', async () => {
    const { driver } = await driverOnRoute();
    const [row] = await acting(
      sql,
      driver.claims,
      (tx) => tx`update public.driver_sessions set ended_at = '2020-05-05' where id = ${driver.sessionId}
        returning ended_at >= now() as is_now, end_reason, ended_by`,
    );
    expect(row).toEqual({ is_now: true, end_reason: 'signed_out', ended_by: driver.claims.sub });
  });

  test('cannot be started for another driver', async () => {
    const { workspace, driver } = await driverOnRoute();
    const other = await workspace.addDriver();
    const start = acting(
      sql,
      driver.claims,
      (tx) => tx`insert into public.driver_sessions (driver_id, device_id) values (${other}, 'phone')`,
    );
    expect(await refusalOf(start)).toMatchObject({ code: '42501' });
    expect(await sql`select from public.driver_sessions where driver_id = ${other}`).toHaveLength(0);
  });
});

describe('a force logout', () => {
  test('deletes the sign-in, and the very next statement of the device is refused', async () => {
    const { supervisor, driverId, driver, batch } = await driverOnRoute();
    await forceLogout(sql, supervisor, driver.sessionId);
    expect(await sql`select from auth.sessions where user_id = ${driverId}`).toHaveLength(0);
    const { claims, sessionId } = driver;
    const attempts = {
      record: () => record(sql, claims, [anEvent(batch, 'ARRIVED_AT_STOP')]),
      insert: () =>
        acting(
          sql,
          claims,
          (tx) => tx`insert into public.driver_events (driver_id, batch_id, event_type, recorded_at)
            values (${driverId}, ${batch.id}, 'ARRIVED_AT_STOP', now())`,
        ),
      heartbeat: () =>
        acting(
          sql,
          claims,
          (tx) => tx`select public.touch_driver_session(${sessionId}, null, null, null, 80, null, 0)`,
        ),
      'new session': () => startSession(sql, claims),
    };
    for (const [attempt, send] of Object.entries(attempts))
      expect({ attempt, ...(await refusalOf(send())) }).toMatchObject({ attempt, ...sessionEnded });
    expect(await acting(sql, claims, (tx) => tx`select id from public.delivery_batches`)).toEqual([]);
    expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'EN_ROUTE', version: 0 });
  });

  test('is written down with its reason, and the same request gets the same answer', async () => {
    const { workspace, supervisor, driver } = await driverOnRoute();
    const requestId = randomUUID();
    const answer = await forceLogout(sql, supervisor, driver.sessionId, { requestId });
    expect(answer).toMatchObject({ session_id: driver.sessionId, replayed: false });
    expect(await forceLogout(sql, supervisor, driver.sessionId, { requestId })).toEqual({
      ...answer,
      replayed: true,
    });
    expect(await refusalOf(forceLogout(sql, supervisor, driver.sessionId))).toMatchObject({
      code: 'PT409',
      hint: 'already_ended',
    });
    expect(
      await sql`select id, actor_id, action, session_id, reason_code, note from public.supervisor_actions
        where workspace_id = ${workspace.id}`,
    ).toEqual([
      {
        id: answer.action_id,
        actor_id: supervisor,
        action: 'force_logout',
        session_id: driver.sessionId,
        reason_code: 'device_lost_or_stolen',
        note: 'The phone was stolen',
      },
    ]);
  });

  test.each([
    ['reason', { reason: 'shift_ended' }],
    ['note', { note: 'The phone was found' }],
    ['reason to break the glass', { breakGlass: 'Nobody else is on shift' }],
  ] as const)('is refused when the same request comes with another %s', async (_what, change) => {
    const { supervisor, driver } = await driverOnRoute();
    const requestId = randomUUID();
    await forceLogout(sql, supervisor, driver.sessionId, { requestId });
    expect(
      await refusalOf(forceLogout(sql, supervisor, driver.sessionId, { requestId, ...change })),
    ).toMatchObject({ code: 'PT409', hint: 'request_reused' });
  });

  test.each(['known', 'forgotten'])(
    'is refused when the same request comes for another session, its answer being %s',
    async (answer) => {
      const { workspace, supervisor, driver } = await driverOnRoute();
      const requestId = randomUUID();
      await forceLogout(sql, supervisor, driver.sessionId, { requestId });
      if (answer === 'forgotten')
        await sql`delete from private.supervisor_calls where request_id = ${requestId}`;
      const other = await workspace.addBatch({ status: 'EN_ROUTE' });
      const { sessionId } = await signIn(sql, other.driverId ?? '');
      expect(await refusalOf(forceLogout(sql, supervisor, sessionId, { requestId }))).toMatchObject({
        code: 'PT409',
        hint: 'request_reused',
      });
      expect(await sql`select ended_at from public.driver_sessions where id = ${sessionId}`).toEqual([
        { ended_at: null },
      ]);
    },
  );

  test.each([
    ['a viewer', 'viewer', 'ours', { code: 'PT403', hint: 'role_required' }],
    ['an admin of another workspace', 'admin', 'theirs', { code: 'PT404', hint: 'not_found' }],
  ] as const)('is refused to %s', async (_who, role, where, refusal) => {
    const { workspace, driver } = await driverOnRoute();
    const place = where === 'ours' ? workspace : await makeWorkspace(sql);
    const caller = await place.addMember(role);
    expect(await refusalOf(forceLogout(sql, caller, driver.sessionId))).toMatchObject(refusal);
    expect(await startSession(sql, driver.claims)).toBe(driver.sessionId);
  });

  test('stops a session that its device was just starting by an insert', async () => {
    const { supervisor, driver, driverId } = await driverOnRoute();
    const started = Promise.withResolvers<Refusal>();
    await actingAs(sql, supervisor, async (logout) => {
      await logout`select public.invalidate_driver_session(
        ${driver.sessionId}, 'other', 'Taken at the depot', ${randomUUID()})`;
      const pid = Promise.withResolvers<number>();
      const start = acting(sql, driver.claims, async (device) => {
        pid.resolve(await backendOf(device));
        await device`insert into public.driver_sessions (driver_id, device_id) values (${driverId}, 'phone')`;
      });
      refusalOf(start).then(started.resolve, started.reject);
      await untilBlocked(sql, await pid.promise);
    });
    expect(await started.promise).toMatchObject(sessionEnded);
    expect(
      await sql`select from public.driver_sessions where driver_id = ${driverId} and ended_at is null`,
    ).toHaveLength(0);
  });
});
