-- The compact shapes in which the fleet travels: event tuples, and columnar rows of batches, sessions and drivers.

create or replace function private.event_tuples(p_workspace_id uuid, p_after_seq bigint, p_limit integer) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(
    jsonb_build_array(
      event.seq, event.batch_id,
      array_position(words.types, event.event_type) - 1, array_position(words.statuses, event.driver_status) - 1,
      event.stop_index, event.batch_stop_index,
      event.recorded_ms, (date_part('epoch', event.synced_at) * 1000)::bigint - event.recorded_ms,
      case when event.flagged_for_review then to_jsonb(event.flag_reasons) else '0' end,
      event.latitude, event.longitude, event.accuracy_m,
      case when stop.position is not null then
        jsonb_build_array(stop.position, stop.label, (date_part('epoch', stop.planned_arrival) * 1000)::bigint) end,
      case when event.metadata <> '{}' or event.flagged_for_review then nullif(jsonb_strip_nulls(jsonb_build_object(
        'moves', case when event.flag_reasons @> '{AFTER_LOGOUT}' then false end,
        'lateness_min', event.metadata -> 'execution' -> 'lateness_minutes',
        'late_stop', case when event.metadata -> 'execution' ? 'late_stops' then event.stop_index end,
        'reason', left(event.metadata ->> 'reason', 500), 'note', left(event.metadata ->> 'note', 2000),
        'evidence', event.metadata -> 'evidence')
        || case when event.event_type = 'SUPERVISOR_OVERRIDE' then jsonb_build_object(
          'from', array_position(words.statuses, event.from_status) - 1, 'actor_id', event.actor_id,
          'actor_name', event.metadata -> 'actor_name', 'reason_code', event.metadata -> 'reason_code')
          else '{}' end), '{}') end)
    order by event.seq), '[]')
  from (
    select e.*, (date_part('epoch', e.recorded_at) * 1000)::bigint as recorded_ms
    from public.driver_events as e
    where e.workspace_id = p_workspace_id and e.seq > p_after_seq
    order by e.seq limit p_limit
  ) as event
  cross join (select enum_range(null::public.event_type) as types, enum_range(null::public.driver_status) as statuses) as words
  left join public.delivery_stops as stop on stop.workspace_id = event.workspace_id and stop.batch_id = event.batch_id
    and stop.position = event.batch_stop_index and event.event_type in ('ROUTE_STARTED', 'DEPARTED_STOP')
    and not event.flag_reasons @> '{AFTER_LOGOUT}');
end
$$;
comment on function private.event_tuples(uuid, bigint, integer) is
  '[seq, batch_id, type, status, stop_index, batch_stop_index, recorded_ms, lag_ms, flags | 0, latitude, longitude, accuracy_m, next_stop, detail]: enums as ordinals, times in ms.';

-- With a revision: what changed after it. Without: the day's board, plus older batches that are still open.
create or replace function private.batch_rows(p_workspace_id uuid, p_after_revision bigint default null) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  today date := (select (now() at time zone workspace.time_zone)::date from public.workspaces as workspace
    where workspace.id = p_workspace_id);
