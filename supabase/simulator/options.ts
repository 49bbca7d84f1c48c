import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ToolEnv } from '#lib/env.ts';
import { SimulatorError } from './simulator-error.ts';

export const USAGE = `npm run simulate [-- OPTIONS]

Signs in drivers and lets them drive today's routes through the public API, as the mobile app does.

  --drivers N      how many drivers (default 300)
  --speed N        how many times faster than a real day they drive and work (default 4). Events carry the real
                   time, so routes are planned at this pace too: those that nobody has begun are planned anew,
                   those under way keep their plan, and their drivers come early or late
  --seed N         which day: the same seed gives the same drives, delays and mishaps (default 7)
  --routes FILE    imports these routes first; supabase/simulator/routes.sample.json shows the format
  --duration S     stops after so many seconds (default: when asked to)
  --rate N         load instead of a day: N events a second in few, large calls; needs SUPABASE_SECRET_KEY
  --password P     of all the accounts (default marshal-demo)
  --accounts P     e-mail addresses of the drivers, #### is the number (default driver-####@rotterdam.example)
  --admin E        who plans the next routes, unless SUPABASE_SECRET_KEY is given (default admin@rotterdam.example)
  --supervisor E   who suspends and resumes a route and ends a session now and then (default second@rotterdam.example)
  --no-supervisor  nobody does
  --workspace C    code of the workspace (default RTM)
  --no-return      drivers whose session a supervisor ended do not sign in again
  --help           show this

The project is given by SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY, else it is the local platform that runs.`;

export type SimulatorOptions = {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey?: string | undefined;
  readonly drivers: number;
  /** How many times faster than a real day. */
  readonly speed: number;
  readonly seed: number;
  readonly routesFile?: string | undefined;
  readonly durationS?: number | undefined;
  /** Events a second; given, load is made instead of a day. */
  readonly rate?: number | undefined;
  readonly password: string;
  readonly accounts: string;
  readonly admin: string;
  readonly supervisor: string | null;
  readonly workspace: string;
  readonly comesBack: boolean;
};

/**
 * @throws SimulatorError when an option is unknown, has a value it cannot have, or no project is found
 */
export function parseSimulatorOptions(
  argv: readonly string[],
  env: ToolEnv,
  root: string,
): SimulatorOptions | 'help' {
  const values = readArguments(argv);
  if (values.help) return 'help';
  const project = findProject(env, root);
  const rate = optional(values.rate, '--rate', 1, 100_000);
  if (rate !== undefined && project.secretKey === undefined) {
    throw new SimulatorError('--rate needs SUPABASE_SECRET_KEY: one caller sends the events of all drivers.');
  }
  return {
    ...project,
    drivers: optional(values.drivers, '--drivers', 1, 10_000) ?? 300,
    speed: optional(values.speed, '--speed', 0.1, 200) ?? 4,
    seed: optional(values.seed, '--seed', 0, Number.MAX_SAFE_INTEGER) ?? 7,
    routesFile: values.routes,
    durationS: optional(values.duration, '--duration', 1, 10_000_000),
    rate,
    password: values.password ?? 'marshal-demo',
    accounts: values.accounts ?? 'driver-####@rotterdam.example',
    admin: values.admin ?? 'admin@rotterdam.example',
    supervisor: values['no-supervisor'] ? null : (values.supervisor ?? 'second@rotterdam.example'),
    workspace: values.workspace ?? 'RTM',
    comesBack: !values['no-return'],
  };
}

/** The e-mail address of a driver, counted from 1. */
export function accountOf(pattern: string, number: number): string {
  return pattern.replace(/#+/, (marks) => String(number).padStart(marks.length, '0'));
}

function readArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const texts = { drivers: text, speed: text, seed: text, routes: text, duration: text, rate: text };
  const people = { password: text, accounts: text, admin: text, supervisor: text, workspace: text };
  const flags = { 'no-supervisor': flag, 'no-return': flag, help: flag };
  try {
    return parseArgs({ args: [...argv], options: { ...texts, ...people, ...flags } }).values;
  } catch (error) {
    throw new SimulatorError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function optional(text: string | undefined, option: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw new SimulatorError(`${option} must be a number from ${least} to ${most}, not “${text}”.`);
  }
  return value;
}

const connectionSchema = z.object({ url: z.string(), publishableKey: z.string(), secretKey: z.string() });

function findProject(env: ToolEnv, root: string) {
  const { url, publishableKey, secretKey } = env;
  if (url !== undefined && publishableKey !== undefined) return { url, publishableKey, secretKey };
  if (url !== undefined)
    throw new SimulatorError('SUPABASE_URL is set, but SUPABASE_PUBLISHABLE_KEY is not.');
  const file = join(root, env.dataDir ?? '.platform', 'connection.json');
  if (!existsSync(file)) {
    throw new SimulatorError(
      'There is no project to drive in. Start one with npm run platform, or set SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY.',
    );
  }
  return connectionSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
