import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RealtimeProject, startRealtimeProject } from './realtime-project.ts';
import { RealtimeSocket } from './realtime-socket.ts';

let project: RealtimeProject;
const sockets: RealtimeSocket[] = [];
beforeAll(async () => {
  project = await startRealtimeProject({
    channelsPerSocket: 2,
    payloadBytes: 1000,
    unsentBytes: 100_000,
  });
});
afterEach(() => {
  for (const { websocket } of sockets.splice(0)) websocket.terminate();
});
afterAll(() => project.stop());

function open({ url, publishableKey }: RealtimeProject = project, vsn = '2.0.0'): RealtimeSocket {
  const address = `${url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${publishableKey}&vsn=${vsn}`;
  const socket = new RealtimeSocket(address);
  sockets.push(socket);
  return socket;
}

async function join(socket: RealtimeSocket, topic: string, config: object = {}): Promise<void> {
  await socket.refused;
  socket.sendArray('1', '1', `realtime:${topic}`, 'phx_join', { config });
  expect(await socket.next()).toMatchObject(['1', '1', `realtime:${topic}`, 'phx_reply', { status: 'ok' }]);
}

async function expectHeartbeat(socket: RealtimeSocket): Promise<void> {
  socket.sendArray(null, '9', 'phoenix', 'heartbeat', {});
  expect(await socket.next()).toMatchObject([null, '9', 'phoenix', 'phx_reply', { status: 'ok' }]);
}

test('the sixth presence call in 30 seconds ends the channel', async () => {
  const socket = open();
  await join(socket, 'cursors');
  for (const x of [1, 2, 3, 4, 5]) {
    socket.sendArray('1', `${x}`, 'realtime:cursors', 'presence', { event: 'track', payload: { x } });
    expect(await socket.next()).toMatchObject([null, null, 'realtime:cursors', 'presence_diff', {}]);
    expect(await socket.next()).toMatchObject([
      '1',
      `${x}`,
      'realtime:cursors',
      'phx_reply',
      { status: 'ok' },
    ]);
  }
  socket.sendArray('1', '6', 'realtime:cursors', 'presence', { event: 'untrack' });
  const message = 'Client presence rate limit exceeded';
  expect(await socket.next()).toMatchObject(['1', null, 'realtime:cursors', 'system', { message }]);
  expect(await socket.next()).toEqual(['1', '1', 'realtime:cursors', 'phx_close', {}]);
});

test('frames that make no sense are ignored and the socket stays', async () => {
  const socket = open();
  await join(socket, 'odd');
  const nonsense = ['', '{', '[]', '{}', 'null', '[1,2,3,4,5]', '[{},"1","realtime:odd","broadcast",{}]'];
  for (const frame of nonsense) socket.send(frame);
  const truncated = [3, 1, 1, 200, 200, 0, 1, 49, 49];
  for (const bytes of [[], [3], [0, 1, 1], [9, 9, 9, 9, 9, 9, 9], truncated]) socket.send(Buffer.from(bytes));
  socket.sendArray('1', '2', 'realtime:odd', 'broadcast', null);
  socket.sendArray('1', '3', 'realtime:odd', 'nobody knows this event', {});
  await expectHeartbeat(socket);
});

test('a binary frame means nothing to serializer 1.0.0', async () => {
  const socket = open(project, '1.0.0');
  await socket.refused;
  socket.send(Buffer.from('0301010b08000131317265616c74696d653a623062696e73686f75747b7d', 'hex'));
  socket.send('{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"beat"}');
  expect(await socket.next()).toMatchObject({ event: 'phx_reply', ref: 'beat' });
});

test('a frame of six megabytes closes the socket with 1009', async () => {
  const socket = open();
  await socket.refused;
  socket.send('x'.repeat(6_000_000));
  expect(await socket.closed).toMatchObject({ code: 1009 });
});

test('a socket that says nothing is closed with 1000', async () => {
  const impatient = await startRealtimeProject({ idleMs: 200 });
  expect(await open(impatient).closed).toMatchObject({ code: 1000 });
  await impatient.stop();
});

test('a socket has room for so many channels only', async () => {
  const socket = open();
  await join(socket, 'one');
  await join(socket, 'two');
  socket.sendArray('3', '3', 'realtime:three', 'phx_join', {});
  const response = { reason: 'ChannelRateLimitReached: Too many channels' };
  expect(await socket.next()).toMatchObject(['3', '3', 'realtime:three', 'phx_reply', { response }]);
  await join(socket, 'two');
});

test('a broadcast that is too large is not sent, and who asked is told', async () => {
  const [sender, listener] = [open(), open()];
  await join(sender, 'big', { broadcast: { ack: true } });
  await join(listener, 'big');
  const payload = { event: 'e', type: 'broadcast', payload: { text: 'x'.repeat(1000) } };
  sender.sendArray('1', '2', 'realtime:big', 'broadcast', payload);
  const refusal = { status: 'error', response: 'payload_size_exceeded' };
  expect(await sender.next()).toEqual(['1', '2', 'realtime:big', 'phx_reply', refusal]);
  await expectHeartbeat(listener);
});

test('a client that does not read what it is sent is cut off, and the others are not', async () => {
  const [slow, quick] = [open(), open()];
  await join(slow, 'flood');
  await join(quick, 'flood');
  slow.websocket.pause();
  const message = { topic: 'flood', event: 'e', payload: { text: 'x'.repeat(900) } };
  const body = JSON.stringify({ messages: Array.from({ length: 1000 }, () => message) });
  const headers = { apikey: project.publishableKey };
  const isCutOff = () => project.logged.some((line) => line.includes('cut off'));
  while (!isCutOff())
    await fetch(`${project.url}/realtime/v1/api/broadcast`, { method: 'POST', headers, body });
  slow.websocket.resume();
  expect(await slow.closed).toMatchObject({ code: 1006 });
  quick.frames.rest();
  expect(quick.websocket.readyState).toBe(quick.websocket.OPEN);
});

test('a server that goes away says so and closes with 1012', async () => {
  const other = await startRealtimeProject();
  const socket = open(other);
  await join(socket, 'any');
  await other.stop();
  const message = 'Server requested disconnect';
  expect(await socket.next()).toMatchObject(['1', null, 'realtime:any', 'system', { status: 'ok', message }]);
  expect(await socket.closed).toMatchObject({ code: 1012 });
});
