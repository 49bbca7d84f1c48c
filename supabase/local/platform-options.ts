import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlatformError } from './platform-error.ts';

export const usage = `npm run platform -- [options]
  --port N             port of the platform (default 54321, or MARSHAL_PORT); Postgres takes the one after it
  --data DIR           folder of the data (default .platform, or MARSHAL_DATA)
  --reset              start afresh
  --no-seed            leave the demonstration out
  --default-grants old|new   what a new table gives to the API roles: everything, or nothing (default)`;

export type CommandOptions = {
  dataDir: string;
  port: number;
  reset: boolean;
  seed: boolean;
  defaultGrants: 'old' | 'new';
};

/** @throws PlatformError saying what is wrong and how to call it */
export function parsePlatformOptions(
  args: string[],
  env: { port: number | undefined; dataDir: string | undefined },
): CommandOptions | 'help' {
  const values = read(args);
  if (values.help) return 'help';
  const port = values.port === undefined ? (env.port ?? 54_321) : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new PlatformError(`--port takes a number from 1 to 65534, not “${values.port}”.`);
  }
  const grants = values['default-grants'];
  if (grants !== 'old' && grants !== 'new') {
    throw new PlatformError(`--default-grants takes old or new, not “${grants}”.`);
  }
  return {
    dataDir: resolve(values.data ?? env.dataDir ?? '.platform'),
    port,
    reset: values.reset,
    seed: !values['no-seed'],
    defaultGrants: grants,
  };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        reset: { type: 'boolean', default: false },
        'no-seed': { type: 'boolean', default: false },
        'default-grants': { type: 'string', default: 'new' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new PlatformError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
