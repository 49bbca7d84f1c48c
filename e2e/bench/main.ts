import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stopSignal } from '../../supabase/local/start/stop-signal.ts';
import { type Bench, describeMachine, type Report, tableOf } from './figures.ts';
import { ingest } from './ingest.ts';
import { latency } from './latency.ts';
import { waitForQuiet } from './quiet-machine.ts';

const BENCHES: Readonly<Record<string, Bench>> = { latency, ingest };

const log = (line: string) => console.log(line);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, small: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const bench = BENCHES[name];

if (bench === undefined) {
  console.error(
    `npm run bench -- NAME [--json FILE] [--small]\nNAME is one of: ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exitCode = 1;
} else {
  const stop = stopSignal(() => log('\nStopping.'));
  const busy = Math.round((await waitForQuiet(log)) * 100);
  const figures = await bench({ small: values.small, log, stop });
  const report: Report = { name, machine: `${describeMachine()}, ${busy} % busy before`, figures };
  console.log(`\n${report.name} on ${report.machine}\n\n${tableOf(figures)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
