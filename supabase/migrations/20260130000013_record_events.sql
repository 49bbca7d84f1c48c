-- Recording: the mobile app hands over its queue, every event gets a verdict, and what is refused is kept.

create table if not exists public.rejected_driver_events (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid,
  driver_id uuid,
  client_event_id text,
  payload jsonb not null,
  reason text not null,
  message text not null,
  attempts integer not null default 1,
  received_at timestamptz not null default now(),
  constraint rejected_driver_events_client_event_id_key unique (workspace_id, driver_id, client_event_id),
  constraint rejected_driver_events_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint rejected_driver_events_attempts_are_positive check (attempts > 0)
);
comment on table public.rejected_driver_events is 'Events that were refused, as they came: nothing that a device sent is lost.';
comment on column public.rejected_driver_events.client_event_id is
  'As it was sent; of an event without one the hash of its content.';
comment on column public.rejected_driver_events.attempts is 'How often the device sent it; the reason is that of the last time.';

alter table public.rejected_driver_events enable row level security;
revoke all on public.rejected_driver_events from public, anon, authenticated, service_role;
grant select on public.rejected_driver_events to authenticated, service_role;
drop policy if exists rejected_driver_events_select on public.rejected_driver_events;
create policy rejected_driver_events_select on public.rejected_driver_events for select to authenticated
  using (driver_id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids()));

create or replace function private.keep_rejected_event(p_driver_id uuid, p_item jsonb, p_reason text, p_message text) returns void
language sql volatile security invoker set search_path = '' as $$
  insert into public.rejected_driver_events as rejected
    (workspace_id, driver_id, client_event_id, payload, reason, message)
  select driver.workspace_id, driver.id, left(coalesce(p_item ->> 'client_event_id', md5(p_item::text)), 100),
    p_item, p_reason, p_message
  from (values (p_driver_id)) as sender (id) left join public.drivers as driver on driver.id = sender.id
  on conflict on constraint rejected_driver_events_client_event_id_key do update
  set payload = excluded.payload, reason = excluded.reason, message = excluded.message,
    attempts = rejected.attempts + 1, received_at = excluded.received_at
$$;

