import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { type Claims, refusalOf } from './acting.ts';
import { anEvent, forceLogout, recordOne } from './deeds.ts';
import { deviceChanges } from './device-changes.ts';
import { answerTo, askDeviceChange } from './sessions.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 6, onnotice: () => undefined });
afterAll(() => sql.end());
const { driverOnRoute, approve, deny, state, start } = deviceChanges(sql);

function withdraw(by: Claims | string, id: string, requestId: string | null = randomUUID()) {
  return answerTo(sql, by, (tx) => tx`select public.withdraw_device_change(${id}, ${requestId}) as answer`);
}

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
