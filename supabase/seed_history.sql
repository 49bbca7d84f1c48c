-- The two weeks before today, as the triggers would have left them: routes that drove today's stops, their events with the chain
-- of hashes, what was flagged, and how supervisors decided. Written in bulk, for the triggers would take minutes.

create table demo.days as
select ago, (now() at time zone 'Europe/Amsterdam')::date - ago as day from generate_series(14, 1, -1) as ago
where not exists (select from public.driver_events where workspace_id = demo.id('RTM'));

-- Driven at a real pace, by another driver of the depot every day; half of the routes at the weekend.
create table demo.past_routes as
select gen_random_uuid() as id, route.reference as today, depot_code || to_char(day, '-MMDD-') || to_char(number, 'FM00') as reference,
  route.depot, day, stop_count, driver.id as driver_id,
  (day + time '07:30' + interval '7 hours' * demo.draw(key || ' begins')) at time zone 'Europe/Amsterdam' as starts_at,
  case when demo.draw(key || ' late') < 0.05 then 12 + 24 * demo.draw(key || ' behind') else 13 * demo.draw(key || ' behind') - 8 end as behind,
  case when demo.draw(key || ' held up') < 0.2 then floor(demo.draw(key || ' held up at') * (stop_count - 1))::integer end as held_up_after,
  round(8 + 30 * demo.draw(key || ' long') ^ 2) as held_up_minutes,
  -- Where the phone was without a network: from this stop, three stops long.
  case when demo.draw(key || ' offline') < 0.02 then floor(demo.draw(key || ' offline from') * (stop_count - 3))::integer end as offline_from
from (select *, right(reference, 2)::integer as number from demo.routes where driver_code is not null) as route
cross join demo.days
cross join lateral (select format('%s %s', route.reference, ago) as key) as keys
join (select *, row_number() over (order by code)::integer as rank from demo.depots) as depot on depot.code = route.depot_code
join public.drivers as driver on driver.workspace_id = demo.id('RTM')
  and driver.code = 'D-' || to_char((number + ago * 7) % 60 * 5 + depot.rank, 'FM0000')
where demo.draw(key || ' drives') < case when extract(isodow from day) > 5 then 0.5 else 0.95 end;

analyze demo.past_routes, demo.stops;

create table demo.past_stops as
select route.id, stop.position, stop.label, stop.address, round(stop.latitude::numeric, 6)::double precision as latitude,
  round(stop.longitude::numeric, 6)::double precision as longitude, stop.work_minutes * 4 as work_minutes,
  route.starts_at + (stop.planned_arrival - stop.starts_at) * 4 as planned_arrival,
  route.behind + demo.draw(format('%s %s', route.id, stop.position)) * 1.5
    + case when stop.position > route.held_up_after then route.held_up_minutes * 0.7 else 0 end as behind
from demo.past_routes as route join demo.stops as stop on stop.reference = route.today;

analyze demo.past_stops;

