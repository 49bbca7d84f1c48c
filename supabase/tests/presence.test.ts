import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinPresence, type Present } from '#lib/fleet/presence.ts';
import type { Platform } from '#supabase/local/platform.ts';
import { Inbox } from './inbox.ts';
import { statusesOf } from './realtime-client.ts';
import { connect, startTemporaryPlatform } from './temporary-platform.ts';
import { makeWorkspace, type TestWorkspace } from './workspace.ts';

let platform: Platform;
let sql: postgres.Sql;
let workspace: TestWorkspace;

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
});

async function signedIn(userId: string): Promise<SupabaseClient> {
  const [email, password] = [`${userId}@example.test`, 'correct horse'];
  await sql`update auth.users set email = ${email}, email_confirmed_at = now(),
    encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 4)) where id = ${userId}`;
  const made = connect(platform);
  expect((await made.auth.signInWithPassword({ email, password })).error).toBeNull();
  return made;
}

async function epochOf({ id }: TestWorkspace): Promise<number> {
  const [head] = await sql<
    [{ epoch: number }]
  >`select epoch from public.workspace_heads where workspace_id = ${id}`;
  return head.epoch;
}

async function join(role: 'viewer' | 'supervisor', name: string) {
  const id = await workspace.addMember(role);
  const client = await signedIn(id);
  const seen = new Inbox<readonly Present[]>();
  const at = { workspaceId: workspace.id, epoch: await epochOf(workspace) };
  const link = joinPresence(client, at, { id, name }, (others) => seen.put(others));
  return { id, client, link, seen };
}

/** The first list of others that fits. */
async function untilSees(seen: Inbox<readonly Present[]>, fits: (others: readonly Present[]) => boolean) {
  for (;;) {
    const others = await seen.take('the others');
    if (fits(others)) return others;
  }
}

async function refusal(client: SupabaseClient, topic: string) {
  const statuses = statusesOf(
    client.channel(topic, { config: { private: true, presence: { key: 'x', enabled: true } } }),
  );
  const { status } = await statuses.take('an answer to the join');
  await client.realtime.disconnect();
  return status;
}

test('members of a workspace see each other come, move and go, a viewer as well, and never themselves', async () => {
  const first = await join('supervisor', 'Marta Kuipers');
  const second = await join('viewer', 'Idris Bello');
  first.link.tell({ page: 'board', item: 'batch-1', idle: false });
  second.link.tell({ page: 'reviews', item: null, idle: true });
  expect(await untilSees(second.seen, (others) => others.length > 0)).toEqual([
    { userId: first.id, name: 'Marta Kuipers', page: 'board', item: 'batch-1', idle: false },
  ]);
  expect(await untilSees(first.seen, (others) => others.length > 0)).toEqual([
    { userId: second.id, name: 'Idris Bello', page: 'reviews', item: null, idle: true },
  ]);
  first.link.leave();
  expect(await untilSees(second.seen, (others) => others.length === 0)).toEqual([]);
  second.link.leave();
  await first.client.realtime.disconnect();
  await second.client.realtime.disconnect();
});

test('nobody else may listen: no member of another workspace, no driver, no stranger', async () => {
  const topic = `presence:${workspace.id}:${await epochOf(workspace)}`;
  const elsewhere = await (await makeWorkspace(sql)).addMember('admin');
  expect(await refusal(await signedIn(elsewhere), topic)).toBe('CHANNEL_ERROR');
  const { driverId } = await workspace.addBatch();
  expect(await refusal(await signedIn(driverId ?? ''), topic)).toBe('CHANNEL_ERROR');
  expect(await refusal(connect(platform), topic)).toBe('CHANNEL_ERROR');
});

test('a member who was removed cannot follow to the topic of the others', async () => {
  const leaver = await workspace.addMember('supervisor');
  const client = await signedIn(leaver);
  const before = await epochOf(workspace);
  await sql`delete from public.workspace_members where workspace_id = ${workspace.id} and user_id = ${leaver}`;
  const after = await epochOf(workspace);
  expect(after).toBeGreaterThan(before);
  expect(await refusal(client, `presence:${workspace.id}:${after}`)).toBe('CHANNEL_ERROR');
});
