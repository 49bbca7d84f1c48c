-- Admission: who may write an event and for which session, repeats, overrides without a ticket, values the server decides.

create table if not exists private.override_tickets (
  batch_id uuid primary key references public.delivery_batches (id) on delete cascade,
  actor_id uuid not null
);
alter table private.override_tickets enable row level security;
revoke all on private.override_tickets from public, anon, authenticated, service_role;
comment on table private.override_tickets is
  'Issued and used up within one override: without one nobody writes SUPERVISOR_OVERRIDE.';

create or replace function private.refuse_without_session(p_driver_id uuid) returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
  if exists (select from public.driver_sessions as session where session.driver_id = p_driver_id) then
    raise exception 'This session has ended. Sign in again.' using errcode = 'PT401', hint = 'session_ended';
  end if;
  raise exception 'Start a session first.' using errcode = 'PT401', hint = 'session_required';
end
$$;

create or replace function private.admit_driver_event() returns trigger
language plpgsql volatile security definer -- locks the session and the batch, which the writer may not
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  active record;
  named record;
  after_logout boolean := false;
  too_late boolean := false;
  problem text;
  kept uuid;
begin
  -- `between` also refuses NaN, which is greater than everything.
  problem := case
    when not coalesce(new.recorded_at between '2020-01-01 00:00:00+00' and clock_timestamp() + interval '1 day', false)
      then 'recorded_at must lie between 2020 and tomorrow'
    when (new.latitude is null) <> (new.longitude is null) then 'latitude and longitude come together'
    when not coalesce(new.latitude between -90 and 90 and new.longitude between -180 and 180, true)
      then 'latitude or longitude is not on earth'
    when not coalesce(new.accuracy_m between 0 and 1000000, true) then 'accuracy_m is not a distance in metres'
    when not coalesce(new.stop_index between 0 and 100000, true) then 'stop_index is not the number of a stop'
    when jsonb_typeof(new.metadata) is distinct from 'object' then 'metadata must be an object'
    when pg_column_size(new.metadata) > 16384 then 'metadata is larger than 16 kB'
    -- Ten bytes can be a number of 131,072 digits, and whoever reads the log prints them all.
    when new.metadata @? '$.** ? (@.type() == "number" && @ != 0 && (@.abs() > 1e309 || @.abs() < 1e-330))'
      then 'metadata holds a number that measures nothing'
  end;
  if problem is not null then
    raise exception '%', problem using errcode = 'PT422', hint = 'bad_event';
  end if;

  new.flag_reasons := '{}';
  if new.event_type = 'SUPERVISOR_OVERRIDE' then
    delete from private.override_tickets as ticket where ticket.batch_id = new.batch_id
    returning ticket.actor_id into new.actor_id;
    if not found then
      raise exception 'Only a supervisor''s override writes SUPERVISOR_OVERRIDE' using errcode = '42501', hint = 'forbidden';
    end if;
    new.session_id := null;
    new.synced_at := new.recorded_at;
    return new;
  end if;

  if caller is distinct from new.driver_id and (caller is not null or current_setting('role') in ('anon', 'authenticated')) then
    raise exception 'A driver writes only his own events' using errcode = '42501', hint = 'forbidden';
  end if;
  new.actor_id := caller;
  if new.client_event_id is null then
    new.fingerprint := null;
  else
    new.fingerprint := md5(format('%s|%s|%s|%s|%s|%s|%s|%s', new.batch_id, new.event_type, extract(epoch from new.recorded_at),
      new.stop_index, new.latitude, new.longitude, new.accuracy_m, new.metadata))::uuid;
  end if;
  -- What only the database and an override write: the log shows it as the supervisor's own.
  new.metadata := new.metadata - '{evidence,execution,action_id,actor_name,reason_code}'::text[];
  -- Delays are averaged: one that no day holds would spoil them all.
  if jsonb_typeof(new.metadata -> 'delay_minutes') = 'number'
    and (new.metadata ->> 'delay_minutes')::numeric not between -1440 and 1440
  then
    new.metadata := new.metadata - 'delay_minutes';
  end if;

  select session.id, session.auth_session_id, session.started_at into active from public.driver_sessions as session
  where session.driver_id = new.driver_id and session.ended_at is null for no key update;
  if caller is not null and (active.id is null
    or (active.auth_session_id is not null and active.auth_session_id::text is distinct from auth.jwt() ->> 'session_id'))
  then
    perform private.refuse_without_session(new.driver_id);
  end if;

  if new.session_id is null then
    new.session_id := active.id;
    -- Without a name the clock tells whose event it was.
    if active.id is null or new.recorded_at < active.started_at then
      after_logout := exists (select from public.driver_sessions as session where session.driver_id = new.driver_id
        and session.end_reason in ('force_logout', 'token_reused') and session.ended_at >= new.recorded_at);
    end if;
  elsif new.session_id is distinct from active.id then
    select session.ended_at, session.end_reason into named from public.driver_sessions as session
    where session.id = new.session_id and session.driver_id = new.driver_id;
    if not found then
      raise exception 'This driver has no such session' using errcode = 'PT404', hint = 'not_found';
    end if;
    after_logout := named.end_reason in ('force_logout', 'token_reused');
    too_late := after_logout and new.recorded_at > named.ended_at;
  end if;
  if after_logout then
    new.flag_reasons := '{AFTER_LOGOUT}';
  end if;

  select batch.workspace_id into new.workspace_id from public.delivery_batches as batch
  where batch.id = new.batch_id and batch.driver_id = new.driver_id for no key update;
  if not found then
    -- Only to know a repeat of an event whose batch another driver has now: what is not one's own is never locked.
    select batch.workspace_id into new.workspace_id from public.delivery_batches as batch where batch.id = new.batch_id;
  end if;
  new.synced_at := clock_timestamp();

  -- Repeats are looked for under the lock: `on conflict do nothing` would see them only after the batch had moved twice.
  if new.client_event_id is not null then
    select event.fingerprint into kept from public.driver_events as event
    -- `is true` leaves the planner one index: before the first statistics it would read all events of the driver.
    where event.client_event_id = new.client_event_id and (event.driver_id = new.driver_id) is true;
    if found and kept = new.fingerprint then
      return null;
    elsif found then
      raise exception 'Another event was already sent under this client_event_id'
        using errcode = 'PT409', hint = 'request_reused';
    end if;
  end if;
  -- After the repeats: what was accepted in time stays accepted.
  if too_late then
    raise exception 'Its session had been ended by a supervisor before' using errcode = 'PT401', hint = 'session_ended';
  end if;
  return new;
end
$$;
comment on function private.admit_driver_event() is
  'Takes the locks in their order, session then batch. A repeat inserts nothing.';

drop trigger if exists driver_events_010_admit on public.driver_events;
create trigger driver_events_010_admit before insert on public.driver_events
  for each row execute function private.admit_driver_event();

revoke all on function private.refuse_without_session(uuid), private.admit_driver_event()
  from public, anon, authenticated, service_role;
