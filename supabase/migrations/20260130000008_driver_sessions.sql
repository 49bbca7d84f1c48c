-- Sessions: one active session a driver, changing the device only off route, activation of the day's batches, heartbeats.

create or replace function private.require_live_sign_in() returns uuid
language plpgsql stable security definer -- reads the sessions of Auth
set search_path = '' as $$
declare
  sign_in uuid := (auth.jwt() ->> 'session_id')::uuid;
begin
  if sign_in is not null and not exists (select from auth.sessions as session where session.id = sign_in) then
    raise exception 'This session has ended. Sign in again.' using errcode = 'PT401', hint = 'session_ended';
  end if;
  return sign_in;
end
$$;
comment on function private.require_live_sign_in() is
  'The caller''s session of Auth, null without a token. PT401 when it was revoked.';

-- Locks what a sign-in changes, in the one order: driver, session, batches.
create or replace function private.lock_for_sign_in(p_driver_id uuid) returns public.driver_sessions
language plpgsql volatile security invoker set search_path = '' as $$
declare
  active public.driver_sessions;
begin
  perform from public.drivers as driver where driver.id = p_driver_id for no key update;
  if not found then
    raise exception 'Only drivers have sessions' using errcode = 'PT403', hint = 'role_required';
  end if;
  select * into active from public.driver_sessions as session
  where session.driver_id = p_driver_id and session.ended_at is null for no key update;
  perform from public.delivery_batches as batch
  where batch.driver_id = p_driver_id and batch.workspace_id = (select workspace_id from public.drivers where id = p_driver_id)
    and batch.driver_status in ('INACTIVE', 'EN_ROUTE', 'AT_STOP', 'DELAYED')
  order by batch.id for no key update;
  return active;
end
$$;

create or replace function private.activate_batches(p_driver_id uuid) returns void
language sql volatile security invoker set search_path = '' as $$
  update public.delivery_batches as batch set driver_status = 'ACTIVE'
  from public.drivers as driver join public.workspaces as workspace on workspace.id = driver.workspace_id
  where driver.id = p_driver_id and batch.workspace_id = driver.workspace_id and batch.driver_id = driver.id
    and batch.driver_status = 'INACTIVE' and batch.scheduled_date = (now() at time zone workspace.time_zone)::date
$$;

create table if not exists private.device_change_tickets (
  driver_id uuid primary key references public.drivers (id) on delete cascade,
  device_id text not null,
  auth_session_id uuid
);
alter table private.device_change_tickets enable row level security;
revoke all on private.device_change_tickets from public, anon, authenticated, service_role;
comment on table private.device_change_tickets is
  'Issued and used up within one approval: only with one does a session start for a driver who is on a route with another device.';

create or replace function private.admit_driver_session() returns trigger
language plpgsql volatile security definer -- ends the session before, moves batches, revokes the other device's sign-in
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  active public.driver_sessions;
  sign_in uuid;
  approved boolean;
