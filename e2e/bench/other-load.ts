import { readdirSync, readFileSync } from 'node:fs';

/** Others may take this much of one processor; more, and a measurement beside them says little. */
export const QUIET_OTHERS = 0.3;

const TICKS_A_SECOND = 100;

/**
 * Begins to watch how much processor time goes to programs that this one did not start.
 * @returns how to read the share of one processor since then; null where /proc does not tell
 */
export function watchOthers(): () => number | null {
  const before = readTicks();
  const began = performance.now();
  return () => {
    const after = readTicks();
    if (before === null || after === null) return null;
    const others = after.all - before.all - (after.ours - before.ours);
    const seconds = (performance.now() - began) / 1000;
    return Math.max(0, others) / TICKS_A_SECOND / seconds;
  };
}

/** Processor seconds of a process and everything it started, those that have ended included; 0 where /proc does not tell. */
export function processorSeconds(pid: number): number {
  return ticksBelow(readProcesses(), pid) / TICKS_A_SECOND;
}

/** Processor seconds of one process alone; 0 where /proc does not tell. */
export function ownSeconds(pid: number): number {
  const own = readProcesses().find((process) => process.pid === pid);
  return (own?.own ?? 0) / TICKS_A_SECOND;
}

type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly own: number;
};

function readTicks(): { all: number; ours: number } | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    const all = user + nice + system + irq + softirq + steal;
    return { all, ours: ticksBelow(readProcesses(), process.pid) };
  } catch {
    return null;
  }
}

function ticksBelow(processes: readonly Process[], root: number): number {
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const below = (pid: number): number =>
    (children.get(pid) ?? []).reduce((sum, child) => sum + child.ticks + below(child.pid), 0);
  return below(root) + (processes.find(({ pid }) => pid === root)?.ticks ?? 0);
}

function readProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name in brackets may hold anything; what follows it are numbers.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        const [parent = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = [1, 11, 12, 13, 14].map(
          (at) => Number(fields[at]),
        );
        return [
          { pid: Number(name), parent, ticks: user + system + reapedUser + reapedSystem, own: user + system },
        ];
      } catch {
        return [];
      }
    });
}
