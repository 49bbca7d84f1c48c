import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPlatform } from '../../supabase/local/platform.ts';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';

/** One platform with the demonstration's data for the whole run, and a build of exactly these sources. */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureBuilt(resolve(import.meta.dirname, '../..'), console.log, new AbortController().signal);
  const dataDir = mkdtempSync(join(tmpdir(), 'marshal-e2e-'));
  const platform = await startPlatform({ dataDir, port: await findFreePort(), seed: true, durable: false });
  process.env['MARSHAL_E2E_DATA'] = dataDir;
  return async () => {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