create table demo.past_events as
with happened as (
  select id, 0 as part, -1 as position, 'ROUTE_STARTED' as type, starts_at + behind * interval '1 minute' as at from demo.past_routes
  union all
  select id, 1 + step, position, (array['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'])[1 + step],
    planned_arrival + make_interval(secs => 60 * (behind + work_minutes * step / 2.0))
  from demo.past_stops, generate_series(0, 2) as step
  where step <> 1 or demo.draw(format('proof %s %s', id, position)) < 0.6
  union all
  -- Held up, and on the way again before the next arrival.
  select id, 4, held_up_after, resumed.type,
    planned_arrival + make_interval(secs => 60 * (stop.behind + work_minutes + 0.5 + held_up_minutes * resumed.share))
  from demo.past_routes as route join demo.past_stops as stop using (id),
    (values ('DELAY_REPORTED', 0), ('ROUTE_STARTED', 0.6)) as resumed (type, share)
  where position = held_up_after
  union all
  select id, 5, position, 'ROUTE_COMPLETED', planned_arrival + make_interval(secs => 60 * (stop.behind + work_minutes + 2))
  from demo.past_routes as route join demo.past_stops as stop using (id) where position = stop_count - 1
), told as (
  select happened.*, case when position between offline_from and offline_from + 2
      -- All of them at once, when the phone has a network again.
      then max(at) filter (where position between offline_from and offline_from + 2) over (partition by id) + interval '20 seconds'
      else at + demo.delay(id::text || at) end as heard_at,
    row_number() over (partition by id order by at, part) as turn, stop_count, held_up_minutes, driver_id
  from happened join demo.past_routes using (id)
), placed as (
  -- A phone tells in order: what happened later is never heard before.
  select told.*, max(heard_at) over (partition by id order by turn) as synced_at,
    stop.label, stop.latitude, stop.longitude, stop.planned_arrival,
    type = 'ARRIVED_AT_STOP' and demo.draw(format('miss %s %s', id, told.position)) < 0.006 as missed,
    case type when 'ROUTE_STARTED' then 'EN_ROUTE' when 'DEPARTED_STOP' then 'EN_ROUTE' when 'DELAY_REPORTED' then 'DELAYED'
      when 'ROUTE_COMPLETED' then 'COMPLETED' else 'AT_STOP' end::public.driver_status as status,
    least(told.position + (part in (0, 3, 4, 5))::integer, stop_count) as place,
    round(extract(epoch from at - stop.planned_arrival) / 60)::integer as lateness
  from told left join demo.past_stops as stop using (id, position)
)
select row_number() over (order by synced_at, id, turn) as seq, placed.*,
  lag(status, 1, 'ACTIVE') over (partition by id order by turn) as before,
  case when type not in ('ROUTE_STARTED', 'ROUTE_COMPLETED') then case when type = 'DELAY_REPORTED' then place else position end end as stop_index,
  case when type = 'DELAY_REPORTED' then jsonb_build_object('reason', (array['traffic', 'traffic', 'traffic', 'bridge_open',
      'road_works', 'loading', 'loading', 'accident', 'vehicle'])[1 + floor(demo.draw('why ' || id) * 9)::integer],
      'delay_minutes', held_up_minutes) else '{}' end as said,
  coalesce(jsonb_agg(position) filter (where type = 'ARRIVED_AT_STOP' and lateness > 15) over (partition by id order by turn), '[]') as late_stops,
  array_remove(array[case when synced_at - at > interval '2 minutes' then 'LATE_SYNC' end,
    case when missed then 'GEOFENCE_MISS' end], null) as reasons
from placed;

analyze demo.past_events;

create table demo.past_lines (like public.driver_events);
insert into demo.past_lines (id, workspace_id, seq, driver_id, batch_id, event_type, driver_status, from_status, stop_index,
  batch_stop_index, recorded_at, synced_at, client_event_id, fingerprint, actor_id, latitude, longitude, accuracy_m, metadata,
  flagged_for_review, flag_reasons, chain)
select gen_random_uuid(), demo.id('RTM'), seq, driver_id, id, type::public.event_type, status, before, stop_index, place, at,
  synced_at, gen_random_uuid(), md5(format('%s|%s|%s|%s|%s|%s|%s|%s', id, type, extract(epoch from at), stop_index, north, east,
  accuracy, said))::uuid, driver_id, north, east, accuracy, said || case type
    when 'ARRIVED_AT_STOP' then jsonb_build_object('execution', jsonb_build_object('lateness_minutes', lateness)
      || case when lateness > 15 then jsonb_build_object('late_stops', late_stops) else '{}' end)
    when 'DELAY_REPORTED' then jsonb_build_object('execution', jsonb_build_object('lateness_minutes', held_up_minutes))
    else '{}' end, reasons <> '{}', reasons, ''
