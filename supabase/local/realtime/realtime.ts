import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import postgres from 'postgres';
import { WebSocketServer } from 'ws';
import { Connection } from './connection.ts';
import type { Context } from './context.ts';
import { readHandshake, refuse } from './handshake.ts';
import { startJanitor } from './janitor.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { broadcastOf } from './message-row.ts';
import { streamMessages } from './message-stream.ts';
import { answerRest } from './rest.ts';
import { Scopes } from './scopes.ts';
import { createTokenReader } from './tokens.ts';

const closeGraceMs = 1000;

export interface RealtimeOptions {
  /** As supabase_admin, who may replicate. */
  databaseUrl: string;
  /** Of HS256, HS384 and HS512 tokens. */
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  limits?: Partial<Limits>;
  log?(line: string): void;
}

export interface Realtime {
  /** Takes a WebSocket request for /realtime/v1/websocket, or refuses it. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers a request below /realtime/v1; false when the path is another. */
  handleRequest(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** Whether the database answers and its messages are being followed. */
  healthy(): Promise<boolean>;
  /** Sends every client away and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Supabase Realtime's broadcast and presence for one database: channels over WebSocket, broadcast over REST and from
 * the database, private channels by the policies of realtime.messages. Needs realtime.sql.
 */
export function createRealtime(options: RealtimeOptions): Realtime {
  const log = options.log ?? (() => {});
  const limits = { ...defaultLimits, ...options.limits };
  const tokens = createTokenReader(options);
  const scopes = new Scopes();
  const sql = postgres(options.databaseUrl, {
    max: 4,
    onnotice: () => {},
    connection: { application_name: 'realtime', TimeZone: 'UTC' },
  });
  const stream = streamMessages({
    databaseUrl: options.databaseUrl,
    onRow: (row) => scopes.find(row.topic, row.private)?.publish(broadcastOf(row)),
    log,
  });
  const stopJanitor = startJanitor(sql, log);
  const context: Context = { sql, tokens, scopes, stream, limits, log };
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  });
  const connections = new Set<Connection>();

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const result = await readHandshake(req, tokens);
    if (!result.ok) return refuse(socket, result.refusal);
    server.handleUpgrade(req, socket, head, (websocket) => {
      const connection = new Connection(context, websocket, socket, result.handshake);
      connections.add(connection);
      websocket.once('close', () => connections.delete(connection));
    });
  }

  return {
    handleUpgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      upgrade(req, socket, head).catch((error: unknown) => {
        log(`a handshake failed: ${String(error)}`);
        refuse(socket, { status: 500, error: 'Error connecting to Realtime' });
      });
    },
    async handleRequest(req, res) {
      try {
        return await answerRest(context, req, res);
      } catch (error) {
        log(`a request failed: ${String(error)}`);
        if (!res.headersSent) res.writeHead(500).end();
        return true;
      }
    },
    async healthy() {
      if (!stream.running()) return false;
      return sql`select 1`.then(
        () => true,
        () => false,
      );
    },
    async close() {
      stopJanitor();
      for (const connection of connections) connection.disconnect();
      await allClosed(server);
      await stream.close();
      await sql.end({ timeout: 1 });
    },
  };
}

function allClosed(server: WebSocketServer): Promise<void> {
  const cutOff = setTimeout(() => {
    for (const client of server.clients) client.terminate();
  }, closeGraceMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
