import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../supabase/local/platform.ts';
import { findFreePort } from '../../supabase/local/ports.ts';

/** A platform of a measurement's own, as safe on power loss as a real one, gone when the stack is disposed of. */
export async function startBenchPlatform(stack: AsyncDisposableStack): Promise<Platform> {
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-bench-'));
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const platform = await startPlatform({ dataDir, port: await findFreePort(), seed: false });
  stack.defer(() => platform.stop());
  return platform;
}
