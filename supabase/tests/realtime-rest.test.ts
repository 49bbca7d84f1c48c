import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { broadcastsOf, bytesOf, Member, statusesOf } from './realtime-client.ts';
import { type RealtimeProject, signToken, startRealtimeProject } from './realtime-project.ts';

const subscribed = { status: 'SUBSCRIBED', message: null };

let project: RealtimeProject;
let token: string;
const members: Member[] = [];

beforeAll(async () => {
  project = await startRealtimeProject();
  token = await signToken({ role: 'authenticated', sub: '11111111-1111-4111-8111-111111111111' });
  await project.sql`create policy "all read" on realtime.messages for select to authenticated using (true)`;
  await project.sql`create policy "some write" on realtime.messages for insert to authenticated
    with check (realtime.topic() = 'open:1')`;
});
afterEach(async () => {
  for (const { client } of members.splice(0)) await client.removeAllChannels();
});
afterAll(() => project.stop());

async function listen(topic: string, isPrivate: boolean) {
  const member = new Member(project, token);
  members.push(member);
  await member.use(token);
  const channel = member.client.channel(topic, { config: { private: isPrivate } });
  const heard = broadcastsOf(channel);
  expect(await statusesOf(channel).take()).toEqual(subscribed);
  return { member, channel, heard };
}

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return fetch(`${project.url}/realtime/v1/api/broadcast${path}`, {
    method: 'POST',
    headers: { apikey: project.publishableKey, 'content-type': 'application/json', ...headers },
    body,
  });
}

function batch(...messages: unknown[]): string {
  return JSON.stringify({ messages });
}

test('the service says that it is there', async () => {
  const response = await fetch(`${project.url}/realtime/v1/api/ping`);
  expect(await response.json()).toEqual({ message: 'Success' });
});

test('a path that is not of Realtime is left to others, and an unknown one is not found', async () => {
  expect((await fetch(`${project.url}/realtime/v1/api/nothing`)).status).toBe(404);
  expect((await post('/%zz/events/e', '{}')).status).toBe(404);
});

test('a batch reaches the topics it names, in order', async () => {
  const { heard } = await listen('news', false);
  const messages = [1, 2, 3].map((n) => ({ topic: 'news', event: 'e', payload: { n } }));
  const response = await post('', batch(...messages, { topic: 'other', event: 'e', payload: { n: 4 } }));
  expect(response.status).toBe(202);
  for (const n of [1, 2, 3]) expect(await heard.take()).toEqual({ n });
});

test('a batch with one bad message sends none and says what is wrong', async () => {
  const { heard } = await listen('news', false);
  const good = { topic: 'news', event: 'e', payload: { n: 1 } };
  const response = await post('', batch(good, { topic: 'news', event: '', payload: [] }, 5));
  expect(response.status).toBe(422);
  const wrong = { event: ["can't be blank"], payload: ['is invalid'] };
  expect(await response.json()).toMatchObject({ errors: { messages: [{}, wrong, {}] } });
  expect((await post('', '{')).status).toBe(422);
  await post('', batch({ ...good, payload: { n: 2 } }));
  expect(await heard.take()).toEqual({ n: 2 });
});

test('a private message needs the right to write its topic, and a batch leaves it out in silence', async () => {
  const { heard } = await listen('closed:1', true);
  const message = { topic: 'closed:1', event: 'e', private: true };
  const asMember = { authorization: `Bearer ${token}` };
  const asService = { apikey: project.secretKey };
  const denied = batch({ ...message, payload: { from: 'member' } });
  expect((await post('', denied, asMember)).status).toBe(202);
  expect((await post('', batch({ ...message, payload: { from: 'service' } }), asService)).status).toBe(202);
  expect(await heard.take()).toEqual({ from: 'service' });
  const single = await post('/closed%3A1/events/e?private=true', '{}', asMember);
  expect(single.status).toBe(403);
  expect(await single.json()).toEqual({ message: 'Unauthorized' });
});

test('one message goes to one topic with httpSend', async () => {
  const { channel, heard } = await listen('open:1', true);
  expect(await channel.httpSend('hello', { via: 'http' })).toEqual({ success: true });
  expect(await heard.take()).toEqual({ via: 'http' });
});

test('bytes go through as they are', async () => {
  const { heard } = await listen('bytes', false);
  const type = { 'content-type': 'application/octet-stream' };
  expect((await post('/bytes/events/e', Buffer.from([0, 1, 255]), type)).status).toBe(202);
  expect(bytesOf(await heard.take())).toEqual([0, 1, 255]);
});

test('other kinds of content, broken JSON and bad tokens are refused', async () => {
  expect((await post('/news/events/e', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post('/news/events/e', '{')).status).toBe(400);
  const expired = await signToken({ role: 'authenticated' }, { expiresIn: -1 });
  for (const headers of [{ apikey: 'nonsense' }, { authorization: `Bearer ${expired}` }]) {
    const response = await post('', batch(), headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
  }
});
