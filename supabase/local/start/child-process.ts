import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type ChildOptions = {
  /** Arguments of node: a script and its own arguments. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** Changes to the inherited environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (line: string) => void;
};

export type Child = {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Settles when the process has ended; the exit code is null when a signal ended it. */
  readonly exited: Promise<{ code: number | null }>;
  /** The last lines it printed, for an error message. */
  lastLines(): string;
  /** Asks it to end, and ends it when it has not after eight seconds. */
  stop(): Promise<void>;
};

const KEPT_LINES = 20;
const PATIENCE_MS = 8_000;
const LEAVE_WITH_PARENT = new URL('leave-with-parent.ts', import.meta.url).href;

/**
 * Starts a node program in a process group of its own, so that Ctrl-C at the terminal reaches only this
 * program, which then stops its children in order. A child also ends when this process is killed.
 */
export function startChild({ args, cwd, env = {}, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, ...args], {
    cwd,
    env: { ...process.env, ...env, MARSHAL_STARTED_BY: String(process.pid) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const kept: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (input === null) continue;
    createInterface({ input }).on('line', (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      onLine?.(line);
    });
  }
  const exited = new Promise<{ code: number | null }>((resolve) => {
    child.once('error', (error) => {
      kept.push(error.message);
      resolve({ code: 1 });
    });
    child.once('close', (code) => resolve({ code }));
  });
  const signal = (name: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // Gone in the meantime.
    }
  };
  return {
    pid: child.pid,
    exited,
    lastLines: () => kept.join('\n'),
    stop: async () => {
      const patience = setTimeout(() => signal('SIGKILL'), PATIENCE_MS);
      signal('SIGTERM');
      await exited;
      clearTimeout(patience);
    },
  };
}
