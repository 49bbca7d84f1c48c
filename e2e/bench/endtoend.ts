import { resolve } from 'node:path';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { openBoardPage, type BoardPage } from './board-page.ts';
import { committedAfter, lastSeq, waitForPaint } from './committed.ts';
import { judged, told, type Bench, type BenchOptions, type Figure } from './figures.ts';
import { openLiveFleet, type LiveFleet } from './live-fleet.ts';
import { watchOthers } from './other-load.ts';
import { startPlatformProcess } from './platform-process.ts';
import { median, quantile } from './quantile.ts';
import { subscribeRaw, type RawSubscriber } from './raw-subscriber.ts';
import { postgresChangesFrame } from './postgres-changes-frame.ts';

const root = resolve(import.meta.dirname, '../..');
/** Rows on screen have this many of the events, so that there is something to see. */
const SEEN_A_SECOND = 10;

/** From the SQL call to the pixel through the whole platform, first on a quiet day, then in a storm. */
export const endtoend: Bench = async (options) => {
  const { small, log, stop } = options;
  await ensureBuilt(root, log, stop);
  await using stack = new AsyncDisposableStack();
  const platform = await startPlatformProcess(stack);
  const fleet = await openLiveFleet(stack, platform, small ? 1_000 : 10_000, options);
  const { url: supabaseUrl, publishableKey } = platform;
  const port = await findFreePort();
  const app = await startWebApp({ root, host: '127.0.0.1', port, dev: false, supabaseUrl, publishableKey });
  stack.defer(() => app.stop());
  const raw = await subscribeRaw(platform, fleet.world, fleet.world.second);
  stack.defer(() => raw.close());
  const board = await openBoardPage(app.url, platform, fleet.world.supervisor);
  stack.defer(() => board.close());

  const seconds = small ? 5 : 30;
  const calm = await measure(fleet, board, raw, 20, seconds, options);
  const storm = await measure(fleet, board, raw, small ? 300 : 1_000, seconds, options);
  const frame = await postgresChangesFrame(fleet.sql, fleet.world.id);
  return [
    ...figuresOf(calm, { p50: 60, p95: 150 }),
    ...figuresOf(storm, { p50: null, p95: 250 }),
    judged(
      'bytes of a postgres_changes frame / ours an event',
      frame.length / storm.bytesAnEvent,
      'ratio',
      { atLeast: 6 },
      `${frame.length} and ${storm.bytesAnEvent.toFixed(0)} characters, at ${storm.rate}/s`,
    ),
  ];
};

type Measured = {
  readonly rate: number;
  readonly achieved: number;
  readonly delays: readonly number[];
  readonly unseen: number;
  readonly lost: number;
  readonly repeats: number;
  readonly messagesASecond: number;
  readonly bytesAnEvent: number;
  readonly others: number | null;
};

async function measure(
  { world, sql, drive }: LiveFleet,
  board: BoardPage,
  raw: RawSubscriber,
  rate: number,
  seconds: number,
  { log }: BenchOptions,
): Promise<Measured> {
  const from = await lastSeq(sql, world.id);
  const before = { ...raw.received };
  const references = new Set(await board.visible());
  const others = watchOthers();
  const driven = await drive(rate, seconds, { references, perSecond: SEEN_A_SECOND });
  const foreign = others();
  const events = await committedAfter(sql, world.id, from);
  const shown = events.filter(({ reference }) => references.has(reference));
  const delays = await waitForPaint(shown, board.painted);
  const achieved = events.length / driven.seconds;
  log(
    `${rate}/s: ${achieved.toFixed(0)}/s written, p50 ${Math.round(median(delays))} ms, p95 ${Math.round(quantile(delays, 0.95))} ms, others ${((foreign ?? 0) * 100).toFixed(0)} %`,
  );
  // What no message brought, the tail request of a board brings; here only the last ones may be missing.
  const last = Math.max(0, ...raw.arrived.keys());
  const lost = events.filter(({ seq }) => seq <= last && !raw.arrived.has(seq)).length;
  return {
    rate,
    achieved,
    delays,
    unseen: shown.length - delays.length,
    lost,
    repeats: raw.received.repeats - before.repeats,
    messagesASecond: (raw.received.messages - before.messages) / driven.seconds,
    bytesAnEvent: (raw.received.characters - before.characters) / events.length,
    others: foreign,
  };
}

function figuresOf(
  measured: Measured,
  limits: { readonly p50: number | null; readonly p95: number },
): Figure[] {
  const { rate, delays } = measured;
  const at = `at ${rate}/s`;
  const count = `${delays.length} events of rows on screen`;
  const p50 = median(delays);
  return [
    told(
      `written ${at}`,
      measured.achieved,
      '1/s',
      `others took ${((measured.others ?? Number.NaN) * 100).toFixed(0)} % of a processor`,
    ),
    limits.p50 === null
      ? told(`SQL → pixel ${at}, p50`, p50, 'ms', count)
      : judged(`SQL → pixel ${at}, p50`, p50, 'ms', { atMost: limits.p50 }, count),
    judged(`SQL → pixel ${at}, p95`, quantile(delays, 0.95), 'ms', { atMost: limits.p95 }, count),
    judged(`never painted ${at}`, measured.unseen, 'events', { atMost: 0 }),
    judged(`lost ${at}`, measured.lost, 'events', { atMost: 0 }, 'missing between messages'),
    judged(`doubled ${at}`, measured.repeats, 'events', { atMost: 0 }, 'in more than one message'),
    judged(`messages ${at}`, measured.messagesASecond, '1/s', { atMost: 12 }),
  ];
}
