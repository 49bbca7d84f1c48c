import { resolve } from 'node:path';
import { toolEnv } from '../../lib/env.ts';
import { surviveLateWrites } from './late-writes.ts';
import { parseStartOptions, USAGE } from './start/options.ts';
import { run } from './start/run.ts';
import { stopSignal } from './start/stop-signal.ts';

surviveLateWrites();
const log = (line: string) => console.log(line);

try {
  const options = parseStartOptions(process.argv.slice(2), toolEnv(), process.env['PORT']);
  if (options.help) log(USAGE);
  else {
    const root = resolve(import.meta.dirname, '../..');
    const stop = stopSignal(() => log('\nStopping.'));
    await run(options, root, log, stop);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
