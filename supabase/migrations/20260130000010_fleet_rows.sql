-- The compact shapes in which the fleet travels: event tuples, and columnar rows of batches, sessions and drivers.

-- Enums travel as their ordinal. Of many rows by width_bucket() over all values: a join takes twice as long, array_position() longer.
create or replace view private.status_ordinals with (security_invoker = true) as
  select status, (ordinality - 1)::integer as ordinal
  from unnest(enum_range(null::public.driver_status)) with ordinality as statuses (status, ordinality);
create or replace view private.event_type_ordinals with (security_invoker = true) as
  select event_type, (ordinality - 1)::integer as ordinal
  from unnest(enum_range(null::public.event_type)) with ordinality as types (event_type, ordinality);
revoke all on private.status_ordinals, private.event_type_ordinals from public, anon, authenticated, service_role;
comment on view private.status_ordinals is 'The number by which a status travels, counted from zero.';
comment on view private.event_type_ordinals is 'The number by which an event type travels, counted from zero.';

-- As text, which costs a fifth of json_build_array(): that looks up the type of each value anew for every row.
create or replace function private.next_stop(p_position integer, p_label text, p_planned_at timestamptz) returns text
language sql stable security invoker as $$
  select format('[%s,%s,%s]', p_position, to_json(p_label), coalesce((date_part('epoch', p_planned_at) * 1000)::bigint::text, 'null'))
$$;
comment on function private.next_stop(integer, text, timestamptz) is '[position, label, planned_ms | null].';

-- One plan, whatever the place and the number: planning takes as long as a hundred events.
create or replace function private.event_tuples(p_workspace_id uuid, p_after_seq bigint, p_limit integer) returns text
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
  statuses public.driver_status[] := enum_range(null::public.driver_status);
  types public.event_type[] := enum_range(null::public.event_type);
begin
  return (
    -- As text: json_build_array() looks up the type of each of fourteen values for every event.
    select '[' || coalesce(string_agg(
      format('[%s,"%s",%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s]', event.seq, event.batch_id, width_bucket(event.event_type, types) - 1,
        width_bucket(event.driver_status, statuses) - 1,
        coalesce(event.stop_index::text, 'null'), event.batch_stop_index, event.recorded_ms,
        (date_part('epoch', event.synced_at) * 1000)::bigint - event.recorded_ms,
        case when event.flagged_for_review then to_json(event.flag_reasons)::text else '0' end,
        coalesce(event.latitude::text, 'null'), coalesce(event.longitude::text, 'null'),
        coalesce(event.accuracy_m::text, 'null'),
        -- One look-up an event: joined, the planner reads all stops of the workspace for a thousand events.
        coalesce(case when event.event_type in ('ROUTE_STARTED', 'DEPARTED_STOP')
          and not event.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}' then (
          select private.next_stop(stop.position, stop.label, stop.planned_arrival)
          from public.delivery_stops as stop where stop.workspace_id = event.workspace_id and stop.batch_id = event.batch_id
            and stop.position = event.batch_stop_index) end, 'null'),
        coalesce(case when event.metadata <> '{}' or event.flagged_for_review then '{' || nullif(concat_ws(',',
          case when event.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}' then '"moves":false' end,
          '"lateness_min":' || nullif((event.metadata -> 'execution' -> 'lateness_minutes')::text, 'null'),
          case when event.metadata -> 'execution' ? 'late_stops' then '"late_stop":' || event.stop_index end,
          '"reason":' || to_json(left(event.metadata ->> 'reason', 500)),
          '"note":' || to_json(left(event.metadata ->> 'note', 2000)),
          '"evidence":' || nullif(jsonb_strip_nulls(event.metadata -> 'evidence')::text, 'null'),
          case when event.event_type = 'SUPERVISOR_OVERRIDE' then concat_ws(',', '"from":' || width_bucket(event.from_status, statuses) - 1,
            '"actor_id":' || to_json(event.actor_id), '"actor_name":' || nullif((event.metadata -> 'actor_name')::text, 'null'),
            '"reason_code":' || nullif((event.metadata -> 'reason_code')::text, 'null')) end), '') || '}' end, 'null')),
      ',' order by event.seq), '') || ']'
    from (
      select e.*, (date_part('epoch', e.recorded_at) * 1000)::bigint as recorded_ms
      from public.driver_events as e
      where e.workspace_id = p_workspace_id and e.seq > p_after_seq
      order by e.seq limit p_limit
    ) as event
  );
end
$$;
comment on function private.event_tuples(uuid, bigint, integer) is
  '[seq, batch_id, type, status, stop_index, batch_stop_index, recorded_ms, lag_ms, flags | 0, latitude, longitude, accuracy_m, '
  'next_stop | null, detail | null], ascending: enums as ordinals, times in ms. As text: who sends it says once that it is json.';

