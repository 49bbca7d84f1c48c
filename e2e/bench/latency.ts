import { setInterval as everyInterval } from 'node:timers/promises';
import { resolve } from 'node:path';
import postgres from 'postgres';
import type { EventItem } from '../../supabase/simulator/driver-client.ts';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { makeWorld, type TestDriver, type World } from '../stack/world.ts';
import { startBenchPlatform } from './bench-platform.ts';
import { openBoardPage } from './board-page.ts';
import { committedAfter, lastSeq, waitForPaint, type Committed } from './committed.ts';
import { type Bench, type Figure, judged, told } from './figures.ts';
import { actAs, record, startSession } from './phones.ts';
import { median, quantile } from './quantile.ts';
import { subscribeRaw } from './raw-subscriber.ts';
import { routeEvents } from './route-events.ts';

const EVENTS_PER_SECOND = 20;
const root = resolve(import.meta.dirname, '../..');

/** How long after its commit an event is painted in Chromium, beside the delivery of the same events by Realtime alone. */
export const latency: Bench = async ({ small, log, stop }) => {
  await ensureBuilt(root, log, stop);
  await using stack = new AsyncDisposableStack();
  const platform = await startBenchPlatform(stack);
  const { url: supabaseUrl, publishableKey } = platform;
  const sql = postgres(platform.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => sql.end());
  const phone = postgres(platform.databaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => phone.end());
  const port = await findFreePort();
  const app = await startWebApp({ root, host: '127.0.0.1', port, dev: false, supabaseUrl, publishableKey });
  stack.defer(() => app.stop());

  const world = await makeWorld(sql, platform, { drivers: small ? 60 : 300, stops: 20 });
  const day = await takeToTheRoad(phone, world);
  const raw = await subscribeRaw(platform, world, world.second);
  stack.defer(() => raw.close());
  const board = await openBoardPage(app.url, platform, world.supervisor);
  stack.defer(() => board.close());

  const from = await lastSeq(sql, world.id);
  log(`${world.drivers.length} drivers, ${EVENTS_PER_SECOND} events/s`);
  await drive(phone, day, small ? 10 : 90, stop);
  const events = await committedAfter(sql, world.id, from);
  const visible = new Set(await board.visible());
  const shown = events.filter((event) => visible.has(event.reference));
  const delays = await waitForPaint(shown, board.painted);
  return figuresOf(events, shown, delays, raw.arrived);
};

type Day = readonly { readonly driver: TestDriver; readonly events: Iterator<EventItem, never> }[];

async function takeToTheRoad(phone: postgres.Sql, world: World): Promise<Day> {
  const day = world.drivers.map((driver) => ({
    driver,
    events: routeEvents(driver, ['ARRIVED_AT_STOP', 'DEPARTED_STOP']),
  }));
  for (const { driver, events } of day) {
    await actAs(phone, driver);
    await startSession(phone, driver);
    await record(phone, [events.next().value]);
  }
  return day;
}

/** Each driver in turn reports one event, at an even pace. */
async function drive(phone: postgres.Sql, day: Day, seconds: number, stop: AbortSignal): Promise<void> {
  let sent = 0;
  for await (const wanted of everyInterval(1000 / EVENTS_PER_SECOND, seconds * EVENTS_PER_SECOND)) {
    stop.throwIfAborted();
    const next = day[sent % day.length];
    if (next === undefined || sent === wanted) return;
    await actAs(phone, next.driver);
    await record(phone, [next.events.next().value]);
    sent += 1;
  }
}

function figuresOf(
  events: readonly Committed[],
  shown: readonly Committed[],
  delays: readonly number[],
  arrived: ReadonlyMap<number, number>,
): Figure[] {
  const raw = events.flatMap(({ seq, at }) => {
    const arrival = arrived.get(seq);
    return arrival === undefined ? [] : [arrival - at];
  });
  const against = 'the same events delivered to a bare supabase-js subscriber';
  return [
    judged(
      'committed → painted, p50',
      median(delays),
      'ms',
      { atMost: 150 },
      `${delays.length} events of rows on screen`,
    ),
    judged(
      'committed → painted, p95',
      quantile(delays, 0.95),
      'ms',
      { atMost: 400 },
      `${delays.length} events of rows on screen`,
    ),
    judged('never painted', shown.length - delays.length, 'events', { atMost: 0 }),
    told(
      'committed → delivered, p50',
      median(raw),
      'ms',
      `${raw.length} of ${events.length} events, Realtime alone`,
    ),
    told(
      'committed → delivered, p95',
      quantile(raw, 0.95),
      'ms',
      `${raw.length} of ${events.length} events, Realtime alone`,
    ),
    told('painted / delivered, p50', median(delays) / median(raw), 'ratio', against),
    told('painted / delivered, p95', quantile(delays, 0.95) / quantile(raw, 0.95), 'ratio', against),
  ];
}
