import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

/** Events of one batch: begun, ten stops arrived at, proven and left, completed. */
const EVENTS_A_BATCH = 32;
const STOPS = 10;

export type SqlFleet = {
  readonly workspaceId: string;
  readonly drivers: number;
  readonly days: number;
  readonly events: number;
};

/** Helpers of the making, in a schema of their own: what fires on inserts is off meanwhile, so the chain is laid here. */
const HELPERS = `
  create schema if not exists bench;
  create or replace function bench.next_link(p_chain bytea, p_before bytea, p_seq bigint, p_digest bytea) returns bytea
  language plpgsql immutable as $$ begin return sha256(coalesce(p_chain, p_before) || int8send(p_seq) || p_digest); end $$;
  create or replace aggregate bench.chain(bytea, bigint, bytea) (sfunc = bench.next_link, stype = bytea);
  create table if not exists bench.steps as
  select number, (case when number = 0 then 'ROUTE_STARTED' when number = 31 then 'ROUTE_COMPLETED'
      when number % 3 = 1 then 'ARRIVED_AT_STOP' when number % 3 = 2 then 'PROOF_CAPTURED' else 'DEPARTED_STOP' end
    )::public.event_type as event_type,
    (case when number = 31 then 'COMPLETED' when number % 3 = 0 then 'EN_ROUTE' else 'AT_STOP' end)::public.driver_status
      as driver_status,
    (case when number = 0 then 'ACTIVE' when number = 31 or number % 3 = 1 then 'EN_ROUTE' else 'AT_STOP' end)::public.driver_status
      as from_status
  from generate_series(0, 31) as number;
`;

/**
 * A workspace whose log is as the triggers would have left it, hash chain included, made without them.
 * @param size how many drivers, for how many days, one route each a day; today's is half done
 * @returns how many events there are
 */