-- Kept on the batch as the board wants it: to look up the stop of each of 10,000 batches takes longer than all their other fields.
alter table public.delivery_batches add column if not exists next_stop json;
comment on column public.delivery_batches.next_stop is
  '[position, label, planned_ms | null] of the stop at current_stop_index, null when it has none. Kept by triggers.';

create or replace function private.move_next_stop() returns trigger
language plpgsql volatile security definer -- a driver's event moves the batch, whoever may see its stops
set search_path = '' as $$
begin
  new.next_stop := (select private.next_stop(stop.position, stop.label, stop.planned_arrival)
    from public.delivery_stops as stop where stop.workspace_id = new.workspace_id and stop.batch_id = new.id
      and stop.position = new.current_stop_index);
  return new;
end
$$;
drop trigger if exists delivery_batches_040_move_next_stop on public.delivery_batches;
create trigger delivery_batches_040_move_next_stop before update of current_stop_index on public.delivery_batches
  for each row when (new.current_stop_index <> old.current_stop_index) execute function private.move_next_stop();

create or replace function private.plan_next_stop() returns trigger
language plpgsql volatile security definer -- the planner may write stops, not the batch's derived columns
set search_path = '' as $$
begin
  update public.delivery_batches as batch set next_stop = plan.next_stop::json
  from (
    select b.id, case when stop.position is not null
      then private.next_stop(stop.position, stop.label, stop.planned_arrival) end as next_stop
    from (select distinct workspace_id, batch_id from changed) as touched
    join public.delivery_batches as b on b.workspace_id = touched.workspace_id and b.id = touched.batch_id
    left join public.delivery_stops as stop on stop.workspace_id = b.workspace_id and stop.batch_id = b.id
      and stop.position = b.current_stop_index
  ) as plan
  where batch.id = plan.id and batch.next_stop::text is distinct from plan.next_stop;
  return null;
end
$$;
drop trigger if exists delivery_stops_020_next_new on public.delivery_stops;
create trigger delivery_stops_020_next_new after insert on public.delivery_stops
  referencing new table as changed for each statement execute function private.plan_next_stop();
drop trigger if exists delivery_stops_020_next_moved on public.delivery_stops;
create trigger delivery_stops_020_next_moved after update on public.delivery_stops
  referencing new table as changed for each statement execute function private.plan_next_stop();
drop trigger if exists delivery_stops_020_next_gone on public.delivery_stops;
create trigger delivery_stops_020_next_gone after delete on public.delivery_stops
  referencing old table as changed for each statement execute function private.plan_next_stop();
revoke all on function private.move_next_stop(), private.plan_next_stop() from public, anon, authenticated, service_role;

-- With a revision: what changed after it. Without: the day's board, plus older batches that are still open.
create or replace function private.batch_rows(p_workspace_id uuid, p_after_revision bigint default null) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  today date := (select (now() at time zone workspace.time_zone)::date from public.workspaces as workspace
    where workspace.id = p_workspace_id);
  base bigint := date_part('epoch', now()) * 1000;
  statuses public.driver_status[] := enum_range(null::public.driver_status);
  types public.event_type[] := enum_range(null::public.event_type);
