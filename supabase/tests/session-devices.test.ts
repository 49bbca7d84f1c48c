import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, type Claims, refusalOf } from './acting.ts';
import { anEvent, forceLogout, record, recordOne, signIn } from './deeds.ts';
import { answerTo, askDeviceChange, type DeviceChange } from './sessions.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const driverId = batch.driverId ?? '';
  return { workspace, supervisor, batch, driverId, old: await signIn(sql, driverId, 'first phone') };
}

type Decision = { reason?: string | null; note?: string | null; requestId?: string };

function approve(userId: string, id: string, how: Decision = {}) {
  const { reason = null, note = null, requestId = randomUUID() } = how;
  return answerTo(
    sql,
    userId,
    (tx) => tx`select public.approve_device_change(${id}, ${reason}, ${note}, ${requestId}) as answer`,
  );
}

function deny(userId: string, id: string, how: Decision = {}) {
  const { reason = 'not_recognised', note = null, requestId = randomUUID() } = how;
  return answerTo(
    sql,
    userId,
    (tx) => tx`select public.deny_device_change(${id}, ${reason}, ${note}, ${requestId}) as answer`,
  );
}

function withdraw(by: Claims | string, id: string, requestId: string | null = randomUUID()) {
  return answerTo(sql, by, (tx) => tx`select public.withdraw_device_change(${id}, ${requestId}) as answer`);
}

const state = ({ claims, id }: DeviceChange) =>
  answerTo(sql, claims, (tx) => tx`select public.device_change_state(${id}) as answer`);
const start = ({ claims }: DeviceChange, device = 'second phone') =>
  answerTo(sql, claims, (tx) => tx`select public.start_driver_session(${device}) as answer`);

async function sessionsOf(driverId: string) {
  return sql`select device_id, end_reason, ended_by from public.driver_sessions where driver_id = ${driverId}
    order by started_at`;
}

