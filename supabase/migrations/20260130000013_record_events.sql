-- Recording: the mobile app hands over its queue, every event gets a verdict, and what is refused is kept.

create table if not exists public.rejected_driver_events (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid,
  driver_id uuid,
  client_event_id text,
  payload jsonb not null,
  reason text not null,
  message text not null,
  batch_id uuid,
  event_type public.event_type,
  recorded_at timestamptz,
  flag_reasons text[] not null default '{}',
  evidence jsonb not null default '[]',
  attempts integer not null default 1,
  received_at timestamptz not null default now(),
  number bigint generated always as identity,
  event_seq bigint, action_seq bigint,
  first_received_at timestamptz not null default now(),
  constraint rejected_driver_events_client_event_id_key unique (workspace_id, driver_id, client_event_id),
  constraint rejected_driver_events_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint rejected_driver_events_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete restrict,
  constraint rejected_driver_events_attempts_are_positive check (attempts > 0)
);
comment on table public.rejected_driver_events is 'Events that were refused, as they came: nothing that a device sent is lost.';
comment on column public.rejected_driver_events.client_event_id is
  'As it was sent; of an event without one the hash of its content, and with that hash where the key had other content before.';
comment on column public.rejected_driver_events.payload is
  'As it came: an object, or, when jsonb cannot hold it (a NUL, half a character, a number without end), its text as a string.';
comment on column public.rejected_driver_events.batch_id is 'The batch it names, if that is the driver''s.';
comment on column public.rejected_driver_events.attempts is 'How often the device sent it; the reason is that of the last time.';

comment on column public.rejected_driver_events.event_seq is
  'Where both logs stood when it first came: its place among events and actions, the number settling who of several was first.';

create index if not exists rejected_driver_events_order_idx
  on public.rejected_driver_events (workspace_id, event_seq, action_seq, number);
create index if not exists rejected_driver_events_batch_idx on public.rejected_driver_events (workspace_id, batch_id);

alter table public.rejected_driver_events enable row level security;
revoke all on public.rejected_driver_events from public, anon, authenticated, service_role;
grant select on public.rejected_driver_events to authenticated, service_role;
drop policy if exists rejected_driver_events_select on public.rejected_driver_events;
create policy rejected_driver_events_select on public.rejected_driver_events for select to authenticated
  using (driver_id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids()));

-- What was forbidden, and what the driver could have done instead.
create or replace function private.rejection_evidence(p_batch public.delivery_batches, p_item jsonb,
  p_event_type public.event_type, p_recorded_at timestamptz) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  stop public.delivery_stops;
begin
  select s.* into stop from public.delivery_stops as s where s.workspace_id = p_batch.workspace_id
    and s.batch_id = p_batch.id and s.position = p_batch.current_stop_index;
  return jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('rule', 'REJECTED_TRANSITION', 'event_type', p_event_type,
    'status', p_batch.driver_status, 'recorded_ms', private.to_ms(p_recorded_at),
    'synced_ms', private.to_ms(clock_timestamp()), 'latitude', p_item -> 'latitude', 'longitude', p_item -> 'longitude',
    'accuracy', p_item -> 'accuracy_m',
    'allowed_from', (select jsonb_agg(move.from_status order by move.from_status)
      from public.driver_status_transitions as move where move.event_type = p_event_type),
    'last_event', case when p_batch.last_event_type is not null then jsonb_build_object('type', p_batch.last_event_type,
      'recorded_ms', private.to_ms(p_batch.last_event_recorded_at), 'seq', p_batch.last_event_seq) end,
    'stop', case when stop.position is not null then jsonb_build_object('position', stop.position, 'label', stop.label,
      'latitude', stop.latitude, 'longitude', stop.longitude, 'radius_m', stop.geofence_radius_m,
      'planned_ms', private.to_ms(stop.planned_arrival)) end)));
end
$$;

