import { parsePlatformOptions, usage } from './platform-options.ts';
import { PlatformError } from './platform-error.ts';
import { surviveLateWrites } from './late-writes.ts';
import { startPlatform } from './platform.ts';
import { toolEnv } from '../../lib/env.ts';

surviveLateWrites();
const stopped = Promise.withResolvers<void>();
let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    asked += 1;
    // The second Ctrl-C ends it at once; the next start repairs what that leaves.
    if (asked > 1) process.exit(130);
    console.log('Stopping');
    stopped.resolve();
  });
}

try {
  const options = parsePlatformOptions(process.argv.slice(2), toolEnv());
  if (options === 'help') console.log(usage);
  else await run(options);
} catch (error) {
  console.error(isForPeople(error) ? error.message : error);
  process.exitCode = 1;
}

async function run(options: Parameters<typeof startPlatform>[0]): Promise<void> {
  const platform = await startPlatform({ ...options, log: (line) => console.log(line) });
  console.log(`
  SUPABASE_URL              ${platform.url}
  SUPABASE_PUBLISHABLE_KEY  ${platform.publishableKey}
  Secret key and database addresses are in ${options.dataDir}/connection.json
  Stop with Ctrl-C
`);
  const failure = await Promise.race([stopped.promise, platform.failed]);
  await platform.stop();
  if (failure) throw failure;
  console.log('Stopped');
}

/** What the system or Postgres refused (a folder, a password) needs no stack trace either. */
function isForPeople(error: unknown): error is Error {
  return error instanceof PlatformError || (error instanceof Error && 'code' in error);
}
