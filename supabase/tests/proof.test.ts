import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type ChainedLog, writeLog } from './chained-log.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';

let database: FreshDatabase;
let sql: postgres.Sql;
let log: ChainedLog;
let folder: string;
beforeEach(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  log = await writeLog(sql);
  folder = mkdtempSync(join(tmpdir(), 'marshal-proof-'));
  await proof('keys');
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sql.end();
  await database.drop();
});

async function proof(command: string): Promise<{ code: number | null; said: string }> {
  const program = new URL('../local/proof/main.ts', import.meta.url).pathname;
  const args = [program, command, '--folder', folder, '--workspace', log.workspaceId];
  const child = spawn(process.execPath, args, { env: { ...process.env, SUPABASE_DB_URL: database.url } });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said: out + err };
}

const signedFile = () => join(folder, `checkpoints-${log.workspaceId}.jsonl`);

test('checkpoints are signed once and hold while the log is whole', async () => {
  expect(await proof('sign')).toMatchObject({ code: 0, said: 'Signed 1, 1 in all\n' });
  expect(await proof('sign')).toMatchObject({ code: 0, said: 'Signed 0, 1 in all\n' });
  expect(await proof('verify')).toEqual({
    code: 0,
    said: `1 checkpoints hold, ${log.head} events are as they were written\n`,
  });
});

test('a log rolled back with its head and its own checkpoints is found by the signed ones', async () => {
  await proof('sign');
  for (const table of ['driver_events', 'log_checkpoints'])
    await sql`alter table public.${sql(table)} disable trigger user`;
  await sql`alter table public.event_reviews drop constraint if exists event_reviews_event_fkey`;
  await sql`delete from public.driver_events where workspace_id = ${log.workspaceId} and seq > 5`;
  await sql`delete from public.log_checkpoints`;
  await sql`update public.workspace_heads as head set seq = 5, chain = event.chain from public.driver_events as event
    where head.workspace_id = ${log.workspaceId} and event.workspace_id = head.workspace_id and event.seq = 5`;
  for (const table of ['driver_events', 'log_checkpoints']) {
    await sql`alter table public.${sql(table)} enable trigger user`;
    for (const kind of ['refuse', 'refuse_row'])
      await sql`alter table public.${sql(table)} enable always trigger ${sql(`${table}_000_${kind}`)}`;
  }
  expect(await proof('verify')).toEqual({ code: 1, said: 'Checkpoint 1 is missing in the database.\n' });
});

test('a signed checkpoint that was edited does not hold', async () => {
  await proof('sign');
  writeFileSync(signedFile(), readFileSync(signedFile(), 'utf8').replace('"seq":8', '"seq":7'));
  expect(await proof('verify')).toEqual({
    code: 1,
    said: 'Line 1 of the signed checkpoints does not hold.\n',
  });
});

test('keys that exist are not overwritten', async () => {
  const key = readFileSync(join(folder, 'proof.key.pem'), 'utf8');
  expect((await proof('keys')).code).toBe(1);
  expect(readFileSync(join(folder, 'proof.key.pem'), 'utf8')).toBe(key);
});