begin
  delete from private.device_change_tickets as ticket where ticket.driver_id = new.driver_id and ticket.device_id = new.device_id
  returning ticket.auth_session_id into sign_in;
  approved := found;
  if not approved and caller is distinct from new.driver_id and not private.is_service() then
    raise exception 'A driver starts only his own sessions' using errcode = '42501', hint = 'forbidden';
  end if;
  active := private.lock_for_sign_in(new.driver_id);
  -- Asked under the lock: a force logout may just have revoked it.
  new.auth_session_id := case when approved then sign_in else private.require_live_sign_in() end;
  if not approved and active.device_id <> new.device_id and exists (select from public.delivery_batches as batch
    where batch.workspace_id = active.workspace_id and batch.driver_id = new.driver_id
      and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED'))
  then
    raise exception 'The driver is on a route with another device. A supervisor must end that session first.'
      using errcode = 'PT409', hint = 'on_route';
  end if;
  select driver.workspace_id into new.workspace_id from public.drivers as driver where driver.id = new.driver_id;
  new.started_at := clock_timestamp();
  new.last_active_at := new.started_at;
  new.last_contact_at := new.started_at;
  new.published_at := new.started_at;
  -- Whoever takes another phone is still where he was.
  new.last_point := (select session.last_point from public.driver_sessions as session
    where session.driver_id = new.driver_id and session.last_point is not null order by session.started_at desc limit 1);
  if active.id is not null then
    update public.driver_sessions as session set ended_at = clock_timestamp(), end_reason = 'replaced'
    where session.id = active.id;
    delete from auth.sessions as session
    where session.id = active.auth_session_id and session.id is distinct from new.auth_session_id;
  end if;
  perform private.activate_batches(new.driver_id);
  return new;
end
$$;
drop trigger if exists driver_sessions_010_admit on public.driver_sessions;
create trigger driver_sessions_010_admit before insert on public.driver_sessions
  for each row execute function private.admit_driver_session();

create or replace function private.guard_driver_session() returns trigger
language plpgsql volatile security invoker set search_path = '' as $$
begin
  if old.ended_at is not null then
    raise exception 'This session has already ended' using errcode = 'PT409', hint = 'already_ended';
  end if;
  if (new.workspace_id, new.driver_id, new.device_id, new.started_at)
    is distinct from (old.workspace_id, old.driver_id, old.device_id, old.started_at)
  then
    raise exception 'A session keeps its driver and its device' using errcode = '42501', hint = 'forbidden';
  end if;
  if new.ended_at is not null then
    new.ended_at := clock_timestamp();
    new.end_reason := coalesce(new.end_reason, 'signed_out');
    new.ended_by := coalesce(new.ended_by, auth.uid());
    if new.end_reason not in ('force_logout', 'signed_out', 'replaced', 'idle', 'token_reused') then
      raise exception 'A session does not end by %', new.end_reason using errcode = 'PT422', hint = 'bad_session';
    end if;
  end if;
  return new;
end
$$;
drop trigger if exists driver_sessions_010_guard on public.driver_sessions;
create trigger driver_sessions_010_guard before update of workspace_id, driver_id, device_id, started_at, auth_session_id,
  last_contact_at, ended_at, end_reason on public.driver_sessions for each row execute function private.guard_driver_session();

create or replace function private.token_hash(p_token text) returns text
language plpgsql immutable strict security invoker set search_path = '' as $$
begin
  return encode(sha256(convert_to(p_token, 'UTF8')), 'hex');
end
$$;

create or replace function private.signing_key_of(p_session public.driver_sessions) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  kept bytea;
begin
  insert into private.session_keys (session_id, workspace_id, signing_key)
  values (p_session.id, p_session.workspace_id, extensions.gen_random_bytes(32)) on conflict do nothing;
  select key.signing_key into kept from private.session_keys as key where key.session_id = p_session.id;
  return encode(kept, 'hex');
end
$$;
comment on function private.signing_key_of(public.driver_sessions) is 'In hexadecimal; made when it is first asked for.';

create or replace function public.start_driver_session(p_device_id text, p_device_model text default null,
  p_app_version text default null) returns jsonb
language plpgsql volatile security definer -- a driver may not read a session before he has one
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  sign_in uuid := private.require_live_sign_in();
  session public.driver_sessions;
  token text;
begin
  if length(btrim(p_device_id)) not between 1 and 200 or p_device_id is null then
    raise exception 'The device must have an id of at most 200 characters' using errcode = 'PT422', hint = 'bad_device';
  end if;
  if length(p_device_model) > 100 or length(p_app_version) > 100 then
    raise exception 'The names of the device and the app have at most 100 characters'
      using errcode = 'PT422', hint = 'bad_device';
  end if;
  session := private.lock_for_sign_in(caller);
  token := encode(extensions.gen_random_bytes(32), 'hex');
  if session.device_id = p_device_id then
    update public.driver_sessions as s set auth_session_id = sign_in, last_contact_at = clock_timestamp(),
      token_hash = private.token_hash(token), device_model = coalesce(p_device_model, s.device_model), app_version = coalesce(p_app_version, s.app_version)
    where s.id = session.id returning * into session;
    perform private.activate_batches(caller);
  else
    insert into public.driver_sessions (driver_id, device_id, device_model, app_version, token_hash)
    values (caller, p_device_id, p_device_model, p_app_version, private.token_hash(token)) returning * into session;
  end if;
  return jsonb_build_object('token', token, 'signing_key', private.signing_key_of(session),
    'session_id', session.id, 'workspace_id', session.workspace_id, 'started_at', session.started_at,
    'batches', (
      select coalesce(jsonb_agg(jsonb_build_object('batch_id', batch.id, 'reference', batch.reference,
        'driver_status', batch.driver_status, 'current_stop_index', batch.current_stop_index, 'stop_count', batch.stop_count)
        order by batch.scheduled_date, batch.reference), '[]')
      from public.delivery_batches as batch join public.workspaces as workspace on workspace.id = batch.workspace_id
      where batch.workspace_id = session.workspace_id and batch.driver_id = caller
        and (batch.scheduled_date = (now() at time zone workspace.time_zone)::date
          or batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED'))));
end
$$;
comment on function public.start_driver_session(text, text, text) is
  '{session_id, workspace_id, started_at, token, signing_key, batches}. The same device gets its active session again, with a '
  'new token and the same key. PT409 on_route: on a route with another device. PT401 session_ended, PT403, PT422 bad_device.';

create or replace function public.end_driver_session(p_session_id uuid) returns void
language plpgsql volatile security definer -- locks before it stamps, so that no event is later than the end
set search_path = '' as $$
begin
  perform from public.driver_sessions as session
  where session.id = p_session_id and session.driver_id = auth.uid()
    -- Or a second device would end the session of the first and need no approval.
    and (session.auth_session_id is null or session.auth_session_id::text = auth.jwt() ->> 'session_id')
  for no key update;
  if not found then
    raise exception 'There is no such session' using errcode = 'PT404', hint = 'not_found';
  end if;
  update public.driver_sessions as session set ended_at = clock_timestamp(), end_reason = 'signed_out'
  where session.id = p_session_id;
end
$$;
comment on function public.end_driver_session(uuid) is 'The driver signs out, on the device that has the session. PT404 not_found, PT409 already_ended.';

create or replace function public.touch_driver_session(p_session_id uuid, p_latitude double precision,
  p_longitude double precision, p_accuracy_m double precision, p_battery_percent integer, p_app_version text,
  p_events_waiting integer, p_device_time timestamptz default null) returns jsonb
language plpgsql volatile security definer -- a driver may not write when his device was heard
set search_path = '' as $$
declare
  caller uuid := auth.uid();
begin
  perform from public.driver_sessions as session
  where session.id = p_session_id and session.driver_id = caller and session.ended_at is null
    and (session.auth_session_id is null or session.auth_session_id::text = auth.jwt() ->> 'session_id')
  for no key update;
  if not found then
    perform private.refuse_without_session(caller);
  end if;
  if (p_latitude is null) <> (p_longitude is null)
    or not coalesce(p_latitude between -90 and 90 and p_longitude between -180 and 180, true)
    or not coalesce(p_accuracy_m between 0 and 1000000, true) or not coalesce(p_battery_percent between 0 and 100, true)
    or p_events_waiting < 0 or length(p_app_version) > 100
    or not coalesce(p_device_time between '2000-01-01 00:00:00+00' and '2060-01-01 00:00:00+00', true)
  then
    raise exception 'The heartbeat has an impossible position, battery, app version or number of events'
      using errcode = 'PT422', hint = 'bad_event';
  end if;
  update public.driver_sessions as session
  set last_contact_at = clock_timestamp(), latitude = coalesce(p_latitude, session.latitude),
    longitude = coalesce(p_longitude, session.longitude),
    accuracy_m = case when p_latitude is null then session.accuracy_m else p_accuracy_m end,
    battery_percent = coalesce(p_battery_percent, session.battery_percent),
    app_version = coalesce(p_app_version, session.app_version),
    events_waiting = coalesce(p_events_waiting, session.events_waiting), clock_skew_seconds = coalesce(
      round(date_part('epoch', p_device_time - clock_timestamp()))::integer, session.clock_skew_seconds)
  where session.id = p_session_id;
  return jsonb_build_object('active', true);
end
$$;
comment on function public.touch_driver_session(uuid, double precision, double precision, double precision, integer, text,
  integer, timestamptz) is 'Heartbeat of the device: degrees, metres, percent, and its own clock. Only the latest is kept. '
  'PT401 session_ended once it has ended, PT422 bad_event.';

revoke all on function private.require_live_sign_in(), private.lock_for_sign_in(uuid), private.activate_batches(uuid),
  private.admit_driver_session(), private.guard_driver_session(), public.start_driver_session(text, text, text),
  public.end_driver_session(uuid), public.touch_driver_session(uuid, double precision, double precision, double precision,
    integer, text, integer, timestamptz), private.token_hash(text), private.signing_key_of(public.driver_sessions) from public, anon, authenticated, service_role;
grant execute on function public.start_driver_session(text, text, text), public.end_driver_session(uuid),
  public.touch_driver_session(uuid, double precision, double precision, double precision, integer, text, integer, timestamptz)
  to authenticated;

grant select on public.driver_sessions to service_role;
-- All but the hash of its token, its session of Auth and the point kept for the rules.
grant select (id, workspace_id, driver_id, device_id, device_model, app_version, started_at, last_active_at, last_contact_at,
  latitude, longitude, accuracy_m, battery_percent, events_waiting, clock_skew_seconds, ended_at, end_reason, ended_by, updated_at,
  revision, published_at) on public.driver_sessions to authenticated;
