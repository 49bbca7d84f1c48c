import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { startAuth, startDataApi } from './apis.ts';
import { startClock } from './clock.ts';
import { emptyDataFolder, lockDataFolder } from './data-folder.ts';
import { databaseAddress, migrationsFolder, preparePlatform, seedFiles } from './database.ts';
import type { DefaultGrants } from './default-grants.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { type Keys, loadKeys } from './keys.ts';
import { keepAlive } from './keep-alive.ts';
import { migrate, seed } from './migrate.ts';

import { PlatformError } from './platform-error.ts';
import { requireFreePort } from './ports.ts';
import { startPostgres, stopLeftPostgres } from './postgres.ts';
import { createRealtime } from './realtime/realtime.ts';
import { waitUntil } from './wait-until.ts';

export type PlatformOptions = {
  dataDir: string;
  /** Of the gateway; Postgres takes the next one. Default 54321. */
  port?: number;
  /** Removes the data first. */
  reset?: boolean;
  /** Runs supabase/seed.sql, once in the life of the data. Default true. */
  seed?: boolean;
  defaultGrants?: DefaultGrants;
  /** False trades safety on power loss for speed; for tests. */
  durable?: boolean;
  /** Says how to choose another port, where it is not the usual way. */
  portAdvice?: string;
  log?: (line: string) => void;
};

export type Platform = {
  url: string;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  /** As role postgres. */
  databaseUrl: string;
  /** As the superuser supabase_admin. */
  adminDatabaseUrl: string;
  /** Settles when Postgres ended by itself and could not be brought back; everything else is stopped by then. */
  failed: Promise<PlatformError>;
  stop(): Promise<void>;
};

type Undo = () => Promise<void> | void;
/** What runs on this machine and can be taken back, the last first. */
type Running = Undo[];

const usualAdvice = 'Choose another with --port N or MARSHAL_PORT=N; Postgres takes the port after it.';

/**
 * Starts Postgres, Data API, Auth and Realtime behind one address on 127.0.0.1, migrated and seeded.
 * @throws PlatformError with a sentence for the person who started it; whatever had started is stopped again
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { dataDir, port = 54_321, portAdvice = usualAdvice, log = () => undefined } = options;
  const url = `http://127.0.0.1:${port}`;
  const held: Running = [];
  try {
    held.push(lockDataFolder(dataDir, url));
    await stopLeftPostgres(dataDir, log);
    await requireFreePort(port, 'the platform', portAdvice);
    await requireFreePort(port + 1, 'Postgres', portAdvice);
    if (options.reset) {
      log('Removing the old data');
      emptyDataFolder(dataDir);
    }
    const keys = await loadKeys(dataDir);
    const connection = addresses(url, port + 1, keys);
    const gateway = await startGateway(port, log);
    held.push(gateway.close);
    const start = async (onDeath: () => void) => {
      const running: Running = [];
      try {
        await startDatabase(options, port + 1, keys, connection.databaseUrl, running, onDeath);
        await startServices(port, keys, connection.adminDatabaseUrl, log, running, gateway);
        running.push(startClock(connection.databaseUrl, { log }).stop);
        return () => takeBack(running);
      } catch (cause) {
        await takeBack(running);
        throw cause;
      }
    };
    const { stop, failed } = await keepAlive(start, log);
    held.push(stop);
    writeFileSync(join(resolve(dataDir), 'connection.json'), `${JSON.stringify(connection, null, 2)}\n`, {
      mode: 0o600,
    });
    log(`Ready at ${url}`);
    return { ...connection, failed, stop: () => takeBack(held) };
  } catch (cause) {
    await takeBack(held);
    throw cause;
  }
}

async function takeBack(running: Running): Promise<void> {
  for (let last = running.pop(); last; last = running.pop()) await last();
}

function addresses(url: string, databasePort: number, keys: Keys): Omit<Platform, 'stop' | 'failed'> {
  return {
    url,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    jwtSecret: keys.jwtSecret,
    databaseUrl: databaseAddress(databasePort, 'postgres', keys.passwords),
    adminDatabaseUrl: databaseAddress(databasePort, 'supabase_admin', keys.passwords),
  };
}

async function startDatabase(
  options: PlatformOptions,
  port: number,
  keys: Keys,
  databaseUrl: string,
  undo: Running,
  onDeath: () => void,
): Promise<void> {
  const { dataDir, log = () => undefined } = options;
  log('Starting Postgres');
  const server = await startPostgres({
    dataDir,
    port,
    password: keys.passwords.supabase_admin,
    durable: options.durable ?? true,
    log,
  });
  let isStopping = false;
  void server.ended.then(() => {
    if (!isStopping) onDeath();
  });
  undo.push(() => {
    isStopping = true;
    return server.stop();
  });
  await preparePlatform(port, keys.passwords, options.defaultGrants ?? 'new');
  const ran = await migrate(databaseUrl, migrationsFolder);
  if (ran.length > 0) log(`Ran ${ran.length} ${ran.length === 1 ? 'migration' : 'migrations'}`);
  if (options.seed !== false) await demonstrate(databaseUrl, log);
}

async function demonstrate(databaseUrl: string, log: (line: string) => void): Promise<void> {
  for (const { file, holds } of seedFiles)
    if (await seed(databaseUrl, file)) log(`Filled in the demonstration: ${holds}`);
}

async function startServices(
  port: number,
  keys: Keys,
  adminDatabaseUrl: string,
  log: (line: string) => void,
  undo: Running,
  gateway: Gateway,
): Promise<void> {
  log('Starting Data API, Auth and Realtime');
  const dataApi = await startDataApi(port + 1, keys);
  undo.push(dataApi.close);
  const auth = await startAuth(port + 1, keys);
  undo.push(auth.close);
  const realtime = createRealtime({
    ...keys,
    databaseUrl: adminDatabaseUrl,
    log: (line) => log(`Realtime: ${line}`),
  });
  undo.push(() => realtime.close());
  const isFollowing = await waitUntil(async () => (await realtime.healthy()) || undefined, 15_000);
  if (!isFollowing) throw new PlatformError('Realtime could not follow the database.');
  const sql = postgres(adminDatabaseUrl, { max: 1, idle_timeout: 30, onnotice: () => undefined });
  undo.push(() => sql.end({ timeout: 1 }));
  const postgresAnswers = async () => (await sql`select 1`).length === 1;
  gateway.lead({ postgresAnswers, dataApi, auth, realtime });
  undo.push(() => gateway.lead(undefined));
}