begin
  return (
    -- Read twice and not kept: ten thousand wide rows would go to disk and back.
    with board as not materialized (
      select batch.id, batch.reference, batch.depot, batch.driver_id, batch.driver_status, batch.status_since,
        batch.current_stop_index, batch.stop_count, batch.execution_metadata, batch.planned_end_at,
        batch.actual_start_time, batch.actual_end_time, batch.last_event_seq, batch.last_event_type,
        batch.last_event_stop_index, batch.last_event_recorded_at, batch.last_event_synced_at, batch.revision, batch.next_stop
      from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id and (p_after_revision is null or batch.id in (
          select changed.id from public.delivery_batches as changed
          where changed.workspace_id = p_workspace_id and changed.revision > p_after_revision
          union
          select review.batch_id from public.event_reviews as review
          where review.workspace_id = p_workspace_id and review.board_revision > p_after_revision))
        and (batch.scheduled_date = today
          or (batch.scheduled_date < today and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED', 'SUSPENDED')))
    ), flags as (
      select counted.batch_id, json_agg(json_build_array(counted.reason, counted.number)) as reasons
      from (
        select review.batch_id, reason, count(*) as number
        from public.event_reviews as review, unnest(review.reasons) as reason
        where review.workspace_id = p_workspace_id and review.status in ('open', 'follow_up', 'snoozed')
          and review.batch_id in (select board.id from board)
        group by review.batch_id, reason
      ) as counted
      group by counted.batch_id
    )
    select json_build_object('base_ms', base,
      'id', coalesce(json_agg(board.id), '[]'),
      'reference', coalesce(json_agg(board.reference), '[]'),
      'depot', coalesce(json_agg(board.depot), '[]'),
      'driver_id', coalesce(json_agg(board.driver_id), '[]'),
      'status', coalesce(json_agg(width_bucket(board.driver_status, statuses) - 1), '[]'),
      'status_since', coalesce(json_agg((date_part('epoch', board.status_since) * 1000)::bigint - base), '[]'),
      'stop_index', coalesce(json_agg(board.current_stop_index), '[]'),
      'stop_count', coalesce(json_agg(board.stop_count), '[]'),
      'next_stop', coalesce(json_agg(board.next_stop), '[]'),
      'late_stops', coalesce(json_agg(board.execution_metadata -> 'late_stops'), '[]'),
      'lateness_min', coalesce(json_agg(board.execution_metadata -> 'lateness_minutes'), '[]'),
      'planned_end', coalesce(json_agg((date_part('epoch', board.planned_end_at) * 1000)::bigint - base), '[]'),
      'started', coalesce(json_agg((date_part('epoch', board.actual_start_time) * 1000)::bigint - base), '[]'),
      'ended', coalesce(json_agg((date_part('epoch', board.actual_end_time) * 1000)::bigint - base), '[]'),
      'version', coalesce(json_agg(board.last_event_seq), '[]'),
      'last_type', coalesce(json_agg(width_bucket(board.last_event_type, types) - 1), '[]'),
      'last_stop', coalesce(json_agg(board.last_event_stop_index), '[]'),
      'last_recorded', coalesce(json_agg((date_part('epoch', board.last_event_recorded_at) * 1000)::bigint - base), '[]'),
      'last_lag', coalesce(json_agg((date_part('epoch', board.last_event_synced_at) * 1000)::bigint
        - (date_part('epoch', board.last_event_recorded_at) * 1000)::bigint), '[]'),
      'flags', (select coalesce(json_agg(json_build_array(flags.batch_id, flags.reasons)), '[]') from flags),
      'revision', coalesce(json_agg(board.revision), '[]'))
    from board
  );
end
$$;
comment on function private.batch_rows(uuid, bigint) is
  'Batches as arrays of equal length, one a field; times in ms from base_ms, enums as ordinals. Of the few that are flagged: '
  'flags, [[id, [[reason, number], ...]], ...].';

-- Of each driver the newest session: the active one, else the last to end within a day and a half.
create or replace function private.session_rows(p_workspace_id uuid, p_after_revision bigint default null) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  base bigint := date_part('epoch', now()) * 1000;
begin
  return (
    select json_build_object('base_ms', base,
      'id', coalesce(json_agg(session.id), '[]'),
      'driver_id', coalesce(json_agg(session.driver_id), '[]'),
      'device_model', coalesce(json_agg(session.device_model), '[]'),
      'app_version', coalesce(json_agg(session.app_version), '[]'),
      'started', coalesce(json_agg((date_part('epoch', session.started_at) * 1000)::bigint - base), '[]'),
      'last_active', coalesce(json_agg((date_part('epoch', session.last_active_at) * 1000)::bigint - base), '[]'),
      'last_contact', coalesce(json_agg(
        (date_part('epoch', greatest(session.last_active_at, session.last_contact_at)) * 1000)::bigint - base), '[]'),
      'events_waiting', coalesce(json_agg(session.events_waiting), '[]'),
      'battery', coalesce(json_agg(session.battery_percent), '[]'),
      'latitude', coalesce(json_agg(session.latitude), '[]'),
      'longitude', coalesce(json_agg(session.longitude), '[]'),
      'accuracy_m', coalesce(json_agg(session.accuracy_m), '[]'),
      'ends', coalesce(json_agg(json_build_array(session.id, (date_part('epoch', session.ended_at) * 1000)::bigint - base,
        session.end_reason, case when session.ended_by is not null then coalesce(
          (select member.name from public.workspace_members as member
            where member.workspace_id = p_workspace_id and member.user_id = session.ended_by),
          (select driver.name from public.drivers as driver
            where driver.workspace_id = p_workspace_id and driver.id = session.ended_by)) end))
        filter (where session.ended_at is not null), '[]'),
      'revision', coalesce(json_agg(session.revision), '[]'))
    from (
      select s.id, s.driver_id, s.device_model, s.app_version, s.started_at, s.last_active_at, s.last_contact_at,
        s.events_waiting, s.battery_percent, s.latitude, s.longitude, s.accuracy_m, s.ended_at, s.end_reason, s.ended_by, s.revision
      from public.driver_sessions as s
      where s.workspace_id = p_workspace_id and s.ended_at is null and (p_after_revision is null or s.revision > p_after_revision)
      union all
      (select distinct on (s.driver_id) s.id, s.driver_id, s.device_model, s.app_version, s.started_at, s.last_active_at, s.last_contact_at,
        s.events_waiting, s.battery_percent, s.latitude, s.longitude, s.accuracy_m, s.ended_at, s.end_reason, s.ended_by, s.revision
      from public.driver_sessions as s
      where s.workspace_id = p_workspace_id and s.ended_at > now() - interval '36 hours'
        and (p_after_revision is null or s.revision > p_after_revision)
        and not exists (select from public.driver_sessions as active
          where active.workspace_id = p_workspace_id and active.driver_id = s.driver_id and active.ended_at is null)
      order by s.driver_id, s.ended_at desc, s.started_at desc)
    ) as session
  );
end
$$;
comment on function private.session_rows(uuid, bigint) is
  'Sessions as arrays of equal length, one a field; times in ms from base_ms. Of those that have ended: ends, '
  '[[id, ended, end_reason, ended_by], ...].';
create index if not exists driver_sessions_workspace_id_ended_at_idx on public.driver_sessions (workspace_id, ended_at);

-- With a revision: the drivers of batches and sessions that changed after it. Without: all.
create or replace function private.driver_rows(p_workspace_id uuid, p_after_revision bigint default null) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  return (
    select json_build_object(
      'id', coalesce(json_agg(driver.id), '[]'), 'code', coalesce(json_agg(driver.code), '[]'),
      'name', coalesce(json_agg(driver.name), '[]'), 'phone', coalesce(json_agg(driver.phone), '[]'),
      'vehicle', coalesce(json_agg(driver.vehicle), '[]'))
    from public.drivers as driver
    where driver.workspace_id = p_workspace_id and (p_after_revision is null or driver.id in (
      select batch.driver_id from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id and batch.revision > p_after_revision
      union
      select session.driver_id from public.driver_sessions as session
      where session.workspace_id = p_workspace_id and session.revision > p_after_revision))
  );
end
$$;
comment on function private.driver_rows(uuid, bigint) is 'Drivers as arrays of equal length, one a field.';

-- With a revision: null when they have not changed after it.
create or replace function private.settings_row(p_workspace_id uuid, p_after_revision bigint default null) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select to_jsonb(setting) - '{workspace_id,updated_at,revision}'::text[] || jsonb_build_object(
      'late_after_min', setting.late_after_minutes, 'silent_after_min', setting.silent_after_minutes,
      'idle_after_min', setting.idle_after_minutes)
    from public.workspace_settings as setting
    where setting.workspace_id = p_workspace_id and (p_after_revision is null or setting.revision > p_after_revision));
end
$$;
comment on function private.settings_row(uuid, bigint) is 'Every setting by its name, and the three that boards knew first.';

create or replace function private.changed_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  batches boolean := exists (select from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id and batch.revision > p_after_revision)
    or exists (select from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.board_revision > p_after_revision);
  sessions boolean := exists (select from public.driver_sessions as session
    where session.workspace_id = p_workspace_id and session.revision > p_after_revision);
  rows jsonb := private.acted_rows(p_workspace_id, p_after_revision);
begin
  if batches then
    rows := rows || jsonb_build_object('batches', private.batch_rows(p_workspace_id, p_after_revision));
  end if;
  if sessions then
    rows := rows || jsonb_build_object('sessions', private.session_rows(p_workspace_id, p_after_revision));
  end if;
  if batches or sessions then
    rows := rows || jsonb_build_object('drivers', private.driver_rows(p_workspace_id, p_after_revision));
  end if;
  return rows || jsonb_strip_nulls(jsonb_build_object('settings', private.settings_row(p_workspace_id, p_after_revision),
    'device_changes', private.device_change_rows(p_workspace_id, p_after_revision)));
end
$$;
comment on function private.changed_rows(uuid, bigint) is
  '{batches?, sessions?, drivers?, settings?, device_changes?, reviews?, actions?, approvals?} changed after the revision, with '
  'the drivers that batches and sessions name; what did not change is left out.';

revoke all on function private.event_tuples(uuid, bigint, integer), private.batch_rows(uuid, bigint),
  private.session_rows(uuid, bigint), private.driver_rows(uuid, bigint), private.changed_rows(uuid, bigint),
  private.settings_row(uuid, bigint), private.next_stop(integer, text, timestamptz)
  from public, anon, authenticated, service_role;
