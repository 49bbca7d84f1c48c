import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { overrideDriverStatus } from '#lib/fleet/actions.ts';
import { startFeed } from '#lib/fleet/feed.ts';
import { fleetFromSnapshot } from '#lib/fleet/model.ts';
import { createFleetStore, type FleetStore, type Topic } from '#lib/fleet/store.ts';
import type { Fleet, FleetRow } from '#lib/fleet/types.ts';
import { parseSnapshot, type Snapshot } from '#lib/fleet/wire.ts';
import type { Platform } from '#supabase/local/platform.ts';
import { anEvent, recordOne, signIn, type SignedIn } from './deeds.ts';
import { connect, startTemporaryPlatform } from './temporary-platform.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

let platform: Platform;
let sql: postgres.Sql;
let workspace: TestWorkspace;
let batch: TestBatch;
let driver: SignedIn;
let memberId: string;
let client: SupabaseClient;
let store: FleetStore;
let stop: () => void;

beforeAll(async () => {
  platform = await startTemporaryPlatform();
  sql = postgres(platform.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql?.end();
  await platform?.stop();
});

beforeEach(async () => {
  workspace = await makeWorkspace(sql);
  batch = await workspace.addBatch();
  driver = await signIn(sql, batch.driverId ?? '');
  memberId = await workspace.addMember('supervisor');
  client = await signedIn(memberId);
  store = createFleetStore(await snapshot());
  stop = startFeed(store, client);
  await until('connection', () => store.connection().state === 'live');
});
afterEach(async () => {
  stop();
  await client.realtime.disconnect();
});

/** A client signed in as this user, whom the owner of the schema gives a password for it. */
async function signedIn(userId: string): Promise<SupabaseClient> {
  const [email, password] = [`${userId}@example.test`, 'correct horse'];
  await sql`update auth.users set email = ${email}, email_confirmed_at = now(),
    encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 4)) where id = ${userId}`;
  const made = connect(platform);
  expect((await made.auth.signInWithPassword({ email, password })).error).toBeNull();
  return made;
}

async function snapshot(): Promise<Snapshot> {
  const { data } = await client.rpc('fleet_snapshot', { p_workspace_id: workspace.id });
  const parsed = parseSnapshot(data);
  if (!parsed.ok) throw new Error(`The snapshot cannot be read: ${parsed.fault}`);
  return parsed.value;
}

/** Waits for the store to tell of something that makes `holds` true. */
function until(topic: Topic, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.on(topic)(look);
    look();
  });
}
const status = () => store.row(batch.id)?.status;
const drive = (type: 'ROUTE_STARTED' | 'ARRIVED_AT_STOP' | 'DEPARTED_STOP' | 'PROOF_CAPTURED') =>
  recordOne(sql, driver.claims, anEvent(batch, type, { session_id: driver.sessionId }));

function rowsById(fleet: Fleet): FleetRow[] {
  return [...fleet.rows.values()].toSorted((a, b) => a.id.localeCompare(b.id));
}

async function expectEqual(): Promise<void> {
  const theirs = fleetFromSnapshot(await snapshot());
  expect(store.fleet().cursor).toEqual(theirs.cursor);
  expect(rowsById(store.fleet())).toEqual(rowsById(theirs));
  expect(store.fleet().counts).toEqual(theirs.counts);
}

test('a driver’s events show on a board that only listens, and the board equals the database', async () => {
  expect(status()).toBe('ACTIVE');
  await drive('ROUTE_STARTED');
  await until('rows', () => status() === 'EN_ROUTE');
  await drive('ARRIVED_AT_STOP');
  await drive('PROOF_CAPTURED');
  await drive('DEPARTED_STOP');
  await until('rows', () => store.row(batch.id)?.stopIndex === 1);
  await expectEqual();
  // A delay is measured on messages only: it was not a poll that brought the events.
  expect(store.connection()).toMatchObject({ state: 'live', delayMs: expect.any(Number) });
});

test('a batch that is imported and a driver who signs in appear on the board', async () => {
  const other = await workspace.addBatch();
  await signIn(sql, other.driverId ?? '');
  await until(
    'rows',
    () => store.row(other.id)?.session !== undefined && store.row(other.id)?.session !== null,
  );
  await expectEqual();
});

test('an override shows when it is answered, once, although the channel brings it too', async () => {
  await drive('ROUTE_STARTED');
  await until('rows', () => status() === 'EN_ROUTE');
  const result = await overrideDriverStatus(
    client,
    {
      batchId: batch.id,
      toStatus: 'SUSPENDED',
      expectedStatus: 'EN_ROUTE',
      expectedSeq: store.row(batch.id)?.version ?? -1,
      reasonCode: 'vehicle_breakdown',
      note: 'Engine stopped on the A15.',
      requestId: randomUUID(),
    },
    store,
  );
  expect(result).toMatchObject({ ok: true });
  store.flush();
  expect(status()).toBe('SUSPENDED');
  // The line in the audit is news of its own, which only the channel brings.
  await vi.waitFor(expectEqual, { timeout: 10_000 });
});

test('a feed that is stopped and started again at once is live again at once', async () => {
  stop();
  stop = startFeed(store, client);
  stop();
  stop = startFeed(store, client);
  await until('connection', () => store.connection().state === 'live');
  await drive('ROUTE_STARTED');
  await until('rows', () => status() === 'EN_ROUTE');
});

test('what happens while the socket is cut is there when it is back', async () => {
  await client.realtime.disconnect();
  await drive('ROUTE_STARTED');
  await drive('ARRIVED_AT_STOP');
  await until('rows', () => status() === 'AT_STOP');
  await drive('DEPARTED_STOP');
  await until('rows', () => store.row(batch.id)?.stopIndex === 1);
  await expectEqual();
});

test('a new epoch moves the board to the new topic', async () => {
  const [head] = await sql<{ epoch: number }[]>`select private.next_epoch(${workspace.id}), 0 as epoch`;
  expect(head).toBeDefined();
  await expect.poll(() => store.fleet().cursor.epoch).toBe(2);
  await until('connection', () => client.getChannels().some((channel) => channel.topic.endsWith(':2')));
  await drive('ROUTE_STARTED');
  await until('rows', () => status() === 'EN_ROUTE');
});

test('a member who is removed loses the board', async () => {
  await sql`delete from public.workspace_members where user_id = ${memberId}`;
  await until('connection', () => store.connection().state === 'signed_out');
  expect(store.fleet().rows.size).toBe(0);
  expect(client.getChannels()).toEqual([]);
});

test('signing out drops the fleet, the channel and the socket', async () => {
  await client.auth.signOut();
  await until('connection', () => store.connection().state === 'signed_out');
  expect(store.fleet().rows.size).toBe(0);
  expect(client.getChannels()).toEqual([]);
  await expect.poll(() => client.realtime.isConnected()).toBe(false);
});
