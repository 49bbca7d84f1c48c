import { parseArgs } from 'node:util';
import type { ToolEnv } from '../../../lib/env.ts';
import { PlatformError } from '../platform-error.ts';

/** A Supabase project that runs elsewhere. */
export type ExternalProject = {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string | undefined;
};

export type StartOptions = {
  readonly host: string;
  readonly port: number;
  readonly platformPort: number;
  readonly dataDir: string;
  readonly reset: boolean;
  readonly dev: boolean;
  readonly simulator: boolean;
  readonly drivers: number;
  readonly help: boolean;
  /** Given: no embedded platform is started. */
  readonly external: ExternalProject | undefined;
};

export const USAGE = `npm start [-- OPTIONS]

  --port N            port of the console (default 3000, or PORT)
  --host NAME         address the console listens on (default 127.0.0.1)
  --platform-port N   port of the embedded platform (default 54321, or MARSHAL_PORT); Postgres takes the next one
  --data DIR          where the embedded platform keeps its data (default .platform, or MARSHAL_DATA)
  --reset             forget the embedded platform's data first
  --drivers N         how many simulated drivers (default 300)
  --no-simulator      start without simulated drivers
  --simulator         simulate drivers on the project given by SUPABASE_URL too
  --dev               run the console from its sources, reloading as they change
  --help              show this

With SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY in the environment the console uses that project
and no embedded platform is started.`;

/**
 * @param portVariable the value of PORT
 * @throws PlatformError when an option is unknown or has a value it cannot have
 */
export function parseStartOptions(
  argv: readonly string[],
  env: ToolEnv,
  portVariable: string | undefined,
): StartOptions {
  const values = readArguments(argv);
  const external = externalProject(env);
  return {
    host: values.host ?? '127.0.0.1',
    port: readPort(values.port ?? portVariable, 3000, '--port'),
    platformPort: readPort(values['platform-port'], env.port ?? 54_321, '--platform-port'),
    dataDir: values.data ?? env.dataDir ?? '.platform',
    reset: values.reset ?? false,
    dev: values.dev ?? false,
    simulator: values.simulator ?? external === undefined,
    drivers: readCount(values.drivers, 300, '--drivers'),
    help: values.help ?? false,
    external,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowNegative: true,
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'platform-port': { type: 'string' },
        data: { type: 'string' },
        reset: { type: 'boolean' },
        dev: { type: 'boolean' },
        simulator: { type: 'boolean' },
        drivers: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlatformError(`${reason}\n\n${USAGE}`);
  }
}

function externalProject({ url, publishableKey, secretKey }: ToolEnv): ExternalProject | undefined {
  if (url === undefined) return undefined;
  if (publishableKey === undefined) {
    throw new PlatformError(
      'SUPABASE_URL is set, but SUPABASE_PUBLISHABLE_KEY is not. Set both, or neither.',
    );
  }
  return { url, publishableKey, secretKey };
}

function readPort(text: string | undefined, fallback: number, option: string): number {
  const port = readCount(text, fallback, option);
  if (port < 1 || port > 65_534)
    throw new PlatformError(`${option} must be between 1 and 65534, not ${port}.`);
  return port;
}

function readCount(text: string | undefined, fallback: number, option: string): number {
  if (text === undefined || text === '') return fallback;
  if (!/^\d+$/.test(text)) throw new PlatformError(`${option} must be a whole number, not “${text}”.`);
  return Number(text);
}