-- One event of the queue. Raises what the triggers raise.
create or replace function private.record_driver_event(p_driver_id uuid, p_item jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  item record;
  event record;
  repeated boolean := false;
begin
  select * into item from jsonb_to_record(p_item) as fields (client_event_id uuid, batch_id uuid, event_type public.event_type,
    recorded_at text, session_id uuid, stop_index integer, latitude double precision, longitude double precision,
    accuracy_m double precision, metadata jsonb);
  if item.client_event_id is null or item.batch_id is null or item.event_type is null then
    raise exception 'client_event_id, batch_id and event_type are required' using errcode = 'PT422', hint = 'bad_event';
  elsif item.recorded_at !~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$' or item.recorded_at is null then
    raise exception 'recorded_at must be an ISO time with its offset' using errcode = 'PT422', hint = 'bad_event';
  end if;
  insert into public.driver_events (driver_id, batch_id, session_id, event_type, recorded_at, client_event_id, stop_index,
    latitude, longitude, accuracy_m, metadata)
  values (p_driver_id, item.batch_id, item.session_id, item.event_type, item.recorded_at::timestamptz, item.client_event_id,
    item.stop_index, item.latitude, item.longitude, item.accuracy_m, coalesce(item.metadata, '{}'))
  returning id, seq, driver_status, batch_stop_index, flag_reasons into event;
  if not found then
    repeated := true;
    select e.id, e.seq, e.driver_status, e.batch_stop_index, e.flag_reasons into strict event
    from public.driver_events as e
    join public.delivery_batches as batch on batch.id = item.batch_id and batch.workspace_id = e.workspace_id
    where e.client_event_id = item.client_event_id and (e.driver_id = p_driver_id) is true;
  end if;
  return jsonb_build_object('client_event_id', item.client_event_id,
    'verdict', case when repeated then 'replayed' when event.flag_reasons <> '{}' then 'flagged' else 'accepted' end,
    'reason', null, 'event_id', event.id, 'seq', event.seq, 'driver_status', event.driver_status,
    'stop_index', event.batch_stop_index, 'flags', event.flag_reasons);
end
$$;

create or replace function public.record_driver_events(p_events jsonb) returns jsonb
language plpgsql volatile security definer -- locks in one order before the first event, keeps what is refused
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  service boolean := private.is_service();
  uuid_shape constant text := '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  driver_ids uuid[];
  batch_ids uuid[];
  item jsonb;
  sender uuid;
  problem text;
  code text;
  reason text;
  verdicts jsonb[] := '{}';
begin
  if jsonb_typeof(p_events) is distinct from 'array' or jsonb_array_length(p_events) > 500 then
    raise exception 'p_events must be an array of at most 500 events' using errcode = 'PT422', hint = 'bad_event';
  end if;
  select
    array_agg(distinct queued.value ->> 'driver_id') filter (where queued.value ->> 'driver_id' ~* uuid_shape),
    array_agg(distinct queued.value ->> 'batch_id') filter (where queued.value ->> 'batch_id' ~* uuid_shape)
  into driver_ids, batch_ids from jsonb_array_elements(p_events) as queued;
  if not service and private.my_driver_id() is null then
    perform private.refuse_without_session(caller);
  end if;
  -- One session and one batch each event locks for itself; of several all must be locked before the first takes the counters.
  if cardinality(batch_ids) > 1 or cardinality(driver_ids) > 1 then
    perform from public.driver_sessions as session
    where session.driver_id = any (case when service then driver_ids else array[caller] end) and session.ended_at is null
    order by session.id for no key update;
    perform from public.delivery_batches as batch
    where batch.id = any (batch_ids) and (service or batch.driver_id = caller) order by batch.id for no key update;
  end if;

  for item in select element.value from jsonb_array_elements(p_events) with ordinality as element order by element.ordinality loop
    sender := caller;
    begin
      if jsonb_typeof(item) <> 'object' then
        raise exception 'An event must be an object' using errcode = 'PT422', hint = 'bad_event';
      elsif service then
        sender := case when item ->> 'driver_id' ~* uuid_shape then item ->> 'driver_id' end;
      elsif item ? 'driver_id' and item ->> 'driver_id' is distinct from caller::text then
        raise exception 'A driver writes only his own events' using errcode = '42501', hint = 'forbidden';
      end if;
      verdicts := array_append(verdicts, private.record_driver_event(sender, item));
    exception when others then
      -- Not the event's fault: the whole call is to be sent again.
      if sqlstate ~ '^(08|40|53|55|57|58|XX)' or (sqlstate = 'PT401' and not service and private.my_driver_id() is null) then
        raise;
      end if;
      get stacked diagnostics problem = message_text, reason = pg_exception_hint, code = returned_sqlstate;
      reason := case when code = '42501' then 'forbidden' when code = '23505' then 'request_reused'
        when code like 'PT%' then reason else 'bad_event' end;
      perform private.keep_rejected_event(sender, item, reason, problem);
      verdicts := array_append(verdicts, jsonb_build_object('client_event_id', item -> 'client_event_id',
        'verdict', 'rejected', 'reason', reason, 'event_id', null, 'seq', null, 'driver_status', null,
        'stop_index', null, 'flags', '[]'::jsonb));
    end;
  end loop;
  return to_jsonb(verdicts);
end
$$;
comment on function public.record_driver_events(jsonb) is
  'An array of at most 500 events in, in order {client_event_id, verdict, reason, event_id, seq, driver_status, stop_index, '
  'flags} out. Verdicts: accepted, replayed, flagged, rejected. PT401 session_ended or session_required, PT422 bad_event when '
  'it is no such array.';

revoke all on function private.keep_rejected_event(uuid, jsonb, text, text),
  private.record_driver_event(uuid, jsonb), public.record_driver_events(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.record_driver_events(jsonb) to authenticated, service_role;
