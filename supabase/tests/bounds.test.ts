import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { acting, refusalOf } from './acting.ts';
import { anEvent, record, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function signedInDriver() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims, sessionId } = await signIn(sql, batch.driverId ?? '');
  return { batch, claims, sessionId };
}
const long = 'x'.repeat(101);

describe('what a device says of itself stays short, because every board receives it', () => {
  test.each([
    ['its model', { model: long, version: '1' }],
    ['its app version', { model: 'Pixel', version: long }],
  ])('%s is refused at sign-in over 100 characters', async (_what, { model, version }) => {
    const { claims } = await signedInDriver();
    const start = acting(
      sql,
      claims,
      (tx) => tx`select public.start_driver_session('phone', ${model}, ${version})`,
    );
    expect(await refusalOf(start)).toMatchObject({ code: 'PT422', hint: 'bad_device' });
  });

  test('its app version is refused in a heartbeat over 100 characters', async () => {
    const { claims, sessionId } = await signedInDriver();
    const touch = acting(
      sql,
      claims,
      (tx) => tx`select public.touch_driver_session(${sessionId}, null, null, null, null, ${long}, 0)`,
    );
    expect(await refusalOf(touch)).toMatchObject({ code: 'PT422', hint: 'bad_event' });
  });

  test('a new app version alone takes no revision before the next heartbeat is due', async () => {
    const { claims, sessionId } = await signedInDriver();
    const revision = () => sql`select revision from public.driver_sessions where id = ${sessionId}`;
    const before = await revision();
    await acting(
      sql,
      claims,
      (tx) => tx`select public.touch_driver_session(${sessionId}, null, null, null, null, '2.0', 0)`,
    );
    expect(await revision()).toEqual(before);
  });
});

describe('a refused event that comes again', () => {
  test('without a key is one row that counts its attempts', async () => {
    const { batch, claims } = await signedInDriver();
    const nameless = { ...anEvent(batch, 'ARRIVED_AT_STOP'), client_event_id: null };
    await record(sql, claims, [nameless]);
    await record(sql, claims, [nameless]);
    expect(
      await sql`select attempts from public.rejected_driver_events where driver_id = ${batch.driverId}`,
    ).toEqual([{ attempts: 2 }]);
  });
});
