import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrationsFolder } from '#supabase/local/database.ts';
import { listMigrations, migrate } from '#supabase/local/migrate.ts';
import { refusalOf } from './acting.ts';
import { describeSchema } from './catalogue.ts';
import { type FreshDatabase, makeFreshDatabase } from './fresh-database.ts';

const urls = { databaseUrl: inject('databaseUrl'), adminDatabaseUrl: inject('adminDatabaseUrl') };
const baseFolder = mkdtempSync(join(tmpdir(), 'marshal-base-'));
const [base] = listMigrations(migrationsFolder);
if (base) cpSync(base.file, join(baseFolder, basename(base.file)));
afterAll(() => rmSync(baseFolder, { recursive: true, force: true }));

let database: FreshDatabase;
beforeEach(async () => {
  database = await makeFreshDatabase(urls);
});
afterEach(() => database.drop());

async function runRecovery(name: 'cleanup' | 'rollback'): Promise<void> {
  const file = new URL(`../recovery/20260130000002_${name}.sql`, import.meta.url);
  await database.sql.unsafe(readFileSync(file, 'utf8')).simple();
}

/** The schema as it is when nothing went wrong. */
async function wholeSchema(): Promise<string[]> {
  const other = await makeFreshDatabase(urls);
  try {
    await migrate(other.url, migrationsFolder);
    return await describeSchema(other.sql);
  } finally {
    await other.drop();
  }
}

test('a half-applied layer is cleaned up, and then the migrations run and give the whole schema', async () => {
  await migrate(database.url, baseFolder);
  const before = await describeSchema(database.sql);
  await database.sql`create type public.driver_status as enum ('INACTIVE', 'ACTIVE')`;
  await database.sql`create type public.event_type as enum ('ROUTE_STARTED')`;
  await database.sql`alter table public.delivery_batches
    add column driver_status public.driver_status not null default 'INACTIVE'`;
  await expect(migrate(database.url, migrationsFolder)).rejects.toThrow('invalid input value for enum');
  await runRecovery('cleanup');
  expect(await describeSchema(database.sql)).toEqual(before);
  await migrate(database.url, migrationsFolder);
  expect(await describeSchema(database.sql)).toEqual(await wholeSchema());
});

test('the clean-up touches nothing of a layer that is in place', async () => {
  await migrate(database.url, migrationsFolder);
  const before = await describeSchema(database.sql);
  expect(await refusalOf(runRecovery('cleanup'))).toMatchObject({
    message: expect.stringContaining('nothing to clean up'),
  });
  expect(await describeSchema(database.sql)).toEqual(before);
});

test('rolled back, the schema is the base’s again, keeps the base’s rows, and can be migrated anew', async () => {
  await migrate(database.url, baseFolder);
  const before = await describeSchema(database.sql);
  await migrate(database.url, migrationsFolder);
  const whole = await describeSchema(database.sql);
  await database.sql`insert into public.workspaces (code, name) values ('KEPT', 'Kept')`;
  await runRecovery('rollback');
  expect(await describeSchema(database.sql)).toEqual(before);
  expect(await database.sql`select code from public.workspaces`).toEqual([{ code: 'KEPT' }]);
  await migrate(database.url, migrationsFolder);
  expect(await describeSchema(database.sql)).toEqual(whole);
});

test('migrations that run a second time change nothing', async () => {
  await migrate(database.url, migrationsFolder);
  const once = await describeSchema(database.sql);
  await database.sql`delete from supabase_migrations.schema_migrations`;
  expect(await migrate(database.url, migrationsFolder)).toEqual(listMigrations(migrationsFolder));
  expect(await describeSchema(database.sql)).toEqual(once);
});

test('a schema is more than a few lines, and one changed line is seen', async () => {
  await migrate(database.url, migrationsFolder);
  const before = await describeSchema(database.sql);
  expect(before.length).toBeGreaterThan(400);
  for (const change of [
    'grant update (name) on public.drivers to authenticated',
    'alter table public.drivers alter column phone set not null',
    'alter table public.driver_events disable trigger driver_events_010_admit',
    `delete from public.reason_codes where code = 'other'`,
    'comment on function public.fleet_head(uuid) is null',
  ])
    await expect(
      database.sql.begin(async (tx) => {
        await tx.unsafe(change);
        expect({ change, same: (await describeSchema(tx)).join() === before.join() }).toEqual({
          change,
          same: false,
        });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
});
