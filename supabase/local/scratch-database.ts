import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseAddress, type DatabasePasswords, migrationsFolder, preparePlatform } from './database.ts';
import type { DefaultGrants } from './default-grants.ts';
import { migrate } from './migrate.ts';
import { findFreePort } from './ports.ts';
import { removeCluster } from './postgres-cluster.ts';
import { startPostgres } from './postgres.ts';

export type ScratchDatabase = {
  /** As role postgres, who owns what migrations make. */
  databaseUrl: string;
  /** As the superuser supabase_admin. */
  adminDatabaseUrl: string;
  stop(): Promise<void>;
};

/**
 * A throw-away Postgres with the platform's roles and schemas, on a free port, gone after `stop`.
 * @param options.migrations which folder to run; false for none
 * @param options.settings of the server, instead of what the platform has
 */
export async function startScratchDatabase(
  options: {
    defaultGrants?: DefaultGrants;
    migrations?: string | false;
    port?: number;
    settings?: Readonly<Record<string, string>>;
  } = {},
): Promise<ScratchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-scratch-'));
  const port = options.port ?? (await findFreePort());
  const password = 'scratch';
  const passwords: DatabasePasswords = {
    supabase_admin: password,
    postgres: password,
    authenticator: password,
    supabase_auth_admin: password,
  };
  const server = await startPostgres({ dataDir, port, password, durable: false, settings: options.settings });
  const stop = async () => {
    await server.stop();
    removeCluster(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const databaseUrl = databaseAddress(port, 'postgres', passwords);
  try {
    await preparePlatform(port, passwords, options.defaultGrants ?? 'new');
    if (options.migrations !== false) await migrate(databaseUrl, options.migrations ?? migrationsFolder);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { databaseUrl, adminDatabaseUrl: databaseAddress(port, 'supabase_admin', passwords), stop };
}
