import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { clusterFolder, systemUser } from '#supabase/local/postgres-files.ts';
import { describeProcess } from '#supabase/local/process-info.ts';

export type PlatformProcess = {
  pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** Settles when it serves. @throws with its output when it ends before */
  ready: Promise<void>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal(name: NodeJS.Signals): void;
};

const program = resolve(import.meta.dirname, '../local/main.ts');

/** Starts `npm run platform` as a person would, in a process of its own. */
export function runPlatform(args: string[]): PlatformProcess {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.once('close', (code, signal) => done({ code, signal }));
  });
  const ready = new Promise<void>((done, fail) => {
    for (const input of [child.stdout, child.stderr]) {
      if (!input) continue;
      createInterface({ input }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('Ready at')) done();
      });
    }
    void exited.then(() => fail(new Error(lines.join('\n'))));
  });
  // Most callers that expect it to fail look at `exited` only.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    output: () => lines.join('\n'),
    ready,
    exited,
    signal: (name) => child.kill(name),
  };
}

/** The number of the Postgres that runs from a data folder. */
export function postgresPid(dataDir: string): number {
  const lock = join(clusterFolder(dataDir, systemUser()), 'postmaster.pid');
  return Number.parseInt(readFileSync(lock, 'utf8'), 10);
}

/** True when a process runs; one that ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  return describeProcess(pid) !== undefined;
}