export async function makeSqlFleet(
  admin: postgres.Sql,
  size: { drivers: number; days: number; eventsABatch?: number },
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<SqlFleet> {
  const { drivers, days, eventsABatch = EVENTS_A_BATCH } = size;
  const workspaceId = randomUUID();
  const began = performance.now();
  const say = (line: string) => log(`  ${((performance.now() - began) / 1000).toFixed(0)} s  ${line}`);
  await admin.unsafe(HELPERS).simple();
  await makePeople(admin, workspaceId, drivers);
  await admin`set session_replication_role = replica`;
  await admin`set maintenance_work_mem = '1GB'`;
  const indexes = days > 2 ? await dropIndexes(admin) : [];
  let chain: Buffer = Buffer.alloc(0);
  for (let day = 0; day < days; day += 1) {
    stop.throwIfAborted();
    await makeBatches(admin, workspaceId, { day, days, eventsABatch });
    chain = await makeEvents(admin, workspaceId, {
      day,
      days,
      eventsABatch,
      chain,
      first: day * drivers * eventsABatch,
    });
    say(`day ${day + 1} of ${days}, ${((day + 1) * drivers * eventsABatch).toLocaleString('en')} events`);
  }
  for (const [number, { name, definition }] of indexes.entries()) {
    stop.throwIfAborted();
    await admin.unsafe(definition);
    say(`index ${number + 1} of ${indexes.length}, ${name}`);
  }
  await makeReviews(admin, workspaceId);
  await admin`set session_replication_role = origin`;
  await admin`update public.workspace_heads set seq = ${drivers * days * eventsABatch}, chain = ${chain}
    where workspace_id = ${workspaceId}`;
  for (const table of [
    'driver_events',
    'delivery_batches',
    'delivery_stops',
    'driver_sessions',
    'event_reviews',
  ])
    await admin`vacuum (analyze) public.${admin(table)}`;
  say('ready');
  return { workspaceId, drivers, days, events: drivers * days * eventsABatch };
}

async function makePeople(admin: postgres.Sql, workspaceId: string, drivers: number): Promise<void> {
  const code = workspaceId.replaceAll('-', '').slice(0, 8).toUpperCase();
  await admin`insert into public.workspaces (id, code, name) values (${workspaceId}, ${code}, ${code})`;
  await admin`create temp table people as
    select n as number, gen_random_uuid() as id from generate_series(1, ${drivers}::integer) as n`;
  await admin`insert into auth.users (id, email) select id, id || '@bench.example' from people`;
  await admin`insert into public.drivers (id, workspace_id, code, name, vehicle)
    select id, ${workspaceId}, 'D-' || number, 'Driver ' || number, 'Van ' || number from people`;
  await admin`set session_replication_role = replica`;
  await admin`insert into public.driver_sessions (workspace_id, driver_id, device_id, device_model, app_version, latitude,
      longitude, accuracy_m, battery_percent)
    select ${workspaceId}, id, 'phone', 'Pixel 8', '4.2.1', 51.9, 4.47, 8, 80 from people`;
  await admin`set session_replication_role = origin`;
}

type Day = { day: number; days: number; eventsABatch: number };

/** The day's batches with their stops; of today as they stand after their events so far. */
async function makeBatches(
  admin: postgres.Sql,
  workspaceId: string,
  { day, days, eventsABatch }: Day,
): Promise<void> {
  const back = days - 1 - day;
  await admin`drop table if exists routes`;
  await admin`create temp table routes as select number, id as driver_id, gen_random_uuid() as id from people order by number`;
  await admin`insert into public.delivery_batches (id, workspace_id, driver_id, reference, depot, scheduled_date, stop_count,
      planned_end_at, driver_status, current_stop_index, actual_start_time, actual_end_time, execution_metadata, last_event_seq,
      last_event_type, last_event_stop_index, last_event_recorded_at, last_event_synced_at)
    select id, ${workspaceId}, driver_id, 'B-' || ${day}::text || '-' || number, 'Depot', current_date - ${back}::integer,
      ${STOPS}, now(), case when ${eventsABatch} = ${EVENTS_A_BATCH} and ${back} > 0 then 'COMPLETED' else 'EN_ROUTE' end::public.driver_status,
      ${Math.min(STOPS - 1, Math.floor(eventsABatch / 3))}, now() - interval '3 hours', null,
      case when number % 5 = 0 then '{"late_stops": [1], "lateness_minutes": 21}' else '{"lateness_minutes": -3}' end::jsonb,
      (${day}::bigint * ${eventsABatch} + ${eventsABatch - 1}) * (select count(*) from people) + number, 'DEPARTED_STOP', 2, now(), now()
    from routes`;
  await admin`insert into public.delivery_stops (workspace_id, batch_id, position, label, latitude, longitude, planned_arrival)
    select ${workspaceId}, id, position, 'Stop ' || position, 51.9 + number * 0.00001, 4.47 + position * 0.01, now()
    from routes cross join generate_series(0, ${STOPS - 1}::integer) as position`;
}

/** The day's events, step by step over all routes. @returns the chain after them */
async function makeEvents(
  admin: postgres.Sql,
  workspaceId: string,
  { day, days, eventsABatch, chain, first }: Day & { chain: Buffer; first: number },
): Promise<Buffer> {
  const hoursBack = (days - 1 - day) * 24 + 10;
  const columns = await admin<{ name: string }[]>`select attname as name from pg_attribute
    where attrelid = 'public.driver_events'::regclass and attnum > 0 and not attisdropped order by attnum`;
  const names = columns.map(({ name }) => name);
  await admin`drop table if exists lines`;
  await admin`create temp table lines (like public.driver_events)`;
  await admin`
    insert into lines (id, workspace_id, seq, driver_id, batch_id, event_type, driver_status, from_status, stop_index,
      batch_stop_index, recorded_at, synced_at, client_event_id, fingerprint, actor_id, latitude, longitude, accuracy_m, metadata,
      flagged_for_review, flag_reasons, chain)
    select gen_random_uuid(), ${workspaceId}, ${first}::bigint + turn, driver_id, route_id, kind.event_type, kind.driver_status,
      kind.from_status, least(greatest(step - 1, 0) / 3, ${STOPS - 1}), least(step / 3, ${STOPS}),
      at - make_interval(secs => (turn % 97) * 0.05), at, gen_random_uuid(), gen_random_uuid(), driver_id, 51.9, 4.47, 8,
      case when kind.event_type = 'ARRIVED_AT_STOP'
        then jsonb_build_object('execution', jsonb_build_object('lateness_minutes', turn % 40 - 20)) else '{}' end,
      turn % 100 = 0, case when turn % 100 = 0 then '{GEOFENCE_MISS}' else '{}' end::text[], ''
    from (
      select made.*, now() - make_interval(hours => ${hoursBack})
        + turn * (interval '9 hours' / (${eventsABatch} * (select count(*) from people))) as at
      from (
        select row_number() over () as turn, step, route.driver_id, route.id as route_id
        from generate_series(0, ${eventsABatch - 1}::integer) as step
        cross join (select * from routes order by number) as route
      ) as made
    ) as made
    join bench.steps as kind on kind.number = made.step order by turn`;
  await admin.unsafe(`insert into public.driver_events (${names.join(', ')})
    select ${names
      .map((name) =>
        name === 'chain'
          ? `bench.chain('\\x${chain.toString('hex')}', line.seq,
      private.event_digest(row(line.*)::public.driver_events)) over (order by line.seq rows unbounded preceding)`
          : `line.${name}`,
      )
      .join(', ')}
    from lines as line order by line.seq`);
  const [last] = await admin<{ chain: Buffer }[]>`select chain from public.driver_events
    where workspace_id = ${workspaceId} and seq = (select max(seq) from lines)`;
  if (!last) throw new Error('The day is empty');
  return last.chain;
}

/** A review of every flagged event: of today's and yesterday's one in ten is open, older ones are decided. */
async function makeReviews(admin: postgres.Sql, workspaceId: string): Promise<void> {
  await admin`insert into public.event_reviews (workspace_id, kind, event_seq, batch_id, driver_id, reasons, risk, status,
      created_at, due_at, decided_by, decided_by_name, decided_at, decision_action_id)
    select workspace_id, 'event', seq, batch_id, driver_id, flag_reasons, 1 + seq % 3, case when is_open then 'open' else 'dismissed' end,
      synced_at, synced_at + interval '1 hour', case when not is_open then driver_id end, case when not is_open then 'Bench' end,
      case when not is_open then synced_at + interval '10 minutes' end, case when not is_open then id end
    from (select event.*, seq / 100 % 10 = 0 as is_open from public.driver_events as event
      where workspace_id = ${workspaceId} and flagged_for_review) as flagged`;
}

type Index = { name: string; definition: string };

/** Indexes are made after the rows, which takes half the time. The keys stay away until then as well. */
async function dropIndexes(admin: postgres.Sql): Promise<Index[]> {
  const indexes = await admin<(Index & { constraint: string | null })[]>`
    select c.relname as name, k.conname as constraint, case when k.oid is null then pg_get_indexdef(i.indexrelid)
      else format('alter table public.driver_events add constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) end as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u')
    where i.indrelid = 'public.driver_events'::regclass order by c.relname <> 'driver_events_workspace_id_seq_key'`;
  // What refers to the log by a key holds it; it is put back last.
  const references = await admin<(Index & { relation: string })[]>`
    select conname as name, conrelid::regclass::text as relation, format('alter table %s add constraint %I %s not valid',
      conrelid::regclass, conname, pg_get_constraintdef(oid)) as definition
    from pg_constraint where confrelid = 'public.driver_events'::regclass and contype = 'f'`;
  for (const { name, relation } of references)
    await admin.unsafe(`alter table ${relation} drop constraint ${name}`);
  for (const { name, constraint } of indexes)
    await admin.unsafe(
      constraint === null
        ? `drop index public.${name}`
        : `alter table public.driver_events drop constraint ${name}`,
    );
  return [...indexes, ...references].map(({ name, definition }) => ({ name, definition }));
}
