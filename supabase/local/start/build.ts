import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformError } from '../platform-error.ts';
import { startChild } from './child-process.ts';
import { hashSources } from './source-hash.ts';

/** Written after a build that went well, so that a broken one is never taken for the app. */
const STAMP = '.next/built-from';

/**
 * Builds the app when there is no build of exactly these sources. Returns early when asked to stop.
 * @throws PlatformError when it fails; what it said went to `log`
 */
export async function ensureBuilt(
  root: string,
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const sources = hashSources(root);
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const began = performance.now();
  log(
    existsSync(stamp)
      ? 'Building the console: its sources changed.'
      : 'Building the console: about a minute.',
  );
  const build = startChild({
    args: [join(root, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: root,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onLine: (line) => line.trim() && log(`  ${line}`),
  });
  stop.addEventListener('abort', build.stop);
  const { code } = await build.exited;
  stop.removeEventListener('abort', build.stop);
  if (stop.aborted) return;
  if (code !== 0) throw new PlatformError(`The console could not be built; the lines above say why.`);
  writeFileSync(stamp, sources);
  log(`Built in ${Math.round((performance.now() - began) / 1000)} s.`);
}
