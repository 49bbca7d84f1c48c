-- The driver execution layer: the state machine, sessions, the append-only event log and the execution state of batches.

do $$
begin
  if to_regtype('public.driver_status') is null then
    create type public.driver_status as enum
      ('INACTIVE', 'ACTIVE', 'EN_ROUTE', 'AT_STOP', 'DELAYED', 'COMPLETED', 'SUSPENDED');
  end if;
  if to_regtype('public.event_type') is null then
    create type public.event_type as enum ('ROUTE_STARTED', 'ARRIVED_AT_STOP', 'DEPARTED_STOP', 'DELAY_REPORTED',
      'ROUTE_COMPLETED', 'ROUTE_CANCELLED', 'SUPERVISOR_OVERRIDE', 'PROOF_CAPTURED');
  end if;
end
$$;

create table if not exists public.driver_status_transitions (
  event_type public.event_type not null,
  from_status public.driver_status not null,
  to_status public.driver_status not null,
  primary key (event_type, from_status, to_status)
);
comment on table public.driver_status_transitions is 'The state machine: a move that has no row here is refused.';

insert into public.driver_status_transitions (event_type, from_status, to_status)
values
  ('ROUTE_STARTED', 'INACTIVE', 'EN_ROUTE'), ('ROUTE_STARTED', 'ACTIVE', 'EN_ROUTE'),
  ('ROUTE_STARTED', 'DELAYED', 'EN_ROUTE'), -- resumes
  ('ARRIVED_AT_STOP', 'EN_ROUTE', 'AT_STOP'), ('DEPARTED_STOP', 'AT_STOP', 'EN_ROUTE'),
  ('DELAY_REPORTED', 'EN_ROUTE', 'DELAYED'), ('DELAY_REPORTED', 'AT_STOP', 'DELAYED'),
  ('ROUTE_COMPLETED', 'EN_ROUTE', 'COMPLETED'), ('ROUTE_COMPLETED', 'AT_STOP', 'COMPLETED'),
  ('ROUTE_COMPLETED', 'DELAYED', 'COMPLETED')
on conflict do nothing;
insert into public.driver_status_transitions (event_type, from_status, to_status)
select 'ROUTE_CANCELLED'::public.event_type, status, 'INACTIVE'::public.driver_status
from unnest(enum_range(null::public.driver_status)) as status where status <> 'COMPLETED'
union all
select 'PROOF_CAPTURED', status, status from unnest(enum_range(null::public.driver_status)) as status
union all
select 'SUPERVISOR_OVERRIDE', source, target
from unnest(enum_range(null::public.driver_status)) as source, unnest(enum_range(null::public.driver_status)) as target
on conflict do nothing;

create table if not exists public.driver_sessions (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null, driver_id uuid not null,
  device_id text not null,
  device_model text, app_version text,
  token_hash text, auth_session_id uuid,
  started_at timestamptz not null default now(),
  last_active_at timestamptz not null default now(), last_contact_at timestamptz not null default now(),
  latitude double precision, longitude double precision, accuracy_m double precision,
  battery_percent integer, events_waiting integer not null default 0,
  ended_at timestamptz, end_reason text, ended_by uuid,
  updated_at timestamptz not null default now(),
  constraint driver_sessions_workspace_id_id_key unique (workspace_id, id),
  constraint driver_sessions_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint driver_sessions_device_is_given check (length(btrim(device_id)) between 1 and 200),
  constraint driver_sessions_words_are_short check (length(device_model) <= 100 and length(app_version) <= 100),
  constraint driver_sessions_end_is_whole check ((ended_at is null) = (end_reason is null)),
  constraint driver_sessions_location_is_on_earth check (latitude between -90 and 90 and longitude between -180 and 180),
  constraint driver_sessions_numbers_are_sane check (battery_percent between 0 and 100 and events_waiting >= 0)
) with (fillfactor = 70);
comment on table public.driver_sessions is 'A driver on a device, from sign-in to its end; at most one of a driver is active.';
comment on column public.driver_sessions.last_active_at is 'Last event; last_contact_at is the last sign of life that was none.';
comment on column public.driver_sessions.token_hash is 'Hash of the session''s own token; the token itself is never stored.';
comment on column public.driver_sessions.auth_session_id is 'Its session of Auth: requests of another are not this device''s.';

