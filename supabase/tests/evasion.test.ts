import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, actingAs, refusalOf } from './acting.ts';
import { anEvent, override, record, recordOne, signIn, startSession } from './deeds.ts';
import { answerTo, askDeviceChange } from './sessions.ts';
import { addSignIn, depot, kilometre, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverOnRoute() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const driverId = batch.driverId ?? '';
  return { workspace, batch, driverId, ...(await signIn(sql, driverId, 'first phone')) };
}

/** A place this many kilometres north of the depot, where the first stop is, as sure as the device says. */
const north = (kilometres: number, accuracy_m: number | null = null) => ({
  latitude: depot.latitude + kilometres * kilometre,
  longitude: depot.longitude,
  accuracy_m,
});
const secondsAgo = (seconds: number) => ({
  recorded_at: new Date(Date.now() - seconds * 1_000).toISOString(),
});

test('a driver cannot sign his event with the name of a supervisor', async () => {
  const { workspace, batch, driverId, claims } = await driverOnRoute();
  const supervisor = await workspace.addMember('supervisor');
  const forged = {
    actor_name: 'The supervisor',
    action_id: randomUUID(),
    reason_code: 'driver_unreachable',
    reason: 'traffic',
    note: 'his own words stay',
  };
  await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { metadata: forged }));
  await override(sql, supervisor, batch.id, { from: 'DELAYED', seq: 1 });
  const log = await answerTo(
    sql,
    supervisor,
    (tx) => tx`select public.log_history(${workspace.id}, p_kinds := '{event}') as answer`,
  );
  expect(log.items).toMatchObject([
    { actor_id: supervisor, actor_name: 'The supervisor', action_id: expect.any(String) },
    {
      actor_id: driverId,
      actor_name: 'Driver 1',
      action_id: null,
      reason_code: null,
      reason: 'traffic',
      note: 'his own words stay',
    },
  ]);
});

describe('what was refused and is under review', () => {
  test('stays as it was when the device sends other content under the same key', async () => {
    const { workspace, batch, claims } = await driverOnRoute();
    const first = anEvent(batch, 'DEPARTED_STOP', { metadata: { note: 'as it was' } });
    const second = { ...first, metadata: { note: 'nothing to see' } };
    for (const event of [first, second, second, first]) {
      expect(await recordOne(sql, claims, event)).toMatchObject({ verdict: 'rejected' });
    }
    expect(
      await sql`select payload #>> '{metadata,note}' as note, attempts,
          (select count(*)::integer from public.event_reviews as review where review.rejected_event_id = rejected.id) as reviews
        from public.rejected_driver_events as rejected where workspace_id = ${workspace.id} order by note`,
    ).toEqual([
      { note: 'as it was', attempts: 2, reviews: 1 },
      { note: 'nothing to see', attempts: 2, reviews: 1 },
    ]);
  });

  test('holds no message longer than a message', async () => {
    const { workspace, batch, claims } = await driverOnRoute();
    await record(sql, claims, [{ ...anEvent(batch, 'PROOF_CAPTURED'), stop_index: 'x'.repeat(100_000) }]);
    expect(
      await sql`select length(message) as length from public.rejected_driver_events where workspace_id = ${workspace.id}`,
    ).toEqual([{ length: 500 }]);
  });
});

describe('a second device', () => {
  test('cannot end the session of the first, and so needs its approval', async () => {
    const { driverId, sessionId } = await driverOnRoute();
    const second = {
      role: 'authenticated',
      sub: driverId,
      session_id: await addSignIn(sql, driverId),
    } as const;
    const ended = acting(sql, second, (tx) => tx`select public.end_driver_session(${sessionId})`);
    expect(await refusalOf(ended)).toMatchObject({ code: 'PT404', hint: 'not_found' });
    expect(await refusalOf(startSession(sql, second, 'second phone'))).toMatchObject({ hint: 'on_route' });
  });

  test('finds five others waiting and does not fill the boards with more', async () => {
    const { driverId } = await driverOnRoute();
    for (let number = 1; number <= 5; number += 1)
      await askDeviceChange(sql, driverId, { id: `phone ${number}` });
    expect(await refusalOf(askDeviceChange(sql, driverId, { id: 'phone 6' }))).toMatchObject({
      code: 'PT409',
      hint: 'too_many_requests',
    });
    expect((await askDeviceChange(sql, driverId, { id: 'phone 5' })).id).toEqual(expect.any(String));
  });
});

describe('a place', () => {
  test('that may be a thousand kilometres off is none', async () => {
    const { workspace, batch, claims } = await driverOnRoute();
    await sql`update public.workspace_settings set flag_missing_location = true where workspace_id = ${workspace.id}`;
    const vague = anEvent(batch, 'ARRIVED_AT_STOP', north(30, 1_000_000));
    expect(await recordOne(sql, claims, vague)).toMatchObject({ flags: ['MISSING_LOCATION'] });
    const [row] = await sql`select metadata #> '{evidence,0}' as evidence from public.driver_events
      where workspace_id = ${workspace.id}`;
    expect(row?.['evidence']).toMatchObject({ threshold: 500, measured: 1_000_000, unit: 'm' });
    const [today] = await sql`select (now() at time zone 'Europe/Amsterdam')::date::text as day`;
    const preview = await answerTo(
      sql,
      await workspace.addMember('viewer'),
      (tx) => tx`select public.preview_flag_thresholds(${workspace.id}, '{}', ${today?.['day']}) as answer`,
    );
    expect(preview.rules).toEqual(
      expect.arrayContaining([
        { flag: 'MISSING_LOCATION', current: 1, proposed: 1 },
        { flag: 'GEOFENCE_MISS', current: 0, proposed: 0 },
      ]),
    );
  });

  test('excuses no more than 500 m by what the device says of its accuracy', async () => {
    const { batch, claims } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(10), ...north(0, 1e6) }));
    expect(await recordOne(sql, claims, anEvent(batch, 'ROUTE_STARTED', north(20, 1e6)))).toMatchObject({
      flags: ['IMPOSSIBLE_SPEED'],
    });
    expect(await recordOne(sql, claims, anEvent(batch, 'ARRIVED_AT_STOP', north(20, 1e6)))).toMatchObject({
      flags: ['GEOFENCE_MISS'],
    });
  });

  test('is measured from where the driver was last, whatever earlier session the device names', async () => {
    const { batch, claims, driverId, sessionId } = await driverOnRoute();
    await recordOne(sql, claims, anEvent(batch, 'DELAY_REPORTED', { ...secondsAgo(3_600), ...north(0, 5) }));
    await actingAs(sql, driverId, async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      await tx`select public.end_driver_session(${sessionId})`;
    });
    const { claims: later } = await signIn(sql, driverId, 'first phone');
    await recordOne(
      sql,
      later,
      anEvent(batch, 'ROUTE_STARTED', { ...secondsAgo(60), ...north(0, 5), session_id: sessionId }),
    );
    const jump = anEvent(batch, 'ARRIVED_AT_STOP', { ...north(40, 5), session_id: sessionId });
    expect((await recordOne(sql, later, jump)).flags).toContain('IMPOSSIBLE_SPEED');
  });
});
