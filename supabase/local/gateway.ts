import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Api } from './apis.ts';
import { answerCors } from './cors.ts';
import { allDown, checkHealth } from './health.ts';
import type { Realtime } from './realtime/realtime.ts';
import { sendWebResponse, toWebRequest } from './web-request.ts';

export type GatewayParts = {
  postgresAnswers: () => Promise<boolean>;
  dataApi: Api;
  auth: Api;
  realtime: Realtime;
};

export type Gateway = {
  /** What it leads to from now on; without, everything is answered with 503, also who waits for an answer. */
  lead(parts: GatewayParts | undefined): void;
  close(): Promise<void>;
};

/** One address for everything, as a hosted project has: /rest/v1, /auth/v1, /realtime/v1 and /health, on 127.0.0.1. */
export async function startGateway(port: number, log: (line: string) => void): Promise<Gateway> {
  let parts: GatewayParts | undefined;
  const origin = `http://127.0.0.1:${port}`;
  const waiting = new Map<ServerResponse, IncomingMessage>();
  const server = createServer((req, res) => {
    waiting.set(res, req);
    res.once('close', () => waiting.delete(res));
    answer(req, res, origin, parts).catch((error: unknown) => {
      // Told 503 before, when the database ended.
      if (res.writableEnded) return;
      log(`${req.method} ${new URL(req.url ?? '/', origin).pathname} failed: ${String(error)}`);
      if (res.headersSent) res.destroy();
      else sendJson(res, 500, { message: 'Internal server error' });
    });
  });
  server.on('upgrade', (req, socket, head) => {
    if (parts && isBelow(req, origin, '/realtime/v1')) parts.realtime.handleUpgrade(req, socket, head);
    else {
      const status = parts ? '404 Not Found' : '503 Service Unavailable';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
  return {
    lead: (to) => {
      parts = to;
      // An answer that was on its way from a database that is gone never comes.
      if (!to) for (const [res, req] of waiting) refuse(req, res, origin);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  origin: string,
  parts: GatewayParts | undefined,
): Promise<void> {
  if (answerCors(req, res)) return;
  if (!parts) return refuse(req, res, origin);
  if (isBelow(req, origin, '/rest/v1')) return forward(req, res, origin, parts.dataApi);
  if (isBelow(req, origin, '/auth/v1')) return forward(req, res, origin, parts.auth);
  if (isBelow(req, origin, '/realtime/v1') && (await parts.realtime.handleRequest(req, res))) return;
  if (isBelow(req, origin, '/health')) {
    const health = await checkHealth({
      postgres: parts.postgresAnswers,
      data_api: parts.dataApi.healthy,
      auth: parts.auth.healthy,
      realtime: () => parts.realtime.healthy(),
    });
    return sendJson(res, Object.values(health).every(Boolean) ? 200 : 503, health);
  }
  sendJson(res, 404, { message: 'no Route matched with those values' });
}

function refuse(req: IncomingMessage, res: ServerResponse, origin: string): void {
  if (res.writableEnded) return;
  if (res.headersSent) res.destroy();
  else {
    const isHealth = isBelow(req, origin, '/health');
    sendJson(res, 503, isHealth ? allDown : { message: 'The database is starting. Try again.' });
  }
}

async function forward(req: IncomingMessage, res: ServerResponse, origin: string, api: Api): Promise<void> {
  const request = await toWebRequest(req, origin);
  if (request) await sendWebResponse(await api.fetch(request), res, req.method === 'HEAD');
  else sendJson(res, 413, { message: 'Request body is too large' });
}

function isBelow(req: IncomingMessage, origin: string, prefix: string): boolean {
  const { pathname } = new URL(req.url ?? '/', origin);
  return pathname === prefix || pathname.startsWith(`${prefix}/`);
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(body));
}
