import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '#supabase/local/platform.ts';
import { anEvent, type Verdict } from './deeds.ts';
import { connect, startTemporaryPlatform } from './temporary-platform.ts';
import { makeWorkspace } from './workspace.ts';

let platform: Platform;
let sql: postgres.Sql;
beforeAll(async () => {
  platform = await startTemporaryPlatform();
  sql = postgres(platform.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await platform.stop();
});

test('over the Data API a NUL in a note costs its own event, and the rest of the queue is stored', async () => {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const spoiled = anEvent(batch, 'PROOF_CAPTURED', { metadata: { note: 'left\u0000at the door' } });
  const good = ['ARRIVED_AT_STOP', 'DEPARTED_STOP'] as const;
  const [first, last] = good.map((type) => anEvent(batch, type));
  const events = [first, spoiled, last].map((event) => ({ ...event, driver_id: batch.driverId }));
  const { data, error } = await connect(platform, platform.secretKey).rpc('record_driver_events', {
    p_events: events,
  });
  expect(error).toBeNull();
  const verdicts: Verdict[] = data;
  expect(verdicts.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['accepted', null],
    ['rejected', 'bad_event'],
    ['accepted', null],
  ]);
  expect(verdicts[1]).toMatchObject({ client_event_id: spoiled.client_event_id });
});

test('what is no array is refused as a whole', async () => {
  const client = connect(platform, platform.secretKey);
  for (const wrong of [{}, 'events', 7, null, { id: randomUUID() }]) {
    const { error } = await client.rpc('record_driver_events', { p_events: wrong });
    expect(error).toMatchObject({ code: 'PT422', hint: 'bad_event' });
  }
});

test('a driver signs in by PIN through the service that holds the secret key, and nobody else may try', async () => {
  const answer = async (key?: string) =>
    connect(platform, key).rpc('driver_sign_in', { p_workspace_code: 'X', p_username: 'y', p_pin: '000000' });
  expect((await answer(platform.secretKey)).data).toMatchObject({
    signed_in: false,
    reason: 'bad_credentials',
  });
  expect((await answer()).error).toMatchObject({ code: '42501' });
});
