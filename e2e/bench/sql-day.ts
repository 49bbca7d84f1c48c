import type postgres from 'postgres';

/** Events of one batch: begun, ten stops arrived at, proven and left, completed. */
export const EVENTS_A_BATCH = 32;
const STOPS = 10;

/**
 * Helpers of the making, in a schema of their own: what fires on inserts is off meanwhile, so the chain is laid here. An event has
 * one uuid, a hash of its number, as id, as key and as fingerprint: to get more takes longer than all else of a line.
 */
export const HELPERS = `
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

export type Day = {
  readonly workspaceId: string;
  /** Counted from the first; the last of `days` is today. */
  readonly day: number;
  readonly days: number;
  readonly drivers: number;
  readonly eventsABatch: number;
};

/** The day's routes and, in `bench.lines_DAY`, its events in their order with their digests; drivers begin through half the day. */
export async function makeLines(
  maker: postgres.Sql,
  { workspaceId, day, days, drivers, eventsABatch }: Day,
): Promise<void> {
  const lines = `bench.lines_${day}`;
  const columns = await columnsOf(maker);
  const spread = Math.min(16, eventsABatch);
  await maker
    .unsafe(
      `
    create unlogged table bench.routes_${day} as select number, id as driver_id, gen_random_uuid() as id from bench.people order by number;
    create unlogged table ${lines} as
    select line.*, private.event_digest(row(${columns.map((name) => `line.${name}`).join(', ')})::public.driver_events) as digest
    from (
      select ${columns.map((name) => `made.${name}`).join(', ')}
      from (
        select key as id, '${workspaceId}'::uuid as workspace_id, seq, driver_id,
          route_id as batch_id, null::uuid as session_id, event_type, driver_status, from_status,
          least(greatest(step - 1, 0) / 3, ${STOPS - 1}) as stop_index, least(step / 3, ${STOPS}) as batch_stop_index,
          at - make_interval(secs => seq % 97 * 0.05) as recorded_at, at as synced_at,
          key as client_event_id, key as fingerprint,
          null::text as signature, driver_id as actor_id, 51.9::double precision as latitude, 4.47::double precision as longitude,
          8::double precision as accuracy_m, case when event_type = 'ARRIVED_AT_STOP'
            then jsonb_build_object('execution', jsonb_build_object('lateness_minutes', seq % 40 - 20)) else '{}' end as metadata,
          seq % 100 = 0 as flagged_for_review, case when seq % 100 = 0 then '{GEOFENCE_MISS}' else '{}' end::text[] as flag_reasons,
          ''::bytea as chain
        from (
          select turned.*, ${day * drivers * eventsABatch} + turn as seq,
            md5(${day * drivers * eventsABatch} + turn || '${workspaceId}')::uuid as key, now() - interval '${(days - 1 - day) * 24 + 10} hours'
            + turn * (interval '9 hours' / ${drivers * eventsABatch}) as at
          from (
            select row_number() over (order by kind.number + route.number * 7919 % ${drivers} * ${spread / drivers}, route.number) as turn,
              kind.number as step, kind.event_type, kind.driver_status, kind.from_status, route.driver_id, route.id as route_id
            from bench.steps as kind cross join bench.routes_${day} as route where kind.number < ${eventsABatch}
          ) as turned offset 0
        ) as timed
      ) as made offset 0
    ) as line`,
    )
    .simple();
}

/** The day's batches with their stops, as they stand after their events so far. */
async function makeBatches(
  layer: postgres.Sql,
  { workspaceId, day, days, eventsABatch }: Day,
): Promise<void> {
  const back = days - 1 - day;
  const index = Math.min(STOPS - 1, Math.floor(eventsABatch / 3));
  await layer
    .unsafe(
      `
    insert into public.delivery_batches (id, workspace_id, driver_id, reference, depot, scheduled_date, stop_count,
      planned_end_at, driver_status, current_stop_index, actual_start_time, actual_end_time, execution_metadata, last_event_seq,
      last_event_type, last_event_stop_index, last_event_recorded_at, last_event_synced_at, next_stop)
    select id, '${workspaceId}', driver_id, 'B-${day}-' || number, 'Depot', current_date - ${back}, ${STOPS}, now(),
      '${eventsABatch === EVENTS_A_BATCH && back > 0 ? 'COMPLETED' : 'EN_ROUTE'}', ${index}, now() - interval '3 hours', null,
      case when number % 5 = 0 then '{"late_stops": [1], "lateness_minutes": 21}' else '{"lateness_minutes": -3}' end::jsonb,
      last.seq, 'DEPARTED_STOP', 2, now(), now(), private.next_stop(${index}, 'Stop ${index}', now())::json
    from bench.routes_${day} as route
    join (select batch_id, max(seq) as seq from bench.lines_${day} group by batch_id) as last on last.batch_id = route.id;
    insert into public.delivery_stops (workspace_id, batch_id, position, label, latitude, longitude, planned_arrival)
    select '${workspaceId}', id, position, 'Stop ' || position, 51.9 + number * 0.00001, 4.47 + position * 0.01, now()
    from bench.routes_${day} cross join generate_series(0, ${STOPS - 1}) as position`,
    )
    .simple();
}

/** Lays the chain over the lines of the day, puts them into the log and makes their batches. @returns the chain after them */
export async function layLines(layer: postgres.Sql, day: Day, chain: Buffer): Promise<Buffer> {
  const columns = await columnsOf(layer);
  const laid = `bench.chain('\\x${chain.toString('hex')}', line.seq, line.digest) over (rows unbounded preceding)`;
  const lastSeq = (day.day + 1) * day.drivers * day.eventsABatch;
  // In the order in which they lie there: sorting such wide lines would take longer than the chain.
  const [last] = await layer.unsafe<{ chain: Buffer }[]>(`
    with laid as (
      insert into public.driver_events (${columns.join(', ')})
      select ${columns.map((name) => (name === 'chain' ? laid : `line.${name}`)).join(', ')} from bench.lines_${day.day} as line
      returning seq, chain)
    select chain from laid where seq = ${lastSeq}`);
  await makeBatches(layer, day);
  await layer.unsafe(`drop table bench.routes_${day.day}, bench.lines_${day.day}`);
  if (!last) throw new Error('The day is empty');
  return last.chain;
}

async function columnsOf(sql: postgres.Sql): Promise<string[]> {
  const columns = await sql<{ name: string }[]>`select attname as name from pg_attribute
    where attrelid = 'public.driver_events'::regclass and attnum > 0 and not attisdropped order by attnum`;
  return columns.map(({ name }) => name);
}
