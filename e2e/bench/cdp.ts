import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { BROWSER_ARGS, requireBrowser } from '../browser.ts';

const GONE = 'The browser has gone.';
/** A page that has not answered until then never will. */
const ANSWER_MS = 60_000;
const END_MS = 5_000;

export type CdpPage = {
  send(method: string, params?: object): Promise<unknown>;
  /** Runs an expression in the page and waits for its promise. @returns its value, by JSON */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
};

const messageSchema = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const target = z.object({ targetId: z.string() });
const session = z.object({ sessionId: z.string() });
const evaluation = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

/**
 * Opens a page of a fresh Chromium over the bare DevTools protocol. The Network domain stays off: reporting every
 * web-socket frame costs the page so much time that it would be measured too.
 */
export async function openCdpPage(width: number, height: number): Promise<CdpPage> {
  await using opened = new AsyncDisposableStack();
  const profile = mkdtempSync(join(tmpdir(), 'marshal-chromium-'));
  // What the browser left running writes for a moment more.
  opened.defer(() => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...BROWSER_ARGS];
  const browser = spawn(requireBrowser(console.log), [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(browser, 'exit');
  opened.defer(async () => {
    browser.kill();
    const late = setTimeout(() => browser.kill('SIGKILL'), END_MS);
    await gone;
    clearTimeout(late);
  });
  const socket = new WebSocket(await debuggerAddress(browser.stderr), { perMessageDeflate: false });
  opened.defer(() => socket.terminate());
  await once(socket, 'open');

  const call = caller(socket);
  const { targetId } = target.parse(await call('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = session.parse(await call('Target.attachToTarget', { targetId, flatten: true }));
  const send = (method: string, params: object = {}) => call(method, params, sessionId);
  const size = { width, height, deviceScaleFactor: 1, mobile: false };
  await send('Emulation.setDeviceMetricsOverride', size);
  const kept = opened.move();
  return {
    send,
    evaluate: async (expression) => {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = evaluation.parse(answer);
      if (exceptionDetails) throw new Error(`In the page: ${exceptionDetails.text}`);
      return result.value;
    },
    close: () => kept.disposeAsync(),
  };
}

function caller(socket: WebSocket) {
  const waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  let lastId = 0;
  socket.on('message', (data) => {
    const { id, result, error } = messageSchema.parse(JSON.parse(String(data)));
    const call = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || call === undefined) return;
    waiting.delete(id);
    if (error) call.fail(new Error(error.message));
    else call.done(result);
  });
  let gone = false;
  socket.on('close', () => {
    gone = true;
    for (const { fail } of waiting.values()) fail(new Error(GONE));
  });
  return (method: string, params: object, sessionId?: string) =>
    new Promise<unknown>((done, fail) => {
      if (gone) return fail(new Error(GONE));
      lastId += 1;
      const id = lastId;
      const late = setTimeout(() => {
        waiting.delete(id);
        fail(new Error(`The browser did not answer ${method} in ${ANSWER_MS / 1000} s.`));
      }, ANSWER_MS);
      const settle = () => clearTimeout(late);
      waiting.set(id, {
        done: (result) => (settle(), done(result)),
        fail: (error) => (settle(), fail(error)),
      });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
}

function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((done, fail) => {
    const lines = createInterface({ input: stderr });
    lines.on('line', (line) => {
      const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (address !== undefined) done(address);
    });
    lines.once('close', () => fail(new Error('The browser ended before it listened.')));
  });
}
