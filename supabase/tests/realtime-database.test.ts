import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dropOldMessages } from '#supabase/local/realtime/janitor.ts';
import { broadcastsOf, bytesOf, Member, statusesOf } from './realtime-client.ts';
import { type RealtimeProject, signToken, startRealtimeProject } from './realtime-project.ts';

let project: RealtimeProject;
const members: Member[] = [];
beforeAll(async () => {
  project = await startRealtimeProject();
});
afterAll(async () => {
  for (const { client } of members) await client.removeAllChannels();
  await project.stop();
});

const notOwner = expect.objectContaining({ code: '42501' });

test('postgres manages the policies of realtime.messages', async () => {
  const { sql } = project;
  await sql`create policy tried on realtime.messages for select to authenticated using (false)`;
  await sql`alter policy tried on realtime.messages using (true)`;
  await sql`drop policy tried on realtime.messages`;
});

test.each([
  'create table realtime.mine ()',
  "create function realtime.mine() returns text language sql as $$ select '' $$",
  "create or replace function realtime.topic() returns text language sql stable as $$ select 'mine' $$",
  'alter table realtime.messages disable row level security',
  'alter table realtime.messages add column mine int',
  'create index on realtime.messages (topic)',
  'drop table realtime.messages',
  'drop function realtime.send(jsonb, text, text, boolean)',
  'drop schema realtime cascade',
  'truncate realtime.messages',
  'delete from realtime.messages',
  'drop event trigger realtime_refuse_changes',
  'set role supabase_realtime_admin',
])('postgres may not: %s', async (statement) => {
  await expect(project.sql.unsafe(statement)).rejects.toEqual(notOwner);
});

test('tables, functions and publications of the app are none of its business', async () => {
  const { sql } = project;
  await sql`create table public.mine (id int primary key)`;
  await sql`alter publication supabase_realtime add table public.mine`;
  await sql`drop table public.mine`;
});

test('realtime.sql can run again', async () => {
  const script = readFileSync(new URL('../local/realtime/realtime.sql', import.meta.url), 'utf8');
  const objects = () => project.adminSql`
    select 'relation' as kind, relname::text as name, relacl::text as rights from pg_class where relnamespace = 'realtime'::regnamespace
    union all select 'function', proname, proacl::text from pg_proc where pronamespace = 'realtime'::regnamespace
    union all select 'publication', pubname, pubowner::regrole::text from pg_publication
    union all select 'event trigger', evtname, evtevent from pg_event_trigger
    order by 1, 2`;
  const before = await objects();
  await project.adminSql.unsafe(script).simple();
  expect([...(await objects())]).toEqual([...before]);
});

test('a send that fails is a warning and the work around it is kept', async () => {
  const notices: string[] = [];
  const sql = postgres(project.databaseUrl, {
    max: 1,
    onnotice: ({ severity, message }) => notices.push(`${severity}: ${message}`),
  });
  await sql`create table public.work (id int)`;
  await sql`grant insert on public.work to authenticated`;
  await sql.begin(async (transaction) => {
    await transaction`set local role authenticated`;
    await transaction`insert into public.work values (1)`;
    await transaction`select realtime.send('{}', 'e', 'topic')`;
    await transaction`select realtime.send('[1]', 'e', 'topic')`;
    await transaction`select realtime.send_binary('x', 'e', 'topic')`;
  });
  expect([...(await sql`select id from public.work`)]).toEqual([{ id: 1 }]);
  const denied = expect.stringMatching(/^WARNING: WarnSendingBroadcastMessage: .*row-level security/);
  const notObject = 'WARNING: WarnSendingBroadcastMessage: the payload must be a JSON object';
  expect(notices).toEqual([denied, notObject, denied]);
  await sql.end();
});

test('messages are dropped after 72 hours', async () => {
  const { adminSql } = project;
  const topic = randomUUID();
  await adminSql`insert into realtime.messages (topic, extension, event, inserted_at) values
    (${topic}, 'broadcast', 'old', (now() - interval '73 hours') at time zone 'utc'),
    (${topic}, 'broadcast', 'young', (now() - interval '71 hours') at time zone 'utc')`;
  await dropOldMessages(adminSql);
  const left = await adminSql`select event from realtime.messages where topic = ${topic}`;
  expect([...left]).toEqual([{ event: 'young' }]);
});

test('bytes from the database arrive as bytes', async () => {
  const { heard } = await listen('bytes');
  await project.sql`select realtime.send_binary('\\x0001ff', 'e', 'bytes', false)`;
  expect(bytesOf(await heard.take())).toEqual([0, 1, 255]);
});

test('a message after the stream was cut arrives', async () => {
  const { heard } = await listen('cut');
  const cut = await project.adminSql`
    select pg_terminate_backend(active_pid) from pg_replication_slots where database = current_database()`;
  expect(cut).toHaveLength(1);
  await vi.waitUntil(async () => !(await project.realtime.healthy()));
  await vi.waitUntil(() => project.realtime.healthy(), { timeout: 10_000 });
  await project.sql`select realtime.send('{"n": 1}', 'e', 'cut', false)`;
  expect(await heard.take()).toMatchObject({ n: 1 });
});

test('a Realtime that closes leaves no replication slot behind', async () => {
  const before = await countSlots();
  const other = await startRealtimeProject();
  expect(await countSlots()).toBe(before + 1);
  await other.stop();
  expect(await countSlots()).toBe(before);
});

async function countSlots(): Promise<number> {
  return (await project.adminSql`select from pg_replication_slots`).count;
}

async function listen(topic: string) {
  const token = await signToken({ role: 'anon' });
  const member = new Member(project, token);
  members.push(member);
  await member.use(token);
  const channel = member.client.channel(topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual({ status: 'SUBSCRIBED', message: null });
  return { heard };
}
