import { resolve } from 'node:path';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { openBoardPage, type BoardPage } from './board-page.ts';
import { committedAfter, lastSeq, waitForPaint } from './committed.ts';
import { endtoendFigures, type Passage, type Pace } from './endtoend-figures.ts';
import type { Bench } from './figures.ts';
import { openLiveFleet, type LiveFleet } from './live-fleet.ts';
import { watchOthers } from './other-load.ts';
import { startPlatformProcess } from './platform-process.ts';
import { postgresChangesFrame } from './postgres-changes-frame.ts';
import { median, quantile } from './quantile.ts';
import { subscribeRaw, type RawSubscriber } from './raw-subscriber.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { countUnlike } from './shown-rows.ts';

const root = resolve(import.meta.dirname, '../..');
/** Rows on screen have this many of the events, so that there is something to see, and not all of a route in one round. */
const SEEN_A_SECOND = 8;

/** From the SQL insert to the pixel through the whole platform, on a quiet day and in a storm, in turns. */
export const endtoend: Bench = async (options) => {
  const { small, log, stop } = options;
  const [wanted, seconds, drivers, storm] = small ? [1, 5, 1_000, 300] : [3, 15, 10_000, 1_000];
  await ensureBuilt(root, log, stop);
  await using stack = new AsyncDisposableStack();
  const platform = await startPlatformProcess(stack);
  const fleet = await openLiveFleet(stack, platform, drivers, options);
  const { url: supabaseUrl, publishableKey } = platform;
  const port = await findFreePort();
  const app = await startWebApp({ root, host: '127.0.0.1', port, dev: false, supabaseUrl, publishableKey });
  stack.defer(() => app.stop());
  const raw = await subscribeRaw(platform, fleet.world, fleet.world.second);
  stack.defer(() => raw.close());
  const board = await openBoardPage(app.url, platform, fleet.world.supervisor);
  stack.defer(() => board.close());

  const paces: readonly Pace[] = [
    { rate: 20, least: null, p50: 60, p95: 150, messages: null },
    { rate: storm, least: 0.95 * storm, p50: null, p95: 250, messages: 12 },
  ];
  const book = new SampleBook<Passage>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const { rate } of paces) {
      const passage = await measure(fleet, board, raw, rate, seconds);
      book.add(round, String(rate), passage);
      const { delays, written, others } = passage;
      log(
        `round ${round}, ${rate}/s: ${written.toFixed(0)}/s written, p50 ${Math.round(median(delays))} ms, p95 ${Math.round(quantile(delays, 0.95))} ms, others ${((others ?? 0) * 100).toFixed(0)} %`,
      );
    }
  }
  return endtoendFigures(book, paces, await postgresChangesFrame(fleet.sql, fleet.world.id));
};

async function measure(
  fleet: LiveFleet,
  board: BoardPage,
  raw: RawSubscriber,
  rate: number,
  seconds: number,
): Promise<Passage> {
  const { world, sql, drive } = fleet;
  const from = await lastSeq(sql, world.id);
  const before = { ...raw.received };
  const references = new Set(await board.visible());
  await board.forget();
  const others = watchOthers();
  const driven = await drive(rate, seconds, { references, perSecond: SEEN_A_SECOND });
  const foreign = others();
  const events = await committedAfter(sql, world.id, from);
  const shown = events.filter(({ reference }) => references.has(reference));
  const delays = await waitForPaint(shown, board.painted);
  // What no message brought, the tail request of a board brings; here only the last ones may be missing.
  const last = Math.max(0, ...raw.arrived.keys());
  return {
    written: events.length / driven.seconds,
    delays,
    unseen: shown.length - delays.length,
    unlike: await countUnlike(board.page, fleet),
    lost: events.filter(({ seq }) => seq <= last && !raw.arrived.has(seq)).length,
    repeats: raw.received.repeats - before.repeats,
    messagesASecond: (raw.received.messages - before.messages) / driven.seconds,
    charactersAnEvent: (raw.received.characters - before.characters) / events.length,
    others: foreign,
  };
}
