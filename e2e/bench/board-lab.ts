import { resolve } from 'node:path';
import postgres from 'postgres';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { makeWorld, PASSWORD } from '../stack/world.ts';
import { startBenchPlatform } from './bench-platform.ts';
import { openBoardTab, type BoardTab } from './board-tab.ts';
import type { Contestant } from './contestants.ts';
import type { BenchOptions } from './figures.ts';
import { bundlePages } from './peers/peer-pages.ts';
import { sessionCookies } from '../stack/session-cookies.ts';
import { StubFleet } from './stub/stub-fleet.ts';
import { startStubServer } from './stub/stub-server.ts';
import { Traffic, type Storm } from './stub/traffic.ts';

export type BoardLab = {
  /** Makes a new fleet; pages opened from now on show it. */
  fleet(drivers: number): void;
  /** A run that only shows that it works. */
  readonly small: boolean;
  open(contestant: Contestant): Promise<BoardTab>;
  /** Lets events happen; `enough` ends it before its time. */
  storm(perSecond: number, seconds: number, enough?: AbortSignal): Promise<Storm>;
};

const root = resolve(import.meta.dirname, '../..');

/** The built console and the peers' pages over one stub of the fleet, everything gone with the stack. */
export async function openBoardLab(
  stack: AsyncDisposableStack,
  contestants: readonly Contestant[],
  { log, stop, small }: BenchOptions,
): Promise<BoardLab> {
  const files = contestants.flatMap(({ file }) => file ?? []);
  const pages = files.length > 0 ? bundlePages(files, log) : new Map();
  await ensureBuilt(root, log, stop);
  const platform = await startBenchPlatform(stack);
  const sql = postgres(platform.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => sql.end());
  const world = await makeWorld(sql, platform, { drivers: 1 });
  const workspace = {
    id: world.id,
    name: world.name,
    time_zone: 'Europe/Amsterdam',
    role: 'supervisor',
  } as const;
  let fleet = new StubFleet(1, workspace);
  const stub = await startStubServer(platform.url, fleet, pages);
  stack.defer(() => stub.close());
  let traffic = new Traffic(fleet, stub.realtime);
  const port = await findFreePort();
  const { publishableKey } = platform;
  const app = await startWebApp({
    root,
    host: '127.0.0.1',
    port,
    dev: false,
    supabaseUrl: stub.url,
    publishableKey,
  });
  stack.defer(() => app.stop());
  const cookies = await sessionCookies({ url: stub.url, publishableKey }, world.supervisor);

  const addressOf = ({ file }: Contestant) => {
    if (file === null) return `${app.url}/board?sort=batch&dir=asc`;
    const { email } = world.supervisor;
    const query = new URLSearchParams({
      key: publishableKey,
      workspace: world.id,
      email,
      password: PASSWORD,
    });
    return `${stub.url}/pages/${file.replace(/\.tsx?$/, '.html')}?${query.toString()}`;
  };
  return {
    small,
    fleet: (drivers) => {
      fleet = new StubFleet(drivers, workspace);
      stub.use(fleet);
      traffic = new Traffic(fleet, stub.realtime);
    },
    open: (contestant) => openBoardTab(addressOf(contestant), contestant.file === null ? cookies : []),
    storm: (perSecond, seconds, enough = stop) => traffic.storm(perSecond, seconds, enough),
  };
}
