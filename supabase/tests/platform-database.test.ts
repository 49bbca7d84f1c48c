import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultGrantsSql } from '#supabase/local/default-grants.ts';
import { listMigrations, migrate, seed } from '#supabase/local/migrate.ts';
import { type ScratchDatabase, startScratchDatabase } from '#supabase/local/scratch-database.ts';

let database: ScratchDatabase;
let sql: postgres.Sql;
let admin: postgres.Sql;
let folder: string;

beforeAll(async () => {
  database = await startScratchDatabase({ migrations: false });
  sql = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined });
  admin = postgres(database.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  folder = mkdtempSync(join(tmpdir(), 'marshal-migrations-'));
});
afterAll(async () => {
  await Promise.all([sql?.end(), admin?.end()]);
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('it is Postgres 17 with logical replication, reachable from this machine only', async () => {
  const [row] = await sql`select current_setting('server_version_num')::int / 10000 as major,
    current_setting('wal_level') as wal_level, current_setting('listen_addresses') as addresses`;
  expect(row).toEqual({ major: 17, wal_level: 'logical', addresses: '127.0.0.1' });
});

test('migrations run as a postgres who is no superuser, with the attributes of a hosted one', async () => {
  const [row] =
    await sql`select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
    from pg_roles where rolname = current_user`;
  expect(row).toEqual({
    name: 'postgres',
    rolsuper: false,
    rolbypassrls: true,
    rolcreaterole: true,
    rolcreatedb: true,
    rolreplication: true,
  });
});

test.each([
  ['create function auth.mine() returns int language sql as $$ select 1 $$'],
  ['create table auth.mine ()'],
  ['create table realtime.mine ()'],
  ['alter table auth.users add column mine int'],
  ['drop function auth.uid()'],
  ['create role mine superuser'],
  ['copy (select 1) to program $$true$$'],
])('postgres is refused what a hosted project refuses: %s', async (statement) => {
  await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
});

test('postgres may reference accounts, act as the API roles and end sessions', async () => {
  await sql.unsafe(`
    create schema probe;
    create table probe.profiles (id uuid references auth.users (id));
    drop schema probe cascade;
  `);
  await sql.begin(async (tx) => {
    await tx`set local role authenticated`;
    expect(await tx`select auth.uid() as uid`).toEqual([{ uid: null }]);
  });
  expect(await sql`delete from auth.sessions`).toHaveLength(0);
});

test('the API roles see nothing of Auth', async () => {
  for (const role of ['anon', 'authenticated', 'service_role']) {
    await expect(
      sql.begin(async (tx) => {
        await tx.unsafe(`set local role ${role}`);
        await tx`select from auth.users`;
      }),
    ).rejects.toMatchObject({ code: '42501' });
  }
});

test.each([
  ['old', true],
  ['new', false],
] as const)(
  'under the %s default grants, whether a new table is open to the API roles is %s',
  async (kind, open) => {
    await admin.unsafe(defaultGrantsSql(kind)).simple();
    await sql.unsafe(`create table public.fresh (); create sequence public.fresh_numbers;`).simple();
    const [row] = await sql`select has_table_privilege('anon', 'public.fresh', 'select') as read,
    has_table_privilege('authenticated', 'public.fresh', 'insert') as write,
    has_sequence_privilege('service_role', 'public.fresh_numbers', 'usage') as number`;
    await sql.unsafe(`drop table public.fresh; drop sequence public.fresh_numbers;`).simple();
    expect(row).toEqual({ read: open, write: open, number: open });
  },
);

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

test('migrations run in the order of their versions, once, and are recorded as Supabase records them', async () => {
  write('20260102000000_second.sql', 'create table probed.b ();');
  write('20260101000000_first.sql', '-- why\ncreate schema probed;\ncreate table probed.a ();\n');
  write('notes.txt', 'not a migration');
  expect((await migrate(database.databaseUrl, folder)).map(({ name }) => name)).toEqual(['first', 'second']);
  expect(await migrate(database.databaseUrl, folder)).toEqual([]);
  expect(await sql`select * from supabase_migrations.schema_migrations order by version`).toEqual([
    {
      version: '20260101000000',
      name: 'first',
      statements: ['-- why\ncreate schema probed', 'create table probed.a ()'],
    },
    { version: '20260102000000', name: 'second', statements: ['create table probed.b ()'] },
  ]);
});

test('a migration that fails leaves nothing behind and names its file and line', async () => {
  write('20260103000000_broken.sql', 'create table public.half ();\n\nselect\n  nonsense;\n');
  await expect(migrate(database.databaseUrl, folder)).rejects.toThrow(
    '20260103000000_broken.sql, line 4: column "nonsense" does not exist',
  );
  expect(await sql`select to_regclass('public.half') as found`).toEqual([{ found: null }]);
  rmSync(join(folder, '20260103000000_broken.sql'));
  expect(await migrate(database.databaseUrl, folder)).toEqual([]);
});

test('the seed runs once, even when it has changed since', async () => {
  const file = join(folder, 'seed.sql');
  writeFileSync(file, 'create table probed.seeded ();');
  expect(await seed(database.databaseUrl, file)).toBe(true);
  writeFileSync(file, 'create table probed.seeded_again ();');
  expect(await seed(database.databaseUrl, file)).toBe(false);
  expect(await sql`select path from supabase_migrations.seed_files`).toEqual([{ path: 'supabase/seed.sql' }]);
});

test('every migration of the project has a version of its own', () => {
  const versions = listMigrations(join(import.meta.dirname, '../migrations')).map(({ version }) => version);
  expect(versions).toHaveLength(new Set(versions).size);
});
