import type { SupabaseClient } from '@supabase/supabase-js';
import { workControlRoom } from './control-room.ts';
import { createDriver, type Driver } from './driver.ts';
import { createToolClient, signIn } from './driver-client.ts';
import { accountOf, type SimulatorOptions } from './options.ts';
import { openPlanner, type Planner } from './planner.ts';
import { readRouteFile } from './route-file.ts';
import { notLetIn, SimulatorError } from './simulator-error.ts';
import { createTally, eventsWritten, summaryLine, type Tally } from './tally.ts';
import { createGate, pause } from './waiting.ts';

/** A run of the simulator. */
export type Simulator = {
  readonly tally: Tally;
  /** How it is going, in one line. */
  summary(): string;
  /** Stops the drivers, lets their phones hand over what they hold, and resolves when all is quiet. */
  stop(): Promise<void>;
};

const REQUESTS_AT_A_TIME = 12;
const HEARTBEAT_MS = 30_000;
/** By then a first heartbeat has told where each phone is. */
const OTHER_PHONES_AFTER_MS = HEARTBEAT_MS + 5_000;

/**
 * Lets drivers live their day in a project, through its public API only, until `stop()`.
 * @throws SimulatorError with a sentence for a person: nobody answers, wrong password, a routes file that is wrong
 */
export async function startSimulator(
  options: SimulatorOptions,
  log: (line: string) => void = () => undefined,
): Promise<Simulator> {
  const { url, publishableKey, password, seed, speed, drivers: driverCount } = options;
  const routes = options.routesFile === undefined ? [] : readRouteFile(options.routesFile);
  const stopping = new AbortController();
  const { signal } = stopping;
  const tally = createTally();
  const gate = createGate(REQUESTS_AT_A_TIME);
  const account = (email: string) => ({ url, publishableKey, email, password });

  const probe = await signIn(account(accountOf(options.accounts, 1)));
  if (!probe.ok) throw notLetIn(probe.error, url);
  await probe.value.client.auth.signOut({ scope: 'local' });

  const planner = await findPlanner();
  if (routes.length > 0) {
    if (planner === null)
      throw new SimulatorError('Routes can only be imported by an admin or with SUPABASE_SECRET_KEY.');
    const refusal = await planner.take(routes);
    if (refusal !== null) throw new SimulatorError(refusal);
    log(`Imported ${routes.length} ${routes.length === 1 ? 'route' : 'routes'}.`);
  }
  const misfit = await planner?.fitToPace(new Set(routes.map((route) => route.reference)));
  if (misfit) log(misfit);

  const drivers = Array.from({ length: driverCount }, (_, index): Driver =>
    createDriver({
      account: account(accountOf(options.accounts, index + 1)),
      seed,
      speed,
      tally,
      gate,
      signal,
      heartbeatMs: HEARTBEAT_MS,
      comesBack: options.comesBack,
      askForRoute: (driverId) => planner?.nextRoute(driverId) ?? Promise.resolve(false),
    }),
  );
  const since = performance.now();
  const working = Promise.all([
    ...drivers.map((driver) => driver.work()),
    controlRoom(),
    reportSignIn().then(otherPhones),
  ]);
  const rate = createRate(tally);
  return {
    tally,
    summary: () =>
      summaryLine(
        tally,
        drivers.map((driver) => driver.state),
        rate(),
      ),
    stop: async () => {
      stopping.abort();
      await working;
      await Promise.all(drivers.map((driver) => driver.flush()));
    },
  };

  async function findPlanner(): Promise<Planner | null> {
    const client = await plannerClient();
    if (client === null) {
      log('Nobody plans: drivers finish the routes they have. Give SUPABASE_SECRET_KEY or --admin for more.');
      return null;
    }
    const planner = await openPlanner({
      client,
      workspaceCode: options.workspace,
      seed,
      speed,
      tally,
      signal,
    });
    if (planner.ok) return planner.value;
    throw notLetIn(planner.error, url);
  }

  async function plannerClient(): Promise<SupabaseClient | null> {
    if (options.secretKey !== undefined) return createToolClient(url, options.secretKey);
    const admin = await signIn(account(options.admin));
    return admin.ok ? admin.value.client : null;
  }

  async function controlRoom() {
    if (options.supervisor === null || planner === null) return;
    const supervisor = await signIn(account(options.supervisor));
    if (!supervisor.ok) return;
    await workControlRoom({
      client: supervisor.value.client,
      workspaceId: planner.workspaceId,
      seed,
      signal,
    });
  }

  /** Two drivers turn up on another phone soon after the start, one of them where the driver cannot be; more do later on their routes. */
  async function otherPhones() {
    await pause(OTHER_PHONES_AFTER_MS, signal);
    if (signal.aborted) return;
    const [one, another] = drivers.filter(({ state }) => state === 'on route');
    await Promise.all([one?.tryOtherPhone(false), another?.tryOtherPhone(true)]);
  }

  async function reportSignIn() {
    while (!signal.aborted && drivers.some((driver) => driver.state === 'signing in'))
      await pause(100, signal);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    if (!signal.aborted) log(`${driverCount} drivers signed in within ${seconds} s.`);
  }
}

/** Events a second since it was asked last. */
function createRate(tally: Tally): () => number {
  let last = { at: performance.now(), events: 0 };
  return () => {
    const now = { at: performance.now(), events: eventsWritten(tally) };
    const rate = ((now.events - last.events) * 1000) / Math.max(1, now.at - last.at);
    last = now;
    return rate;
  };
}
