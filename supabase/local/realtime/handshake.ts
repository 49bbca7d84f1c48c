import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Handshake } from './connection.ts';
import type { Version } from './frames.ts';
import { handshakeText } from './token-problems.ts';
import type { TokenReader } from './tokens.ts';

const statusTexts = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
} as const;

export interface Refusal {
  status: keyof typeof statusTexts;
  /** Null for an empty body. */
  error: string | null;
}

export type HandshakeResult = { ok: true; handshake: Handshake } | { ok: false; refusal: Refusal };

/** Reads `GET /realtime/v1/websocket?apikey=…&vsn=…`. */
export async function readHandshake(req: IncomingMessage, tokens: TokenReader): Promise<HandshakeResult> {
  const url = new URL(req.url ?? '/', 'http://localhost');
  if (url.pathname !== '/realtime/v1/websocket') return refused(404, 'Not found');
  const version = versionOf(url.searchParams.get('vsn'));
  if (!version) return refused(403, null);
  const headers = xHeaders(req.headers);
  const key = headers['x-api-key'] ?? url.searchParams.get('apikey');
  if (!key) return refused(401, 'API key is missing');
  const result = await tokens.readKey(key);
  if (!result.ok) return refused(401, handshakeText(result.problem));
  return { ok: true, handshake: { version, identity: result.identity, headers } };
}

/** Answers with plain HTTP; a WebSocket client only sees that it was not let in. */
export function refuse(socket: Duplex, { status, error }: Refusal): void {
  const body = error === null ? '' : JSON.stringify({ error });
  const type = error === null ? [] : ['content-type: application/json; charset=utf-8'];
  const head = [
    `HTTP/1.1 ${status} ${statusTexts[status]}`,
    ...type,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** The headers that policies may read as `request.headers`. */
export function xHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function versionOf(vsn: string | null): Version | null {
  if (vsn === null || /^1\.0\.\d+$/.test(vsn)) return '1.0.0';
  return /^2\.0\.\d+$/.test(vsn) ? '2.0.0' : null;
}

function refused(status: Refusal['status'], error: string | null): HandshakeResult {
  return { ok: false, refusal: { status, error } };
}
