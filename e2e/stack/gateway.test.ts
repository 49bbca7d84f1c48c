import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Gateway, startGateway } from './gateway.ts';

const server = createServer((_request, response) => response.end('here'));
const sockets = new WebSocketServer({ server });
let gateway: Gateway;

beforeEach(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  gateway = await startGateway(`http://127.0.0.1:${address.port}`);
});

afterEach(async () => {
  await gateway.close();
  for (const socket of sockets.clients) socket.terminate();
  server.close();
});

test('a cut line breaks an open web socket and answers nobody until it is mended', async () => {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'));
  await once(socket, 'open');
  gateway.cut();
  await once(socket, 'close');
  await expect(fetch(gateway.url)).rejects.toThrow('fetch failed');
  gateway.mend();
  expect(await (await fetch(gateway.url)).text()).toBe('here');
});
