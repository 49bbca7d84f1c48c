import type postgres from 'postgres';
import { waitUntil } from '../../supabase/local/wait-until.ts';
import { lastSeq } from './committed.ts';
import { judged, told, type Bench } from './figures.ts';
import { openLiveFleet, type LiveFleet } from './live-fleet.ts';
import { ownSeconds, processorSeconds, watchOthers } from './other-load.ts';
import { startPlatformProcess, type PlatformProcess } from './platform-process.ts';
import { rounds } from './rounds.ts';
import { SampleBook } from './sample-book.ts';
import { startSwarm, type Swarm } from './swarm.ts';

const DRIVERS = 1_000;
const EQUAL_LIMIT_MS = 20_000;
/** What did not arrive until then is counted as not delivered. */
const ROWS_LIMIT_MS = 3_000;

type Sample = {
  readonly written: number;
  readonly delivered: number;
  /** From the last event until every feed has it, milliseconds. */
  readonly equalAfter: number;
  readonly different: number;
  /** Processor time of the process that holds the sockets, and of all of the platform, microseconds a delivered event. */
  readonly realtimeUs: number;
  readonly platformUs: number;
  /** Requests of a dashboard in a second. */
  readonly requests: number;
  readonly others: number | null;
};

/** Fifty dashboards on one workspace in a storm, beside fifty listeners to a message an event, in turns. */
export const fanout: Bench = async (options) => {
  const { small, log } = options;
  const [wanted, seconds, count, rate] = small ? [1, 4, 10, 300] : [3, 20, 50, 1_000];
  await using stack = new AsyncDisposableStack();
  const platform = await startPlatformProcess(stack);
  const fleet = await openLiveFleet(stack, platform, DRIVERS, options);
  const book = new SampleBook<Sample>(options);
  for (const round of rounds(wanted, options, [book])) {
    for (const kind of ['feeds', 'rows'] as const) {
      await sendRows(fleet.sql, kind === 'rows');
      const swarm = await startSwarm(kind, count, platform, fleet.world);
      const sample = await storm(platform, fleet, swarm, { kind, rate, seconds }).finally(() => swarm.stop());
      book.add(round, kind, sample);
      log(
        `round ${round}, ${kind}: ${sample.written.toFixed(0)}/s written, ${(sample.delivered * 100).toFixed(0)} % delivered, ` +
          `${sample.realtimeUs.toFixed(2)} µs a delivered event, ${sample.requests.toFixed(1)} requests/s of each, others ${((sample.others ?? 0) * 100).toFixed(0)} %`,
      );
    }
  }
  const share = ({ delivered }: Sample) => delivered * 100;
  return [
    told(
      'written',
      book.median('feeds', ({ written }) => written),
      '1/s',
      `${rate}/s wanted`,
    ),
    judged(
      'all feeds have the last event',
      book.most('feeds', ({ equalAfter }) => equalAfter),
      'ms',
      { atMost: 2_000 },
      `${count} feeds, slowest round`,
    ),
    judged(
      'feeds unlike the database',
      book.most('feeds', ({ different }) => different),
      'feeds',
      { atMost: 0 },
      'every row compared',
    ),
    told('delivered, coalesced', book.median('feeds', share), '%'),
    told(
      'delivered, a message an event',
      book.median('rows', share),
      '%',
      `until ${ROWS_LIMIT_MS / 1000} s after the last; ${book.median('rows', ({ written }) => written).toFixed(0)}/s written`,
    ),
    told(
      'Realtime, coalesced',
      book.median('feeds', ({ realtimeUs }) => realtimeUs),
      'µs',
      `processor time a delivered event, ${book.median('feeds', ({ requests }) => requests).toFixed(1)} requests/s of each dashboard included`,
    ),
    told(
      'Realtime, a message an event',
      book.median('rows', ({ realtimeUs }) => realtimeUs),
      'µs',
      'processor time a delivered event',
    ),
    judged(
      'Realtime, a message an event / coalesced',
      book.ratio('rows', 'feeds', ({ realtimeUs }) => realtimeUs),
      'ratio',
      { atLeast: 8 },
    ),
    told(
      'whole platform, a message an event / coalesced',
      book.ratio('rows', 'feeds', ({ platformUs }) => platformUs),
      'ratio',
      'taking the events in included',
    ),
    book.noise(),
  ];
};

type Wanted = { readonly kind: 'feeds' | 'rows'; readonly rate: number; readonly seconds: number };

async function storm(
  { pid }: PlatformProcess,
  { world, sql, drive }: LiveFleet,
  swarm: Swarm,
  { kind, rate, seconds }: Wanted,
): Promise<Sample> {
  const before = {
    realtime: ownSeconds(pid),
    platform: processorSeconds(pid),
    swarm: await swarm.ask(),
  };
  const others = watchOthers();
  // A message an event is what phones cause that each commit their own; those committed together leave in one write.
  const driven = await drive(rate, seconds, undefined, kind === 'rows' ? 1 : undefined);
  const last = await lastSeq(sql, world.id);
  const began = performance.now();
  const enough = kind === 'feeds' ? EQUAL_LIMIT_MS : ROWS_LIMIT_MS;
  const reached = await waitUntil(
    async () => ((await swarm.ask()).behind === last ? true : undefined),
    enough,
    20,
  );
  const equalAfter = performance.now() - began;
  const foreign = others();
  const realtime = ownSeconds(pid) - before.realtime;
  const whole = processorSeconds(pid) - before.platform;
  const after = await swarm.ask();
  const { different, live } = await swarm.compare();
  const arrived = after.delivered - before.swarm.delivered;
  return {
    written: driven.events / driven.seconds,
    delivered: arrived / (driven.events * live),
    equalAfter: reached === undefined ? Number.POSITIVE_INFINITY : equalAfter,
    different: different ?? 0,
    requests: (after.requests - before.swarm.requests) / live / driven.seconds,
    realtimeUs: (realtime * 1e6) / arrived,
    platformUs: (whole * 1e6) / arrived,
    others: foreign,
  };
}

/** Has the database send a message an event, as a row's trigger with `realtime.send` does, instead of coalesced ones. */
async function sendRows(sql: postgres.Sql, rows: boolean): Promise<void> {
  await sql.unsafe(`
    create or replace function private.bench_send_row() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      perform realtime.send(to_jsonb(new), 'row', (select format('workspace:%s:%s', h.workspace_id, h.epoch)
        from public.workspace_heads as h where h.workspace_id = new.workspace_id), true);
      return null;
    end $$;
    create or replace trigger bench_send_row after insert on public.driver_events
      for each row execute function private.bench_send_row();
    alter table public.driver_events ${rows ? 'enable' : 'disable'} trigger bench_send_row;
    alter table public.workspace_heads ${rows ? 'disable' : 'enable'} trigger workspace_heads_100_send;`);
}