begin
  return (
    with board as materialized (
      select batch.* from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id and (p_after_revision is null or batch.revision > p_after_revision)
        and (batch.scheduled_date = today
          or (batch.scheduled_date < today and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED', 'SUSPENDED')))
    ), flags as (
      select counted.batch_id, jsonb_agg(jsonb_build_array(counted.reason, counted.number)) as reasons
      from (
        select event.batch_id, reason, count(*) as number
        from public.driver_events as event, unnest(event.flag_reasons) as reason
        where event.workspace_id = p_workspace_id and event.flagged_for_review
          and event.batch_id in (select board.id from board)
        group by event.batch_id, reason
      ) as counted
      group by counted.batch_id
    )
    select jsonb_build_object(
      'id', coalesce(jsonb_agg(board.id), '[]'),
      'reference', coalesce(jsonb_agg(board.reference), '[]'),
      'depot', coalesce(jsonb_agg(board.depot), '[]'),
      'driver_id', coalesce(jsonb_agg(board.driver_id), '[]'),
      'status', coalesce(jsonb_agg(array_position(words.statuses, board.driver_status) - 1), '[]'),
      'status_since', coalesce(jsonb_agg((date_part('epoch', board.status_since) * 1000)::bigint), '[]'),
      'stop_index', coalesce(jsonb_agg(board.current_stop_index), '[]'),
      'stop_count', coalesce(jsonb_agg(board.stop_count), '[]'),
      'next_stop', coalesce(jsonb_agg(case when stop.position is not null then
        jsonb_build_array(stop.position, stop.label, (date_part('epoch', stop.planned_arrival) * 1000)::bigint) end), '[]'),
      'late_stops', coalesce(jsonb_agg(coalesce(board.execution_metadata -> 'late_stops', '0')), '[]'),
      'lateness_min', coalesce(jsonb_agg(board.execution_metadata -> 'lateness_minutes'), '[]'),
      'planned_end', coalesce(jsonb_agg((date_part('epoch', board.planned_end_at) * 1000)::bigint), '[]'),
      'started', coalesce(jsonb_agg((date_part('epoch', board.actual_start_time) * 1000)::bigint), '[]'),
      'ended', coalesce(jsonb_agg((date_part('epoch', board.actual_end_time) * 1000)::bigint), '[]'),
      'version', coalesce(jsonb_agg(board.last_event_seq), '[]'),
      'last_event', coalesce(jsonb_agg(case when board.last_event_type is not null then jsonb_build_array(
        array_position(words.types, board.last_event_type) - 1, board.last_event_stop_index,
        (date_part('epoch', board.last_event_recorded_at) * 1000)::bigint,
        (date_part('epoch', board.last_event_synced_at) * 1000)::bigint
          - (date_part('epoch', board.last_event_recorded_at) * 1000)::bigint) end), '[]'),
      'flags', coalesce(jsonb_agg(coalesce(flags.reasons, '0')), '[]'),
      'revision', coalesce(jsonb_agg(board.revision), '[]'))
    from board
    cross join (select enum_range(null::public.event_type) as types, enum_range(null::public.driver_status) as statuses) as words
    left join public.delivery_stops as stop on stop.workspace_id = board.workspace_id and stop.batch_id = board.id
      and stop.position = board.current_stop_index
    left join flags on flags.batch_id = board.id
  );
end
$$;
comment on function private.batch_rows(uuid, bigint) is 'Batches as arrays of equal length, one a field; times in ms, enums as ordinals.';

-- Of each driver the newest session: the active one, else the last to end within a day and a half.
create or replace function private.session_rows(p_workspace_id uuid, p_after_revision bigint default null) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  return (
    select jsonb_build_object(
      'id', coalesce(jsonb_agg(session.id), '[]'),
      'driver_id', coalesce(jsonb_agg(session.driver_id), '[]'),
      'device_model', coalesce(jsonb_agg(session.device_model), '[]'),
      'app_version', coalesce(jsonb_agg(session.app_version), '[]'),
      'started', coalesce(jsonb_agg((date_part('epoch', session.started_at) * 1000)::bigint), '[]'),
      'last_active', coalesce(jsonb_agg((date_part('epoch', session.last_active_at) * 1000)::bigint), '[]'),
      'last_contact', coalesce(jsonb_agg((date_part('epoch', greatest(session.last_active_at, session.last_contact_at)) * 1000)::bigint), '[]'),
      'events_waiting', coalesce(jsonb_agg(session.events_waiting), '[]'),
      'battery', coalesce(jsonb_agg(session.battery_percent), '[]'),
      'latitude', coalesce(jsonb_agg(session.latitude), '[]'),
      'longitude', coalesce(jsonb_agg(session.longitude), '[]'),
      'accuracy_m', coalesce(jsonb_agg(session.accuracy_m), '[]'),
      'ended', coalesce(jsonb_agg((date_part('epoch', session.ended_at) * 1000)::bigint), '[]'),
      'end_reason', coalesce(jsonb_agg(session.end_reason), '[]'),
      'ended_by', coalesce(jsonb_agg(coalesce(member.name, driver.name)), '[]'),
      'revision', coalesce(jsonb_agg(session.revision), '[]'))
    from (
      select distinct on (s.driver_id) s.* from public.driver_sessions as s
      where s.workspace_id = p_workspace_id and (p_after_revision is null or s.revision > p_after_revision)
        and (s.ended_at is null or s.ended_at > now() - interval '36 hours')
      order by s.driver_id, s.ended_at desc nulls first, s.started_at desc
    ) as session
    left join public.workspace_members as member on member.workspace_id = session.workspace_id and member.user_id = session.ended_by
    left join public.drivers as driver on driver.workspace_id = session.workspace_id and driver.id = session.ended_by
  );
end
$$;
comment on function private.session_rows(uuid, bigint) is 'Sessions as arrays of equal length, one a field; times in ms.';
create index if not exists driver_sessions_workspace_id_ended_at_idx on public.driver_sessions (workspace_id, ended_at);

create or replace function private.driver_rows(p_workspace_id uuid, p_batches jsonb, p_sessions jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'id', coalesce(jsonb_agg(driver.id), '[]'), 'code', coalesce(jsonb_agg(driver.code), '[]'),
    'name', coalesce(jsonb_agg(driver.name), '[]'), 'phone', coalesce(jsonb_agg(driver.phone), '[]'),
    'vehicle', coalesce(jsonb_agg(driver.vehicle), '[]'))
  from public.drivers as driver
  where driver.workspace_id = p_workspace_id and driver.id in (
    select named.id::uuid from jsonb_array_elements_text(p_batches -> 'driver_id') as named (id)
    union select named.id::uuid from jsonb_array_elements_text(p_sessions -> 'driver_id') as named (id)));
end
$$;
comment on function private.driver_rows(uuid, jsonb, jsonb) is 'The drivers that these rows of batches and sessions name.';

create or replace function private.changed_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  batches jsonb := private.batch_rows(p_workspace_id, p_after_revision);
  sessions jsonb := private.session_rows(p_workspace_id, p_after_revision);
begin
  return case when batches -> 'id' <> '[]' then jsonb_build_object('batches', batches) else '{}' end
    || case when sessions -> 'id' <> '[]' then jsonb_build_object('sessions', sessions) else '{}' end
    || case when batches -> 'id' <> '[]' or sessions -> 'id' <> '[]'
      then jsonb_build_object('drivers', private.driver_rows(p_workspace_id, batches, sessions)) else '{}' end;
end
$$;
comment on function private.changed_rows(uuid, bigint) is
  '{batches?, sessions?, drivers?} changed after the revision, and the drivers they name; what is empty is left out.';

revoke all on function private.event_tuples(uuid, bigint, integer), private.batch_rows(uuid, bigint),
  private.session_rows(uuid, bigint), private.driver_rows(uuid, jsonb, jsonb), private.changed_rows(uuid, bigint)
  from public, anon, authenticated, service_role;
