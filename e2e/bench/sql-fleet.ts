import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type Day, EVENTS_A_BATCH, HELPERS, layLines, makeLines } from './sql-day.ts';
import { dropIndexes } from './sql-indexes.ts';

export type SqlFleet = {
  readonly workspaceId: string;
  readonly drivers: number;
  readonly days: number;
  readonly events: number;
  /** The number of an event in the middle of a day. */
  readonly midday: number;
};

export type SqlFleetSize = {
  readonly drivers: number;
  /** One route of each driver a day; the last is today. */
  readonly days: number;
  readonly eventsABatch?: number;
};

/** What is as big as the log: without its indexes while it is filled. */
const BIG_TABLES = ['public.driver_events', 'public.delivery_stops'];
const TABLES = ['driver_events', 'delivery_batches', 'delivery_stops', 'driver_sessions', 'event_reviews'];
const BLOCKS_A_TURN = 512;

/**
 * A workspace whose log is as the triggers and the clock would have left it, hash chain and tallies included, made without them:
 * one connection makes the lines of a day while the other chains those of the day before.
 * @returns how many events there are
 */
export async function makeSqlFleet(
  adminUrl: string,
  size: SqlFleetSize,
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<SqlFleet> {
  const { drivers, days, eventsABatch = EVENTS_A_BATCH } = size;
  const workspaceId = randomUUID();
  const events = drivers * days * eventsABatch;
  const began = performance.now();
  const say = (line: string) => log(`  ${((performance.now() - began) / 1000).toFixed(0)} s  ${line}`);
  const [maker, layer] = [connect(adminUrl), connect(adminUrl)];
  try {
    await maker.unsafe(HELPERS).simple();
    await makePeople(maker, workspaceId, drivers);
    for (const connection of [maker, layer]) await prepare(connection);
    const dropped = await dropIndexes(maker, days > 2 ? BIG_TABLES : []);
    let laying: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));
    for (let number = 0; number < days; number += 1) {
      const day: Day = { workspaceId, day: number, days, drivers, eventsABatch };
      const make = async () => {
        stop.throwIfAborted();
        await makeLines(maker, day);
      };
      const [chain] = await Promise.all([laying, make()]);
      laying = layLines(layer, day, chain);
      say(
        `day ${number + 1} of ${days}, ${((number + 1) * drivers * eventsABatch).toLocaleString('en')} events`,
      );
    }
    const chain = await laying;
    await maker`update public.workspace_heads set seq = ${events}, chain = ${chain} where workspace_id = ${workspaceId}`;
    await finish([maker, layer], workspaceId, dropped, { events, say, stop });
  } finally {
    await Promise.all([maker.end(), layer.end()]);
  }
  say('ready');
  const midday = Math.floor((Math.floor(days / 2) + 0.5) * drivers * eventsABatch);
  return { workspaceId, drivers, days, events, midday };
}

function connect(adminUrl: string): postgres.Sql {
  return postgres(adminUrl, { max: 1, onnotice: () => undefined });
}

/** Of this connection only: triggers do not fire, and there is room for a day's lines. */
async function prepare(connection: postgres.Sql): Promise<void> {
  await connection
    .unsafe(
      `set session_replication_role = replica; set work_mem = '512MB'; set maintenance_work_mem = '1GB';
       set max_parallel_maintenance_workers = 0; set max_parallel_workers_per_gather = 0; set synchronize_seqscans = off;
       set synchronous_commit = off`,
    )
    .simple();
}

type Progress = { events: number; say: (line: string) => void; stop: AbortSignal };

/** By its numbers the log is read for the tallies. */
const byNumber = ({ name }: { name: string }) => name === 'driver_events_workspace_id_seq_key';

