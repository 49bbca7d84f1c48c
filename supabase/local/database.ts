import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { type DefaultGrants, defaultGrantsSql } from './default-grants.ts';

/** Passwords of the roles that can sign in to Postgres. */
export type DatabasePasswords = {
  supabase_admin: string;
  postgres: string;
  authenticator: string;
  supabase_auth_admin: string;
};

export type DatabaseRole = keyof DatabasePasswords;

const scripts = ['./platform.sql', './realtime/realtime.sql'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
/** The demonstration, in the order in which it is put in. */
export const seedFiles = [
  { name: 'seed.sql', holds: 'people and routes' },
  { name: 'seed_history.sql', holds: 'two weeks behind them' },
  { name: 'seed_today.sql', holds: 'the day so far' },
].map(({ name, holds }) => ({ file: fileURLToPath(new URL(`../${name}`, import.meta.url)), holds }));

/** The address of the embedded database for one role. */
export function databaseAddress(port: number, role: DatabaseRole, passwords: DatabasePasswords): string {
  return `postgresql://${role}:${encodeURIComponent(passwords[role])}@127.0.0.1:${port}/postgres`;
}

/** Brings a bare cluster to what a hosted project has before its first migration. Can run again and again. */
export async function preparePlatform(
  port: number,
  passwords: DatabasePasswords,
  defaultGrants: DefaultGrants,
): Promise<void> {
  const sql = postgres(databaseAddress(port, 'supabase_admin', passwords), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    for (const script of scripts)
      if (existsSync(script)) await sql.unsafe(readFileSync(script, 'utf8')).simple();
    await sql.unsafe(defaultGrantsSql(defaultGrants)).simple();
    for (const role of ['postgres', 'authenticator', 'supabase_auth_admin'] as const) {
      const [row] = await sql<{ command: string }[]>`
        select format('alter role %I password %L', ${role}::text, ${passwords[role]}::text) as command`;
      if (row) await sql.unsafe(row.command);
    }
  } finally {
    await sql.end();
  }
}
