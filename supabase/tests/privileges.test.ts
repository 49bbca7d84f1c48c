import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { describePrivileges } from './catalogue.ts';
import { makeMigratedDatabase } from './fresh-database.ts';

const urls = { databaseUrl: inject('databaseUrl'), adminDatabaseUrl: inject('adminDatabaseUrl') };
const sql = postgres(urls.databaseUrl, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

/** All but what the owner has of his own; sorted here, so that no collation decides. */
async function grantedPrivileges(of: postgres.ISql): Promise<string[]> {
  const lines = await describePrivileges(of);
  return lines.filter((line) => !line.startsWith('may postgres ')).sort();
}

/** Every privilege on its line; a change of it is to be read, and accepted with `vitest run --update`. */
const reviewed = './privileges.txt';

test.each(['old', 'new'] as const)(
  'on a project with %s default grants there are these privileges and no others',
  async (grants) => {
    const database = await makeMigratedDatabase(urls, grants);
    try {
      const lines = await grantedPrivileges(database.sql);
      expect(lines.length).toBeGreaterThan(60);
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(reviewed);
    } finally {
      await database.drop();
    }
  },
);

test('one privilege more or less is seen', async () => {
  const before = await describePrivileges(sql);
  for (const change of [
    'grant update (name) on public.drivers to authenticated',
    'revoke select on public.drivers from service_role',
    'grant execute on function public.my_workspaces() to anon',
    'create table public.canary (id uuid primary key); grant select on public.canary to authenticated',
  ])
    await expect(
      sql.begin(async (tx) => {
        await tx.unsafe(change).simple();
        expect({ change, same: (await describePrivileges(tx)).join() === before.join() }).toEqual({
          change,
          same: false,
        });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
});

test('a new function is closed to everybody until it is granted', async () => {
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

test('no role that can sign in passes row-level security but the owner and the superuser', async () => {
  expect(
    await sql`select rolname from pg_roles where rolcanlogin and (rolbypassrls or rolsuper) order by rolname`,
  ).toEqual([{ rolname: 'postgres' }, { rolname: 'supabase_admin' }]);
});
