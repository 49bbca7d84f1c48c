import postgres from 'postgres';
import { makeWorld, type TestDriver } from '../stack/world.ts';
import { startBenchPlatform } from './bench-platform.ts';
import { type Bench, type BenchOptions, type Figure, judged, told } from './figures.ts';
import { actAs, record, startSession } from './phones.ts';
import { median } from './quantile.ts';
import { routeEvents } from './route-events.ts';

// Alone a writer pays every flush of the log himself; many together share one in the plain table, while a gapless seq
// makes them take turns. The middle one is judged.
const CROWDS = [1, 4, 16] as const;
const JUDGED = 4;
const MOST = Math.max(...CROWDS);

type Writer = {
  /** Writes one call's worth. @returns how many rows were stored */
  write(): Promise<number>;
  end(): Promise<void>;
};

/**
 * How many events a second one workspace takes in, beside plain inserts into a table with the same columns and
 * nothing else, in turns. Each call is one transaction of one event: a phone that is online.
 */
export const ingest: Bench = async (options) => {
  await using stack = new AsyncDisposableStack();
  const platform = await startBenchPlatform(stack);
  const sql = postgres(platform.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  stack.defer(() => sql.end());
  const world = await makeWorld(sql, platform, { drivers: MOST, stops: 60 });
  await sql`create schema bench`;
  await sql`create table bench.plain_events (like public.driver_events)`;
  const phones = await Promise.all(world.drivers.map((driver) => openPhone(platform.databaseUrl, driver)));
  const plain = await Promise.all(world.drivers.map(() => openPlain(platform.adminDatabaseUrl, world.id)));
  for (const writer of [...phones, ...plain]) stack.defer(() => writer.end());
  const { figures, accepted } = await compare(phones, plain, options);
  return [...figures, ...(await checkLog(sql, world.id, accepted))];
};

type Pace = { readonly ours: number; readonly theirs: number };

async function compare(
  phones: readonly Writer[],
  plain: readonly Writer[],
  { small, log, stop }: BenchOptions,
): Promise<{ figures: Figure[]; accepted: number }> {
  const [rounds, seconds] = small ? [3, 1] : [7, 3];
  const paces = new Map<number, Pace[]>(CROWDS.map((crowd) => [crowd, []]));
  await run(plain, 0.5);
  let accepted = (await run(phones, 0.5)).rows;
  for (let round = 1; round <= rounds; round += 1) {
    for (const [crowd, taken] of paces) {
      stop.throwIfAborted();
      const recorded = await run(phones.slice(0, crowd), seconds);
      const inserted = await run(plain.slice(0, crowd), seconds);
      accepted += recorded.rows;
      taken.push({ ours: recorded.perSecond, theirs: inserted.perSecond });
      log(
        `round ${round}, ${crowd} at once: ${Math.round(recorded.perSecond)} events/s, plain ${Math.round(inserted.perSecond)} rows/s`,
      );
    }
  }
  return { accepted, figures: [...paces].flatMap(([crowd, taken]) => figuresOf(crowd, taken)) };
}

function figuresOf(crowd: number, paces: readonly Pace[]): Figure[] {
  const at = `${crowd} at once`;
  const ratio = median(paces.map(({ ours, theirs }) => ours / theirs));
  const name = `accepted / plain, ${at}`;
  const beside = 'median of the rounds';
  return [
    told(`accepted, ${at}`, median(paces.map(({ ours }) => ours)), '1/s', 'one event a transaction'),
    told(
      `plain, ${at}`,
      median(paces.map(({ theirs }) => theirs)),
      '1/s',
      'same columns, no index, no trigger',
    ),
    crowd === JUDGED
      ? judged(name, ratio, 'ratio', { atLeast: 0.15 }, beside)
      : told(name, ratio, 'ratio', beside),
  ];
}

async function run(
  writers: readonly Writer[],
  seconds: number,
): Promise<{ rows: number; perSecond: number }> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let rows = 0;
  await Promise.all(
    writers.map(async (writer) => {
      while (performance.now() < end) {
        const written = await writer.write();
        rows += written;
      }
    }),
  );
  return { rows, perSecond: (rows / (performance.now() - began)) * 1000 };
}

async function openPhone(databaseUrl: string, driver: TestDriver): Promise<Writer> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await actAs(sql, driver);
  await startSession(sql, driver);
  const events = routeEvents(driver);
  return { write: () => record(sql, [events.next().value]), end: () => sql.end() };
}

/** A connection that writes the same rows where nothing looks at them. */
async function openPlain(databaseUrl: string, workspaceId: string): Promise<Writer> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const [ids] = await sql`select gen_random_uuid()::text as driver, gen_random_uuid()::text as batch`;
  let seq = 0;
  return {
    write: async () => {
      seq += 1;
      const { count } = await sql`
        insert into bench.plain_events (id, workspace_id, seq, driver_id, batch_id, session_id, event_type, driver_status,
          from_status, stop_index, batch_stop_index, recorded_at, synced_at, client_event_id, fingerprint, actor_id,
          latitude, longitude, accuracy_m, metadata, flagged_for_review, flag_reasons, chain)
        values (gen_random_uuid(), ${workspaceId}, ${seq}, ${ids?.['driver']}, ${ids?.['batch']}, ${ids?.['batch']},
          'PROOF_CAPTURED', 'AT_STOP', 'AT_STOP', 1, 1, now(), now(), gen_random_uuid(), ${ids?.['batch']},
          ${ids?.['driver']}, 51.9, 4.4, 8, '{}', false, '{}', decode(md5('a') || md5('b'), 'hex'))`;
      return count;
    },
    end: () => sql.end(),
  };
}

async function checkLog(sql: postgres.Sql, workspaceId: string, accepted: number): Promise<Figure[]> {
  const [row] = await sql<{ stored: number; first: number; last: number }[]>`
    select count(*)::int as stored, min(seq)::int as first, max(seq)::int as last
    from public.driver_events where workspace_id = ${workspaceId}`;
  const { stored = 0, first = 0, last = 0 } = row ?? {};
  // seq is unique, so 1..n without a gap is: as many rows as the last number, beginning with 1.
  const gaps = last - stored + (first - 1);
  return [
    judged('events lost', accepted - stored, 'events', { atMost: 0 }, `${accepted} accepted`),
    judged('gaps in seq', gaps, 'numbers', { atMost: 0 }, `seq ${first} to ${last}`),
  ];
}
