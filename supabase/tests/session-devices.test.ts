import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, refusalOf } from './acting.ts';
import { anEvent, record, recordOne, signIn } from './deeds.ts';
import { deviceChanges } from './device-changes.ts';
import { answerTo, askDeviceChange } from './sessions.ts';
import { depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());
const { driverOnRoute, approve, deny, state, start } = deviceChanges(sql);

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
