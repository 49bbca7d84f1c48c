import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { EventType } from '../../lib/fleet/types.ts';
import type { Connection } from '../stack/connection.ts';
import { makeWorld, placeOfStop, type TestDriver, type World } from '../stack/world.ts';

const STOPS = 12;
const LANES = 2;
const STARTED_AT_ONCE = 200;
/** Of one insert, which commits together: a larger one holds the counters, and with them every message, for longer. */
const AT_MOST = 50;
const TICK_MS = 5;

export type LiveFleet = {
  readonly world: World;
  readonly sql: postgres.Sql;
  /**
   * Has drivers arrive and depart at random moments, so many a second on average: none keeps step with the messages.
   * @param often routes that take a share of their own: those that somebody is looking at
   * @param together how many events at most one insert takes, and commits together
   * @returns how many events were written, and how long that took
   */
  drive(perSecond: number, seconds: number, often?: Often, together?: number): Promise<Driven>;
};

export type Often = { readonly references: ReadonlySet<string>; readonly perSecond: number };
export type Driven = { readonly events: number; readonly seconds: number };

type Route = { readonly driver: TestDriver; done: number };

/** A workspace on a real platform with every driver on the road, driven by inserts into the log as a gateway makes them. */
export async function openLiveFleet(
  stack: AsyncDisposableStack,
  platform: Connection,
  drivers: number,
  { log, stop }: { readonly log: (line: string) => void; readonly stop: AbortSignal },
): Promise<LiveFleet> {
  const sql = postgres(platform.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => sql.end());
  log(`Making ${drivers} drivers with a route each.`);
  const world = await makeWorld(sql, platform, { drivers, stops: STOPS });
  await sql`analyze`;
  const lanes = await Promise.all(Array.from({ length: LANES }, () => openLane(stack, platform)));
  const routes = world.drivers.map((driver): Route => ({ driver, done: 0 }));
  const parts = (of: readonly Route[]) => lanes.map((_, lane) => of.filter((_, at) => at % LANES === lane));
  await Promise.all(parts(routes).map((part, lane) => startAll(lanes[lane], part)));

  return {
    world,
    sql,
    drive: async (perSecond, seconds, often, together = AT_MOST) => {
      const began = performance.now();
      const watched = routes.filter(({ driver }) => often?.references.has(driver.reference));
      const others = routes.filter((route) => !watched.includes(route));
      const rest = perSecond - (often?.perSecond ?? 0);
      const written = await Promise.all([
        ...parts(others).map((part, lane) =>
          pace(lanes[lane], part, { perSecond: rest / LANES, seconds, together }, stop),
        ),
        ...(often ? [pace(lanes[0], watched, { perSecond: often.perSecond, seconds, together }, stop)] : []),
      ]);
      const events = written.reduce((sum, count) => sum + count, 0);
      return { events, seconds: (performance.now() - began) / 1000 };
    },
  };
}

type Lane = (events: readonly object[]) => Promise<void>;

async function openLane(stack: AsyncDisposableStack, platform: Connection): Promise<Lane> {
  const sql = postgres(platform.databaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => sql.end());
  const claims = JSON.stringify({ role: 'service_role' });
  await sql`select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'service_role', false)`;
  // Every trigger of the log runs for each; one that is refused fails the insert, and with it the measurement.
  return async (events) => {
    await sql`insert into public.driver_events (driver_id, batch_id, event_type, recorded_at, client_event_id, latitude,
        longitude, accuracy_m)
      select driver_id, batch_id, event_type, recorded_at, client_event_id, latitude, longitude, accuracy_m
      from json_populate_recordset(null::public.driver_events, ${JSON.stringify(events)}::text::json)`;
  };
}

async function startAll(lane: Lane | undefined, routes: readonly Route[]): Promise<void> {
  for (let from = 0; from < routes.length; from += STARTED_AT_ONCE) {
    await lane?.(routes.slice(from, from + STARTED_AT_ONCE).map(nextEvent));
  }
}

/** Each route in turn has its next event; an insert takes whatever has become due since the last one. */
async function pace(
  lane: Lane | undefined,
  routes: readonly Route[],
  { perSecond, seconds, together }: { perSecond: number; seconds: number; together: number },
  stop: AbortSignal,
): Promise<number> {
  const began = performance.now();
  let turn = Math.floor(Math.random() * routes.length);
  const pauseOf = () => -Math.log(1 - Math.random()) / perSecond;
  let written = 0;
  let next = pauseOf();
  for (;;) {
    stop.throwIfAborted();
    const passed = (performance.now() - began) / 1000;
    if (passed >= seconds) return written;
    let due = 0;
    for (; due < together && next <= passed; due += 1) next += pauseOf();
    const events = Array.from({ length: due }, () => {
      const route = routes[turn % routes.length];
      turn += 1;
      return route ? [nextEvent(route)] : [];
    }).flat();
    written += events.length;
    if (events.length > 0) await lane?.(events);
    else await pause(TICK_MS);
  }
}

/** Started first, then arrived and departed at every stop in turn, and for ever at the last. */
function nextEvent(route: Route): object {
  const { driver, done } = route;
  const stop = Math.floor((done - 1) / 2);
  const event_type: EventType =
    done === 0 ? 'ROUTE_STARTED' : done % 2 === 1 ? 'ARRIVED_AT_STOP' : 'DEPARTED_STOP';
  route.done += 1;
  return {
    client_event_id: randomUUID(),
    driver_id: driver.id,
    batch_id: driver.batchId,
    event_type,
    recorded_at: new Date().toISOString(),
    accuracy_m: 8,
    ...placeOfStop(Math.min(Math.max(0, stop), STOPS - 1)),
  };
}
