import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { SignJWT } from 'jose';
import postgres, { type Sql } from 'postgres';
import { inject, vi } from 'vitest';
import type { Limits } from '#supabase/local/realtime/limits.ts';
import { createRealtime, type Realtime } from '#supabase/local/realtime/realtime.ts';

const jwtSecret = 'a-secret-of-the-tests-with-at-least-32-characters';
const publishableKey = 'sb_publishable_tests';
const secretKey = 'sb_secret_tests';

export type RealtimeProject = {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** As role postgres. */
  sql: Sql;
  /** Of role postgres. */
  databaseUrl: string;
  /** As supabase_admin. */
  adminSql: Sql;
  realtime: Realtime;
  logged: string[];
  stop(): Promise<void>;
};

/** A Realtime of its own on a free port, with a database of its own and no policies. */
export async function startRealtimeProject(limits: Partial<Limits> = {}): Promise<RealtimeProject> {
  const name = `realtime_${randomUUID().replaceAll('-', '')}`;
  const cluster = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => undefined });
  await cluster.unsafe(`create database ${name} owner postgres`);
  const adminDatabaseUrl = addressOf(inject('adminDatabaseUrl'), name);
  const databaseUrl = addressOf(inject('databaseUrl'), name);
  const adminSql = postgres(adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  for (const script of ['platform.sql', 'realtime/realtime.sql'])
    await adminSql.unsafe(readFileSync(new URL(`../local/${script}`, import.meta.url), 'utf8')).simple();
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => undefined });

  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const keys = { jwtSecret, publishableKey, secretKey };
  const realtime = createRealtime({ databaseUrl: adminDatabaseUrl, ...keys, limits, log });
  const server = createServer((req, res) => void realtime.handleRequest(req, res));
  server.on('upgrade', (req, socket, head) => realtime.handleUpgrade(req, socket, head));
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
  await vi.waitUntil(() => realtime.healthy(), { timeout: 10_000 });
  return {
    url: `http://127.0.0.1:${port}`,
    publishableKey,
    secretKey,
    sql,
    databaseUrl,
    adminSql,
    realtime,
    logged,
    stop: async () => {
      await realtime.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await Promise.all([sql.end(), adminSql.end()]);
      await cluster.unsafe(`drop database ${name} with (force)`);
      await cluster.end();
    },
  };
}

/** A JWT of the project; `expiresIn` in seconds from now. */
export async function signToken(
  claims: Record<string, unknown>,
  options: { expiresIn?: number | null; secret?: string } = {},
): Promise<string> {
  const { expiresIn = 3600, secret = jwtSecret } = options;
  const exp = expiresIn === null ? {} : { exp: Math.floor(Date.now() / 1000) + expiresIn };
  return new SignJWT({ ...exp, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
