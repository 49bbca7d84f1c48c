import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../supabase/local/platform.ts';
import { findFreePort } from '../../supabase/local/ports.ts';

/** Runs a measurement on a platform of its own, as safe on power loss as a real one, gone afterwards. */
export async function withPlatform<T>(
  measure: (platform: Platform, dataDir: string) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-bench-'));
  try {
    const platform = await startPlatform({ dataDir, port: await findFreePort(), seed: false });
    try {
      return await measure(platform, dataDir);
    } finally {
      await platform.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
