import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../supabase/local/start/build.ts';
import { requireBrowser } from './browser.ts';
import { addCounts, type Counts, countsOf, NO_TESTS, summaryLine } from './counts.ts';

const root = resolve(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'marshal-reports-'));
const log = (line: string) => console.log(line);

type Step = { readonly name: string; readonly run: () => Promise<Counts> };

const steps: readonly Step[] = [
  { name: 'Types', run: () => npm('check:types') },
  { name: 'Lint', run: () => npm('check:lint') },
  { name: 'Format', run: () => npm('check:format') },
  { name: 'Generated types', run: () => npm('check:generated') },
  { name: 'Unit tests', run: () => vitest('unit') },
  { name: 'Database tests', run: () => vitest('database') },
  { name: 'Build', run: build },
  { name: 'In the browser', run: playwright },
];

let total = NO_TESTS;
for (const { name, run } of steps) {
  const began = performance.now();
  log(`\n▸ ${name}`);
  const counts = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { ...NO_TESTS, failed: 1 };
  });
  total = addCounts(total, counts);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  log(`${counts.failed > 0 ? '✗' : '✓'} ${name}, ${seconds} s`);
  if (counts.failed > 0) break;
}
rmSync(reports, { recursive: true, force: true });
process.exitCode = total.failed > 0 ? 1 : 0;
log(`\n${summaryLine(total)}`);

async function build(): Promise<Counts> {
  await ensureBuilt(root, log, new AbortController().signal);
  return NO_TESTS;
}

function npm(script: string): Promise<Counts> {
  return spawnStep('npm', ['run', '--silent', script]);
}

function vitest(project: string): Promise<Counts> {
  const report = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return spawnStep('vitest', ['run', '--project', project, ...reporters], {}, report);
}

async function playwright(): Promise<Counts> {
  const report = join(reports, 'playwright.json');
  const env = { MARSHAL_BROWSER: requireBrowser(log), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const counts = await spawnStep('playwright', args, env, report);
  // What each page showed when its test failed: elsewhere these files are out of reach.
  for (const file of globSync('test-results/*/error-context.md', { cwd: root })) {
    log(`\n${file}\n${readFileSync(join(root, file), 'utf8').slice(0, 12_000)}`);
  }
  return counts;
}

/** A program that fails has failed at least once, whatever it counted. */
async function spawnStep(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  report?: string,
): Promise<Counts> {
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...env } } as const;
  const code = await new Promise<number | null>((done, fail) => {
    spawn(program, args, options).once('error', fail).once('close', done);
  });
  const counts = report && existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : NO_TESTS;
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
