-- Routes in: a planner hands over batches with their stops and drivers, each is taken whole or not at all.

-- The stops of a route as rows that have no batch yet. Raises what is wrong with them.
create or replace function private.route_stops(p_stops jsonb) returns setof public.delivery_stops
language plpgsql stable security invoker set search_path = '' as $$
declare
  stop record;
  problem text;
begin
  if jsonb_typeof(p_stops) is distinct from 'array' or jsonb_array_length(p_stops) not between 1 and 500 then
    raise exception 'stops must be a list of 1 to 500 stops' using errcode = 'PT422', hint = 'bad_route';
  end if;
  for stop in
    select element.ordinality as number, fields.*
    from jsonb_array_elements(p_stops) with ordinality as element,
      jsonb_to_record(case when jsonb_typeof(element.value) = 'object' then element.value else '{}' end)
        as fields (label text, address text, latitude double precision, longitude double precision, planned_arrival text,
          geofence_radius_m double precision)
    order by element.ordinality
  loop
    problem := case
      when coalesce(btrim(stop.label), '') = '' or length(stop.label) > 200 then 'label'
      when length(stop.address) > 500 then 'address'
      when not coalesce(stop.latitude between -90 and 90, false) then 'latitude'
      when not coalesce(stop.longitude between -180 and 180, false) then 'longitude'
      when not coalesce(stop.planned_arrival ~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$', false)
        or stop.planned_arrival::timestamptz not between '2020-01-01 00:00:00+00' and '2100-01-01 00:00:00+00'
        then 'planned_arrival'
      when not coalesce(stop.geofence_radius_m between 1 and 100000, true) then 'geofence_radius_m'
    end;
    if problem is not null then
      raise exception 'Stop %: % is missing or impossible', stop.number, problem using errcode = 'PT422', hint = 'bad_route';
    end if;
    return next (null, null, stop.number - 1, stop.label, coalesce(stop.address, ''), stop.latitude, stop.longitude,
      stop.planned_arrival::timestamptz, stop.geofence_radius_m)::public.delivery_stops;
  end loop;
end
$$;

create or replace function private.import_batch(p_workspace_id uuid, p_route jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  route record;
  wanted_driver_id uuid;
  batch public.delivery_batches;
  stops jsonb;
  planned_end timestamptz;
  is_new boolean;
begin
  select * into route from jsonb_to_record(p_route)
    as fields (reference text, depot text, scheduled_date text, driver_code text, stops jsonb);
  if coalesce(btrim(route.reference), '') = '' or length(route.reference) > 100
    or coalesce(btrim(route.depot), '') = '' or length(route.depot) > 100
    or not coalesce(route.scheduled_date ~ '^\d{4}-\d\d-\d\d$', false)
    or route.scheduled_date::date not between '2020-01-01' and '2100-01-01'
  then
    raise exception 'reference, depot and scheduled_date (YYYY-MM-DD) are required' using errcode = 'PT422', hint = 'bad_route';
  end if;
  if route.driver_code is not null then
    select driver.id into wanted_driver_id from public.drivers as driver
    where driver.workspace_id = p_workspace_id and driver.code = route.driver_code;
    if not found then
      raise exception 'There is no driver %', route.driver_code using errcode = 'PT422', hint = 'unknown_driver';
    end if;
  end if;
  select jsonb_agg(to_jsonb(stop) - '{workspace_id,batch_id}'::text[] order by stop.position),
    (array_agg(stop.planned_arrival order by stop.position desc))[1]
  into stops, planned_end from private.route_stops(route.stops) as stop;

  select b.* into batch from public.delivery_batches as b
  where b.workspace_id = p_workspace_id and b.reference = route.reference for no key update;
  is_new := not found;
  if is_new then
    insert into public.delivery_batches
      (workspace_id, driver_id, reference, depot, scheduled_date, stop_count, planned_end_at)
    values (p_workspace_id, wanted_driver_id, route.reference, route.depot, route.scheduled_date::date,
      jsonb_array_length(stops), planned_end)
    returning * into batch;
  else
    if (batch.driver_id, batch.depot, batch.scheduled_date, stops) is not distinct from
      (wanted_driver_id, route.depot, route.scheduled_date::date, (
        select jsonb_agg(to_jsonb(stop) - '{workspace_id,batch_id}'::text[] order by stop.position)
        from public.delivery_stops as stop where stop.workspace_id = p_workspace_id and stop.batch_id = batch.id))
    then
      return jsonb_build_object('reference', route.reference, 'verdict', 'unchanged', 'reason', null, 'batch_id', batch.id);
    elsif batch.driver_status not in ('INACTIVE', 'ACTIVE') then
      raise exception 'The batch is already under way' using errcode = 'PT409', hint = 'under_way';
    end if;
    update public.delivery_batches as b
    set driver_id = wanted_driver_id, depot = route.depot, scheduled_date = route.scheduled_date::date,
      stop_count = jsonb_array_length(stops), planned_end_at = planned_end, updated_at = clock_timestamp(),
      current_stop_index = least(b.current_stop_index, jsonb_array_length(stops)),
      -- Another driver has not signed in for it.
      driver_status = case when b.driver_id is distinct from wanted_driver_id then 'INACTIVE' else b.driver_status end
    where b.id = batch.id;
  end if;

  -- One statement, so that the count of stops is right whenever a trigger looks.
  with gone as (
    delete from public.delivery_stops as stop where stop.workspace_id = p_workspace_id and stop.batch_id = batch.id
      and stop.position >= jsonb_array_length(stops)
  )
  insert into public.delivery_stops as kept (workspace_id, batch_id, position, label, address, latitude, longitude,
    planned_arrival, geofence_radius_m)
  select p_workspace_id, batch.id, stop.position, stop.label, stop.address, stop.latitude, stop.longitude,
    stop.planned_arrival, stop.geofence_radius_m
  from jsonb_populate_recordset(null::public.delivery_stops, stops) as stop
  on conflict (workspace_id, batch_id, position) do update
  set label = excluded.label, address = excluded.address, latitude = excluded.latitude, longitude = excluded.longitude,
    planned_arrival = excluded.planned_arrival, geofence_radius_m = excluded.geofence_radius_m;
  return jsonb_build_object('reference', route.reference, 'verdict', case when is_new then 'created' else 'updated' end,
    'reason', null, 'batch_id', batch.id);
end
$$;

create or replace function public.import_batches(p_workspace_id uuid, p_routes jsonb) returns jsonb
language plpgsql volatile security definer -- batches and stops are written nowhere else
set search_path = '' as $$
declare
  service boolean := private.is_service();
  member public.workspace_members;
  route jsonb;
  problem text;
  reason text;
  code text;
  days jsonb;
  verdicts jsonb[] := '{}';
begin
  if service then
    perform private.require_reader(p_workspace_id);
  else
    member := private.require_role(p_workspace_id, '{admin}', 'workspace');
  end if;
  if jsonb_typeof(p_routes) is distinct from 'array' or jsonb_array_length(p_routes) > 2000 then
    raise exception 'p_routes must be an array of at most 2000 routes' using errcode = 'PT422', hint = 'bad_routes';
  end if;
  -- One import of a workspace at a time: a row that another is just making cannot be locked.
  perform pg_advisory_xact_lock(hashtextextended(format('import_batches %s', p_workspace_id), 0));
  perform from public.delivery_batches as batch
  where batch.workspace_id = p_workspace_id
    and batch.reference in (select element.value ->> 'reference' from jsonb_array_elements(p_routes) as element)
  order by batch.id for no key update;
  days := (select jsonb_object_agg(batch.id, batch.scheduled_date) from public.delivery_batches as batch
    where batch.workspace_id = p_workspace_id
      and batch.reference in (select element.value ->> 'reference' from jsonb_array_elements(p_routes) as element));

  for route in
    select element.value from jsonb_array_elements(p_routes) with ordinality as element order by element.ordinality
  loop
    begin
      if jsonb_typeof(route) <> 'object' then
        raise exception 'A route must be an object' using errcode = 'PT422', hint = 'bad_route';
      end if;
      verdicts := array_append(verdicts, private.import_batch(p_workspace_id, route));
    exception when others then
      get stacked diagnostics problem = message_text, reason = pg_exception_hint, code = returned_sqlstate;
      if code !~ '^(PT|22|23)' then
        raise;
      end if;
      verdicts := array_append(verdicts, jsonb_build_object('reference', route -> 'reference', 'verdict', 'rejected',
        'reason', case when code like 'PT%' then reason else 'bad_route' end, 'message', problem, 'batch_id', null));
    end;
  end loop;

  -- A batch that left the day is no row that could be sent: boards read the whole day anew.
  if exists (select from public.delivery_batches as batch join jsonb_each_text(days) as before on before.key::uuid = batch.id
    where batch.scheduled_date <> before.value::date)
  then
    perform private.next_epoch(p_workspace_id);
  end if;
  insert into public.supervisor_actions (workspace_id, actor_id, actor_name, action, after)
  values (p_workspace_id, member.user_id, coalesce(member.name, 'Secret key'), 'import_batches',
    (select coalesce(jsonb_object_agg(counted.verdict, counted.number), '{}')
      from (select verdict ->> 'verdict' as verdict, count(*) as number from unnest(verdicts) as verdict group by 1) as counted));
  return to_jsonb(verdicts);
end
$$;
comment on function public.import_batches(uuid, jsonb) is
  'At most 2000 {reference, depot, scheduled_date, driver_code, stops: [{label, address, latitude, longitude, planned_arrival, '
  'geofence_radius_m}]} in; in order {reference, verdict, reason, batch_id} out: created, updated, unchanged, rejected '
  '(bad_route, unknown_driver, under_way). For admins and secret keys. PT404 not_found, PT403 role_required, PT422 bad_routes.';

revoke all on function private.route_stops(jsonb), private.import_batch(uuid, jsonb), public.import_batches(uuid, jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.import_batches(uuid, jsonb) to authenticated, service_role;
