import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlatformError } from './platform-error.ts';
import { makeCluster } from './postgres-cluster.ts';
import { clusterFolder, locateBinaries, type SystemUser, systemUser } from './postgres-files.ts';
import { recoverCluster, stopProcess } from './stale-postgres.ts';
import { waitUntil } from './wait-until.ts';

export type PostgresOptions = {
  dataDir: string;
  port: number;
  /** Of the superuser `supabase_admin`; taken when the cluster is made, must be the same afterwards. */
  password: string;
  /** False trades safety on power loss for speed; for throw-away clusters. */
  durable?: boolean;
  /** Instead of the platform's own. */
  settings?: Readonly<Record<string, string>> | undefined;
  log?: (line: string) => void;
};

export type PostgresServer = {
  pid: number;
  /** Settles when the server ends, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

type RunningChild = { pid: number; ended: Promise<void>; hasEnded(): boolean };

const platformSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'logical',
  max_connections: '120',
  max_wal_senders: '12',
  max_replication_slots: '12',
  max_slot_wal_keep_size: '1GB',
  shared_buffers: '128MB',
  timezone: 'UTC',
  jit: 'off',
  log_min_messages: 'warning',
  // Statements of the seed hold passwords.
  log_min_error_statement: 'panic',
};
const throwAwaySettings = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts Postgres 17 on 127.0.0.1, making the cluster on the first call, and repairs what a killed run left.
 * @throws PlatformError when it does not come up, with the end of its log
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = systemUser();
  const folder = clusterFolder(options.dataDir, user);
  const binaries = await locateBinaries(user);
  mkdirSync(options.dataDir, { recursive: true });
  // As root the server runs under another account and has to walk through.
  if (user.uid !== undefined) chmodSync(options.dataDir, 0o711);
  await recoverCluster(folder);
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    options.log?.('Making the database cluster');
    await makeCluster(binaries.initdb, folder, options, user);
  }
  const child = await bringUp(binaries.postgres, folder, options, user);
  return {
    pid: child.pid,
    ended: child.ended,
    stop: async () => {
      if (!child.hasEnded()) await stopProcess(child.pid);
      await child.ended;
    },
  };
}

/** Stops the Postgres of a data folder that outlived the process which started it. No living platform may own the folder. */
export async function stopLeftPostgres(dataDir: string, log: (line: string) => void): Promise<void> {
  const found = await recoverCluster(clusterFolder(dataDir, systemUser()));
  if (found === 'orphan_stopped') log('Stopped a Postgres that an earlier run had left behind');
}

async function bringUp(
  postgres: string,
  folder: string,
  options: PostgresOptions,
  user: SystemUser,
): Promise<RunningChild> {
  const logFile = join(resolve(options.dataDir), 'postgres.log');
  // The children of a killed server hold its shared memory for a moment longer.
  const child = await waitUntil(async () => {
    const attempt = launch(postgres, folder, logFile, options, user);
    if (await isReady(attempt, folder)) return attempt;
    if (readFileSync(logFile, 'utf8').includes('pre-existing shared memory block')) return undefined;
    throw failure(logFile);
  }, 10_000);
  if (child === undefined) throw failure(logFile);
  return child;
}

function launch(
  postgres: string,
  folder: string,
  logFile: string,
  options: PostgresOptions,
  user: SystemUser,
): RunningChild {
  const throwAway = options.durable === false ? throwAwaySettings : {};
  const chosen = { ...platformSettings, ...throwAway, ...options.settings };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'w', 0o600);
  // A group of its own: Ctrl-C in the terminal must reach us first, so that we can stop in order.
  const child = spawn(postgres, ['-D', folder, '-p', String(options.port), ...flags], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let hasEnded = false;
  const ended = new Promise<void>((done) => {
    const finish = () => {
      hasEnded = true;
      done();
    };
    child.once('exit', finish);
    child.once('error', finish);
  });
  return { pid: child.pid ?? 0, ended, hasEnded: () => hasEnded };
}

async function isReady(child: RunningChild, folder: string): Promise<boolean> {
  const lock = join(folder, 'postmaster.pid');
  const answer = await waitUntil(() => {
    if (child.hasEnded()) return 'ended';
    return existsSync(lock) && /^ready\s*$/m.test(readFileSync(lock, 'utf8')) ? 'ready' : undefined;
  }, 60_000);
  if (answer === undefined) await stopProcess(child.pid);
  return answer === 'ready';
}

function failure(logFile: string): PlatformError {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  return new PlatformError(`Postgres did not start. The end of ${logFile}:\n${lines}`);
}