from (select *, latitude + missed::integer * 0.0027 + (demo.draw('gn' || id || at) - 0.5) * 0.0002 as north,
    longitude + (demo.draw('ge' || id || at) - 0.5) * 0.0003 as east,
    round((4 + 12 * demo.draw('ga' || id || at))::numeric, 1)::double precision as accuracy
  from demo.past_events) as event;

create index on demo.past_events (id, turn);
create index on demo.past_stops (id);
create index on demo.past_events (synced_at, seq);
analyze demo.past_lines;

-- From here to the end nothing fires: what would be written a row at a time is written whole.
set session_replication_role = replica;

insert into public.delivery_batches (id, workspace_id, driver_id, reference, depot, scheduled_date, stop_count, planned_end_at,
  created_at, updated_at, driver_status, status_since, current_stop_index, actual_start_time, actual_end_time, execution_metadata,
  last_event_seq, last_event_type, last_event_recorded_at, last_event_synced_at)
select route.id, demo.id('RTM'), route.driver_id, route.reference, route.depot, route.day, route.stop_count,
  (select max(planned_arrival) from demo.past_stops as stop where stop.id = route.id), route.starts_at - interval '12 hours',
  last.synced_at, 'COMPLETED', last.at, route.stop_count,
  (select at from demo.past_events as first where first.id = route.id and first.turn = 1), last.at,
  jsonb_build_object('lateness_minutes', told.lateness) || case when last.late_stops <> '[]'
    then jsonb_build_object('late_stops', last.late_stops) else '{}' end, last.seq, 'ROUTE_COMPLETED', last.at, last.synced_at
from demo.past_routes as route
join demo.past_events as last on last.id = route.id and last.type = 'ROUTE_COMPLETED'
-- A delay is reported before the next arrival, so that the last word on lateness is an arrival's.
join demo.past_events as told on told.id = route.id and told.type = 'ARRIVED_AT_STOP' and told.position = route.stop_count - 1;

insert into public.delivery_stops (workspace_id, batch_id, position, label, address, latitude, longitude, planned_arrival)
select demo.id('RTM'), id, position, label, address, latitude, longitude, planned_arrival from demo.past_stops;

update demo.past_lines as line set metadata = metadata || jsonb_build_object('evidence',
  private.complete_evidence(row(line.*)::public.driver_events, stop, 75, array_remove(array[
    case when 'LATE_SYNC' = any (flag_reasons) then jsonb_build_object('rule', 'LATE_SYNC', 'unit', 's', 'threshold', 120,
      'measured', round(extract(epoch from synced_at - recorded_at))) end,
    case when 'GEOFENCE_MISS' = any (flag_reasons) then jsonb_build_object('rule', 'GEOFENCE_MISS', 'unit', 'm', 'threshold', 75,
      'stop_index', stop.position, 'measured', round(private.distance_m(line.latitude, line.longitude, stop.latitude, stop.longitude))) end
  ], null)))
from public.delivery_stops as stop
where flagged_for_review and stop.batch_id = line.batch_id and stop.position = coalesce(line.stop_index, 0);

create function demo.next_link(chain bytea, seq bigint, digest bytea) returns bytea language plpgsql immutable as
  $$ begin return sha256(chain || int8send(seq) || digest); end $$;
create aggregate demo.chained(bigint, bytea) (sfunc = demo.next_link, stype = bytea, initcond = '');

insert into public.driver_events
select id, workspace_id, line.seq, driver_id, batch_id, session_id, event_type, driver_status, from_status, stop_index,
  batch_stop_index, recorded_at, synced_at, client_event_id, fingerprint, signature, actor_id, latitude, longitude, accuracy_m,
  metadata, flagged_for_review, flag_reasons, demo.chained(line.seq, private.event_digest(row(line.*)::public.driver_events)) over (order by line.seq)
from demo.past_lines as line;

