import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformError } from './platform-error.ts';
import { describeProcess } from './process-info.ts';
import { waitUntil } from './wait-until.ts';

/**
 * Clears what a killed platform left behind: a server that outlived it is stopped, a lock file whose owner is gone is removed.
 * The caller has made sure that no living platform owns the folder.
 */
export async function recoverCluster(folder: string): Promise<'clean' | 'stale_lock' | 'orphan_stopped'> {
  const lock = join(folder, 'postmaster.pid');
  const pid = readPid(lock);
  if (pid === undefined) return 'clean';
  const owner = describeProcess(pid);
  const isOurs = owner !== undefined && owner.command.includes(folder);
  if (isOurs) await stopProcess(pid);
  rmSync(lock, { force: true });
  return isOurs ? 'orphan_stopped' : 'stale_lock';
}

/** Fast shutdown; after ten seconds the immediate one, which the next start repairs from the log. */
export async function stopProcess(pid: number): Promise<void> {
  const gone = () => (describeProcess(pid) === undefined ? true : undefined);
  for (const [signal, limitMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(gone, limitMs)) return;
  }
  throw new PlatformError(`Postgres (process ${pid}) does not stop.`);
}

function readPid(lock: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
