import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { StubFleet } from './stub-fleet.ts';
import { StubRealtime } from './stub-realtime.ts';

const after = z.object({ p_seq: z.number(), p_limit: z.number().default(1000) });
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-max-age': '600',
  'timing-allow-origin': '*',
};

/** A file of a page, by its path under /pages/. */
export type PageFiles = ReadonlyMap<string, { readonly type: string; readonly text: string }>;

export type StubServer = {
  readonly url: string;
  readonly realtime: StubRealtime;
  /** The fleet it tells about from now on. */
  use(fleet: StubFleet): void;
  close(): Promise<void>;
};

/**
 * Stands before a platform: who is signed in and everything else is the platform's, the fleet and its live topic are
 * the stub's. It also serves the pages of the peers.
 */
export async function startStubServer(
  platformUrl: string,
  firstFleet: StubFleet,
  files: PageFiles,
): Promise<StubServer> {
  const realtime = new StubRealtime();
  let fleet = firstFleet;
  const server = createServer((req, res) => {
    answer(req, res).catch((fault: unknown) =>
      res.destroy(fault instanceof Error ? fault : new Error('failed')),
    );
  });
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const path = new URL(req.url ?? '/', 'http://stub').pathname;
    const file = files.get(path.replace('/pages/', ''));
    if (file) return send(res, file.type, gzipSync(file.text), 'gzip');
    const read = ANSWERS[path.replace('/rest/v1/', '')];
    if (!read) return forward(req, res, platformUrl);
    if (req.method === 'OPTIONS') return void res.writeHead(204, CORS).end();
    send(res, 'application/json', Buffer.from(JSON.stringify(read(fleet, await bodyOf(req)))), 'identity');
  };
  server.on('upgrade', (req, socket, head) => realtime.accept(req, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    realtime,
    use: (next) => {
      fleet = next;
    },
    close: async () => {
      realtime.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const ANSWERS: Readonly<Record<string, (fleet: StubFleet, body: unknown) => unknown>> = {
  'rpc/fleet_snapshot': (fleet) => fleet.snapshot(),
  'rpc/fleet_head': (fleet) => fleet.head(),
  'rpc/fleet_tell': (fleet) => fleet.head(),
  'rpc/fleet_events_after': (fleet, body) => {
    const { p_seq, p_limit } = after.parse(body);
    return fleet.eventsAfter(p_seq, p_limit);
  },
  board: (fleet) => fleet.records(),
};

function send(res: ServerResponse, type: string, body: Buffer, encoding: 'gzip' | 'identity'): void {
  const size = { 'content-encoding': encoding, 'content-length': body.length };
  res.writeHead(200, { ...CORS, 'content-type': type, ...size });
  res.end(body);
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of req) text += String(part);
  return text === '' ? null : JSON.parse(text);
}

function forward(req: IncomingMessage, res: ServerResponse, platformUrl: string): void {
  const { hostname, port } = new URL(platformUrl);
  const { url, method, headers } = req;
  const onward = request({ hostname, port, path: url, method, headers }, (got) => {
    res.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(res);
  });
  onward.on('error', () => res.destroy());
  req.pipe(onward);
}