create or replace function private.keep_rejected_event(p_driver_id uuid, p_item jsonb, p_reason text, p_message text) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  driver public.drivers;
  batch public.delivery_batches;
  kind public.event_type;
  recorded timestamptz;
  flags text[] := '{}';
  head public.workspace_heads;
  key text := left(coalesce(private.client_event_id_of(p_item) #>> '{}', md5(p_item::text)), 100);
begin
  select d.* into driver from public.drivers as d where d.id = p_driver_id;
  -- What a supervisor looks at stays as it was: other content under a known key is kept beside it.
  if exists (select from public.rejected_driver_events as r where r.workspace_id = driver.workspace_id
    and r.driver_id = p_driver_id and r.client_event_id = key and r.payload <> p_item)
  then
    key := left(key, 67) || ' ' || md5(p_item::text);
  end if;
  if p_item ->> 'batch_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select b.* into batch from public.delivery_batches as b
    where b.id = (p_item ->> 'batch_id')::uuid and b.workspace_id = driver.workspace_id and b.driver_id = p_driver_id;
  end if;
  select type into kind from unnest(enum_range(null::public.event_type)) as type where type::text = p_item ->> 'event_type';
  if p_reason = 'illegal_transition' then
    -- The move was refused after everything else had been found right.
    recorded := p_item ->> 'recorded_at';
    if (select rule.flag_rejected_transition from public.workspace_settings as rule
      where rule.workspace_id = driver.workspace_id)
    then
      flags := '{REJECTED_TRANSITION}';
    end if;
  end if;
  select h.* into head from public.workspace_heads as h where h.workspace_id = driver.workspace_id;
  insert into public.rejected_driver_events as rejected (workspace_id, driver_id, client_event_id, payload, reason, message,
    event_seq, action_seq, batch_id, event_type, recorded_at, flag_reasons, evidence)
  values (driver.workspace_id, driver.id, key, p_item, p_reason, left(p_message, 500), head.seq, head.action_seq, batch.id,
    kind, recorded, flags,
    case when flags <> '{}' then private.rejection_evidence(batch, p_item, kind, recorded) else '[]' end)
  on conflict on constraint rejected_driver_events_client_event_id_key do update
  set reason = excluded.reason, message = excluded.message,
    attempts = rejected.attempts + 1, received_at = excluded.received_at;
end
$$;

-- Text that jsonb cannot hold, a NUL or half a character, costs its own event and no other: it stays, as a string. So does a number
-- of thousands of digits, which jsonb would write out wherever the event is shown.
create or replace function private.readable_events(p_events json) returns jsonb
language plpgsql immutable security invoker set search_path = '' as $$
declare
  endless constant jsonpath := '$.** ? (@.type() == "number" && @ != 0 && (@.abs() > 1e1000 || @.abs() < 1e-1000))';
  item json;
  items jsonb[] := '{}';
begin
  begin
    if (p_events::jsonb @? endless) is not true then
      return p_events::jsonb;
    end if;
  exception when others then
    null;
  end;
  if json_typeof(p_events) <> 'array' then
    return null;
  end if;
  for item in select element.value from json_array_elements(p_events) as element loop
    begin
      items := array_append(items, case when item::jsonb @? endless then to_jsonb(item::text) else item::jsonb end);
    exception when others then
      items := array_append(items, to_jsonb(item::text));
    end;
  end loop;
  return to_jsonb(items);
end
$$;

-- Whatever it was sent as; of an event that came as text what stands there.
create or replace function private.client_event_id_of(p_item jsonb) returns jsonb
language plpgsql immutable security invoker set search_path = '' as $$
begin
  return case when jsonb_typeof(p_item) = 'string'
    then to_jsonb(substring(p_item #>> '{}' from '"client_event_id"\s*:\s*"([0-9A-Za-z-]{1,100})"'))
    else p_item -> 'client_event_id' end;
end
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
    accuracy_m double precision, metadata jsonb, signature text);
  if item.client_event_id is null or item.batch_id is null or item.event_type is null then
    raise exception 'client_event_id, batch_id and event_type are required' using errcode = 'PT422', hint = 'bad_event';
  elsif item.recorded_at !~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$' or item.recorded_at is null then
    raise exception 'recorded_at must be an ISO time with its offset' using errcode = 'PT422', hint = 'bad_event';
  end if;
  insert into public.driver_events (driver_id, batch_id, session_id, event_type, recorded_at, client_event_id, stop_index,
    latitude, longitude, accuracy_m, metadata, signature)
  values (p_driver_id, item.batch_id, item.session_id, item.event_type, item.recorded_at::timestamptz, item.client_event_id,
    item.stop_index, item.latitude, item.longitude, item.accuracy_m, coalesce(item.metadata, '{}'), item.signature)
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

create or replace function public.record_driver_events(p_events json) returns jsonb
language plpgsql volatile security definer -- locks in one order before the first event, keeps what is refused
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  service boolean := private.is_service();
  events constant jsonb := private.readable_events(p_events);
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
  if jsonb_typeof(events) is distinct from 'array' or jsonb_array_length(events) > 500 then
    raise exception 'p_events must be an array of at most 500 events' using errcode = 'PT422', hint = 'bad_event';
  end if;
  select
    array_agg(distinct queued.value ->> 'driver_id') filter (where queued.value ->> 'driver_id' ~* uuid_shape),
    array_agg(distinct queued.value ->> 'batch_id') filter (where queued.value ->> 'batch_id' ~* uuid_shape)
  into driver_ids, batch_ids from jsonb_array_elements(events) as queued;
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

  for item in select element.value from jsonb_array_elements(events) with ordinality as element order by element.ordinality loop
    sender := caller;
    begin
      if item #>> '{}' like '{%' and jsonb_typeof(item) = 'string' then
        raise exception 'The event holds text that is none' using errcode = 'PT422', hint = 'bad_event';
      elsif jsonb_typeof(item) <> 'object' then
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
      verdicts := array_append(verdicts, jsonb_build_object('client_event_id', private.client_event_id_of(item),
        'verdict', 'rejected', 'reason', reason, 'event_id', null, 'seq', null, 'driver_status', null,
        'stop_index', null, 'flags', '[]'::jsonb));
    end;
  end loop;
  return to_jsonb(verdicts);
end
$$;
comment on function public.record_driver_events(json) is
  'An array of at most 500 events in, in order {client_event_id, verdict, reason, event_id, seq, driver_status, stop_index, '
  'flags} out. Verdicts: accepted, replayed, flagged, rejected. PT401 session_ended or session_required, PT422 bad_event when '
  'it is no such array.';

revoke all on function private.rejection_evidence(public.delivery_batches, jsonb, public.event_type, timestamptz),
  private.readable_events(json), private.client_event_id_of(jsonb), private.keep_rejected_event(uuid, jsonb, text, text),
  private.record_driver_event(uuid, jsonb), public.record_driver_events(json) from public, anon, authenticated, service_role;
grant execute on function public.record_driver_events(json) to authenticated, service_role;
