import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { broadcastsOf, Member, statusesOf } from './realtime-client.ts';
import { type RealtimeProject, signToken, startRealtimeProject } from './realtime-project.ts';

const subscribed = { status: 'SUBSCRIBED', message: null };
const closed = { status: 'CLOSED', message: null };

let project: RealtimeProject;
const members: Member[] = [];

beforeAll(async () => {
  project = await startRealtimeProject();
  await project.sql`create table public.members (user_id uuid, topic text, may_write boolean default true)`;
  await project.sql`create table public.counter (n int)`;
  await project.sql`insert into public.counter values (0)`;
  await project.sql`grant select on public.members to authenticated`;
  await project.sql`create policy "members read" on realtime.messages for select to authenticated using (
    exists (select from public.members where user_id = auth.uid() and members.topic = realtime.topic()))`;
  await project.sql`create policy "members write" on realtime.messages for insert to authenticated with check (
    exists (select from public.members where user_id = auth.uid() and members.topic = realtime.topic() and may_write))`;
});
afterEach(async () => {
  for (const { client } of members.splice(0)) await client.removeAllChannels();
});
afterAll(() => project.stop());

async function join(topic: string, { mayWrite = true, expiresIn = 3600 } = {}) {
  const user = { role: 'authenticated', sub: randomUUID() };
  await project.sql`insert into public.members values (${user.sub}, ${topic}, ${mayWrite})`;
  const token = await signToken(user, { expiresIn });
  const member = new Member(project, token);
  await member.use(token);
  members.push(member);
  return { ...user, member };
}

function privateChannel({ client }: Member, topic: string) {
  return client.channel(topic, { config: { private: true, broadcast: { ack: true } } });
}

test('a member hears what the database sends to a private topic', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  await project.sql`select realtime.send('{"n": 9007199254740991}', 'changed', ${topic})`;
  await project.sql`select realtime.send('{"n": 2}', 'changed', ${topic}, false)`;
  await project.sql`select realtime.send('{"n": 3}', 'changed', 'another topic')`;
  await project.sql`select realtime.send('{"n": 4, "id": "mine"}', 'changed', ${topic})`;
  expect(await heard.take()).toEqual({ n: 9007199254740991, id: expect.any(String) });
  expect(await heard.take()).toEqual({ n: 4, id: 'mine' });
});

test('a transaction that rolls back is never heard of', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  await expect(
    project.sql.begin(async (transaction) => {
      await transaction`select realtime.send('{"n": 1}', 'changed', ${topic})`;
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await project.sql`select realtime.send('{"n": 2}', 'changed', ${topic})`;
  expect(await heard.take()).toMatchObject({ n: 2 });
});

test('what was committed first is heard first, whoever began first', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  await project.sql.begin(async (first) => {
    await first`select realtime.send('{"writer": "began first"}', 'changed', ${topic})`;
    await project.sql`select realtime.send('{"writer": "committed first"}', 'changed', ${topic})`;
  });
  expect(await heard.take()).toMatchObject({ writer: 'committed first' });
  expect(await heard.take()).toMatchObject({ writer: 'began first' });
});

test('two busy writers are heard in the order of their commits', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  const each = 100;
  const write = async () => {
    for (let count = 0; count < each; count += 1)
      await project.sql.begin(async (transaction) => {
        // The row lock is held until the commit, so these numbers count commits.
        const [row] = await transaction<{ n: number }[]>`update public.counter set n = n + 1 returning n`;
        await transaction`select realtime.send(jsonb_build_object('n', ${row?.n ?? 0}::int), 'counted', ${topic})`;
      });
  };
  await Promise.all([write(), write()]);
  const numbers: unknown[] = [];
  while (numbers.length < 2 * each) numbers.push((await heard.take())['n']);
  expect(numbers).toEqual(Array.from({ length: 2 * each }, (_, index) => index + 1));
});

