-- The demonstration's day so far: the routes handed over as a planner would, what drivers have reported, and what a supervisor
-- has suspended. After seed_history.sql.

select public.import_batches(demo.id('RTM'), (
  select jsonb_agg(route) from (
    select jsonb_build_object('reference', reference, 'depot', min(depot), 'driver_code', min(driver_code),
      'scheduled_date', (now() at time zone 'Europe/Amsterdam')::date,
      'stops', jsonb_agg(jsonb_build_object('label', label, 'address', address, 'latitude', round(latitude::numeric, 6),
        'longitude', round(longitude::numeric, 6), 'planned_arrival', planned_arrival) order by position)) as route
    from demo.stops group by reference
  ) as routes
))
where not exists (select from public.delivery_batches where workspace_id = demo.id('RTM')
  and scheduled_date = (now() at time zone 'Europe/Amsterdam')::date);

create table demo.events as
with happened as (
  select reference, driver_code, 0 as part, 'ROUTE_STARTED' as event_type, starts_at + behind * interval '1 minute' as at,
    latitude, longitude, behind, null::integer as stop_index from demo.stops where position = 0
  union all
  select reference, driver_code, 1 + step, (array['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'])[1 + step],
    planned_arrival + make_interval(secs => 60 * (behind + work_minutes * step / 2.0)), latitude, longitude, behind, position
  from demo.stops, generate_series(0, 2) as step
  where step <> 1 or demo.draw(format('proof %s %s', reference, position)) < 0.6
  union all
  select reference, driver_code, 4, 'ROUTE_COMPLETED', planned_arrival + make_interval(secs => 60 * (behind + work_minutes + 2)),
    latitude, longitude, behind, null
  from (select distinct on (reference) * from demo.stops order by reference, position desc) as last_stops
), past as (
  select *, row_number() over (partition by reference order by at desc, part desc) as ago from happened
  where at <= now() and driver_code is not null
)
select reference, driver_code, event_type, at, part, latitude, longitude, stop_index, '{}'::jsonb as metadata from past
union all
select reference, driver_code, 'DELAY_REPORTED', at + (now() - at) * 0.6, 5, latitude, longitude, null,
  jsonb_build_object('reason', (array['traffic', 'bridge_open', 'road_works'])[1 + floor(demo.draw('why ' || reference) * 3)::integer],
    'delay_minutes', round(behind + 3 + 24 * demo.draw('long ' || reference) ^ 4))
from past where ago = 1 and event_type in ('ROUTE_STARTED', 'DEPARTED_STOP') and demo.draw('held up ' || reference) < 0.17;

-- Each event reached the server a moment after it happened, not now; every other rule judges it as it does any event.
create table demo.arrivals as
select gen_random_uuid() as client_event_id, driver.id as driver_id, batch.id as batch_id, event.*,
  max(at + demo.delay(batch.id::text || at)) over (partition by batch.id order by at, part) as synced_at
from demo.events as event
join public.drivers as driver on driver.workspace_id = demo.id('RTM') and driver.code = event.driver_code
join public.delivery_batches as batch on batch.workspace_id = driver.workspace_id and batch.reference = event.reference
where batch.last_event_seq = 0;
create unique index on demo.arrivals (client_event_id);

create or replace function demo.arrive_then() returns trigger language plpgsql as $$
begin
  new.synced_at := (select least(clock_timestamp(), synced_at) from demo.arrivals where client_event_id = new.client_event_id);
  return new;
end
$$;
create trigger driver_events_015_arrive_then before insert on public.driver_events
  for each row execute function demo.arrive_then();
insert into public.driver_events (driver_id, batch_id, event_type, driver_status, recorded_at, client_event_id, stop_index,
  latitude, longitude, accuracy_m, metadata)
select driver_id, batch_id, event_type::public.event_type, null, at, client_event_id, stop_index,
  latitude + (demo.draw('gn' || batch_id || at) - 0.5) * 0.0002
    -- A few arrive some streets away.
    + case when event_type = 'ARRIVED_AT_STOP' and demo.draw('miss ' || reference || stop_index) < 0.01 then 0.0027 else 0 end,
  longitude + (demo.draw('ge' || batch_id || at) - 0.5) * 0.0003,
  round((4 + 12 * demo.draw('ga' || batch_id || at))::numeric, 1), metadata
from demo.arrivals order by synced_at, at, part;
drop trigger driver_events_015_arrive_then on public.driver_events;

-- A supervisor has suspended some routes, by the function that the console calls.
do $$
declare
  batch record;
begin
  perform set_config('request.jwt.claims', json_build_object('role', 'authenticated',
    'sub', demo.id('second@rotterdam.example'))::text, true);
  for batch in
    select chosen.id, chosen.driver_status, chosen.last_event_seq, cause.code, cause.note
    from (
      select *, row_number() over (order by demo.draw('suspend ' || reference)) as turn from public.delivery_batches
      where workspace_id = demo.id('RTM') and driver_status in ('EN_ROUTE', 'DELAYED') and current_stop_index > 1
    ) as chosen
    join (values (1, 'vehicle_breakdown', 'Flat tyre on the A15, garage is on its way'), (2, 'safety_or_security', 'Parcel damaged and leaking, driver waits for advice'),
      (3, 'customer_or_depot_request', 'Depot asks to hold the route for a corrected load list'), (4, 'driver_unreachable', 'Three calls without answer since the last stop')
    ) as cause (turn, code, note) using (turn)
    where not exists (select from public.supervisor_actions where workspace_id = demo.id('RTM') and action = 'override')
  loop
    perform public.override_driver_status(batch.id, 'SUSPENDED', batch.driver_status, batch.last_event_seq, batch.code, batch.note, gen_random_uuid());
  end loop;
  perform set_config('request.jwt.claims', '', true);
end
$$;

drop schema demo cascade;
