import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '#supabase/local/ports.ts';
import { isRunning, type PlatformProcess, postgresPid, runPlatform } from './platform-process.ts';
import { makeDataFolder } from './temporary-platform.ts';

const connectionSchema = z.object({
  url: z.url(),
  databaseUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
});

// One data folder for all: each test starts its own platform on what an earlier one left, well or badly.
const folder = makeDataFolder();
let port: number;
let started: PlatformProcess[];

beforeEach(async () => {
  port = await findFreePort();
  started = [];
});
afterEach(async () => {
  for (const platform of started) {
    platform.signal('SIGTERM');
    await platform.exited;
  }
});
afterAll(() => folder.remove());

function start(...extra: string[]): PlatformProcess {
  const platform = runPlatform(['--data', folder.dataDir, '--port', String(port), '--no-seed', ...extra]);
  started.push(platform);
  return platform;
}

function connection() {
  return connectionSchema.parse(JSON.parse(readFileSync(join(folder.dataDir, 'connection.json'), 'utf8')));
}

async function ask<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(connection().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function occupy(taken: number): Promise<Server> {
  const server = createServer();
  return new Promise((done) => server.listen(taken, '127.0.0.1', () => done(server)));
}

test('Ctrl-C stops it cleanly: exit code 0, nothing left running, and the next start runs no migration again', async () => {
  const first = start('--reset');
  await first.ready;
  const database = postgresPid(folder.dataDir);
  first.signal('SIGINT');
  expect(await first.exited).toEqual({ code: 0, signal: null });
  expect(isRunning(database)).toBe(false);
  const second = start();
  await second.ready;
  expect(first.output()).toMatch(/Ran \d+ migration/);
  expect(second.output()).not.toMatch(/Ran \d+ migration/);
});

test('after a kill -9 of the program alone, the Postgres that outlived it is replaced and no data is lost', async () => {
  const first = start();
  await first.ready;
  await ask((sql) => sql`create table public.kept_once as select 1 as one`);
  const orphan = postgresPid(folder.dataDir);
  first.signal('SIGKILL');
  await first.exited;
  expect(isRunning(orphan)).toBe(true);
  await start().ready;
  expect(isRunning(orphan)).toBe(false);
  expect(await ask((sql) => sql`select one from public.kept_once`)).toEqual([{ one: 1 }]);
});

test('after a kill -9 of the whole process tree it starts again', async () => {
  const first = start();
  await first.ready;
  await ask((sql) => sql`create table public.kept_twice as select 1 as one`);
  const database = postgresPid(folder.dataDir);
  first.signal('SIGKILL');
  process.kill(database, 'SIGKILL');
  await first.exited;
  await start().ready;
  expect(await ask((sql) => sql`select one from public.kept_twice`)).toEqual([{ one: 1 }]);
});

test('a lock whose number now belongs to another program does not keep it from starting', async () => {
  const first = start();
  await first.ready;
  const lock = join(folder.dataDir, 'platform.lock');
  const content: unknown = JSON.parse(readFileSync(lock, 'utf8'));
  first.signal('SIGKILL');
  await first.exited;
  writeFileSync(lock, JSON.stringify({ ...z.object({}).loose().parse(content), pid: process.pid }));
  await start().ready;
});

test.each([
  ['the platform', 0],
  ['Postgres', 1],
])(
  'a taken port of %s is named, with the way to choose another, and no stack trace',
  async (part, offset) => {
    const other = await occupy(port + offset);
    const platform = start();
    expect(await platform.exited).toEqual({ code: 1, signal: null });
    expect(platform.output()).toBe(
      `Port ${port + offset} (${part}) is taken by another program. Choose another with --port N or MARSHAL_PORT=N; Postgres takes the port after it.`,
    );
    await new Promise((done) => other.close(done));
  },
);

test('a second platform on the same data says where the first one runs, and leaves it alone', async () => {
  const first = start();
  await first.ready;
  const second = runPlatform(['--data', folder.dataDir, '--port', String(await findFreePort())]);
  expect((await second.exited).code).toBe(1);
  expect(second.output()).toContain(`at http://127.0.0.1:${port} (process ${first.pid})`);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});

test('--reset starts afresh: other keys, no data', async () => {
  const first = start();
  await first.ready;
  await ask((sql) => sql`create table public.gone ()`);
  const before = connection();
  first.signal('SIGTERM');
  await first.exited;
  await start('--reset').ready;
  expect(connection().publishableKey).not.toBe(before.publishableKey);
  expect(await ask((sql) => sql`select to_regclass('public.gone') as found`)).toEqual([{ found: null }]);
});

test('keys and addresses are for their owner only', async () => {
  await start().ready;
  for (const file of ['keys.json', 'connection.json']) {
    expect(statSync(join(folder.dataDir, file)).mode & 0o777).toBe(0o600);
  }
});

test('when Postgres dies, /health says 503 and names the parts that need it, until it is back', async () => {
  await start().ready;
  const healthy = await fetch(`http://127.0.0.1:${port}/health`);
  expect(await healthy.json()).toEqual({ postgres: true, data_api: true, auth: true, realtime: true });
  process.kill(postgresPid(folder.dataDir), 'SIGKILL');
  const status = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
  await expect.poll(status, { timeout: 20_000 }).toBe(503);
  const down = await fetch(`http://127.0.0.1:${port}/health`);
  expect(await down.json()).toEqual({ postgres: false, data_api: false, auth: false, realtime: false });
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
});

test('who waits for an answer while Postgres dies is told so with 503, and the connection stays', async () => {
  await start().ready;
  const { databaseUrl, secretKey } = connection();
  const holder = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await holder.unsafe('begin; lock table public.workspaces');
  const waiting = async () =>
    (await holder`select count(*)::integer as all from pg_locks where not granted`)[0]?.all;
  const answers = Array.from({ length: 3 }, () =>
    fetch(`http://127.0.0.1:${port}/rest/v1/workspaces`, { headers: { apikey: secretKey } }).then(
      ({ status }) => status,
      String,
    ),
  );
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThanOrEqual(1);
  process.kill(postgresPid(folder.dataDir), 'SIGKILL');
  expect(await Promise.all(answers)).toEqual([503, 503, 503]);
  await holder.end();
});

test('a mistaken option gets a sentence and exit code 1, no stack trace', async () => {
  const platform = runPlatform(['--port', 'many']);
  expect(await platform.exited).toEqual({ code: 1, signal: null });
  expect(platform.output()).toBe('--port takes a number from 1 to 65534, not “many”.');
});