test('who joins late is told the last messages, each of them once', async () => {
  const topic = `orders:${randomUUID()}`;
  for (const n of [1, 2, 3])
    await project.sql`select realtime.send(jsonb_build_object('n', ${n}::int, 'id', 'own'), 'changed', ${topic})`;
  const { member } = await join(topic);
  const replay = { since: Date.now() - 60_000, limit: 2 };
  const channel = member.client.channel(topic, { config: { private: true, broadcast: { replay } } });
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  expect(await heard.take()).toEqual({ n: 2, id: 'own' });
  expect(await heard.take()).toEqual({ n: 3, id: 'own' });
  await project.adminSql`
    insert into realtime.messages (id, topic, extension, payload, event, private)
    select id, topic, extension, payload, event, private from realtime.messages where topic = ${topic}`;
  await project.sql`select realtime.send('{"n": 4, "id": "own"}', 'changed', ${topic})`;
  expect(await heard.take()).toEqual({ n: 1, id: 'own' });
  expect(await heard.take()).toEqual({ n: 4, id: 'own' });
});

test('rows reach a topic through broadcast_changes in a trigger', async () => {
  const topic = `orders:${randomUUID()}`;
  await project.sql`create table public.parcels (id int primary key, label text)`;
  await project.sql.unsafe(`
    create function public.announce() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      perform realtime.broadcast_changes('${topic}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
      return null;
    end $$;
    create trigger announce after insert or update or delete on public.parcels
      for each row execute function public.announce()`);
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  await project.sql`insert into public.parcels values (1, 'small')`;
  await project.sql`update public.parcels set label = 'large'`;
  await project.sql`delete from public.parcels`;
  const source = { table: 'parcels', schema: 'public', id: expect.any(String) };
  const small = { id: 1, label: 'small' };
  const large = { id: 1, label: 'large' };
  expect(await heard.take()).toEqual({ ...source, operation: 'INSERT', record: small, old_record: null });
  expect(await heard.take()).toEqual({ ...source, operation: 'UPDATE', record: large, old_record: small });
  expect(await heard.take()).toEqual({ ...source, operation: 'DELETE', record: null, old_record: large });
});

test('someone whom the policies do not let in is told so', async () => {
  const { member } = await join('orders:mine');
  expect(await statusesOf(privateChannel(member, 'orders:theirs')).take()).toEqual({
    status: 'CHANNEL_ERROR',
    message: 'Unauthorized: You do not have permissions to read from this Channel topic: orders:theirs',
  });
});

test('members talk to each other, and one who may only read is not heard', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member: writer } = await join(topic);
  const { member: reader } = await join(topic, { mayWrite: false });
  const [written, read] = [privateChannel(writer, topic), privateChannel(reader, topic)];
  const [heardByWriter, heardByReader] = [broadcastsOf(written), broadcastsOf(read)];
  expect(await statusesOf(written).take()).toEqual(subscribed);
  expect(await statusesOf(read).take()).toEqual(subscribed);
  expect(await written.send({ type: 'broadcast', event: 'hello', payload: { from: 'writer' } })).toBe('ok');
  expect(await heardByReader.take()).toEqual({ from: 'writer' });
  void read.send({ type: 'broadcast', event: 'hello', payload: { from: 'reader' } });
  await allSentIsHandled(reader);
  await project.sql`select realtime.send('{"from": "database"}', 'hello', ${topic})`;
  expect(await heardByWriter.take()).toMatchObject({ from: 'database' });
});

test('members see each other come and go', async () => {
  const topic = `orders:${randomUUID()}`;
  const present: { name: string }[][] = [];
  const { member: ann } = await join(topic);
  const { member: bob } = await join(topic);
  const seen = ann.client.channel(topic, { config: { private: true, presence: { key: 'ann' } } });
  seen.on('presence', { event: 'sync' }, () => {
    present.push(Object.values(seen.presenceState<{ name: string }>()).flat());
  });
  expect(await statusesOf(seen).take()).toEqual(subscribed);
  expect(await seen.track({ name: 'Ann' })).toBe('ok');
  const other = bob.client.channel(topic, { config: { private: true, presence: { enabled: true } } });
  expect(await statusesOf(other).take()).toEqual(subscribed);
  expect(await other.track({ name: 'Bob' })).toBe('ok');
  await expect.poll(() => names(present)).toEqual(['Ann', 'Bob']);
  await other.untrack();
  await expect.poll(() => names(present)).toEqual(['Ann']);
});