create table if not exists public.driver_events (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null, seq bigint not null,
  driver_id uuid not null, batch_id uuid not null, session_id uuid,
  event_type public.event_type not null,
  driver_status public.driver_status not null, from_status public.driver_status not null,
  stop_index integer, batch_stop_index integer not null,
  recorded_at timestamptz not null, synced_at timestamptz not null,
  client_event_id uuid, fingerprint uuid, signature text,
  actor_id uuid,
  latitude double precision, longitude double precision, accuracy_m double precision,
  metadata jsonb not null default '{}',
  flagged_for_review boolean not null default false, flag_reasons text[] not null default '{}',
  chain bytea not null,
  constraint driver_events_workspace_id_seq_key unique (workspace_id, seq),
  constraint driver_events_client_event_id_key unique (client_event_id, driver_id),
  constraint driver_events_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint driver_events_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete restrict,
  constraint driver_events_session_fkey foreign key (workspace_id, session_id)
    references public.driver_sessions (workspace_id, id) on delete restrict,
  constraint driver_events_numbers_are_natural check (seq > 0 and stop_index >= 0 and batch_stop_index >= 0),
  constraint driver_events_recorded_in_our_time
    check (recorded_at >= '2020-01-01 00:00:00+00' and recorded_at <= synced_at + interval '1 day'),
  constraint driver_events_location_is_on_earth check (latitude between -90 and 90 and longitude between -180 and 180
    and accuracy_m >= 0 and (latitude is null) = (longitude is null)),
  constraint driver_events_signature_is_short check (length(signature) <= 200),
  constraint driver_events_flag_has_a_reason check (flagged_for_review = (flag_reasons <> '{}'))
);
comment on table public.driver_events is 'What happened, append-only; seq counts a workspace''s events in commit order, no gaps.';
comment on column public.driver_events.driver_status is 'The status of the batch after the event.';
comment on column public.driver_events.stop_index is 'The stop it happened at, from zero; null for events of the whole route.';
comment on column public.driver_events.batch_stop_index is 'The batch''s current stop after the event.';
comment on column public.driver_events.chain is 'Hash of the chain before it, its seq and its content: verify_log() proves it.';
comment on column public.driver_events.signature is 'HMAC of its content with the key of its session, in hexadecimal.';
comment on column public.driver_events.fingerprint is 'Of what the device sent: tells a repeat from a new event with an old key.';

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('driver_status', 'public.driver_status not null default ''INACTIVE'''),
      ('current_stop_index', 'integer not null default 0'), ('actual_start_time', 'timestamptz'),
      ('actual_end_time', 'timestamptz'), ('execution_metadata', 'jsonb not null default ''{}'''),
      ('status_since', 'timestamptz not null default now()'), ('last_event_seq', 'bigint not null default 0'),
      ('last_event_type', 'public.event_type'), ('last_event_stop_index', 'integer'),
      ('last_event_recorded_at', 'timestamptz'), ('last_event_synced_at', 'timestamptz')
    ) as columns (name, definition)
  loop
    if not exists (select from information_schema.columns as known
      where known.table_schema = 'public' and known.table_name = 'delivery_batches' and known.column_name = wanted.name)
    then
      execute format('alter table public.delivery_batches add column %I %s', wanted.name, wanted.definition);
    end if;
  end loop;
end
$$;
comment on column public.delivery_batches.last_event_seq is 'The row''s version: seq of its last event, 0 when it has none.';
comment on column public.delivery_batches.last_event_type is 'Of the last event that was trusted, as the three after it.';

create unique index if not exists driver_sessions_one_active_idx on public.driver_sessions (driver_id) where ended_at is null;
create index if not exists driver_sessions_driver_id_idx on public.driver_sessions (driver_id);
create index if not exists driver_sessions_workspace_id_driver_id_idx on public.driver_sessions (workspace_id, driver_id);
create index if not exists driver_events_driver_id_batch_id_session_id_idx
  on public.driver_events (driver_id, batch_id, session_id);
create index if not exists driver_events_recorded_at_idx on public.driver_events (recorded_at desc);
create index if not exists driver_events_flagged_for_review_idx on public.driver_events (flagged_for_review)
  where flagged_for_review;
create index if not exists driver_events_workspace_id_driver_id_seq_idx on public.driver_events (workspace_id, driver_id, seq);
create index if not exists driver_events_workspace_id_batch_id_seq_idx on public.driver_events (workspace_id, batch_id, seq);
create index if not exists driver_events_workspace_id_session_id_idx on public.driver_events (workspace_id, session_id);
create index if not exists delivery_batches_driver_status_idx on public.delivery_batches (driver_status);

