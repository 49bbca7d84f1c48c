import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { migrationsFolder } from '#supabase/local/database.ts';
import { type DefaultGrants, defaultGrantsSql } from '#supabase/local/default-grants.ts';
import { migrate } from '#supabase/local/migrate.ts';

const platform = ['platform.sql', 'realtime/realtime.sql'].map((path) =>
  readFileSync(new URL(`../local/${path}`, import.meta.url), 'utf8'),
);

export type FreshDatabase = {
  /** As role postgres, for `migrate`. */
  readonly url: string;
  readonly sql: postgres.Sql;
  drop(): Promise<void>;
};

/** A database of its own in the cluster of the tests, as a hosted project is before its first migration. */
export async function makeFreshDatabase(
  urls: { databaseUrl: string; adminDatabaseUrl: string },
  grants: DefaultGrants = 'new',
): Promise<FreshDatabase> {
  const name = `fresh_${randomUUID().replaceAll('-', '')}`;
  const at = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const quiet = { max: 1, onnotice: () => undefined };
  const cluster = postgres(urls.adminDatabaseUrl, quiet);
  await cluster.unsafe(`create database ${name} template template0 owner postgres`);
  const admin = postgres(at(urls.adminDatabaseUrl), quiet);
  for (const script of [...platform, defaultGrantsSql(grants)]) await admin.unsafe(script).simple();
  await admin.end();
  const url = at(urls.databaseUrl);
  const sql = postgres(url, quiet);
  return {
    url,
    sql,
    drop: async () => {
      await sql.end();
      await cluster.unsafe(`drop database ${name} with (force)`);
      await cluster.end();
    },
  };
}

/** A database of its own with all migrations, for tests that change what others would stumble over. */
export async function makeMigratedDatabase(
  urls: { databaseUrl: string; adminDatabaseUrl: string },
  grants: DefaultGrants = 'new',
): Promise<FreshDatabase> {
  const database = await makeFreshDatabase(urls, grants);
  await migrate(database.url, migrationsFolder);
  return database;
}
