-- A preview of thresholds: how many of a day's events each rule would have flagged.

create or replace function public.preview_flag_thresholds(p_workspace_id uuid, p_changes jsonb, p_day date default null)
returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  zone text;
  now_rules public.workspace_settings;
  new_rules public.workspace_settings;
  day date;
  day_from timestamptz;
  day_to timestamptz;
  answer jsonb;
begin
  perform private.require_reader(p_workspace_id);
  if p_day not between '2000-01-01' and '2100-01-01' then
    raise exception 'The day must lie between 2000 and 2100' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  select workspace.time_zone into zone from public.workspaces as workspace where workspace.id = p_workspace_id;
  now_rules := private.changed_settings(p_workspace_id, '{}');
  new_rules := private.changed_settings(p_workspace_id, p_changes);
  day := coalesce(p_day, (now() at time zone zone)::date - 1);
  day_from := day::timestamp at time zone zone;
  day_to := (day + 1)::timestamp at time zone zone;

  with measured as materialized (
    select event.event_type in ('ARRIVED_AT_STOP', 'PROOF_CAPTURED') as at_stop, event.latitude is not null as located,
      event.accuracy_m > private.trusted_accuracy_m(event.accuracy_m) as vague,
      event.flag_reasons && '{BAD_SIGNATURE}' as wrong_signature, event.signature is null and event.actor_id is not null as unsigned,
      date_part('epoch', event.synced_at - event.recorded_at) as late_s,
      date_part('epoch', max(event.recorded_at) over batch_before - event.recorded_at) as early_s,
      private.distance_m(event.latitude, event.longitude, stop.latitude, stop.longitude)
        - private.trusted_accuracy_m(event.accuracy_m) as away_m,
      stop.geofence_radius_m as radius_m,
      private.distance_m(lag(event.latitude) over located_before, lag(event.longitude) over located_before, event.latitude,
        event.longitude) - private.trusted_accuracy_m(event.accuracy_m)
        - private.trusted_accuracy_m(lag(event.accuracy_m) over located_before) as jump_m,
      greatest(1, abs(date_part('epoch', event.recorded_at - lag(event.recorded_at) over located_before))) as jump_s,
      (select max(abs((piece ->> 'measured')::double precision)) from jsonb_array_elements(
          case when event.flag_reasons && '{CLOCK_SKEW}' then event.metadata -> 'evidence' else '[]' end) as piece
        where piece ->> 'skew_from' = 'heartbeat') as heard_skew_s
    from public.driver_events as event
    left join public.delivery_stops as stop on stop.workspace_id = event.workspace_id and stop.batch_id = event.batch_id
      and stop.position = event.stop_index and event.event_type in ('ARRIVED_AT_STOP', 'PROOF_CAPTURED')
    where event.workspace_id = p_workspace_id and event.recorded_at >= day_from and event.recorded_at < day_to
      and event.event_type <> 'SUPERVISOR_OVERRIDE' and not event.flag_reasons @> '{AFTER_LOGOUT}'
    window batch_before as (partition by event.batch_id order by event.seq rows between 1 preceding and 1 preceding),
      located_before as (partition by event.driver_id, event.latitude is null order by event.seq)
  ), rules (version, rule) as (
    values ('current', now_rules), ('proposed', new_rules)
  ), counted as (
    select rules.version, count(*) as events,
      count(*) filter (where (rule).flag_geofence_miss and at_stop and not coalesce((rule).flag_missing_location and vague, false) and away_m > coalesce(radius_m, (rule).geofence_radius_m))
        as geofence_miss,
      count(*) filter (where (rule).flag_impossible_speed and jump_m > (rule).speed_min_distance_m
        and jump_m / jump_s * 3.6 > (rule).speed_limit_kmh) as impossible_speed,
      count(*) filter (where (rule).flag_clock_skew and greatest(-late_s, heard_skew_s) > (rule).clock_skew_seconds) as clock_skew,
      count(*) filter (where (rule).flag_late_sync and late_s > (rule).late_sync_seconds) as late_sync,
      count(*) filter (where (rule).flag_missing_location and at_stop and (not located or vague)) as missing_location,
      count(*) filter (where (rule).flag_out_of_sequence and early_s > (rule).out_of_sequence_seconds) as out_of_sequence,
      count(*) filter (where (rule).flag_bad_signature and (wrong_signature or ((rule).require_signature and unsigned)))
        as bad_signature
    from rules left join measured on true group by rules.version
  ), refused as (
    select count(*) as events from public.rejected_driver_events as rejected
    where rejected.workspace_id = p_workspace_id and rejected.reason = 'illegal_transition'
      and rejected.received_at >= day_from and rejected.received_at < day_to
  )
  select jsonb_build_object('day', day, 'events', (select count(*) from measured), 'rules', (
    select jsonb_agg(jsonb_build_object('flag', flag.name, 'current', was, 'proposed', will) order by place)
    from counted as a, counted as b, refused, unnest(
      '{GEOFENCE_MISS,IMPOSSIBLE_SPEED,CLOCK_SKEW,LATE_SYNC,MISSING_LOCATION,OUT_OF_SEQUENCE,BAD_SIGNATURE,REJECTED_TRANSITION}'
        ::text[],
      array[a.geofence_miss, a.impossible_speed, a.clock_skew, a.late_sync, a.missing_location, a.out_of_sequence,
        a.bad_signature, case when now_rules.flag_rejected_transition then refused.events else 0 end],
      array[b.geofence_miss, b.impossible_speed, b.clock_skew, b.late_sync, b.missing_location, b.out_of_sequence,
        b.bad_signature, case when new_rules.flag_rejected_transition then refused.events else 0 end]
    ) with ordinality as flag (name, was, will, place)
    where a.version = 'current' and b.version = 'proposed')) into answer;
  return answer;
end
$$;
comment on function public.preview_flag_thresholds(uuid, jsonb, date) is
  '{day, events, rules: [{flag, current, proposed}]} of events recorded on the day, yesterday unless given, judged anew by the '
  'settings as they are and as they would be. PT404 not_found, PT422 unknown_setting, bad_setting, bad_filter (the day).';
revoke all on function public.preview_flag_thresholds(uuid, jsonb, date) from public, anon, authenticated, service_role;
grant execute on function public.preview_flag_thresholds(uuid, jsonb, date) to authenticated, service_role;
