-- Insights: a period of a workspace in numbers, counted from its part of the log.

-- Status by status, how many batches stood in it at the end of each interval: from the end of the period backwards.
create or replace function private.status_mix(p_workspace_id uuid, p_from timestamptz, p_to timestamptz,
  p_slots integer, p_moves jsonb, p_depot text default null) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  zone text := (select workspace.time_zone from public.workspaces as workspace where workspace.id = p_workspace_id);
  seq_then bigint := private.seq_before(p_workspace_id, p_to - interval '1 minute');
begin
  return (
    with batches as materialized (
      select batch.id, batch.driver_status, batch.last_event_seq from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id
        -- A period that ends at midnight is over before the next day begins.
        and batch.scheduled_date between (p_from at time zone zone)::date
          and ((p_to - interval '1 microsecond') at time zone zone)::date
        and (p_depot is null or batch.depot = p_depot)
    ), counted as (
      select batches.driver_status as status, p_slots as slot, count(*)::integer as number from batches group by 1
      union all
      -- What came later is taken back.
      select side.status, p_slots, -side.number
      from batches join public.driver_events as event on event.workspace_id = p_workspace_id and event.batch_id = batches.id
        and event.seq > seq_then and event.synced_at >= p_to,
        lateral (values (event.driver_status, 1), (event.from_status, -1)) as side (status, number)
      where batches.last_event_seq > seq_then
      union all
      select side.status, move.slot, -side.number
      from jsonb_to_recordset(p_moves) as move (slot integer, before public.driver_status, after public.driver_status, number integer),
        lateral (values (move.after, move.number), (move.before, -move.number)) as side (status, number)
      where move.before <> move.after
    ), summed as (
      select status, slot, sum(number)::integer as number from counted group by status, slot
    ), standing as (
      select line.status, slot.number as slot,
        greatest(sum(coalesce(summed.number, 0)) over (partition by line.status order by slot.number desc), 0) as number
      from unnest(enum_range(null::public.driver_status)) as line (status)
      cross join generate_series(0, p_slots) as slot (number)
      left join summed on summed.status = line.status and summed.slot = slot.number
    )
    -- A move in an interval counts for the ends of the intervals before it.
    select jsonb_object_agg(by_status.status, by_status.numbers) from (
      select standing.status, jsonb_agg(standing.number order by standing.slot) filter (where standing.slot > 0) as numbers
      from standing group by standing.status) as by_status);
end
$$;

create or replace function private.review_insights(p_workspace_id uuid, p_first_seq bigint, p_last_seq bigint,
  p_from timestamptz, p_to timestamptz, p_depot text default null) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    with all_reviews as materialized (
      select review.reasons, review.status, review.created_at, review.due_at, review.decided_at, review.batch_id
      from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.event_seq > p_first_seq and review.event_seq <= p_last_seq
        and review.created_at >= p_from and review.created_at < p_to
      union all
      select review.reasons, review.status, review.created_at, review.due_at, review.decided_at, review.batch_id
      from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.event_seq is null
        and review.created_at >= p_from and review.created_at < p_to
    ), reviews as materialized (
      select * from all_reviews where p_depot is null or exists (select from public.delivery_batches as batch
        where batch.workspace_id = p_workspace_id and batch.id = all_reviews.batch_id and batch.depot = p_depot)
    ), done as (
      select date_part('epoch', reviews.decided_at - reviews.created_at) * 1000 as took_ms from reviews
      where reviews.status in ('confirmed', 'dismissed')
    ), flags as (
      select reason, count(*) as flagged, count(*) filter (where reviews.status = 'confirmed') as confirmed,
        count(*) filter (where reviews.status = 'dismissed') as dismissed
      from reviews, unnest(reviews.reasons) as reason group by reason
    )
    select jsonb_build_object(
      'decisions', (select jsonb_build_object('decided', count(*),
          'p50_ms', round(percentile_cont(0.5) within group (order by done.took_ms)),
          'p95_ms', round(percentile_cont(0.95) within group (order by done.took_ms)),
          'minutes', (select coalesce(jsonb_agg(jsonb_build_array(line.minute, line.number) order by line.minute), '[]')
            from (select least(floor(took_ms / 60000), 20)::integer as minute, count(*) as number from done group by 1) as line),
          'overdue', (select count(*) from reviews where reviews.due_at < coalesce(
            case when reviews.status in ('confirmed', 'dismissed') then reviews.decided_at end, clock_timestamp())))
        from done),
      'flags', (select coalesce(jsonb_agg(jsonb_build_object('reason', flags.reason, 'flagged', flags.flagged,
          'open', flags.flagged - flags.confirmed - flags.dismissed, 'confirmed', flags.confirmed, 'dismissed', flags.dismissed,
          'dismissal_rate', round(flags.dismissed::numeric / nullif(flags.confirmed + flags.dismissed, 0), 3))
          order by flags.flagged desc, flags.reason), '[]') from flags)));
end
$$;

