-- What a driver did in the last weeks, and how arrivals at one place have looked: to judge one flag by what is usual.

create index if not exists delivery_stops_place_idx on public.delivery_stops (workspace_id, latitude);

create or replace function public.driver_history(p_driver_id uuid, p_days integer default 30) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  driver public.drivers;
  zone text;
  first_day date;
  since timestamptz;
  first_seq bigint;
  days jsonb;
begin
  select d.* into driver from public.drivers as d where d.id = p_driver_id;
  if driver.id is null or not (private.is_service() or driver.workspace_id in (select private.my_workspace_ids())) then
    raise exception 'There is no such driver' using errcode = 'PT404', hint = 'not_found';
  elsif not coalesce(p_days between 1 and 90, false) then
    raise exception 'p_days must lie between 1 and 90' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  select workspace.time_zone into zone from public.workspaces as workspace where workspace.id = driver.workspace_id;
  first_day := (now() at time zone zone)::date - (p_days - 1);
  since := first_day::timestamp at time zone zone;
  first_seq := private.seq_before(driver.workspace_id, since - interval '1 minute');

  with happened as (
    select (event.synced_at at time zone zone)::date as day, count(*) as events,
      count(*) filter (where event.flagged_for_review) as flags,
      count(*) filter (where event.event_type = 'DELAY_REPORTED') as delays,
      count(*) filter (where event.event_type = 'SUPERVISOR_OVERRIDE') as overrides,
      count(*) filter (where event.metadata -> 'execution' ? 'late_stops') as late_stops
    from public.driver_events as event
    where event.workspace_id = driver.workspace_id and event.driver_id = driver.id and event.seq > first_seq
      and event.synced_at >= since
    group by 1
  ), planned as (
    select batch.scheduled_date as day, count(*) as batches, count(*) filter (where batch.driver_status = 'COMPLETED') as completed,
      sum(batch.stop_count) as stops
    from public.delivery_batches as batch
    where batch.workspace_id = driver.workspace_id and batch.driver_id = driver.id and batch.scheduled_date >= first_day
    group by 1
  ), ended as (
    select (session.ended_at at time zone zone)::date as day, count(*) as force_logouts
    from public.driver_sessions as session
    where session.driver_id = driver.id and session.ended_at >= since and session.end_reason = 'force_logout'
    group by 1
  ), calendar as (
    select first_day + number as day from generate_series(0, p_days - 1) as number
  )
  select jsonb_agg(jsonb_build_object('day', calendar.day, 'batches', coalesce(planned.batches, 0),
    'completed', coalesce(planned.completed, 0), 'stops', coalesce(planned.stops, 0), 'events', coalesce(happened.events, 0),
    'flags', coalesce(happened.flags, 0), 'delays', coalesce(happened.delays, 0), 'overrides', coalesce(happened.overrides, 0),
    'late_stops', coalesce(happened.late_stops, 0), 'force_logouts', coalesce(ended.force_logouts, 0)) order by calendar.day)
  into days
  from calendar left join happened using (day) left join planned using (day) left join ended using (day);

  return jsonb_build_object(
    'driver', jsonb_build_object('id', driver.id, 'code', driver.code, 'name', driver.name, 'phone', driver.phone,
      'vehicle', driver.vehicle),
    'days', days,
    'totals', (select jsonb_object_agg(total.key, total.number) from (
      select field.key, sum(field.value::bigint) as number
      from jsonb_array_elements(days) as day, jsonb_each_text(day.value - 'day') as field group by field.key) as total),
    'flags', (select coalesce(jsonb_agg(jsonb_build_object('reason', flag.reason, 'flagged', flag.flagged,
        'open', flag.flagged - flag.confirmed - flag.dismissed, 'confirmed', flag.confirmed, 'dismissed', flag.dismissed)
        order by flag.flagged desc, flag.reason), '[]')
      from (
        select reason, count(*) as flagged, count(*) filter (where review.status = 'confirmed') as confirmed,
          count(*) filter (where review.status = 'dismissed') as dismissed
        from public.event_reviews as review, unnest(review.reasons) as reason
        where review.workspace_id = driver.workspace_id and review.driver_id = driver.id and review.created_at >= since
        group by reason
      ) as flag),
    'devices', (select coalesce(jsonb_agg(jsonb_build_object('device_model', device.device_model, 'sessions', device.sessions,
        'last_ms', private.to_ms(device.last_at)) order by device.last_at desc), '[]')
      from (
        select session.device_model, count(*) as sessions, max(greatest(session.last_active_at, session.last_contact_at)) as last_at
        from public.driver_sessions as session where session.driver_id = driver.id and session.started_at >= since
        group by session.device_id, session.device_model
      ) as device),
    'actions', (select coalesce(jsonb_agg(private.action_item(act) order by act.seq desc), '[]')
      from (select a.* from public.supervisor_actions as a
        where a.workspace_id = driver.workspace_id and a.driver_id = driver.id and a.created_at >= since
        order by a.seq desc limit 20) as act));
