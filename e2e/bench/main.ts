import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopSignal } from '../../supabase/local/start/stop-signal.ts';
import { board } from './board.ts';
import { capacity } from './capacity.ts';
import { catchup } from './catchup.ts';
import { endtoend } from './endtoend.ts';
import { fanout } from './fanout.ts';
import { type Bench, describeMachine, type Report, tableOf, unmeasured } from './figures.ts';
import { growth } from './growth.ts';
import { ingest } from './ingest.ts';
import { latency } from './latency.ts';
import { logout } from './logout.ts';
import { memory } from './memory.ts';
import { waitForQuiet } from './quiet-machine.ts';
import { writeResults } from './results.ts';
import { sql } from './sql.ts';
import { stores } from './stores.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  board,
  capacity,
  growth,
  memory,
  stores,
  endtoend,
  fanout,
  catchup,
  latency,
  ingest,
  logout,
  sql,
};
const USAGE = `npm run bench -- NAME [--small] [--results] [--json FILE]\nNAME is one of: ${Object.keys(BENCHES).join(', ')}`;

/** The figures that are kept with the sources. */
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

/** Every benchmark ends long before; a program it waits for may never answer. */
const PATIENCE_MS = 15 * 60_000;

const log = (line: string) => console.log(line);

setTimeout(() => {
  console.error('It did not end in time.');
  process.exit(1);
}, PATIENCE_MS).unref();

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { name, bench, json, small, results } = readArguments();
  const stop = stopSignal(() => log('\nStopping.'));
  const busy = Math.round((await waitForQuiet(log, small ? 3_000 : 60_000)) * 100);
  const figures = await bench({ small, log, stop });
  const report: Report = { name, machine: `${describeMachine()}, ${busy} % busy before`, figures };
  log(`\n${report.name} on ${report.machine}\n\n${tableOf(figures)}`);
  if (results) writeResults(RESULTS, report, new Date());
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  const unknown = unmeasured(figures);
  if (unknown > 0)
    throw new Error(`The machine was too busy: ${unknown} targets could not be judged. Run it again.`);
}

/** @throws Error saying how to call it */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: true,
    options: {
      json: { type: 'string' },
      small: { type: 'boolean', default: process.env['SMALL'] === '1' },
      results: { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined) throw new Error(USAGE);
  return { name, bench, ...values };
}
