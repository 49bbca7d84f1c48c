import { once } from 'node:events';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { startPlatform } from '../platform.ts';
import { PlatformError } from '../platform-error.ts';
import { requireFreePort } from '../ports.ts';
import { runningBanner } from './banner.ts';
import { ensureBuilt } from './build.ts';
import type { StartOptions } from './options.ts';
import { startSimulator } from './simulator.ts';
import { startWebApp } from './web-app.ts';

type Backend = {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string | undefined;
  /** Settles when it ended by itself for good; an outside one never tells. */
  readonly failed?: Promise<PlatformError>;
  stop(): Promise<void>;
};

/**
 * Runs platform, console and simulated drivers until it is asked to stop or the console ends by itself.
 * @throws PlatformError when something cannot start or the console ends; what had started is stopped again
 */
export async function run(
  options: StartOptions,
  root: string,
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const { host, port, dev, drivers } = options;
  // The commonest reason to fail, so it is looked at before anything is built.
  const advice = `Choose another: npm start -- --port ${port + 1} (or PORT=${port + 1}).`;
  await requireFreePort(port, 'the console', advice);
  if (!dev) await ensureBuilt(root, log, stop);

  const running: { stop(): Promise<void> }[] = [];
  try {
    if (stop.aborted) return;
    const backend = await startBackend(options, root, log);
    running.push(backend);
    if (stop.aborted) return;
    const { url: supabaseUrl, publishableKey, secretKey } = backend;
    log('Starting the console.');
    let isUp = false;
    const onLine = (line: string) => {
      const text = stripVTControlCharacters(line).trimEnd();
      if ((isUp || dev) && text !== '') log(`console: ${text}`);
    };
    const app = await startWebApp({ root, host, port, dev, supabaseUrl, publishableKey, onLine });
    running.push(app);
    isUp = true;
    if (stop.aborted) return;
    log(runningBanner(app.url, options.external === undefined));
    if (options.simulator) {
      running.push(startSimulator({ root, drivers, supabaseUrl, publishableKey, secretKey, log }));
    }
    const ended = await Promise.race([
      once(stop, 'abort'),
      app.exited.then(
        () => new PlatformError('The console has ended by itself. Everything else is stopped.'),
      ),
      ...(backend.failed ? [backend.failed] : []),
    ]);
    if (ended instanceof PlatformError) throw ended;
  } finally {
    for (const part of running.toReversed()) await part.stop();
  }
}

async function startBackend(
  options: StartOptions,
  root: string,
  log: (line: string) => void,
): Promise<Backend> {
  const { external } = options;
  if (external) return { ...external, stop: async () => undefined };
  return startPlatform({
    dataDir: resolve(root, options.dataDir),
    port: options.platformPort,
    reset: options.reset,
    seed: true,
    portAdvice:
      'Choose another: npm start -- --platform-port N (or MARSHAL_PORT=N); Postgres takes the port after it.',
    log,
  });
}