test('a refreshed token is taken without a break and its rights count at once', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member: listener } = await join(topic);
  const { member, role, sub } = await join(topic, { mayWrite: false });
  const [listening, speaking] = [privateChannel(listener, topic), privateChannel(member, topic)];
  const heard = broadcastsOf(listening);
  const statuses = statusesOf(speaking);
  expect(await statusesOf(listening).take()).toEqual(subscribed);
  expect(await statuses.take()).toEqual(subscribed);
  void speaking.send({ type: 'broadcast', event: 'hello', payload: { with: 'the first token' } });
  await allSentIsHandled(member);
  await project.sql`update public.members set may_write = true where user_id = ${sub}`;
  await member.use(await signToken({ role, sub, note: 'new' }));
  const said = await speaking.send({ type: 'broadcast', event: 'hello', payload: { with: 'the second' } });
  expect(said).toBe('ok');
  expect(await heard.take()).toEqual({ with: 'the second' });
  expect(statuses.rest()).toEqual([]);
});

test('a new token of someone who lost the right to read ends the channel for good', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member, role, sub } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  const statuses = statusesOf(channel);
  expect(await statuses.take()).toEqual(subscribed);
  await project.sql`delete from public.members where user_id = ${sub}`;
  await member.use(await signToken({ role, sub, note: 'new' }));
  expect(await statuses.take()).toEqual(closed);
  await project.sql`select realtime.send('{"n": 1}', 'changed', ${topic})`;
  await reachesEveryone(topic);
  expect(heard.rest()).toEqual([]);
});

test('signing out changes nothing until the token runs out, and then the channel ends', async () => {
  const topic = `orders:${randomUUID()}`;
  const { member } = await join(topic, { expiresIn: 4 });
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  const statuses = statusesOf(channel);
  expect(await statuses.take()).toEqual(subscribed);
  await member.use(null);
  await project.sql`select realtime.send('{"n": 1}', 'changed', ${topic})`;
  expect(await heard.take()).toMatchObject({ n: 1 });
  expect(statuses.rest()).toEqual([]);
  expect(await statuses.take()).toEqual(closed);
});

test('a join that asks for table changes is told that they are not offered', async () => {
  const { member } = await join('orders:any');
  const channel = member.client.channel('tables');
  const told = new Promise((done) => channel.on('system', {}, done));
  channel.on('postgres_changes', { event: '*', schema: 'public', table: 'members' }, () => undefined);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  expect(await told).toEqual({
    extension: 'postgres_changes',
    status: 'error',
    channel: 'tables',
    message: expect.stringContaining('not offered'),
  });
});

function names(present: { name: string }[][]): string[] {
  return (present.at(-1) ?? []).map(({ name }) => name).toSorted();
}

/** A socket's messages are handled one after the other, so the answer to a join comes after all that was sent before. */
async function allSentIsHandled({ client }: Member): Promise<void> {
  expect(await statusesOf(client.channel(`last:${randomUUID()}`)).take()).toEqual(subscribed);
}

/** Waits until a later message of the topic has been delivered to a member. */
async function reachesEveryone(topic: string): Promise<void> {
  const { member } = await join(topic);
  const channel = privateChannel(member, topic);
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  await project.sql`select realtime.send('{"last": true}', 'changed', ${topic})`;
  // One that joined a moment ago may still hear what was sent before.
  for (let payload = await heard.take(); payload['last'] !== true;) payload = await heard.take();
}
