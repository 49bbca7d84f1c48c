import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFreePort } from '../../supabase/local/ports.ts';
import { startChild } from '../../supabase/local/start/child-process.ts';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import { type Connection, readConnection } from '../stack/connection.ts';

const root = resolve(import.meta.dirname, '../..');
const START_LIMIT_MS = 60_000;

export type PlatformProcess = Connection & { readonly pid: number };

/** A platform in a process of its own, so that what it costs can be told from what the measurement costs. */
export async function startPlatformProcess(stack: AsyncDisposableStack): Promise<PlatformProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-bench-'));
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const args = ['--data', dataDir, '--port', String(await findFreePort()), '--no-seed'];
  const child = startChild({ args: [join(root, 'supabase/local/main.ts'), ...args], cwd: root });
  stack.defer(() => child.stop());
  const started = () => (child.lastLines().includes('Stop with Ctrl-C') ? true : undefined);
  const ready = await Promise.race([
    waitUntil(started, START_LIMIT_MS, 50),
    child.exited.then(() => undefined),
  ]);
  if (ready === undefined || child.pid === undefined)
    throw new Error(`The platform did not start:\n${child.lastLines()}`);
  return { ...readConnection(dataDir), pid: child.pid };
}
