import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';

const sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

test('migrations run as a postgres who is not a superuser', async () => {
  const [row] = await sql`select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolreplication
    from pg_roles where rolname = current_user`;
  expect(row).toEqual({
    name: 'postgres',
    rolsuper: false,
    rolbypassrls: true,
    rolcreaterole: true,
    rolreplication: true,
  });
});
