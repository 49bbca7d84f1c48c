import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PlatformError } from './platform-error.ts';
import { removeCluster } from './postgres-cluster.ts';
import { describeProcess } from './process-info.ts';

const lockSchema = z.object({ pid: z.number().int(), startedAt: z.string(), url: z.string() });

/**
 * Makes sure that one platform at a time uses a data folder.
 * @returns a function that gives the folder free again
 * @throws PlatformError when another one, still alive, has it
 */
export function lockDataFolder(dataDir: string, url: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'platform.lock');
  const own = { pid: process.pid, startedAt: describeProcess(process.pid)?.startedAt ?? '', url };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = readOwner(file);
    if (owner && describeProcess(owner.pid)?.startedAt === owner.startedAt) {
      throw new PlatformError(
        `The platform already runs from ${resolve(dataDir)} at ${owner.url} (process ${owner.pid}). Stop that one first, or choose another folder with --data DIR.`,
      );
    }
    rmSync(file, { force: true });
  }
}

/** Removes everything that a platform wrote, nothing else. It must be locked, and its Postgres not running. */
export function emptyDataFolder(dataDir: string): void {
  removeCluster(dataDir);
  for (const file of ['keys.json', 'connection.json', 'postgres.log'])
    rmSync(join(dataDir, file), { force: true });
}

function readOwner(file: string): z.infer<typeof lockSchema> | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
