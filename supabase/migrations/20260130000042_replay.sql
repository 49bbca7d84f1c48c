-- Replay: a batch as it was at any time, folded from the log by the state machine alone.

-- Between INACTIVE and ACTIVE a sign-in or an assignment moves a batch without an event: at the time it happened if that is known.
create or replace function private.status_without_event(p_batch public.delivery_batches, p_status public.driver_status,
  p_seq bigint, p_at timestamptz) returns public.driver_status
language plpgsql stable security invoker set search_path = '' as $$
declare
  following record;
begin
  select event.from_status, session.started_at into following
  from public.driver_events as event left join public.driver_sessions as session on session.id = event.session_id
  where event.workspace_id = p_batch.workspace_id and event.batch_id = p_batch.id and event.seq > p_seq
  order by event.seq limit 1;
  return case
    when found then case when following.from_status in ('INACTIVE', 'ACTIVE') and p_status in ('INACTIVE', 'ACTIVE')
      and coalesce(following.started_at, p_at) <= p_at then following.from_status else p_status end
    when (p_batch.driver_status in ('INACTIVE', 'ACTIVE') and p_status in ('INACTIVE', 'ACTIVE') or p_seq = 0)
      and p_batch.status_since <= p_at then p_batch.driver_status
    else p_status end;
end
$$;

create or replace function public.replay_batch(p_batch_id uuid, p_at timestamptz default null, p_seq bigint default null)
returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  batch public.delivery_batches;
  event public.driver_events;
  last public.driver_events;
  status public.driver_status := 'INACTIVE';
  target public.driver_status;
  since timestamptz;
  place integer := 0;
  started timestamptz;
  ended timestamptz;
  execution jsonb := '{}';
  version bigint := 0;
  folded integer := 0;
  mismatch bigint;
begin
  select b.* into batch from public.delivery_batches as b where b.id = p_batch_id;
  if batch.id is null or not (private.is_service() or batch.workspace_id in (select private.my_workspace_ids())) then
    raise exception 'There is no such batch' using errcode = 'PT404', hint = 'not_found';
  elsif not coalesce(isfinite(p_at), true) then
    raise exception 'A batch is replayed up to a time of the calendar' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  for event in select e.* from public.driver_events as e
    where e.workspace_id = batch.workspace_id and e.batch_id = batch.id and e.seq <= coalesce(p_seq, e.seq)
      and e.synced_at <= coalesce(p_at, e.synced_at)
    order by e.seq
  loop
    version := event.seq;
    folded := folded + 1;
    continue when event.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}';
    if event.from_status <> status then
      if last.id is not null and not (event.from_status in ('INACTIVE', 'ACTIVE') and status in ('INACTIVE', 'ACTIVE')) then
        mismatch := coalesce(mismatch, event.seq);
      end if;
      status := event.from_status;
    end if;
    target := case when event.event_type = 'SUPERVISOR_OVERRIDE' then event.driver_status else (
      select move.to_status from public.driver_status_transitions as move
      where move.event_type = event.event_type and move.from_status = status) end;
    if target is distinct from event.driver_status then
      mismatch := coalesce(mismatch, event.seq);
    end if;
    target := coalesce(target, status);
    since := case when target = status then since else event.recorded_at end;
    place := event.batch_stop_index;
    started := case when event.event_type = 'ROUTE_STARTED' then coalesce(started, event.recorded_at) else started end;
    ended := case when target = 'COMPLETED' then coalesce(ended, event.recorded_at) end;
    execution := execution || coalesce(event.metadata -> 'execution', '{}');
    status := target;
    last := event;
  end loop;
  if p_seq is null then
    target := private.status_without_event(batch, status, version, coalesce(p_at, clock_timestamp()));
    since := case when target = status then since else batch.status_since end;
    status := target;
  end if;
  return jsonb_build_object('batch_id', batch.id,
    'at_ms', (date_part('epoch', coalesce(p_at, last.synced_at, clock_timestamp())) * 1000)::bigint, 'seq', version,
    'driver_status', status, 'status_since_ms', (date_part('epoch', since) * 1000)::bigint, 'stop_index', place,
    'started_ms', (date_part('epoch', started) * 1000)::bigint, 'ended_ms', (date_part('epoch', ended) * 1000)::bigint,
    'lateness_min', execution -> 'lateness_minutes', 'late_stops', coalesce(execution -> 'late_stops', '[]'),
    'last_event', case when last.id is not null then jsonb_build_object('event_type', last.event_type,
      'stop_index', last.stop_index, 'recorded_ms', (date_part('epoch', last.recorded_at) * 1000)::bigint,
      'synced_ms', (date_part('epoch', last.synced_at) * 1000)::bigint) end,
    'events', folded, 'mismatch', mismatch);
end
$$;
comment on function public.replay_batch(uuid, timestamptz, bigint) is
  'The batch at a time, or right after an event: {batch_id, at_ms, seq, driver_status, status_since_ms, stop_index, started_ms, '
  'ended_ms, lateness_min, late_stops, last_event, events, mismatch}; mismatch is the first seq whose stored status is not what the '
  'machine says. Without both: now. PT404 not_found, PT422 bad_filter (no time of the calendar).';

revoke all on function private.status_without_event(public.delivery_batches, public.driver_status, bigint, timestamptz),
  public.replay_batch(uuid, timestamptz, bigint) from public, anon, authenticated, service_role;
grant execute on function public.replay_batch(uuid, timestamptz, bigint) to authenticated, service_role;
