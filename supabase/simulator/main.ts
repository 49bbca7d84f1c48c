import { resolve } from 'node:path';
import { toolEnv } from '../../lib/env.ts';
import { startLoad, type LoadOptions } from './load.ts';
import { parseSimulatorOptions, USAGE, type SimulatorOptions } from './options.ts';
import { RouteFileError } from './route-file.ts';
import { SimulatorError } from './simulator-error.ts';
import { startSimulator } from './simulator.ts';
import type { Tally } from './tally.ts';
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
  else if (options.rate !== undefined && options.secretKey !== undefined) {
    await makeLoad({ ...options, secretKey: options.secretKey, rate: options.rate });
  } else await live(options);
} catch (error) {
  const isForPeople = error instanceof SimulatorError || error instanceof RouteFileError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

async function live(options: SimulatorOptions) {
  stopAfter(options.durationS);
  const simulator = await startSimulator(options, (line) => say(`${line}\n`));
  await report(simulator, 15_000);
  say('Stopping: the phones hand over what they hold.\n');
  await simulator.stop();
  say(`${simulator.summary()}\n`);
}

async function makeLoad(options: Omit<LoadOptions, 'signal'> & { readonly durationS?: number | undefined }) {
  say('Importing a route for each driver.\n');
  const run = await startLoad({ ...options, signal: stopping.signal });
  stopAfter(options.durationS);
  await report(run, 2_000);
  say(`${await run.finished}\n`);
}

function stopAfter(seconds: number | undefined) {
  if (seconds !== undefined) void pause(seconds * 1000, stopping.signal).then(() => stopping.abort());
}

async function report(run: { readonly tally: Tally; summary(): string }, everyMs: number) {
  while (!stopping.signal.aborted) {
    await pause(process.stdout.isTTY ? 1_000 : everyMs, stopping.signal);
    const { problem } = run.tally;
    run.tally.problem = null;
    if (!stopping.signal.aborted) say(`${run.summary()}${problem === null ? '' : ` | ${problem}`}`);
  }
}

/** On a terminal the summary stays in one line; elsewhere every line is kept. */
function say(text: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
  else process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
