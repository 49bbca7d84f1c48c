import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { migrationsFolder } from '#supabase/local/database.ts';
import { migrate } from '#supabase/local/migrate.ts';
import { describePrivileges } from './catalogue.ts';
import { makeFreshDatabase } from './fresh-database.ts';

const urls = { databaseUrl: inject('databaseUrl'), adminDatabaseUrl: inject('adminDatabaseUrl') };
const sql = postgres(urls.databaseUrl, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

const signedIn = ['authenticated'];
const both = ['authenticated', 'service_role'];

/** Which roles may call what the API offers. A function that is missing here fails the test. */
const callers: Record<string, string[]> = {
  end_driver_session: signedIn,
  fleet_events_after: both,
  fleet_head: both,
  fleet_snapshot: both,
  import_batches: both,
  invalidate_driver_session: signedIn,
  my_workspaces: signedIn,
  override_driver_status: signedIn,
  record_driver_events: both,
  start_driver_session: signedIn,
  touch_driver_session: signedIn,
  update_session_activity: [],
  validate_driver_state_transition: [],
};

/** Private functions that policies of the API ask on behalf of the caller. */
const asked: Record<string, string[]> = {
  my_driver_id: signedIn,
  my_live_topics: signedIn,
  my_workspace_ids: signedIn,
};

async function callable(schema: string): Promise<Record<string, string[]>> {
  const rows = await sql<{ name: string; roles: string[] }[]>`
    select p.proname as name, array(select role from unnest('{anon,authenticated,service_role}'::text[]) as role
        where has_function_privilege(role, p.oid, 'execute') order by role) as roles
    from pg_proc p where p.pronamespace = ${schema}::regnamespace order by p.proname`;
  return Object.fromEntries(rows.map(({ name, roles }) => [name, roles]));
}

async function privilegesUnder(grants: 'old' | 'new'): Promise<string[]> {
  const database = await makeFreshDatabase(urls, grants);
  try {
    await migrate(database.url, migrationsFolder);
    return await describePrivileges(database.sql);
  } finally {
    await database.drop();
  }
}

test('a project with old default grants and one with new have the same privileges', async () => {
  const [old, fresh] = [await privilegesUnder('old'), await privilegesUnder('new')];
  expect(old).toEqual(fresh);
  expect(fresh.length).toBeGreaterThan(100);
});

describe('of functions', () => {
  test('the API offers these to these roles and no others', async () => {
    expect(await callable('public')).toEqual(callers);
  });

  test('the private ones are closed but for what policies ask', async () => {
    const open = Object.entries(await callable('private')).filter(([, roles]) => roles.length > 0);
    expect(Object.fromEntries(open)).toEqual(asked);
  });

  test('every one runs with an empty search path', async () => {
    expect(
      await sql`select p.oid::regprocedure::text as name, p.proconfig from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
          and not coalesce(p.proconfig @> array['search_path=""'], false)`,
    ).toEqual([]);
  });

  test('a new one is closed to everybody until it is granted', async () => {
    await expect(
      sql.begin(async (tx) => {
        await tx`create function public.fresh() returns integer language sql return 1`;
        const rows = await tx`select role from unnest('{anon,authenticated,service_role}'::text[]) as role
          where has_function_privilege(role, 'public.fresh()', 'execute')`;
        expect(rows).toEqual([]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
  });
});

describe('of tables', () => {
  test('anon has none', async () => {
    const lines = await describePrivileges(sql);
    const open = lines.filter((line) => /^may (anon|public) /.test(line));
    expect(open.sort()).toEqual(['may anon USAGE on schema public', 'may public USAGE on schema public']);
  });

  test('signed-in people write two of them, and only these columns', async () => {
    const rows = await sql<{ line: string }[]>`
      select format('%s %s: %s', x.privilege_type, c.relname, string_agg(a.attname, ' ' order by a.attname)) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) x
      where x.grantee = 'authenticated'::regrole and c.relnamespace = 'public'::regnamespace
      group by x.privilege_type, c.relname order by line`;
    expect(rows.map(({ line }) => line)).toEqual([
      'INSERT driver_events: accuracy_m batch_id client_event_id driver_id driver_status event_type latitude longitude ' +
        'metadata recorded_at session_id stop_index',
      'INSERT driver_sessions: app_version device_id device_model driver_id',
      'UPDATE driver_sessions: app_version ended_at',
    ]);
  });

  test('signed-in people and the secret key may read them whole, and the secret key writes four', async () => {
    const rows = await sql<{ line: string }[]>`
      select format('%s %s: %s', x.grantee::regrole, x.privilege_type, string_agg(c.relname, ' ' order by c.relname)) as line
      from pg_class c, aclexplode(c.relacl) x
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
        and x.grantee in ('authenticated'::regrole, 'service_role'::regrole) and x.privilege_type <> 'SELECT'
      group by x.grantee, x.privilege_type order by line`;
    expect(rows.map(({ line }) => line)).toEqual([
      'service_role DELETE: drivers workspace_members workspaces',
      'service_role INSERT: drivers workspace_members workspaces',
      'service_role UPDATE: drivers workspace_members workspace_settings workspaces',
    ]);
  });

  test('no role that can sign in passes row-level security but the owner and the superuser', async () => {
    expect(
      await sql`select rolname from pg_roles where rolcanlogin and (rolbypassrls or rolsuper) order by rolname`,
    ).toEqual([{ rolname: 'postgres' }, { rolname: 'supabase_admin' }]);
  });

  test('every reference between tables of workspaces names the workspace', async () => {
    expect(
      await sql`select conrelid::regclass::text as child, conname from pg_constraint k
        where contype = 'f' and connamespace = 'public'::regnamespace
          and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'workspace_id')
          and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'workspace_id'
            and a.attnum = any (k.conkey))`,
    ).toEqual([]);
  });
});
