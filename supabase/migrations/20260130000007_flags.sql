-- Flags: why an event needs a person, each with the evidence that draws its picture, and how far behind plan an arrival came.

alter table public.driver_sessions add column if not exists last_point double precision[];
alter table public.driver_sessions add column if not exists clock_skew_seconds integer;
comment on column public.driver_sessions.last_point is
  'Of the driver''s last located event, by order of arrival: latitude, longitude, accuracy in metres, seconds since 1970.';
comment on column public.driver_sessions.clock_skew_seconds is
  'How far the device''s clock ran ahead at its last heartbeat; null while no device has told.';

create or replace function private.distance_m(p_latitude double precision, p_longitude double precision,
  p_to_latitude double precision, p_to_longitude double precision) returns double precision
language plpgsql immutable strict parallel safe security invoker set search_path = '' as $$
begin
  return 2 * 6371008.8 * asin(least(1, sqrt(sind((p_to_latitude - p_latitude) / 2) ^ 2
    + cosd(p_latitude) * cosd(p_to_latitude) * sind((p_to_longitude - p_longitude) / 2) ^ 2)));
end
$$;
comment on function private.distance_m(double precision, double precision, double precision, double precision) is
  'Metres along the great circle between two places in degrees.';

create or replace function private.trusted_accuracy_m(p_accuracy_m double precision) returns double precision
language sql immutable parallel safe security invoker set search_path = '' as $$
  select least(coalesce(p_accuracy_m, 0), 500)
$$;
comment on function private.trusted_accuracy_m(double precision) is
  'How much a device''s own word on its accuracy excuses: 500 m and no more, or one that says 1000 km would be nowhere amiss.';

-- Without settings of its own and stable as date_part() is, so that it becomes part of the query that asks for it.
create or replace function private.to_ms(p_time timestamptz) returns bigint
language sql stable parallel safe security invoker as $$
  select (pg_catalog.date_part('epoch', p_time) * 1000)::bigint
$$;

create table if not exists private.session_keys (
  session_id uuid primary key,
  workspace_id uuid not null,
  signing_key bytea not null,
  constraint session_keys_session_fkey foreign key (workspace_id, session_id)
    references public.driver_sessions (workspace_id, id) on delete cascade
);
create index if not exists session_keys_session_idx on private.session_keys (workspace_id, session_id);
alter table private.session_keys enable row level security;
revoke all on private.session_keys from public, anon, authenticated, service_role;
comment on table private.session_keys is 'The key with which a device signs the events of its session, for as long as it lives.';

create or replace function private.signed_content(p_event public.driver_events) returns text
language plpgsql stable security invoker set search_path = '' as $$
begin
  return array_to_string(array['v1', p_event.session_id::text, p_event.client_event_id::text, p_event.batch_id::text,
    p_event.event_type::text, private.to_ms(p_event.recorded_at)::text, p_event.stop_index::text,
    round(p_event.latitude * 1e7)::bigint::text, round(p_event.longitude * 1e7)::bigint::text,
    round(p_event.accuracy_m * 100)::bigint::text, p_event.metadata::text], E'\n', '');
end
$$;
comment on function private.signed_content(public.driver_events) is
  'What a device signs, a line each: v1, session, key, batch, type, ms, stop, degrees × 10^7 twice, cm, metadata as jsonb prints '
  'it; a missing value is an empty line.';

-- Null: signed as it should be.
create or replace function private.signature_problem(p_event public.driver_events) returns text
language plpgsql stable security definer -- nobody may read the keys
set search_path = '' as $$
declare
  kept bytea;
begin
  if p_event.signature is null then
    return 'missing';
  end if;
  select key.signing_key into kept from private.session_keys as key
  where key.session_id = p_event.session_id and key.workspace_id = p_event.workspace_id;
  return case when kept is null then 'no_key'
    when lower(p_event.signature) <> encode(extensions.hmac(
      convert_to(private.signed_content(p_event), 'UTF8'), kept, 'sha256'), 'hex') then 'wrong' end;
end
$$;

-- What every picture needs: both clocks, where the device said it was, and the stop as it was planned.
create or replace function private.complete_evidence(p_event public.driver_events, p_stop public.delivery_stops,
  p_radius_m double precision, p_evidence jsonb[]) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  common jsonb := jsonb_strip_nulls(jsonb_build_object('recorded_ms', private.to_ms(p_event.recorded_at),
    'synced_ms', private.to_ms(p_event.synced_at), 'latitude', p_event.latitude, 'longitude', p_event.longitude,
    'accuracy', p_event.accuracy_m, 'stop', case when p_stop.position is not null then jsonb_build_object(
      'position', p_stop.position, 'label', p_stop.label, 'latitude', p_stop.latitude, 'longitude', p_stop.longitude,
      'radius_m', coalesce(p_stop.geofence_radius_m, p_radius_m), 'planned_ms', private.to_ms(p_stop.planned_arrival)) end));
