import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../supabase/local/wait-until.ts';

const QUIET_SHARE = 0.15;
const SAMPLE_MS = 1_000;

/**
 * Waits until other programs leave the processors alone, `patienceMs` at most.
 * @returns the share of all processors that was busy at last, 0 to 1
 */
export async function waitForQuiet(log: (line: string) => void, patienceMs: number): Promise<number> {
  let busy = await busyShare();
  if (busy > QUIET_SHARE) log(`Waiting for the machine to become quiet, ${patienceMs / 1000} s at most.`);
  await waitUntil(async () => {
    if (busy > QUIET_SHARE) busy = await busyShare();
    return busy <= QUIET_SHARE || undefined;
  }, patienceMs);
  return busy;
}

async function busyShare(): Promise<number> {
  const before = times();
  await pause(SAMPLE_MS);
  const after = times();
  return 1 - (after.idle - before.idle) / (after.total - before.total);
}

function times(): { idle: number; total: number } {
  const each = cpus().map((cpu) => cpu.times);
  const idle = each.reduce((sum, spent) => sum + spent.idle, 0);
  return { idle, total: each.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) };
}
