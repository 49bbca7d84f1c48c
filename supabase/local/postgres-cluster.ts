import { spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { dirname, join } from 'node:path';
import { PlatformError } from './platform-error.ts';
import { clusterFolder, giveTo, makeClusterFolder, type SystemUser, systemUser } from './postgres-files.ts';

/** Makes the cluster's files. The superuser is `supabase_admin`, as on a hosted project. */
export async function makeCluster(
  initdb: string,
  folder: string,
  options: { password: string; durable?: boolean },
  user: SystemUser,
): Promise<void> {
  // Under another name until it is whole: one that was cut short must not be taken for a cluster.
  const unfinished = `${folder}.unfinished`;
  makeClusterFolder(unfinished, user);
  const secretFolder = mkdtempSync(join(dirname(folder), 'initdb-'));
  const passwordFile = join(secretFolder, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  for (const path of [secretFolder, passwordFile]) giveTo(user, path);
  try {
    await run(
      initdb,
      [
        `--pgdata=${unfinished}`,
        '--username=supabase_admin',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(options.durable === false ? ['--no-sync'] : []),
      ],
      user,
    );
    renameSync(unfinished, folder);
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Removes the cluster of a data folder; it must not be running. */
export function removeCluster(dataDir: string): void {
  rmSync(clusterFolder(dataDir, systemUser()), { recursive: true, force: true });
}

function run(program: string, args: string[], user: SystemUser): Promise<void> {
  return new Promise((done, fail) => {
    // A group of its own, like the server's: Ctrl-C must not tear a half-made cluster.
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('error', (error) => fail(new PlatformError(`Could not run ${program}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new PlatformError(`The database cluster could not be made:\n${errors.trim()}`));
    });
  });
}