create or replace function public.fleet_insights(p_workspace_id uuid, p_from timestamptz, p_to timestamptz,
  p_interval_minutes integer default 30) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB'
set max_parallel_workers_per_gather = 0 -- A query into a variable runs alone: plans for helpers would only cost.
as $$
declare
  seconds integer := p_interval_minutes * 60;
  width interval := make_interval(mins => p_interval_minutes);
  slots integer;
  first_seq bigint;
  last_seq bigint;
  counted jsonb;
begin
  perform private.require_reader(p_workspace_id);
  if not coalesce(p_to > p_from and p_to - p_from <= interval '35 days' and isfinite(p_from)
    and p_interval_minutes between 5 and 1440 and date_part('epoch', p_to - p_from) / seconds <= 2000, false)
  then
    raise exception 'The period must be of at most 35 days, in at most 2000 intervals of 5 to 1440 minutes'
      using errcode = 'PT422', hint = 'bad_filter';
  end if;
  slots := ceil(date_part('epoch', p_to - p_from) / seconds);
  first_seq := private.seq_before(p_workspace_id, p_from - interval '1 minute');
  last_seq := private.seq_before(p_workspace_id, p_to + interval '1 minute');

  -- Of a full block that lies in the period its tally is read; the events themselves only where it stands across an edge of the
  -- period or of an interval, and where nothing was counted yet.
  with part as materialized (
    select greatest(number * 1024, first_seq) as after_seq, least((number + 1) * 1024, last_seq) as upto_seq,
      tally.block is not null as is_tallied, date_bin(width, tally.first_at, p_from) as slot_from,
      coalesce(date_bin(width, tally.first_at, p_from) = date_bin(width, tally.last_at, p_from), false) as is_in_one_slot,
      tally.types, tally.befores, tally.afters, tally.numbers, tally.lag_steps, tally.lag_numbers, tally.late_minutes,
      tally.late_numbers, tally.delays
    from generate_series(first_seq / 1024, (last_seq - 1) / 1024) as number
    left join private.event_tallies as tally on tally.workspace_id = p_workspace_id and tally.block = number
      and number * 1024 >= first_seq and (number + 1) * 1024 <= last_seq and tally.first_at >= p_from and tally.last_at < p_to
  ), live as (
    select date_bin(width, event.synced_at, p_from) as slot_from, event.event_type as type, event.from_status as before,
      event.driver_status as after, private.lag_step(event.synced_at - event.recorded_at) as lag_step, count(*) as number
    from part cross join lateral (
      -- The limit keeps it a look-up for each part, here and below.
      select e.* from public.driver_events as e where e.workspace_id = p_workspace_id and e.seq > part.after_seq
        and e.seq <= part.upto_seq order by e.seq limit 1024) as event
    where not part.is_tallied and event.synced_at >= p_from and event.synced_at < p_to
    group by 1, 2, 3, 4, 5
  ), torn as (
    select date_bin(width, event.synced_at, p_from) as slot_from, event.event_type as type, event.from_status as before,
      event.driver_status as after, count(*) as number
    from part cross join lateral (
      select e.* from public.driver_events as e where e.workspace_id = p_workspace_id and e.seq > part.after_seq
        and e.seq <= part.upto_seq order by e.seq limit 1024) as event
    where part.is_tallied and not part.is_in_one_slot
    group by 1, 2, 3, 4
  ), told as materialized (
    select private.told_lateness(event.event_type, event.metadata) as late,
      private.told_cause(event.event_type, event.metadata) as cause, private.told_delay(event.event_type, event.metadata) as delay,
      count(*) as number
    from part cross join lateral (
      select e.* from public.driver_events as e where e.workspace_id = p_workspace_id and e.seq > part.after_seq
        and e.seq <= part.upto_seq order by e.seq limit 1024) as event
    where not part.is_tallied and event.synced_at >= p_from and event.synced_at < p_to
      and event.event_type in ('ARRIVED_AT_STOP', 'DELAY_REPORTED')
    group by 1, 2, 3
  ), grouped as (
    select slot_from, type, before, after, number from live
    union all
    select slot_from, type, before, after, number from torn
    union all
    select part.slot_from, move.type, move.before, move.after, move.number
    from part, unnest(part.types, part.befores, part.afters, part.numbers) as move (type, before, after, number)
    where part.is_in_one_slot
  ), slotted as materialized (
    select (date_part('epoch', grouped.slot_from - p_from) / seconds)::integer as slot, type, before, after,
      sum(number)::integer as number
    from grouped group by 1, 2, 3, 4
  ), by_slot as (
    select slot, type, sum(number)::integer as number from slotted group by slot, type
  ), lags as (
    select lag_step, sum(sum(number)) over (order by lag_step) as upto, sum(sum(number)) over () as total
    from (
      select lag_step, number from live
      union all
      select lag.step, lag.number from part, unnest(part.lag_steps, part.lag_numbers) as lag (step, number)
    ) as lag group by lag_step
  ), late as (
    select late as lateness, sum(number) as number, sum(sum(number)) over (order by late) as upto,
      sum(sum(number)) over () as total
    from (
      select told.late, told.number from told where told.late is not null
      union all
      select late.minutes, late.number from part, unnest(part.late_minutes, part.late_numbers) as late (minutes, number)
    ) as late group by late
  ), causes as (
    select cause, sum(number) as number, sum(delay * number) / sum(number) filter (where delay is not null) as delay
    from (
      select told.cause, told.delay, told.number from told where told.cause is not null
      union all
      select delay.value ->> 0, (delay.value ->> 1)::numeric, (delay.value ->> 2)::bigint
      from part, jsonb_array_elements(part.delays) as delay
    ) as delay group by cause
  )
  select jsonb_build_object(
    'by_type', (select jsonb_object_agg(line.type, line.numbers) from (
      select type.type, jsonb_agg(coalesce(by_slot.number, 0) order by slot.number) as numbers
      from unnest(enum_range(null::public.event_type)) as type (type)
      cross join generate_series(0, slots - 1) as slot (number)
      left join by_slot on by_slot.type = type.type and by_slot.slot = slot.number group by type.type) as line),
    'moves', (select coalesce(jsonb_agg(jsonb_build_object('slot', move.slot, 'before', move.before, 'after', move.after,
        'number', move.number)), '[]') from (select slot, before, after, sum(number)::integer as number from slotted
        where before <> after group by slot, before, after) as move),
    'lag_ms', (select jsonb_build_object('count', coalesce(max(total), 0),
        'p50', round(power(1.05, min(lag_step) filter (where upto >= total * 0.5))),
        'p95', round(power(1.05, min(lag_step) filter (where upto >= total * 0.95))),
        'p99', round(power(1.05, min(lag_step) filter (where upto >= total * 0.99))), 'max', round(power(1.05, max(lag_step))),
        'steps', coalesce(jsonb_agg(jsonb_build_array(round(power(1.05, lag_step)), upto) order by lag_step), '[]'))
      from lags),
    'arrivals', (select jsonb_build_object('total', (select coalesce(sum(number), 0) from by_slot where type = 'ARRIVED_AT_STOP'),
        'late', coalesce(sum(number) filter (where lateness > (select setting.late_after_minutes
          from public.workspace_settings as setting where setting.workspace_id = p_workspace_id)), 0),
        'lateness_p50_min', min(lateness) filter (where upto >= total * 0.5),
        'lateness_p95_min', min(lateness) filter (where upto >= total * 0.95)) from late),
    'delays', (select jsonb_build_object('reports', coalesce(sum(cause.number), 0), 'causes', coalesce(jsonb_agg(jsonb_build_object(
        'reason', nullif(cause.cause, ''), 'count', cause.number, 'minutes_avg', round(cause.delay)) order by cause.number desc,
        cause.cause) filter (where cause.place <= 20), '[]'))
      from (select causes.*, row_number() over (order by number desc, cause) as place from causes) as cause))
  into counted;

  return counted - '{by_type,moves}'::text[] || private.review_insights(p_workspace_id, first_seq, last_seq, p_from, p_to)
    || jsonb_build_object('from_ms', private.to_ms(p_from), 'to_ms', private.to_ms(p_to), 'interval_ms', seconds * 1000,
      'events', jsonb_build_object('by_type', counted -> 'by_type', 'start_ms', (
        select jsonb_agg(private.to_ms(p_from) + slot * seconds::bigint * 1000 order by slot)
        from generate_series(0, slots - 1) as slot)),
      'status_mix', private.status_mix(p_workspace_id, p_from, p_to, slots, counted -> 'moves'),
      'actions', (select coalesce(jsonb_agg(jsonb_build_object('action', act.action, 'count', act.number)
          order by act.number desc, act.action), '[]')
        from (select action.action, count(*) as number from public.supervisor_actions as action
          where action.workspace_id = p_workspace_id and action.created_at >= p_from and action.created_at < p_to
          group by action.action) as act));
end
$$;
comment on function public.fleet_insights(uuid, timestamptz, timestamptz, integer) is
  '{from_ms, to_ms, interval_ms, events: {start_ms, by_type}, status_mix (at the end of each interval, of the batches planned in '
  'the period), delays, lag_ms (percentiles rounded up to 5 %; steps: [ms, how many took at most that]), decisions (minutes: [whole '
  'minutes, how many took that; 20 and more as 20]), flags, arrivals, actions}; an event counts when it was synced. At most 35 days and 2000 intervals of 5 to 1440 minutes. PT404 not_found, PT422 bad_filter.';

revoke all on function private.status_mix(uuid, timestamptz, timestamptz, integer, jsonb, text),
  private.review_insights(uuid, bigint, bigint, timestamptz, timestamptz, text),
  public.fleet_insights(uuid, timestamptz, timestamptz, integer) from public, anon, authenticated, service_role;
grant execute on function public.fleet_insights(uuid, timestamptz, timestamptz, integer) to authenticated, service_role;
