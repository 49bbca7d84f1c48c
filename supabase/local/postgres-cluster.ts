import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlatformError } from './platform-error.ts';
import { clusterFolder, type SystemUser, systemUser } from './postgres-files.ts';

/** Makes the cluster's files. The superuser is `supabase_admin`, as on a hosted project. */
export async function makeCluster(
  initdb: string,
  folder: string,
  options: { password: string; durable?: boolean },
  user: SystemUser,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secretFolder = mkdtempSync(join(tmpdir(), 'marshal-'));
  const passwordFile = join(secretFolder, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  for (const path of [folder, secretFolder, passwordFile]) give(path, user);
  try {
    await run(
      initdb,
      [
        `--pgdata=${folder}`,
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
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
}

/** Removes the cluster of a data folder; it must not be running. */
export function removeCluster(dataDir: string): void {
  rmSync(clusterFolder(dataDir, systemUser()), { recursive: true, force: true });
}

function give(path: string, user: SystemUser): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

function run(program: string, args: string[], user: SystemUser): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('error', (error) => fail(new PlatformError(`Could not run ${program}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new PlatformError(`The database cluster could not be made:\n${errors.trim()}`));
    });
  });
}
