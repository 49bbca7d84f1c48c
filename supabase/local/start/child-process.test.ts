import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { describeProcess } from '../process-info.ts';
import { waitUntil } from '../wait-until.ts';
import { startChild } from './child-process.ts';

const serve = 'console.log(process.pid); require("node:net").createServer().listen(0)';
const cwd = import.meta.dirname;

test('a stopped child is gone, with what it started', async () => {
  const lines: string[] = [];
  const withGrandchild = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(serve)}], { stdio: "inherit" })`;
  const child = startChild({ args: ['-e', withGrandchild], cwd, onLine: (line) => lines.push(line) });
  const pid = Number(await waitUntil(() => lines[0], 10_000));
  expect(describeProcess(pid)).toBeDefined();
  await child.stop();
  expect(await waitUntil(() => (describeProcess(pid) ? undefined : 'gone'), 5_000)).toBe('gone');
});

test('a child leaves when the program that started it is killed', async () => {
  const program = `
    import { startChild } from ${JSON.stringify(new URL('child-process.ts', import.meta.url).href)};
    startChild({ args: ['-e', ${JSON.stringify(serve)}], cwd: '.', onLine: (line) => console.log(line) });`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  const pid = Number(line);
  expect(describeProcess(pid)).toBeDefined();
  parent.kill('SIGKILL');
  expect(await waitUntil(() => (describeProcess(pid) ? undefined : 'gone'), 5_000)).toBe('gone');
});

test('a child that fails says its last words', async () => {
  const child = startChild({ args: ['-e', 'console.error("no room"); process.exit(3)'], cwd });
  expect(await child.exited).toEqual({ code: 3 });
  expect(child.lastLines()).toBe('no room');
});

test('a child gets the changed environment, without what was taken away', async () => {
  const lines: string[] = [];
  const child = startChild({
    args: ['-p', 'JSON.stringify([process.env.GIVEN, process.env.PATH])'],
    cwd,
    env: { GIVEN: 'yes', PATH: undefined },
    onLine: (line) => lines.push(line),
  });
  await child.exited;
  expect(lines).toEqual(['["yes",null]']);
});
