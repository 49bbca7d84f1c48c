-- Insights of one depot: the same numbers as fleet_insights gives, of its batches alone.

create or replace function public.depot_list(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  return (select coalesce(jsonb_agg(depot.name order by depot.name), '[]') from (
    select distinct batch.depot as name from public.delivery_batches as batch
    where batch.workspace_id = p_workspace_id and batch.scheduled_date >= (now() - interval '36 days')::date) as depot);
end
$$;
comment on function public.depot_list(uuid) is
  'The depots with a batch in the last 36 days, as far back as insights go, by name. PT404 not_found.';

create or replace function public.depot_insights(p_workspace_id uuid, p_depot text, p_from timestamptz, p_to timestamptz,
  p_interval_minutes integer default 30) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  seconds integer := p_interval_minutes * 60;
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

  with told as materialized (
    select floor(date_part('epoch', event.synced_at - p_from) / seconds)::integer as slot, event.event_type as type,
      event.from_status as before, event.driver_status as after, event.metadata,
      ceil(ln(greatest(date_part('epoch', event.synced_at - event.recorded_at) * 1000, 1)) / ln(1.05)) as lag_step
    from public.delivery_batches as batch
    join public.driver_events as event on event.workspace_id = batch.workspace_id and event.batch_id = batch.id
    -- What a device kept for a week still counts.
    where batch.workspace_id = p_workspace_id and batch.depot = p_depot
      and batch.scheduled_date between (p_from - interval '8 days')::date and (p_to + interval '1 day')::date
      and event.seq > first_seq and event.seq <= last_seq and event.synced_at >= p_from and event.synced_at < p_to
  ), by_slot as (
    select slot, type, count(*)::integer as number from told group by slot, type
  ), lags as (
    select lag_step, sum(count(*)) over (order by lag_step) as upto, sum(count(*)) over () as total from told group by lag_step
  ), late as (
    select (metadata #>> '{execution,lateness_minutes}')::numeric::integer as lateness, count(*) as number,
      sum(count(*)) over (order by (metadata #>> '{execution,lateness_minutes}')::numeric::integer) as upto,
      sum(count(*)) over () as total
    from told where type = 'ARRIVED_AT_STOP' and metadata #>> '{execution,lateness_minutes}' is not null group by 1
  ), causes as (
    select coalesce(left(metadata ->> 'reason', 100), '') as cause, count(*) as number,
      avg((metadata -> 'delay_minutes')::numeric) filter (where jsonb_typeof(metadata -> 'delay_minutes') = 'number') as delay
    from told where type = 'DELAY_REPORTED' group by 1
  )
  select jsonb_build_object(
    'by_type', (select jsonb_object_agg(line.type, line.numbers) from (
      select type.type, jsonb_agg(coalesce(by_slot.number, 0) order by slot.number) as numbers
      from unnest(enum_range(null::public.event_type)) as type (type)
      cross join generate_series(0, slots - 1) as slot (number)
      left join by_slot on by_slot.type = type.type and by_slot.slot = slot.number group by type.type) as line),
    'moves', (select coalesce(jsonb_agg(jsonb_build_object('slot', move.slot, 'before', move.before, 'after', move.after,
        'number', move.number)), '[]') from (select slot, before, after, count(*)::integer as number from told
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

  return counted - '{by_type,moves}'::text[]
    || private.review_insights(p_workspace_id, first_seq, last_seq, p_from, p_to, p_depot)
    || jsonb_build_object('from_ms', private.to_ms(p_from), 'to_ms', private.to_ms(p_to), 'interval_ms', seconds * 1000,
      'events', jsonb_build_object('by_type', counted -> 'by_type', 'start_ms', (
        select jsonb_agg(private.to_ms(p_from) + slot * seconds::bigint * 1000 order by slot)
        from generate_series(0, slots - 1) as slot)),
      'status_mix', private.status_mix(p_workspace_id, p_from, p_to, slots, counted -> 'moves', p_depot),
      'actions', (select coalesce(jsonb_agg(jsonb_build_object('action', act.action, 'count', act.number)
          order by act.number desc, act.action), '[]')
        from (select action.action, count(*) as number from public.supervisor_actions as action
          join public.delivery_batches as batch on batch.workspace_id = action.workspace_id and batch.id = action.batch_id
          where action.workspace_id = p_workspace_id and action.created_at >= p_from and action.created_at < p_to
            and batch.depot = p_depot
          group by action.action) as act));
end
$$;
comment on function public.depot_insights(uuid, text, timestamptz, timestamptz, integer) is
  'As fleet_insights, of the batches of one depot; an unknown depot has none. PT404 not_found, PT422 bad_filter.';

revoke all on function public.depot_list(uuid), public.depot_insights(uuid, text, timestamptz, timestamptz, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.depot_list(uuid), public.depot_insights(uuid, text, timestamptz, timestamptz, integer)
  to authenticated, service_role;
