import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { signEvent } from '#lib/event-signature.ts';
import { acting } from './acting.ts';
import { anEvent, batchRow, forceLogout, recordOne, signIn, startSession } from './deeds.ts';
import { answerTo } from './sessions.ts';
import { addSignIn, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

async function driverWithKey() {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const claims = {
    role: 'authenticated',
    sub: batch.driverId ?? '',
    session_id: await addSignIn(sql, batch.driverId ?? ''),
  } as const;
  const start = () =>
    answerTo(sql, claims, (tx) => tx`select public.start_driver_session('phone') as answer`);
  const { session_id: sessionId, signing_key: key } = await start();
  return { workspace, batch, claims, sessionId: String(sessionId), key: String(key), start };
}

type Sender = Pick<Awaited<ReturnType<typeof driverWithKey>>, 'batch' | 'sessionId' | 'key'>;
type Place = { latitude: number; longitude: number; accuracyM: number };

/** A signed proof, as a phone would send it. */
async function signed(
  { batch, sessionId, key }: Sender,
  metadata: Record<string, postgres.JSONValue> = {},
  place?: Place,
) {
  const event = {
    sessionId,
    clientEventId: randomUUID(),
    batchId: batch.id,
    eventType: 'PROOF_CAPTURED',
    recordedAt: new Date().toISOString(),
    stopIndex: 0,
    metadata,
    ...place,
  } as const;
  return anEvent(batch, event.eventType, {
    client_event_id: event.clientEventId,
    recorded_at: event.recordedAt,
    session_id: sessionId,
    stop_index: 0,
    metadata,
    ...(place && { latitude: place.latitude, longitude: place.longitude, accuracy_m: place.accuracyM }),
    signature: await signEvent(event, key),
  });
}

/** Decimals such as a phone sends. */
const decimal = (limit: number, places: number) =>
  fc
    .integer({ min: -limit * 10 ** places, max: limit * 10 ** places })
    .map((number) => number / 10 ** places);
const places = fc.record({
  latitude: decimal(90, 7),
  longitude: decimal(180, 7),
  accuracyM: decimal(1_000, 2).map(Math.abs),
});
/** Everything JSON but what jsonb cannot hold. */
const metadata = fc.dictionary(
  fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((key) => !key.includes('\u0000') && key !== '__proto__'),
  fc
    .jsonValue({ maxDepth: 2, noUnicodeString: false })
    .filter((value) => !JSON.stringify(value).includes('\\u0000')),
  { maxKeys: 5 },
);

test('a signature made by the library is right, whatever the place and the metadata', async () => {
  const sender = await driverWithKey();
  await sql`update public.workspace_settings set flag_geofence_miss = false, flag_impossible_speed = false
    where workspace_id = ${sender.workspace.id}`;
  await fc.assert(
    fc.asyncProperty(metadata, fc.option(places, { nil: undefined }), async (more, place) => {
      const plain = JSON.parse(JSON.stringify(more));
      delete plain.evidence;
      delete plain.execution;
      expect(await recordOne(sql, sender.claims, await signed(sender, plain, place))).toMatchObject({
        verdict: 'accepted',
        flags: [],
      });
    }),
    { numRuns: 150 },
  );
});

describe('an event with a wrong signature is kept, flagged and moves nothing', () => {
  test.each([
    ['its type', { event_type: 'ARRIVED_AT_STOP' }],
    ['its time', { recorded_at: new Date(Date.now() - 5_000).toISOString() }],
    ['its stop', { stop_index: 1 }],
    ['its place', { latitude: 51.9, longitude: 4.47 }],
    ['its metadata', { metadata: { note: 'changed' } }],
    ['its key', { client_event_id: randomUUID() }],
    ['the signature itself', { signature: '0'.repeat(64) }],
    ['to nonsense', { signature: 'nonsense' }],
    ['to nothing but its presence', { signature: '' }],
  ])('when somebody changed %s', async (_what, change) => {
    const sender = await driverWithKey();
    const event = { ...(await signed(sender)), ...change };
    expect(await recordOne(sql, sender.claims, event)).toMatchObject({
      verdict: 'flagged',
      flags: ['BAD_SIGNATURE'],
      driver_status: 'EN_ROUTE',
    });
    expect(await batchRow(sql, sender.batch.id)).toMatchObject({
      driver_status: 'EN_ROUTE',
      last_event_type: null,
      version: 1,
    });
  });

  test('when it was signed with the key of an earlier session, unless it names that session', async () => {
    const first = await driverWithKey();
    const late = await signed(first);
    const supervisor = await first.workspace.addMember('supervisor');
    await forceLogout(sql, supervisor, first.sessionId);
    const now = await signIn(sql, first.batch.driverId ?? '');
    const unnamed = { ...late, session_id: null };
    expect(
      await recordOne(sql, now.claims, {
        ...unnamed,
        client_event_id: randomUUID(),
        recorded_at: new Date().toISOString(),
      }),
    ).toMatchObject({ flags: ['BAD_SIGNATURE'] });
    expect(await recordOne(sql, now.claims, late)).toMatchObject({ flags: ['AFTER_LOGOUT'] });
  });

  test('and tells open boards that it moves nothing', async () => {
    const sender = await driverWithKey();
    const member = await sender.workspace.addMember('viewer');
    await recordOne(sql, sender.claims, { ...(await signed(sender)), signature: 'wrong' });
    const { events } = await answerTo(
      sql,
      member,
      (tx) => tx`select public.fleet_events_after(${sender.workspace.id}, 0) as answer`,
    );
    expect(events[0][13]).toMatchObject({
      moves: false,
      evidence: [{ rule: 'BAD_SIGNATURE', problem: 'wrong', session_id: sender.sessionId }],
    });
  });
});

test('the same device gets the same key again, another device another one', async () => {
  const { start, key, claims } = await driverWithKey();
  expect((await start()).signing_key).toBe(key);
  const other = await answerTo(
    sql,
    claims,
    (tx) => tx`select public.start_driver_session('tablet') as answer`,
  ).catch(() => null);
  expect(other?.signing_key).not.toBe(key);
});

test('nobody reads the keys', async () => {
  const { claims } = await driverWithKey();
  for (const who of [claims, { role: 'service_role' } as const])
    await expect(acting(sql, who, (tx) => tx`select from private.session_keys`)).rejects.toThrow(
      'permission denied',
    );
});

describe('a workspace that requires signatures', () => {
  test('flags what comes without one, but not what its own gateway writes', async () => {
    const sender = await driverWithKey();
    await sql`update public.workspace_settings set require_signature = true where workspace_id = ${sender.workspace.id}`;
    expect(await recordOne(sql, sender.claims, anEvent(sender.batch, 'ARRIVED_AT_STOP'))).toMatchObject({
      flags: ['BAD_SIGNATURE'],
      driver_status: 'EN_ROUTE',
    });
    expect(await recordOne(sql, sender.claims, await signed(sender))).toMatchObject({ verdict: 'accepted' });
    const fromGateway = anEvent(sender.batch, 'ARRIVED_AT_STOP', { driver_id: sender.batch.driverId });
    expect(await recordOne(sql, { role: 'service_role' }, fromGateway)).toMatchObject({
      verdict: 'accepted',
    });
  });

  test('that switched the rule off takes every event as it comes', async () => {
    const sender = await driverWithKey();
    await sql`update public.workspace_settings set require_signature = true, flag_bad_signature = false
      where workspace_id = ${sender.workspace.id}`;
    const event = { ...(await signed(sender)), signature: 'wrong' };
    expect(await recordOne(sql, sender.claims, event)).toMatchObject({ verdict: 'accepted' });
  });

  test('says of a session without a key that there is none', async () => {
    const sender = await driverWithKey();
    await sql`delete from private.session_keys where session_id = ${sender.sessionId}`;
    await recordOne(sql, sender.claims, await signed(sender));
    expect(
      await sql`select metadata -> 'evidence' -> 0 ->> 'problem' as problem from public.driver_events
        where workspace_id = ${sender.workspace.id}`,
    ).toEqual([{ problem: 'no_key' }]);
    expect(await startSession(sql, sender.claims)).toBe(sender.sessionId);
  });
});
