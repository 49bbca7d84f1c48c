import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { findFreePort } from '#supabase/local/ports.ts';
import { removeCluster } from '#supabase/local/postgres-cluster.ts';
import { type Platform, type PlatformOptions, startPlatform } from '#supabase/local/platform.ts';

/** A platform in a folder of its own, on a free port, without the demonstration; `stop` removes it. */
export async function startTemporaryPlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const folder = makeDataFolder();
  const platform = await startPlatform({
    dataDir: folder.dataDir,
    port: await findFreePort(),
    seed: false,
    durable: false,
    ...options,
  });
  return {
    ...platform,
    stop: async () => {
      await platform.stop();
      folder.remove();
    },
  };
}

/** An empty data folder; `remove` is for when no platform runs from it. */
export function makeDataFolder(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-test-'));
  return {
    dataDir,
    remove: () => {
      removeCluster(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** supabase-js as a program uses it: nothing stored, no timers left running. */
export function connect(platform: Platform, key = platform.publishableKey) {
  return createClient(platform.url, key, { auth: { persistSession: false, autoRefreshToken: false } });
}