begin
  return (select jsonb_agg(common || jsonb_strip_nulls(piece) order by place)
    from unnest(p_evidence) with ordinality as pieces (piece, place));
end
$$;

create or replace function private.judge_driver_event() returns trigger
language plpgsql volatile security definer -- a driver may not read the rules he is judged by
set search_path = '' as $$
declare
  rules public.workspace_settings;
  batch record;
  stop public.delivery_stops;
  at_stop constant boolean := new.event_type in ('ARRIVED_AT_STOP', 'PROOF_CAPTURED');
  late_s double precision := date_part('epoch', new.synced_at - new.recorded_at);
  measured double precision;
  seconds double precision;
  radius double precision;
  jump double precision;
  problem text;
  moves boolean;
  lateness integer;
  execution jsonb := '{}';
  reasons text[] := '{}';
  evidence jsonb[] := '{}';
begin
  select * into rules from public.workspace_settings as setting where setting.workspace_id = new.workspace_id;
  if not found or new.event_type = 'SUPERVISOR_OVERRIDE' then
    return new;
  end if;
  select b.current_stop_index, b.execution_metadata, b.last_event_type, b.last_event_recorded_at, b.last_event_seq,
    -- Where the driver was seen, not the session: a device could name an old one that has not moved since.
    coalesce((select active.last_point from public.driver_sessions as active
      where active.driver_id = new.driver_id and active.ended_at is null), session.last_point) as seen,
    session.clock_skew_seconds as skew, session.ended_at as session_ended_at into batch
  from public.delivery_batches as b left join public.driver_sessions as session on session.id = new.session_id
  where b.id = new.batch_id;
  if at_stop then
    select s.* into stop from public.delivery_stops as s
    where s.workspace_id = new.workspace_id and s.batch_id = new.batch_id and s.position =
      case when new.event_type = 'PROOF_CAPTURED' and new.stop_index < batch.current_stop_index
        then new.stop_index else batch.current_stop_index end;
  end if;

  if new.flag_reasons @> '{AFTER_LOGOUT}' then
    evidence := evidence || jsonb_build_object('rule', 'AFTER_LOGOUT', 'unit', 's', 'session_id', new.session_id,
      'measured', round(date_part('epoch', batch.session_ended_at - new.recorded_at)), 'ended_ms', private.to_ms(batch.session_ended_at));
  elsif rules.flag_bad_signature
    and (new.signature is not null or (rules.require_signature and new.actor_id is not null))
  then
    problem := private.signature_problem(new);
    if problem is not null then
      reasons := reasons || 'BAD_SIGNATURE'::text;
      evidence := evidence || jsonb_build_object('rule', 'BAD_SIGNATURE', 'problem', problem, 'session_id', new.session_id);
    end if;
  end if;
  moves := new.flag_reasons = '{}' and reasons = '{}';

  -- A wrong clock makes every event look late or early: it is told once, as what it is.
  if abs(batch.skew) > rules.clock_skew_seconds then
    late_s := late_s + batch.skew;
  end if;
  measured := case when late_s < -rules.clock_skew_seconds then -late_s
    when abs(batch.skew) > rules.clock_skew_seconds then batch.skew end;
  if rules.flag_clock_skew and measured is not null then
    reasons := reasons || 'CLOCK_SKEW'::text;
    evidence := evidence || jsonb_build_object('rule', 'CLOCK_SKEW', 'unit', 's', 'threshold', rules.clock_skew_seconds,
      'measured', round(measured), 'skew_from', case when late_s < -rules.clock_skew_seconds then 'event' else 'heartbeat' end);
  end if;
  if rules.flag_late_sync and late_s > rules.late_sync_seconds then
    reasons := reasons || 'LATE_SYNC'::text;
    evidence := evidence || jsonb_build_object('rule', 'LATE_SYNC', 'unit', 's', 'threshold', rules.late_sync_seconds,
      'measured', round(late_s));
  end if;
  measured := date_part('epoch', batch.last_event_recorded_at - new.recorded_at);
  if rules.flag_out_of_sequence and measured > rules.out_of_sequence_seconds then
    reasons := reasons || 'OUT_OF_SEQUENCE'::text;
    evidence := evidence || jsonb_build_object('rule', 'OUT_OF_SEQUENCE', 'unit', 's',
      'threshold', rules.out_of_sequence_seconds, 'measured', round(measured::numeric, 3), 'last_event', jsonb_build_object(
        'type', batch.last_event_type, 'recorded_ms', private.to_ms(batch.last_event_recorded_at), 'seq', batch.last_event_seq));
  end if;

  if at_stop and rules.flag_missing_location
    and (new.latitude is null or new.accuracy_m > private.trusted_accuracy_m(new.accuracy_m))
  then
    reasons := reasons || 'MISSING_LOCATION'::text;
    evidence := evidence || (jsonb_build_object('rule', 'MISSING_LOCATION', 'stop_index', stop.position)
      || case when new.latitude is not null then jsonb_build_object('unit', 'm', 'measured', round(new.accuracy_m),
        'threshold', private.trusted_accuracy_m(new.accuracy_m)) else '{}' end);
  elsif at_stop and new.latitude is not null and stop.latitude is not null then
    measured := private.distance_m(new.latitude, new.longitude, stop.latitude, stop.longitude);
    radius := coalesce(stop.geofence_radius_m, rules.geofence_radius_m);
    if rules.flag_geofence_miss and measured - private.trusted_accuracy_m(new.accuracy_m) > radius then
      reasons := reasons || 'GEOFENCE_MISS'::text;
      evidence := evidence || jsonb_build_object('rule', 'GEOFENCE_MISS', 'unit', 'm', 'stop_index', stop.position,
        'threshold', radius, 'measured', round(measured));
    end if;
  end if;

  if rules.flag_impossible_speed and new.latitude is not null and batch.seen is not null and moves then
    measured := private.distance_m(batch.seen[1], batch.seen[2], new.latitude, new.longitude);
    jump := measured - private.trusted_accuracy_m(batch.seen[3]) - private.trusted_accuracy_m(new.accuracy_m);
    -- Either way round: a queue that came late tells of the same drive backwards.
    seconds := greatest(1, abs(date_part('epoch', new.recorded_at) - batch.seen[4]));
    if jump > rules.speed_min_distance_m and jump / seconds * 3.6 > rules.speed_limit_kmh then
      reasons := reasons || 'IMPOSSIBLE_SPEED'::text;
      evidence := evidence || jsonb_build_object('rule', 'IMPOSSIBLE_SPEED', 'unit', 'km/h',
        'threshold', rules.speed_limit_kmh, 'measured', round(jump / seconds * 3.6), 'distance_m', round(measured),
        'seconds', round(seconds), 'previous', jsonb_build_object('latitude', batch.seen[1], 'longitude', batch.seen[2],
          'accuracy', batch.seen[3], 'recorded_ms', round(batch.seen[4] * 1000)::bigint));
    end if;
  end if;

  if moves and new.event_type = 'ARRIVED_AT_STOP' and stop.planned_arrival is not null then
    lateness := round(date_part('epoch', new.recorded_at - stop.planned_arrival) / 60);
    execution := jsonb_build_object('lateness_minutes', lateness);
    if lateness > rules.late_after_minutes then
      execution := execution || jsonb_build_object('late_stops', coalesce(batch.execution_metadata -> 'late_stops', '[]')
        || case when batch.execution_metadata -> 'late_stops' @> to_jsonb(stop.position) then '[]' else to_jsonb(stop.position) end);
    end if;
  elsif moves and new.event_type = 'DELAY_REPORTED' and jsonb_typeof(new.metadata -> 'delay_minutes') = 'number'
    and (new.metadata ->> 'delay_minutes')::numeric between -1440 and 1440
  then
    execution := jsonb_build_object('lateness_minutes', round((new.metadata ->> 'delay_minutes')::numeric)::integer);
  end if;

  if evidence <> '{}' then
    new.flag_reasons := new.flag_reasons || reasons;
    new.metadata := new.metadata || jsonb_build_object('evidence', private.complete_evidence(new, stop, rules.geofence_radius_m, evidence));
  end if;
  if execution <> '{}' then
    new.metadata := new.metadata || jsonb_build_object('execution', execution);
  end if;
  return new;
end
$$;
comment on function private.judge_driver_event() is
  'metadata.evidence: for each flag, in their order, what the rule measured. metadata.execution: what the event adds to its batch.';

drop trigger if exists driver_events_020_judge on public.driver_events;
create trigger driver_events_020_judge before insert on public.driver_events
  for each row execute function private.judge_driver_event();

-- Open flags of the batches on the board.
create index if not exists driver_events_flagged_batch_idx on public.driver_events (workspace_id, batch_id)
  where flagged_for_review;

revoke all on function private.distance_m(double precision, double precision, double precision, double precision),
  private.trusted_accuracy_m(double precision), private.to_ms(timestamptz), private.signed_content(public.driver_events), private.signature_problem(public.driver_events),
  private.complete_evidence(public.driver_events, public.delivery_stops, double precision, jsonb[]),
  private.judge_driver_event() from public, anon, authenticated, service_role;
