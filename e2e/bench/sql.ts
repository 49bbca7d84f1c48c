import postgres from 'postgres';
import { startScratchDatabase } from '../../supabase/local/scratch-database.ts';
import { type Bench, type BenchOptions, type Figure, judged, told } from './figures.ts';
import { median } from './quantile.ts';
import { makeSqlFleet, type SqlFleet } from './sql-fleet.ts';

type Question = {
  readonly name: string;
  readonly sql: string;
  /** What is $2. */
  readonly place?: (owner: postgres.Sql, fleet: SqlFleet) => Promise<string>;
  readonly atMostMs: number;
  /** How many times slower it may be on the big log; null for what reads a day's or a range's worth. */
  readonly growth: number | null;
};

const QUESTIONS: readonly Question[] = [
  { name: 'board snapshot', sql: 'select public.fleet_snapshot($1)::text', atMostMs: 250, growth: 2 },
  { name: 'head', sql: 'select public.fleet_head($1)::text', atMostMs: 1, growth: 2 },
  {
    name: '1,000 events after',
    place: (_owner, { midday }) => Promise.resolve(String(midday)),
    sql: 'select public.fleet_events_after($1, $2::text::bigint, 1000)::text',
    atMostMs: 15,
    growth: 2,
  },
  {
    name: 'next page of the review queue',
    place: firstPageEnd,
    sql: 'select public.review_queue($1, p_after => $2::text::jsonb)::text',
    atMostMs: 10,
    growth: 2,
  },
  {
    name: 'next page of the history',
    place: (_owner, { midday }) => Promise.resolve(`${midday}.0.0`),
    sql: 'select public.log_history($1, p_before => $2)::text',
    atMostMs: 10,
    growth: 2,
  },
  {
    name: 'insights for a day',
    sql: `select public.fleet_insights($1, now() - interval '24 hours', now())::text`,
    atMostMs: 300,
    growth: null,
  },
];

async function firstPageEnd(owner: postgres.Sql, { workspaceId }: SqlFleet): Promise<string> {
  const [row] = await owner<
    { next: string }[]
  >`select public.review_queue(${workspaceId}) ->> 'next' as next`;
  if (!row) throw new Error('There is no next page');
  return row.next;
}

type Answers = { readonly ms: ReadonlyMap<string, number>; readonly verified: number };

/** How often a question is asked before it is timed: a connection of a pool keeps its plans from the sixth time on. */
const WARMING_UP = 6;
const ENOUGH_MS = 500;

/** A log of gigabytes stands on a server with memory for it; no replica and no vacuum come between its making. */
const AS_ON_A_SERVER = {
  shared_buffers: '2GB',
  max_wal_size: '8GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/**
 * What the console asks of the database, on ten million events of 10,000 drivers beside a hundred thousand: made in SQL with
 * a whole hash chain, so that what is verified is real.
 */
export const sql: Bench = async (options) => {
  const { small, log } = options;
  const drivers = small ? 1000 : 10_000;
  const little = await measure(options, { drivers, days: 1, eventsABatch: small ? 20 : 10 });
  const big = await measure(options, { drivers, days: small ? 5 : 32 });
  log('');
  return [...QUESTIONS.flatMap((question) => figuresOf(question, little, big)), ...proofs(little, big)];
};

type Measured = { readonly fleet: SqlFleet; readonly madeS: number; readonly answers: Answers };

async function measure(
  { log, small, stop }: BenchOptions,
  size: { drivers: number; days: number; eventsABatch?: number },
): Promise<Measured> {
  const database = await startScratchDatabase({ settings: AS_ON_A_SERVER });
  const owner = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    log(`Making ${size.drivers.toLocaleString('en')} drivers and ${size.days} days`);
    const began = performance.now();
    const fleet = await makeSqlFleet(database.adminDatabaseUrl, size, log, stop);
    const madeS = (performance.now() - began) / 1000;
    return { fleet, madeS, answers: await ask(owner, fleet, small ? 5 : 21, stop) };
  } finally {
    await owner.end();
    await database.stop();
  }
}

async function ask(
  owner: postgres.Sql,
  fleet: SqlFleet,
  rounds: number,
  stop: AbortSignal,
): Promise<Answers> {
  const ms = new Map<string, number>();
  for (const { name, sql: text, place } of QUESTIONS) {
    const parameters = [fleet.workspaceId, ...(place ? [await place(owner, fleet)] : [])];
    const taken: number[] = [];
    // Each question by itself: after the five megabytes of a snapshot, caches and the reader's own memory would be what is timed.
    let spent = 0;
    // What is answered at once is asked more often: one stray millisecond would be all of its median.
    for (let round = -WARMING_UP; round < rounds || (spent < ENOUGH_MS && round < 20 * rounds); round += 1) {
      stop.throwIfAborted();
      const began = performance.now();
      // As the Data API asks: prepared, and the answer handed on as text.
      await owner.unsafe(text, parameters, { prepare: true });
      if (round < 0) continue;
      taken.push(performance.now() - began);
      spent += performance.now() - began;
    }
    ms.set(name, median(taken));
  }
  return { ms, verified: await verify(owner, fleet) };
}

/** @returns events verified in a second, over at most the last 500,000 */
async function verify(owner: postgres.Sql, { workspaceId, events }: SqlFleet): Promise<number> {
  const from = Math.max(1, events - 500_000 + 1);
  const began = performance.now();
  const [row] = await owner<{ ok: boolean; problems: string; events: number }[]>`
    select (report ->> 'ok')::boolean as ok, report ->> 'problems' as problems, (report ->> 'events')::integer as events
    from public.verify_log(${workspaceId}, ${from}) as report`;
  if (row?.ok !== true) throw new Error(`The made log does not verify: ${row?.problems}`);
  return row.events / ((performance.now() - began) / 1000);
}

function figuresOf({ name, atMostMs, growth }: Question, little: Measured, big: Measured): Figure[] {
  const [few, many] = [little, big].map(({ answers }) => answers.ms.get(name) ?? Number.NaN);
  if (few === undefined || many === undefined) return [];
  const besides = `${few.toPrecision(3)} ms at ${little.fleet.events.toLocaleString('en')} events`;
  const ratio = many / few;
  return [
    judged(name, many, 'ms', { atMost: atMostMs }, besides),
    growth === null
      ? told(`${name}, growth`, ratio, '×')
      : judged(`${name}, growth`, ratio, '×', { atMost: growth }),
  ];
}

function proofs(little: Measured, big: Measured): Figure[] {
  return [
    judged(
      'verify_log',
      big.answers.verified,
      'events/s',
      { atLeast: 50_000 },
      `${Math.round(little.answers.verified).toLocaleString('en')}/s at ${little.fleet.events.toLocaleString('en')}`,
    ),
    judged(
      'making the log',
      big.madeS,
      's',
      { atMost: 300 },
      `${big.fleet.events.toLocaleString('en')} events in SQL`,
    ),
  ];
}