-- Each flag was decided some minutes later, by one of two supervisors.
create table demo.past_reviews as
select gen_random_uuid() as review_id, gen_random_uuid() as action_id, event.*, decided_at,
  row_number() over (order by decided_at, seq) as action_seq,
  (select past.seq from demo.past_events as past where past.synced_at <= decided_at order by past.synced_at desc, past.seq desc limit 1) as event_seq,
  demo.id(case when draw < 0.6 then 'supervisor@rotterdam.example' else 'second@rotterdam.example' end) as actor_id,
  case when draw < 0.6 then 'Hanneke Oosterhuis' else 'Idris Bello' end as actor_name,
  case when 'GEOFENCE_MISS' = any (reasons) then case when demo.draw('confirmed ' || seq) < 0.35 then 'confirm_review' else 'dismiss_review' end
    else 'dismiss_review' end as act
from (select *, demo.draw('decided ' || seq) as draw from demo.past_events where reasons <> '{}') as event
cross join lateral (select synced_at + interval '1 minute' * (0.7 + 9 * draw ^ 2 + 45 * demo.draw('slow ' || seq) ^ 24) as decided_at) as times;

create table demo.past_acts (like public.supervisor_actions including defaults);
insert into demo.past_acts (id, workspace_id, seq, event_seq, actor_id, actor_name, action, batch_id, driver_id, review_id, reason_code,
  before, after, request_id, created_at, chain)
select action_id, demo.id('RTM'), action_seq, event_seq, actor_id, actor_name, act, past_reviews.id, driver_id, review_id,
  case when act = 'confirm_review' then 'as_flagged' when 'GEOFENCE_MISS' = any (reasons) then 'position_inaccurate' else 'poor_coverage' end,
  '{"status": "open"}', jsonb_build_object('status', case act when 'confirm_review' then 'confirmed' else 'dismissed' end),
  gen_random_uuid(), decided_at, ''
from demo.past_reviews;
create function demo.next_act(chain bytea, act demo.past_acts) returns bytea language sql stable as $$
  select sha256(chain || int8send(act.seq) || int8send(act.event_seq) || private.action_digest(row(act.*)::public.supervisor_actions))
$$;
create aggregate demo.acts_chained(demo.past_acts) (sfunc = demo.next_act, stype = bytea, initcond = '');
update demo.past_acts as act set chain = laid.chain
from (select id, demo.acts_chained(past_acts) over (order by seq) as chain from demo.past_acts) as laid where laid.id = act.id;
insert into public.supervisor_actions select * from demo.past_acts;

insert into public.event_reviews (id, workspace_id, kind, event_seq, batch_id, driver_id, reasons, risk, status, created_at, due_at,
  decided_by, decided_by_name, decided_at, decision_action_id)
select review_id, demo.id('RTM'), 'event', seq, past_reviews.id, driver_id, reasons, risk,
  case act when 'confirm_review' then 'confirmed' else 'dismissed' end, synced_at,
  synced_at + make_interval(mins => case risk when 2 then rule.medium_risk_due_minutes else rule.low_risk_due_minutes end),
  actor_id, actor_name, decided_at, action_id
from demo.past_reviews cross join lateral (select case when 'GEOFENCE_MISS' = any (reasons) then 2 else 1 end as risk) as weighed
join public.workspace_settings as rule on rule.workspace_id = demo.id('RTM');

update public.workspace_heads as head set seq = last.seq, chain = last.chain, sent_seq = last.seq,
  action_seq = coalesce(act.seq, 0), action_chain = coalesce(act.chain, '')
from (select seq, chain from public.driver_events where workspace_id = demo.id('RTM') order by seq desc limit 1) as last
left join (select seq, chain from demo.past_acts order by seq desc limit 1) as act on true
where head.workspace_id = demo.id('RTM') and exists (select from demo.past_lines);

reset session_replication_role;
select private.tally_events();
analyze public.driver_events, public.delivery_batches, public.delivery_stops, public.event_reviews, public.supervisor_actions;