end
$$;
comment on function public.driver_history(uuid, integer) is
  '{driver, days: [{day, batches, completed, stops, events, flags, delays, overrides, late_stops, force_logouts}], totals, flags, '
  'devices, actions} of the last 1 to 90 days, today included. PT404 not_found, PT422 bad_filter.';

create or replace function public.stop_history(p_batch_id uuid, p_position integer, p_days integer default 90) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  here public.delivery_stops;
  radius double precision;
  near constant double precision := 50;
  first_seq bigint;
begin
  select stop.* into here from public.delivery_batches as batch
  join public.delivery_stops as stop on stop.workspace_id = batch.workspace_id and stop.batch_id = batch.id
  where batch.id = p_batch_id and stop.position = p_position
    and (private.is_service() or batch.workspace_id in (select private.my_workspace_ids()));
  if not found then
    raise exception 'There is no such stop' using errcode = 'PT404', hint = 'not_found';
  elsif not coalesce(p_days between 1 and 365, false) then
    raise exception 'p_days must lie between 1 and 365' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  first_seq := private.seq_before(here.workspace_id, now() - make_interval(days => p_days));
  select coalesce(here.geofence_radius_m, setting.geofence_radius_m) into radius
  from public.workspace_settings as setting where setting.workspace_id = here.workspace_id;

  return (
    with places as (
      -- A degree of latitude is 111,195 m everywhere.
      select stop.batch_id, stop.position from public.delivery_stops as stop
      where stop.workspace_id = here.workspace_id
        and stop.latitude between here.latitude - near / 111195 and here.latitude + near / 111195
        and private.distance_m(stop.latitude, stop.longitude, here.latitude, here.longitude) <= near
      union
      select here.batch_id, here.position
    ), arrivals as materialized (
      select event.seq, event.synced_at, event.batch_id, event.driver_id, event.latitude, event.longitude, event.accuracy_m,
        event.flag_reasons, private.distance_m(event.latitude, event.longitude, here.latitude, here.longitude) as distance_m
      from places join public.driver_events as event on event.workspace_id = here.workspace_id
        and event.batch_id = places.batch_id and event.stop_index = places.position
      where event.event_type = 'ARRIVED_AT_STOP' and event.seq > first_seq
      order by event.seq desc limit 2000
    )
    select jsonb_build_object('label', here.label, 'address', here.address, 'latitude', here.latitude,
      'longitude', here.longitude, 'radius_m', radius, 'arrivals', count(*), 'located', count(arrivals.distance_m),
      'over', (select jsonb_agg(jsonb_build_object('metres', metres, 'count',
          (select count(*) from arrivals as far where far.distance_m > metres)) order by metres)
        from unnest('{50,100,200,500}'::integer[]) as metres),
      'outside', count(*) filter (where arrivals.distance_m - coalesce(arrivals.accuracy_m, 0) > radius),
      'median_m', round(percentile_cont(0.5) within group (order by arrivals.distance_m)),
      'centre', case when count(arrivals.distance_m) > 0 then jsonb_build_object(
        'latitude', percentile_disc(0.5) within group (order by arrivals.latitude),
        'longitude', percentile_disc(0.5) within group (order by arrivals.longitude)) end,
      'recent', (select coalesce(jsonb_agg(jsonb_build_object('at_ms', private.to_ms(line.synced_at), 'batch_id', line.batch_id,
          'reference', batch.reference, 'driver_id', line.driver_id, 'driver_code', driver.code, 'driver_name', driver.name,
          'latitude', line.latitude, 'longitude', line.longitude, 'accuracy_m', line.accuracy_m,
          'distance_m', round(line.distance_m), 'flagged', line.flag_reasons <> '{}') order by line.seq desc), '[]')
        from (select * from arrivals order by arrivals.seq desc limit 50) as line
        join public.delivery_batches as batch on batch.id = line.batch_id
        join public.drivers as driver on driver.id = line.driver_id))
    from arrivals);
end
$$;
comment on function public.stop_history(uuid, integer, integer) is
  'Arrivals at this place, by any batch with a stop within 50 m of it: {label, address, latitude, longitude, radius_m, arrivals, '
  'located, over: [{metres, count}], outside, median_m, centre, recent}; distances in metres. PT404 not_found, PT422 bad_filter.';

revoke all on function public.driver_history(uuid, integer), public.stop_history(uuid, integer, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.driver_history(uuid, integer), public.stop_history(uuid, integer, integer)
  to authenticated, service_role;