describe('a second device of a driver who is on a route', () => {
  test('is refused a session until a supervisor lets it in, then drives on where the first was', async () => {
    const { supervisor, batch, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    expect(await refusalOf(start(asked))).toMatchObject({ code: 'PT409', hint: 'on_route' });
    const answer = await approve(supervisor, asked.id);
    expect(answer).toMatchObject({ ended_session_id: old.sessionId, replayed: false });
    expect(await sessionsOf(driverId)).toEqual([
      { device_id: 'first phone', end_reason: 'replaced', ended_by: supervisor },
      { device_id: 'second phone', end_reason: null, ended_by: null },
    ]);
    expect(await state(asked)).toMatchObject({ status: 'approved' });
    expect(await start(asked)).toMatchObject({ session_id: answer.session_id, token: expect.any(String) });
    expect(await recordOne(sql, asked.claims, anEvent(batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      verdict: 'accepted',
    });
    expect(await refusalOf(record(sql, old.claims, [anEvent(batch, 'DEPARTED_STOP')]))).toMatchObject({
      code: 'PT401',
      hint: 'session_ended',
    });
  });

  test('is signed out when it is denied, and the first drives on', async () => {
    const { supervisor, batch, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    await deny(supervisor, asked.id);
    expect(await state(asked)).toMatchObject({ status: 'denied' });
    expect(await refusalOf(start(asked))).toMatchObject({ code: 'PT401', hint: 'session_ended' });
    expect(await recordOne(sql, old.claims, anEvent(batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      verdict: 'accepted',
    });
  });

  test('asks once, however often it asks', async () => {
    const { driverId } = await driverOnRoute();
    const [first, second] = [await askDeviceChange(sql, driverId), await askDeviceChange(sql, driverId)];
    expect(second.id).toBe(first.id);
    expect((await askDeviceChange(sql, driverId, { id: 'a third phone' })).id).not.toBe(first.id);
  });

  test('is told how its request stands, and nobody else is', async () => {
    const { workspace, supervisor, driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    expect(await state(asked)).toMatchObject({ device_change_id: asked.id, status: 'pending' });
    for (const sub of [supervisor, await workspace.addDriver()])
      expect(await refusalOf(state({ id: asked.id, claims: { role: 'authenticated', sub } }))).toMatchObject({
        code: 'PT404',
        hint: 'not_found',
      });
  });

  test('that signed in anew is let in by its newest sign-in', async () => {
    const { supervisor, driverId } = await driverOnRoute();
    const [first, second] = [await askDeviceChange(sql, driverId), await askDeviceChange(sql, driverId)];
    await sql`delete from auth.sessions where id = ${first.claims.session_id ?? null}`;
    await approve(supervisor, second.id);
    expect(await start(second)).toMatchObject({ session_id: expect.any(String) });
  });
});

test('the request tells where both devices are, how far apart and how fast that would have been', async () => {
  const { workspace, driverId, batch, old, supervisor } = await driverOnRoute();
  const at = new Date(Date.now() - 60_000).toISOString();
  await recordOne(
    sql,
    old.claims,
    anEvent(batch, 'DELAY_REPORTED', { ...depot, accuracy_m: 5, recorded_at: at }),
  );
  await askDeviceChange(sql, driverId, { ...depot, latitude: depot.latitude + 6 * kilometre });
  const [request] = await acting(
    sql,
    { role: 'authenticated', sub: supervisor },
    (tx) => tx`select * from public.device_change_requests where workspace_id = ${workspace.id}`,
  );
  expect(request).toMatchObject({
    status: 'pending',
    device_model: 'Zebra TC58',
    previous_latitude: depot.latitude,
    previous_accuracy_m: 5,
    previous_seen_at: new Date(at),
    distance_m: 6_000,
    implied_speed_kmh: expect.closeTo(360, -1),
  });
});

test('open boards hear of a request and of what became of it', async () => {
  const { workspace, supervisor, driverId } = await driverOnRoute();
  const after = (revision: number) =>
    answerTo(
      sql,
      supervisor,
      (tx) => tx`select public.fleet_events_after(${workspace.id}, 0, 10, ${revision}) as answer`,
    );
  const before = await after(0);
  const asked = await askDeviceChange(sql, driverId);
  const heard = await after(before.revision);
  expect(heard.device_changes).toMatchObject({ id: [asked.id], status: ['pending'], decided: [null] });
  const snapshot = () =>
    answerTo(sql, supervisor, (tx) => tx`select public.fleet_snapshot(${workspace.id}) as answer`);
  expect((await snapshot()).device_changes).toMatchObject({ id: [asked.id] });
  await deny(supervisor, asked.id);
  expect((await after(heard.revision)).device_changes).toMatchObject({ id: [asked.id], status: ['denied'] });
  expect((await snapshot()).device_changes).toBeNull();
});

describe('asking is refused', () => {
  test('when no approval is needed: off a route, or on the device that has the session', async () => {
    const { driverId } = await driverOnRoute();
    expect(await refusalOf(askDeviceChange(sql, driverId, { id: 'first phone' }))).toMatchObject({
      code: 'PT409',
      hint: 'not_needed',
    });
    const workspace = await makeWorkspace(sql);
    const idle = await workspace.addDriver();
    await signIn(sql, idle);
    expect(await refusalOf(askDeviceChange(sql, idle))).toMatchObject({ hint: 'not_needed' });
  });

  test.each([
    ['without a name', { id: '  ' }],
    ['from nowhere on earth', { latitude: 91, longitude: 4 }],
    ['with half a position', { latitude: 51 }],
    ['from a place that is no number', { latitude: Number.NaN, longitude: 4 }],
  ])('%s', async (_what, device) => {
    const { driverId } = await driverOnRoute();
    expect(await refusalOf(askDeviceChange(sql, driverId, device))).toMatchObject({
      code: 'PT422',
      hint: 'bad_device',
    });
  });

  test('to somebody who is no driver', async () => {
    const { supervisor } = await driverOnRoute();
    expect(await refusalOf(askDeviceChange(sql, supervisor))).toMatchObject({ code: 'PT403' });
  });
});

describe('a decision', () => {
  test('is made once, also by two supervisors at once', async () => {
    const { workspace, supervisor, driverId } = await driverOnRoute();
    const second = await workspace.addMember('supervisor');
    const asked = await askDeviceChange(sql, driverId);
    const answers = await Promise.allSettled([approve(supervisor, asked.id), deny(second, asked.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(approve(supervisor, asked.id))).toMatchObject({
      code: 'PT409',
      hint: 'already_decided',
    });
    expect(
      await sql`select from public.supervisor_actions where workspace_id = ${workspace.id}
        and action like 'device_change%'`,
    ).toHaveLength(1);
  });

  test('of the same request has the same answer', async () => {
    const { supervisor, driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId, { id: 'a third phone' });
    for (const decide of [deny, approve]) {
      const requestId = randomUUID();
      const { id } = await askDeviceChange(sql, driverId);
      const first = await decide(supervisor, id, { requestId });
      expect(await decide(supervisor, id, { requestId })).toEqual({ ...first, replayed: true });
      expect(await refusalOf(decide(supervisor, asked.id, { requestId, reason: 'other' }))).toMatchObject({
        hint: 'request_reused',
      });
    }
  });

  test('is in the audit, with both devices', async () => {
    const { supervisor, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    const { action_id: actionId } = await deny(supervisor, asked.id, { reason: 'suspected_shared_account' });
    expect(await sql`select * from public.supervisor_actions where id = ${actionId}`).toMatchObject([
      {
        action: 'device_change_deny',
        driver_id: driverId,
        session_id: old.sessionId,
        reason_code: 'suspected_shared_account',
        after: { device_change_id: asked.id, device_model: 'Zebra TC58' },
      },
    ]);
  });

  test.each(['viewer'] as const)('is not for a %s', async (role) => {
    const { workspace, driverId } = await driverOnRoute();
    const member = await workspace.addMember(role);
    const asked = await askDeviceChange(sql, driverId);
    for (const decide of [approve, deny])
      expect(await refusalOf(decide(member, asked.id))).toMatchObject({
        code: 'PT403',
        hint: 'role_required',
      });
  });

  test('is not for a supervisor of another workspace nor for the driver himself', async () => {
    const { driverId } = await driverOnRoute();
    const stranger = await (await makeWorkspace(sql)).addMember('supervisor');
    const asked = await askDeviceChange(sql, driverId);
    for (const decide of [approve, deny])
      for (const who of [stranger, driverId])
        expect(await refusalOf(decide(who, asked.id))).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await refusalOf(approve(stranger, randomUUID()))).toMatchObject({
      code: 'PT404',
      hint: 'not_found',
    });
  });

  test('comes too late after half an hour, and the clock closes the request', async () => {
    const { supervisor, driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    await sql`update public.device_change_requests set expires_at = clock_timestamp() where id = ${asked.id}`;
    expect(await state(asked)).toMatchObject({ status: 'expired' });
    expect(await refusalOf(approve(supervisor, asked.id))).toMatchObject({ code: 'PT409', hint: 'expired' });
    await sql`select private.expire_device_changes()`;
    expect(await sql`select status from public.device_change_requests where id = ${asked.id}`).toEqual([
      { status: 'expired' },
    ]);
  });

  test('admits nobody whose sign-in was revoked by a force logout', async () => {
    const { supervisor, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    await forceLogout(sql, supervisor, old.sessionId);
    expect(await refusalOf(approve(supervisor, asked.id))).toMatchObject({
      code: 'PT409',
      hint: 'sign_in_gone',
    });
  });

  test('of denial needs a reason', async () => {
    const { supervisor, driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    expect(await refusalOf(deny(supervisor, asked.id, { reason: null }))).toMatchObject({
      hint: 'unknown_reason',
    });
    expect(await refusalOf(deny(supervisor, asked.id, { reason: 'other' }))).toMatchObject({
      hint: 'note_too_short',
    });
  });
});

describe('a request that its driver takes back', () => {
  test('is over for supervisors, both devices stay signed in, and the new one may ask again', async () => {
    const { supervisor, batch, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    expect(await withdraw(old.claims, asked.id)).toMatchObject({ status: 'withdrawn', replayed: false });
    expect(await state(asked)).toMatchObject({ status: 'withdrawn', decided_at: expect.any(String) });
    for (const decide of [approve, deny])
      expect(await refusalOf(decide(supervisor, asked.id))).toMatchObject({ hint: 'already_decided' });
    expect(await recordOne(sql, old.claims, anEvent(batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      verdict: 'accepted',
    });
    expect(await refusalOf(start(asked))).toMatchObject({ code: 'PT409', hint: 'on_route' });
    expect((await askDeviceChange(sql, driverId)).id).not.toBe(asked.id);
  });

  test('is a line of the audit in his name, and open boards hear of it', async () => {
    const { workspace, supervisor, driverId, old } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    const { action_id: actionId } = await withdraw(asked.claims, asked.id);
    expect(await sql`select * from public.supervisor_actions where id = ${actionId}`).toMatchObject([
      {
        action: 'device_change_withdraw',
        actor_id: driverId,
        actor_name: 'Driver 1',
        driver_id: driverId,
        session_id: old.sessionId,
        after: { device_change_id: asked.id, device_model: 'Zebra TC58' },
      },
    ]);
    const heard = await answerTo(
      sql,
      supervisor,
      (tx) => tx`select public.fleet_events_after(${workspace.id}, 0, 10, 0) as answer`,
    );
    expect(heard.device_changes).toMatchObject({ id: [asked.id], status: ['withdrawn'] });
  });

  test('is taken back once, and gets the same answer when the same request comes again', async () => {
    const { driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    const requestId = randomUUID();
    const first = await withdraw(asked.claims, asked.id, requestId);
    expect(await withdraw(asked.claims, asked.id, requestId)).toEqual({ ...first, replayed: true });
    expect(await refusalOf(withdraw(asked.claims, asked.id))).toMatchObject({ hint: 'already_decided' });
    expect(await refusalOf(withdraw(asked.claims, asked.id, null))).toMatchObject({
      code: 'PT422',
      hint: 'request_id_required',
    });
  });

  test('is taken back by nobody else, nor by a device that was signed out', async () => {
    const { workspace, supervisor, driverId } = await driverOnRoute();
    const asked = await askDeviceChange(sql, driverId);
    for (const who of [supervisor, await workspace.addDriver()])
      expect(await refusalOf(withdraw(who, asked.id))).toMatchObject({ code: 'PT404', hint: 'not_found' });
    await sql`delete from auth.sessions where id = ${asked.claims.session_id ?? null}`;
    expect(await refusalOf(withdraw(asked.claims, asked.id))).toMatchObject({
      code: 'PT401',
      hint: 'session_ended',
    });
    expect(await sql`select status from public.device_change_requests where id = ${asked.id}`).toEqual([
      { status: 'pending' },
    ]);
  });

  test('is not taken back after half an hour, nor after a decision', async () => {
    const { supervisor, driverId } = await driverOnRoute();
    const late = await askDeviceChange(sql, driverId);
    await sql`update public.device_change_requests set expires_at = clock_timestamp() where id = ${late.id}`;
    expect(await refusalOf(withdraw(late.claims, late.id))).toMatchObject({ code: 'PT409', hint: 'expired' });
    const admitted = await askDeviceChange(sql, driverId);
    await approve(supervisor, admitted.id);
    expect(await refusalOf(withdraw(admitted.claims, admitted.id))).toMatchObject({
      hint: 'already_decided',
    });
  });
});

test('without an approval no insert starts a session for another, nor for a driver on a route', async () => {
  const { supervisor, driverId } = await driverOnRoute();
  const insert = (sub: string) =>
    acting(
      sql,
      { role: 'authenticated', sub },
      (tx) =>
        tx`insert into public.driver_sessions (driver_id, device_id) values (${driverId}, 'second phone')`,
    );
  await askDeviceChange(sql, driverId);
  expect(await refusalOf(insert(supervisor))).toMatchObject({ code: '42501' });
  expect(await refusalOf(insert(driverId))).toMatchObject({ code: 'PT409', hint: 'on_route' });
});