/** Indexes, tallies and reviews, two at a time. */
async function finish(
  [maker, layer]: readonly [postgres.Sql, postgres.Sql],
  workspaceId: string,
  { indexes, attachments }: Awaited<ReturnType<typeof dropIndexes>>,
  { events, say, stop }: Progress,
): Promise<void> {
  const build = ({ name, definition }: (typeof indexes)[number]): Task => ({
    name,
    run: (on) => on.unsafe(definition),
  });
  await inTwos(
    [maker, layer],
    [...indexes.filter(byNumber).map(build), { name: 'reviews', run: (on) => makeReviews(on, workspaceId) }],
    { say, stop },
  );
  await inTwos(
    [maker, layer],
    [
      { name: 'tallies', run: (on) => tally(on, workspaceId, events) },
      ...indexes.filter((index) => !byNumber(index)).map(build),
    ],
    { say, stop },
  );
  for (const { definition } of attachments) await maker.unsafe(definition);
  await inTwos(
    [maker, layer],
    TABLES.map((table) => ({
      name: `statistics of ${table}`,
      run: (on: postgres.Sql) => on.unsafe(`vacuum (analyze) public.${table}`),
    })),
    { say, stop },
  );
}

type Task = { readonly name: string; run(on: postgres.Sql): Promise<unknown> };

async function inTwos(
  connections: readonly postgres.Sql[],
  tasks: readonly Task[],
  { say, stop }: Omit<Progress, 'events'>,
): Promise<void> {
  const waiting = [...tasks];
  const work = async (connection: postgres.Sql) => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      stop.throwIfAborted();
      await task.run(connection);
      say(`${task.name}, ${waiting.length} more`);
    }
  };
  await Promise.all(connections.map(work));
}

async function tally(on: postgres.Sql, workspaceId: string, events: number): Promise<void> {
  const blocks = Math.floor(events / 1024);
  for (let first = 0; first < blocks; first += BLOCKS_A_TURN)
    await on`select private.tally_blocks(${workspaceId}, ${first}::bigint, ${Math.min(blocks, first + BLOCKS_A_TURN) - 1}::bigint)`;
  await on`vacuum (analyze) private.event_tallies`;
}

async function makePeople(admin: postgres.Sql, workspaceId: string, drivers: number): Promise<void> {
  const code = workspaceId.replaceAll('-', '').slice(0, 8).toUpperCase();
  await admin`insert into public.workspaces (id, code, name) values (${workspaceId}, ${code}, ${code})`;
  await admin`create unlogged table bench.people as
    select n as number, gen_random_uuid() as id from generate_series(1, ${drivers}::integer) as n`;
  await admin`insert into auth.users (id, email) select id, id || '@bench.example' from bench.people`;
  await admin`insert into public.drivers (id, workspace_id, code, name, vehicle)
    select id, ${workspaceId}, 'D-' || number, 'Driver ' || number, 'Van ' || number from bench.people`;
  await admin`set session_replication_role = replica`;
  await admin`insert into public.driver_sessions (workspace_id, driver_id, device_id, device_model, app_version, latitude,
      longitude, accuracy_m, battery_percent)
    select ${workspaceId}, id, 'phone', 'Pixel 8', '4.2.1', 51.9, 4.47, 8, 80 from bench.people`;
}

/** A review of every flagged event: one in ten is open, the others are decided. */
async function makeReviews(admin: postgres.Sql, workspaceId: string): Promise<void> {
  await admin`insert into public.event_reviews (workspace_id, kind, event_seq, batch_id, driver_id, reasons, risk, status,
      created_at, due_at, decided_by, decided_by_name, decided_at, decision_action_id)
    select workspace_id, 'event', seq, batch_id, driver_id, flag_reasons, 1 + seq % 3, case when is_open then 'open' else 'dismissed' end,
      synced_at, synced_at + interval '1 hour', case when not is_open then driver_id end, case when not is_open then 'Bench' end,
      case when not is_open then synced_at + interval '10 minutes' end, case when not is_open then id end
    from (select event.*, seq / 100 % 10 = 0 as is_open from public.driver_events as event
      where workspace_id = ${workspaceId} and flagged_for_review) as flagged`;
}
