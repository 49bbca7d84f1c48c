import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PageFiles } from '../stub/stub-server.ts';

const here = import.meta.dirname;
const bundler = z.object({
  buildSync: z.custom<(options: object) => { outputFiles: { path: string; text: string }[] }>(
    (value) => typeof value === 'function',
  ),
});

/** Installs what the peers are made of when it is not there or no longer what is locked. */
export function installPeers(log: (line: string) => void): void {
  const [installed, locked] = [
    join(here, 'node_modules/.package-lock.json'),
    join(here, 'package-lock.json'),
  ];
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  log('Installing the peers.');
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', options, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Bundles pages by the names of their files, such as `ag-grid.ts`: an HTML file and a minified script for each. */
export function bundlePages(names: readonly string[], log: (line: string) => void): PageFiles {
  installPeers(log);
  const { buildSync } = bundler.parse(createRequire(join(here, 'package.json'))('esbuild'));
  const { outputFiles } = buildSync({
    entryPoints: names.map((name) => join(here, 'pages', name)),
    absWorkingDir: dirname(here),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = new Map([
    ['board.css', { type: 'text/css', text: readFileSync(join(here, 'pages/board.css'), 'utf8') }],
  ]);
  for (const { path, text } of outputFiles) {
    const script = path.replace(/^.*\//, '');
    files.set(script, { type: 'text/javascript', text });
    files.set(script.replace('.js', '.html'), { type: 'text/html', text: pageOf(script) });
  }
  return files;
}

function pageOf(script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Board</title><link rel="stylesheet" href="board.css">
<link rel="icon" href="data:,"><body></body><script type="module" src="${script}"></script>`;
}
