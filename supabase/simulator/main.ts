import { resolve } from 'node:path';
import { toolEnv } from '../../lib/env.ts';
import { parseSimulatorOptions, SimulatorError, USAGE, type SimulatorOptions } from './options.ts';
import { RouteFileError } from './route-file.ts';
import { startSimulator } from './simulator.ts';
import { pause } from './waiting.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}

try {
  const options = parseSimulatorOptions(
    process.argv.slice(2),
    toolEnv(),
    resolve(import.meta.dirname, '../..'),
  );
  if (options === 'help') console.log(USAGE);
  else await live(options);
} catch (error) {
  const isForPeople = error instanceof SimulatorError || error instanceof RouteFileError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

async function live(options: SimulatorOptions) {
  const { signal } = stopping;
  if (options.durationS !== undefined)
    void pause(options.durationS * 1000, signal).then(() => stopping.abort());
  const simulator = await startSimulator(options, (line) => say(`${line}\n`));
  while (!signal.aborted) {
    await pause(process.stdout.isTTY ? 1_000 : 15_000, signal);
    const problem = simulator.tally.problem;
    simulator.tally.problem = null;
    say(`${simulator.summary()}${problem === null ? '' : ` | ${problem}`}`);
  }
  say('Stopping: the phones hand over what they hold.\n');
  await simulator.stop();
  say(`${simulator.summary()}\n`);
  process.exit();
}

/** On a terminal the summary stays in one line; elsewhere every line is kept. */
function say(text: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
  else process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
