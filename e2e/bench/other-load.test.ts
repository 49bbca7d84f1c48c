import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { expect, test } from 'vitest';
import { processorSeconds, watchOthers } from './other-load.ts';

const BURN = `for (;;) { const { user, system } = process.cpuUsage(); if (user + system > 300_000) break; }`;

test.runIf(platform() === 'linux')('what our own children burn is ours, not the others’', async () => {
  const before = processorSeconds(process.pid);
  const others = watchOthers();
  const child = spawn(process.execPath, ['-e', BURN]);
  await once(child, 'exit');
  expect(processorSeconds(process.pid) - before).toBeGreaterThan(0.2);
  expect(others()).not.toBeNull();
});
