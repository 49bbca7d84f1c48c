import { join } from 'node:path';
import { PlatformError } from '../platform-error.ts';
import { waitUntil } from '../wait-until.ts';
import { startChild, type Child } from './child-process.ts';

export type WebAppOptions = {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly onLine?: (line: string) => void;
};

export type WebApp = Pick<Child, 'exited' | 'stop'> & { readonly url: string };

const START_LIMIT_MS = 60_000;
/** Tools read these; the process that serves pages to browsers must not even have them. */
const KEPT_FROM_THE_APP = { SUPABASE_SECRET_KEY: undefined, SUPABASE_DB_URL: undefined };

/**
 * Starts the console and waits until it answers.
 * @throws PlatformError with the last lines it printed when it ends or stays silent
 */
export async function startWebApp(options: WebAppOptions): Promise<WebApp> {
  const { root, host, port, dev, supabaseUrl, publishableKey, onLine } = options;
  const child = startChild({
    args: [
      join(root, 'node_modules/next/dist/bin/next'),
      dev ? 'dev' : 'start',
      '--port',
      String(port),
      '--hostname',
      host,
    ],
    cwd: root,
    env: {
      ...KEPT_FROM_THE_APP,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: publishableKey,
    },
    ...(onLine ? { onLine } : {}),
  });
  const here = host === '127.0.0.1' || host === '0.0.0.0';
  const url = `http://${here ? 'localhost' : host}:${port}`;
  // Not by the name `localhost`: a bare system may not know it, a browser always does.
  const answered = await Promise.race([
    waitUntil(() => answers(here ? `http://127.0.0.1:${port}` : url), START_LIMIT_MS, 100),
    child.exited.then(() => undefined),
  ]);
  if (answered === undefined) {
    await child.stop();
    throw new PlatformError(`The console did not start:\n${child.lastLines()}`);
  }
  return { url, exited: child.exited, stop: child.stop };
}

async function answers(url: string): Promise<true | undefined> {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(START_LIMIT_MS) });
    return true;
  } catch {
    return undefined;
  }
}