create or replace function private.my_driver_id() returns uuid
language plpgsql stable security definer -- the policy of driver_sessions itself asks it
set search_path = '' as $$
begin
  return (
    select session.driver_id from public.driver_sessions as session
    where session.driver_id = auth.uid() and session.ended_at is null
      and (session.auth_session_id is null or session.auth_session_id::text = auth.jwt() ->> 'session_id')
  );
end
$$;

create or replace function public.validate_driver_state_transition() returns trigger
language plpgsql volatile security definer -- a driver may insert events, but not write batches and counters
set search_path = '' as $$
declare
  batch record;
  place integer;
  target public.driver_status;
  digest bytea;
begin
  select b.workspace_id, b.driver_status, b.current_stop_index, b.stop_count, move.to_status into batch
  from public.delivery_batches as b
  left join public.driver_status_transitions as move on move.event_type = new.event_type and move.from_status = b.driver_status
    and (new.event_type <> 'SUPERVISOR_OVERRIDE' or move.to_status = new.driver_status)
  where b.id = new.batch_id and b.driver_id = new.driver_id for no key update of b;
  if not found then
    raise exception 'This driver has no such batch' using errcode = 'PT404', hint = 'not_found';
  end if;

  target := batch.to_status;
  if new.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}' then
    target := batch.driver_status;
    new.driver_status := target;
  elsif target is null then
    raise exception 'Cannot % from status %', case new.event_type when 'ROUTE_STARTED' then 'start route'
      when 'ARRIVED_AT_STOP' then 'arrive at stop' when 'DEPARTED_STOP' then 'depart from stop'
      when 'DELAY_REPORTED' then 'report delay' when 'ROUTE_COMPLETED' then 'complete route'
      when 'ROUTE_CANCELLED' then 'cancel route' when 'PROOF_CAPTURED' then 'capture proof' else 'override' end,
      batch.driver_status using errcode = 'PT409', hint = 'illegal_transition';
  elsif new.driver_status <> target then
    raise exception '% leads from % to %, not to %', new.event_type, batch.driver_status, target, new.driver_status
      using errcode = 'PT422', hint = 'bad_event';
  end if;

  -- Proofs and delays may be of an earlier stop; an arrival or departure is always at the current one.
  place := case when new.event_type in ('PROOF_CAPTURED', 'DELAY_REPORTED')
    then least(new.stop_index, batch.current_stop_index) else batch.current_stop_index end;
  new.stop_index := case when new.event_type in ('PROOF_CAPTURED', 'DELAY_REPORTED', 'ARRIVED_AT_STOP', 'DEPARTED_STOP')
    and place < batch.stop_count then place end;
  new.batch_stop_index := batch.current_stop_index;
  if new.event_type = 'DEPARTED_STOP' and target <> batch.driver_status then
    new.batch_stop_index := least(batch.current_stop_index + 1, batch.stop_count);
  end if;
  new.workspace_id := batch.workspace_id;
  new.from_status := batch.driver_status;
  new.driver_status := target;
  new.synced_at := coalesce(new.synced_at, clock_timestamp());
  new.flagged_for_review := new.flag_reasons <> '{}';

  digest := private.event_digest(new);
  perform private.lock_head(new.workspace_id);
  update public.workspace_heads as head
  set seq = head.seq + 1, chain = sha256(head.chain || int8send(head.seq + 1) || digest),
    sending_xid = private.sending_xid(head.sending_xid, head.sent_at)
  where head.workspace_id = new.workspace_id returning head.seq, head.chain into strict new.seq, new.chain;

  if new.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}' then
    update public.delivery_batches as b set last_event_seq = new.seq, updated_at = new.synced_at where b.id = new.batch_id;
    return new;
  end if;
  update public.delivery_batches as b
  set driver_status = target,
    status_since = case when b.driver_status = target then b.status_since else new.recorded_at end,
    current_stop_index = new.batch_stop_index,
    actual_start_time = case when new.event_type = 'ROUTE_STARTED'
      then coalesce(b.actual_start_time, new.recorded_at) else b.actual_start_time end,
    actual_end_time = case when target = 'COMPLETED' then coalesce(b.actual_end_time, new.recorded_at) end,
    execution_metadata = b.execution_metadata || coalesce(new.metadata -> 'execution', '{}'),
    last_event_seq = new.seq, last_event_type = new.event_type, last_event_stop_index = new.stop_index,
    last_event_recorded_at = new.recorded_at, last_event_synced_at = new.synced_at, updated_at = new.synced_at
  where b.id = new.batch_id;
  return new;
