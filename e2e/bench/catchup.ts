import { resolve } from 'node:path';
import { findFreePort } from '../../supabase/local/ports.ts';
import { ensureBuilt } from '../../supabase/local/start/build.ts';
import { startWebApp } from '../../supabase/local/start/web-app.ts';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import { startGateway, type Gateway } from '../stack/gateway.ts';
import { openBoardTab, type BoardTab } from './board-tab.ts';
import { judged, told, type Bench } from './figures.ts';
import { openLiveFleet, type LiveFleet } from './live-fleet.ts';
import { watchOthers } from './other-load.ts';
import { startPlatformProcess, type PlatformProcess } from './platform-process.ts';
import { LANES, PAGE, readEverything, TABLES } from './read-everything.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { sessionCookies } from '../stack/session-cookies.ts';
import { leafThrough, shownRows, storedRows } from './shown-rows.ts';

const root = resolve(import.meta.dirname, '../..');
const PER_SECOND = 1_000;
const LIMIT_MS = 60_000;

type Sample = {
  readonly ours: number;
  readonly theirs: number;
  /** Of `theirs`, all but the stops. */
  readonly withoutStops: number;
  readonly missed: number;
  readonly looked: number;
  readonly wrong: number;
  readonly others: number | null;
};

/** A minute without a line in a storm: how long until the board is as the database has it, beside reading everything again. */
export const catchup: Bench = async (options) => {
  const { small, log, stop } = options;
  const [wanted, seconds, drivers, rate] = small ? [1, 5, 1_000, 300] : [3, 60, 10_000, PER_SECOND];
  await ensureBuilt(root, log, stop);
  await using stack = new AsyncDisposableStack();
  const platform = await startPlatformProcess(stack);
  const fleet = await openLiveFleet(stack, platform, drivers, options);
  const line = await startGateway(platform.url);
  stack.defer(() => line.close());
  const project = { url: line.url, publishableKey: platform.publishableKey };
  const port = await findFreePort();
  const { url: supabaseUrl, publishableKey } = project;
  const app = await startWebApp({ root, host: '127.0.0.1', port, dev: false, supabaseUrl, publishableKey });
  stack.defer(() => app.stop());
  const cookies = await sessionCookies(project, fleet.world.supervisor);
  const board = await openBoardTab(`${app.url}/board?sort=batch&dir=asc`, cookies);
  stack.defer(() => board.close());

  const book = new SampleBook<Sample>(options);
  for (const round of rounds(wanted, options, [book])) {
    const sample = await outage({ platform, fleet, line, board }, rate, seconds);
    book.add(round, 'outage', sample);
    log(
      `round ${round}: ${sample.missed} events missed, the board is right after ${Math.round(sample.ours)} ms, read anew in ${Math.round(sample.theirs)} ms`,
    );
  }
  return [
    told(
      'missed in the outage',
      book.median('outage', ({ missed }) => missed),
      'events',
      `${seconds} s, ${rate}/s wanted, ${drivers} drivers`,
    ),
    told(
      'line mended → board right',
      book.median('outage', ({ ours }) => ours),
      'ms',
      'joining the topic, reading and painting included',
    ),
    told(
      'reading everything again',
      book.median('outage', ({ theirs }) => theirs),
      'ms',
      `what the board shows, ${TABLES.join(', ')}, in pages of ${PAGE}, ${LANES} at once; reading alone`,
    ),
    told(
      'reading everything but the stops',
      book.median('outage', ({ withoutStops }) => withoutStops),
      'ms',
      'as if no plan had changed',
    ),
    judged(
      'reading everything again / ours',
      book.median('outage', ({ ours, theirs }) => theirs / ours),
      'ratio',
      { atLeast: 3 },
      'median of the rounds',
    ),
    judged(
      'rows unlike the database',
      book.most('outage', ({ wrong }) => wrong),
      'rows',
      { atMost: 0 },
      `of ${book.median('outage', ({ looked }) => looked)} looked at, leafing through the list`,
    ),
    book.noise(),
  ];
};

type Scene = {
  readonly platform: PlatformProcess;
  readonly fleet: LiveFleet;
  readonly line: Gateway;
  readonly board: BoardTab;
};

async function outage(
  { platform, fleet, line, board }: Scene,
  rate: number,
  seconds: number,
): Promise<Sample> {
  line.cut();
  await board.page.evaluate(`dispatchEvent(new Event('offline'))`);
  const { events } = await fleet.drive(rate, seconds);
  const truth = await storedRows(fleet);
  const others = watchOthers();
  const wrong = async () =>
    [...(await shownRows(board.page))].filter(([reference, text]) => truth.get(reference) !== text).length;
  line.mend();
  const began = performance.now();
  // A browser says so when the network is back.
  await board.page.evaluate(`dispatchEvent(new Event('online'))`);
  const right = await waitUntil(async () => ((await wrong()) === 0 ? true : undefined), LIMIT_MS, 10);
  const ours = right === undefined ? Number.POSITIVE_INFINITY : performance.now() - began;
  const { all: theirs, withoutStops } = await readEverything(platform, fleet.world);
  const foreign = others();
  const { seen: looked, unlike } = await leafThrough(board.page, truth);
  return { ours, theirs, withoutStops, missed: events, looked, wrong: unlike, others: foreign };
}
