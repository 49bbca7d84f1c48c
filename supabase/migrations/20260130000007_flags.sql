-- Flags: what an event shows beside the move itself, how far from the stop, how late it came, how far behind plan.

create or replace function private.judge_driver_event() returns trigger
language plpgsql volatile security definer -- a driver may not read the rules he is judged by
set search_path = '' as $$
declare
  rules record;
  stop public.delivery_stops;
  lag_s double precision := date_part('epoch', new.synced_at - new.recorded_at);
  distance double precision;
  lateness integer;
  execution jsonb := '{}';
  reasons text[] := '{}';
  evidence jsonb := '[]';
begin
  select * into rules from public.workspace_settings as setting where setting.workspace_id = new.workspace_id;
  if not found or new.event_type = 'SUPERVISOR_OVERRIDE' then
    return new;
  end if;

  if rules.flag_late_sync and lag_s > rules.late_sync_seconds then
    reasons := reasons || 'LATE_SYNC'::text;
    evidence := evidence || jsonb_build_object('rule', 'LATE_SYNC', 'unit', 's',
      'threshold', rules.late_sync_seconds, 'measured', round(lag_s));
  elsif rules.flag_clock_skew and -lag_s > rules.clock_skew_seconds then
    reasons := reasons || 'CLOCK_SKEW'::text;
    evidence := evidence || jsonb_build_object('rule', 'CLOCK_SKEW', 'unit', 's',
      'threshold', rules.clock_skew_seconds, 'measured', round(-lag_s));
  end if;

  if new.event_type in ('ARRIVED_AT_STOP', 'PROOF_CAPTURED') then
    select s.* into stop
    from public.delivery_batches as b
    join public.delivery_stops as s on s.workspace_id = b.workspace_id and s.batch_id = b.id and s.position =
      case when new.event_type = 'PROOF_CAPTURED' and new.stop_index < b.current_stop_index
        then new.stop_index else b.current_stop_index end
    where b.id = new.batch_id;
    if new.latitude is not null and stop.latitude is not null then
      -- Great circle, in metres.
      distance := 2 * 6371008.8 * asin(least(1, sqrt(sind((stop.latitude - new.latitude) / 2) ^ 2
        + cosd(new.latitude) * cosd(stop.latitude) * sind((stop.longitude - new.longitude) / 2) ^ 2)));
    end if;
    if rules.flag_geofence_miss
      and distance - coalesce(new.accuracy_m, 0) > coalesce(stop.geofence_radius_m, rules.geofence_radius_m)
    then
      reasons := reasons || 'GEOFENCE_MISS'::text;
      evidence := evidence || jsonb_build_object('rule', 'GEOFENCE_MISS', 'unit', 'm', 'stop_index', stop.position,
        'threshold', coalesce(stop.geofence_radius_m, rules.geofence_radius_m), 'measured', round(distance),
        'accuracy', new.accuracy_m);
    end if;
  end if;

  if new.flag_reasons = '{}' and new.event_type = 'ARRIVED_AT_STOP' and stop.planned_arrival is not null then
    lateness := round(date_part('epoch', new.recorded_at - stop.planned_arrival) / 60);
    execution := jsonb_build_object('lateness_minutes', lateness);
    if lateness > rules.late_after_minutes then
      execution := execution || (
        select jsonb_build_object('late_stops', coalesce(b.execution_metadata -> 'late_stops', '[]')
          || case when b.execution_metadata -> 'late_stops' @> to_jsonb(stop.position) then '[]' else to_jsonb(stop.position) end)
        from public.delivery_batches as b where b.id = new.batch_id);
    end if;
  elsif new.flag_reasons = '{}' and new.event_type = 'DELAY_REPORTED'
    and jsonb_typeof(new.metadata -> 'delay_minutes') = 'number'
    and (new.metadata ->> 'delay_minutes')::numeric between -1440 and 1440
  then
    execution := jsonb_build_object('lateness_minutes', round((new.metadata ->> 'delay_minutes')::numeric)::integer);
  end if;

  new.flag_reasons := new.flag_reasons || reasons;
  if reasons <> '{}' then
    new.metadata := new.metadata || jsonb_build_object('evidence', evidence);
  end if;
  if execution <> '{}' then
    new.metadata := new.metadata || jsonb_build_object('execution', execution);
  end if;
  return new;
end
$$;
comment on function private.judge_driver_event() is
  'metadata.evidence: rule, threshold, measured, accuracy, unit. metadata.execution: what the event adds to its batch''s.';

drop trigger if exists driver_events_020_judge on public.driver_events;
create trigger driver_events_020_judge before insert on public.driver_events
  for each row execute function private.judge_driver_event();

-- Open flags of the batches on the board.
create index if not exists driver_events_flagged_batch_idx on public.driver_events (workspace_id, batch_id)
  where flagged_for_review;

revoke all on function private.judge_driver_event() from public, anon, authenticated, service_role;