end
$$;

create or replace function public.update_session_activity() returns trigger
language plpgsql volatile security definer -- a driver may not choose when a session was active
set search_path = '' as $$
begin
  update public.driver_sessions as session
  set last_active_at = greatest(session.last_active_at, new.synced_at, session.started_at), updated_at = clock_timestamp(),
    last_point = case when new.latitude is null or new.flag_reasons && '{AFTER_LOGOUT,BAD_SIGNATURE}' then session.last_point
      else array[new.latitude, new.longitude, new.accuracy_m, date_part('epoch', new.recorded_at)] end
  where session.driver_id = new.driver_id and session.ended_at is null and new.session_id is not null;
  return new;
end
$$;

drop trigger if exists driver_events_090_move_batch on public.driver_events;
create trigger driver_events_090_move_batch before insert on public.driver_events
  for each row execute function public.validate_driver_state_transition();
-- Before the transition, so that the counters are locked no longer than they must be.
drop trigger if exists driver_events_080_touch_session on public.driver_events;
create trigger driver_events_080_touch_session before insert on public.driver_events
  for each row execute function public.update_session_activity();
drop trigger if exists driver_sessions_090_stamp on public.driver_sessions;
create trigger driver_sessions_090_stamp before update of device_model, app_version, token_hash, auth_session_id,
  last_contact_at, ended_at on public.driver_sessions for each row execute function private.stamp_updated_at();

alter table public.driver_status_transitions enable row level security;
alter table public.driver_sessions enable row level security;
alter table public.driver_events enable row level security;
revoke all on public.driver_status_transitions, public.driver_sessions, public.driver_events
  from public, anon, authenticated, service_role;
grant select on public.driver_status_transitions, public.driver_events to authenticated, service_role;
grant insert (driver_id, device_id, device_model, app_version), update (app_version, ended_at)
  on public.driver_sessions to authenticated;
grant insert (driver_id, batch_id, session_id, event_type, driver_status, stop_index, recorded_at, client_event_id, latitude,
  longitude, accuracy_m, metadata, signature) on public.driver_events to authenticated, service_role;
revoke all on function public.validate_driver_state_transition(), public.update_session_activity(), private.my_driver_id() from public, anon, authenticated, service_role;
grant execute on function private.my_driver_id() to authenticated;

drop policy if exists driver_status_transitions_select on public.driver_status_transitions;
create policy driver_status_transitions_select on public.driver_status_transitions for select to authenticated using (true);

drop policy if exists driver_sessions_select on public.driver_sessions;
create policy driver_sessions_select on public.driver_sessions for select to authenticated
  using (driver_id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids())
    -- A session being made is not yet seen by the function.
    or (driver_id = (select auth.uid()) and ended_at is null
      and (auth_session_id is null or auth_session_id::text = (select auth.jwt() ->> 'session_id'))));
drop policy if exists driver_sessions_insert on public.driver_sessions;
create policy driver_sessions_insert on public.driver_sessions for insert to authenticated
  with check (driver_id = (select auth.uid()));
drop policy if exists driver_sessions_update on public.driver_sessions;
create policy driver_sessions_update on public.driver_sessions for update to authenticated
  using (driver_id = (select private.my_driver_id()) and ended_at is null) with check (driver_id = (select auth.uid()));

drop policy if exists driver_events_select on public.driver_events;
create policy driver_events_select on public.driver_events for select to authenticated
  using (driver_id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids()));
drop policy if exists driver_events_insert on public.driver_events;
create policy driver_events_insert on public.driver_events for insert to authenticated
  with check (driver_id = (select private.my_driver_id()));

drop policy if exists drivers_select on public.drivers;
create policy drivers_select on public.drivers for select to authenticated
  using (id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids()));
drop policy if exists delivery_batches_select on public.delivery_batches;
create policy delivery_batches_select on public.delivery_batches for select to authenticated
  using (driver_id = (select private.my_driver_id()) or workspace_id in (select private.my_workspace_ids()));
drop policy if exists delivery_stops_select on public.delivery_stops;
create policy delivery_stops_select on public.delivery_stops for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()) or batch_id in
    (select batch.id from public.delivery_batches as batch where batch.driver_id = (select private.my_driver_id())));
