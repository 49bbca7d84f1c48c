import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import { xHeaders } from './handshake.ts';
import { broadcastBatch } from './rest-batch.ts';
import { readBody, type RestAnswer, type RestRequest } from './rest-request.ts';
import { broadcastSingle } from './rest-single.ts';
import { type Identity, isProjectKey } from './tokens.ts';

const base = '/realtime/v1';
const single = /^\/realtime\/v1\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/;

/** Answers Realtime's REST paths; false when the path is not one of ours. CORS is the gateway's affair. */
export async function answerRest(
  context: Context,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return false;
  const { status, body } = await answerTo(context, req, url);
  const type = body ? { 'content-type': 'application/json; charset=utf-8' } : {};
  res.writeHead(status, type).end(body ? JSON.stringify(body) : '');
  return true;
}

async function answerTo(context: Context, req: IncomingMessage, url: URL): Promise<RestAnswer> {
  if (url.pathname === `${base}/api/ping`) return { status: 200, body: { message: 'Success' } };
  const match = single.exec(url.pathname);
  const isBatch = url.pathname === `${base}/api/broadcast`;
  if (req.method !== 'POST' || (!isBatch && !match)) return { status: 404, body: { message: 'Not found' } };
  const identity = await identityOf(context, req);
  if (!identity) return { status: 401, body: { message: 'Unauthorized' } };
  const body = await readBody(req, context.limits.frameBytes);
  if (!body) return { status: 413, body: { message: 'Request entity too large' } };
  const request: RestRequest = { identity, headers: xHeaders(req.headers), body };
  if (!match) return broadcastBatch(context, request);
  const topic = decodePart(match[1]);
  const event = decodePart(match[2]);
  if (!topic || !event) return { status: 404, body: { message: 'Not found' } };
  return broadcastSingle(context, request, {
    topic,
    event,
    private: url.searchParams.get('private') === 'true',
    contentType: req.headers['content-type'],
  });
}

/** The bearer token counts unless it is one of the project's opaque keys, then the API key does. */
async function identityOf({ tokens }: Context, { headers }: IncomingMessage): Promise<Identity | null> {
  const bearer = headers.authorization?.replace(/^bearer\s+/i, '');
  const key = bearer && !isProjectKey(bearer) ? bearer : headers['apikey'];
  const result = await tokens.readKey(String(key ?? ''));
  return result.ok ? result.identity : null;
}

function decodePart(part = ''): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
