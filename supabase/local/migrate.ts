import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import postgres from 'postgres';
import { PlatformError } from './platform-error.ts';
import { splitStatements } from './statements.ts';

export type Migration = { version: string; name: string; file: string };

const history = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
  alter table supabase_migrations.schema_migrations add column if not exists statements text[];
  alter table supabase_migrations.schema_migrations add column if not exists name text;
  create table if not exists supabase_migrations.seed_files (path text not null primary key, hash text not null);
`;

/** The migrations of a folder, oldest first: files named `<version>_<name>.sql`, as Supabase's own tool takes them. */
export function listMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, version, name] = /^(\d+)_(.*)\.sql$/.exec(file) ?? [];
      return version === undefined || name === undefined ? [] : [{ version, name, file: join(folder, file) }];
    });
}

/**
 * Runs what has not run yet, one transaction a file, and records it where `supabase db push` looks.
 * @param databaseUrl as role postgres
 * @returns the migrations that ran now
 * @throws PlatformError naming file and line, with everything of that file undone
 */
export async function migrate(databaseUrl: string, folder: string): Promise<Migration[]> {
  return withClient(databaseUrl, async (sql) => {
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
    const done = new Set(rows.map((row) => row.version));
    const waiting = listMigrations(folder).filter((migration) => !done.has(migration.version));
    for (const migration of waiting) {
      await runFile(
        sql,
        migration.file,
        (tx, statements) =>
          tx`insert into supabase_migrations.schema_migrations (version, name, statements)
           values (${migration.version}, ${migration.name}, ${statements})`,
      );
    }
    return waiting;
  });
}

/** Runs a seed file once in the life of a database. @returns false when it had run before or does not exist */
export async function seed(databaseUrl: string, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const path = `supabase/${basename(file)}`;
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return withClient(databaseUrl, async (sql) => {
    const done = await sql`select from supabase_migrations.seed_files where path = ${path}`;
    if (done.length > 0) return false;
    await runFile(
      sql,
      file,
      (tx) => tx`insert into supabase_migrations.seed_files (path, hash) values (${path}, ${hash})`,
    );
    return true;
  });
}

async function withClient<T>(databaseUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(history).simple();
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function runFile(
  sql: postgres.Sql,
  file: string,
  record: (tx: postgres.TransactionSql, statements: string[]) => Promise<unknown>,
): Promise<void> {
  const script = readFileSync(file, 'utf8');
  const statements = splitStatements(script);
  await sql.begin(async (tx) => {
    for (const statement of statements) {
      await tx
        .unsafe(statement)
        .simple()
        .catch((error: unknown) => {
          throw located(error, file, script, statement);
        });
    }
    // What a file sets for itself, a search path for example, must not reach the next one.
    await tx.unsafe('reset all').simple();
    await record(tx, statements);
  });
}

function located(error: unknown, file: string, script: string, statement: string): PlatformError {
  const start = script.indexOf(statement);
  const position = error instanceof postgres.PostgresError ? Number(error.position ?? 1) - 1 : 0;
  const line = script.slice(0, start + position).split('\n').length;
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof postgres.PostgresError && error.detail ? `\n${error.detail}` : '';
  return new PlatformError(`${basename(file)}, line ${line}: ${message}${hint}`, { cause: error });
}
