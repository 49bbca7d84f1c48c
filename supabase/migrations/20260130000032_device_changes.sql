-- Device changes: a driver on a route asks from his second device, a supervisor compares the two and lets it in or not.

insert into public.reason_codes (action, code, label, requires_note, position)
values
  ('device_change_approve', 'confirmed_by_phone', 'Driver confirmed by phone', false, 1),
  ('device_change_approve', 'device_broken', 'Old device broken or empty', false, 2),
  ('device_change_approve', 'planned_replacement', 'Planned replacement', false, 3),
  ('device_change_deny', 'not_recognised', 'Driver does not know of it', false, 1),
  ('device_change_deny', 'suspected_shared_account', 'Suspected shared account', false, 2),
  ('device_change_deny', 'driver_not_reached', 'Driver not reached', false, 3),
  ('device_change_deny', 'other', 'Other', true, 4)
on conflict do nothing;

create table if not exists public.device_change_requests (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null,
  driver_id uuid not null,
  from_session_id uuid not null,
  auth_session_id uuid,
  device_id text not null,
  device_model text, app_version text,
  latitude double precision, longitude double precision, accuracy_m double precision,
  previous_device_model text,
  previous_latitude double precision, previous_longitude double precision, previous_accuracy_m double precision,
  previous_seen_at timestamptz,
  distance_m double precision, implied_speed_kmh double precision,
  status text not null default 'pending',
  requested_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '30 minutes',
  decided_at timestamptz, decided_by uuid,
  session_id uuid,
  revision bigint not null default 0,
  constraint device_change_requests_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint device_change_requests_from_session_fkey foreign key (workspace_id, from_session_id)
    references public.driver_sessions (workspace_id, id) on delete restrict,
  constraint device_change_requests_session_fkey foreign key (workspace_id, session_id)
    references public.driver_sessions (workspace_id, id) on delete restrict,
  constraint device_change_requests_status_is_known
    check (status in ('pending', 'approved', 'denied', 'expired', 'withdrawn')),
  constraint device_change_requests_decision_is_whole check ((status = 'pending') = (decided_at is null)
    and (status = 'approved') = (session_id is not null))
);
comment on table public.device_change_requests is
  'What the second device of a driver asked, and where both devices were then; pending past expires_at is as good as expired.';
comment on column public.device_change_requests.distance_m is 'Between the two devices, in metres; null when one is nowhere known.';
create unique index if not exists device_change_requests_pending_idx on public.device_change_requests (driver_id, device_id)
  where status = 'pending';
create index if not exists device_change_requests_driver_idx on public.device_change_requests (workspace_id, driver_id);
create index if not exists device_change_requests_from_session_idx
  on public.device_change_requests (workspace_id, from_session_id);
create index if not exists device_change_requests_session_idx on public.device_change_requests (workspace_id, session_id);
create index if not exists device_change_requests_revision_idx on public.device_change_requests (workspace_id, revision);

create or replace function private.count_device_change() returns trigger
language plpgsql volatile security definer -- the counters belong to nobody's hands
set search_path = '' as $$
begin
  new.revision := private.next_revision(new.workspace_id);
  return new;
end
$$;
drop trigger if exists device_change_requests_050_count on public.device_change_requests;
create trigger device_change_requests_050_count before insert or update of status on public.device_change_requests
  for each row execute function private.count_device_change();

create or replace function private.device_change_answer(p_request public.device_change_requests) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return jsonb_build_object('device_change_id', p_request.id, 'status', case
      when p_request.status = 'pending' and p_request.expires_at <= clock_timestamp() then 'expired' else p_request.status end,
    'requested_at', p_request.requested_at, 'expires_at', p_request.expires_at, 'decided_at', p_request.decided_at);
end
$$;

create or replace function public.request_device_change(p_device_id text, p_device_model text default null,
  p_app_version text default null, p_latitude double precision default null, p_longitude double precision default null,
  p_accuracy_m double precision default null) returns jsonb
language plpgsql volatile security definer -- the driver has no session on this device to ask with
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  sign_in uuid := private.require_live_sign_in();
  active public.driver_sessions;
  request public.device_change_requests;
begin
  if p_device_id is null or length(btrim(p_device_id)) not between 1 and 200 or length(p_device_model) > 100
    or length(p_app_version) > 100 or (p_latitude is null) <> (p_longitude is null)
    or not coalesce(p_latitude between -90 and 90 and p_longitude between -180 and 180, true)
    or not coalesce(p_accuracy_m between 0 and 1000000, true)
  then
    raise exception 'The device has an impossible id, name or position' using errcode = 'PT422', hint = 'bad_device';
  end if;
  active := private.lock_for_sign_in(caller);
  if active.id is null or active.device_id = p_device_id or not exists (select from public.delivery_batches as batch
    where batch.workspace_id = active.workspace_id and batch.driver_id = caller
      and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED'))
  then
    raise exception 'No approval is needed: start a session on this device' using errcode = 'PT409', hint = 'not_needed';
  end if;
  update public.device_change_requests as r set status = 'expired', decided_at = clock_timestamp()
  where r.driver_id = caller and r.status = 'pending' and r.expires_at <= clock_timestamp();
  select r.* into request from public.device_change_requests as r
  where r.driver_id = caller and r.device_id = p_device_id and r.status = 'pending' for no key update;
  if found and request.auth_session_id is distinct from sign_in then
    -- Signed in anew meanwhile: the sign-in that asked is gone, this one would be let in.
    update public.device_change_requests as r set auth_session_id = sign_in where r.id = request.id;
  end if;
  if request.id is null and (select count(*) from public.device_change_requests as r
    where r.driver_id = caller and r.status = 'pending') >= 5
  then
    -- All of them are on every open board.
    raise exception 'Five devices wait for an approval already' using errcode = 'PT409', hint = 'too_many_requests';
  elsif request.id is null then
    request.previous_latitude := coalesce(active.latitude, active.last_point[1]);
    request.previous_longitude := coalesce(active.longitude, active.last_point[2]);
    request.previous_seen_at := case when active.latitude is null and active.last_point is not null
      then to_timestamp(active.last_point[4]) else greatest(active.last_contact_at, active.last_active_at) end;
    request.distance_m := private.distance_m(request.previous_latitude, request.previous_longitude, p_latitude, p_longitude);
    insert into public.device_change_requests (workspace_id, driver_id, from_session_id, auth_session_id, device_id, device_model,
      app_version, latitude, longitude, accuracy_m, previous_device_model, previous_latitude, previous_longitude,
      previous_accuracy_m, previous_seen_at, distance_m, implied_speed_kmh)
    values (active.workspace_id, caller, active.id, sign_in, p_device_id, p_device_model, p_app_version, p_latitude, p_longitude,
      p_accuracy_m, active.device_model, request.previous_latitude, request.previous_longitude,
      case when active.latitude is null then active.last_point[3] else active.accuracy_m end, request.previous_seen_at,
      round(request.distance_m), round(request.distance_m * 3.6 / greatest(1,
        date_part('epoch', clock_timestamp() - request.previous_seen_at))))
    returning * into request;
  end if;
  return private.device_change_answer(request);
end
$$;
comment on function public.request_device_change(text, text, text, double precision, double precision, double precision) is
  '{device_change_id, status, requested_at, expires_at, decided_at}; asked again it is the same request. PT409 not_needed: not on '
  'a route, start a session; too_many_requests: five are pending. PT401 session_ended, PT403 role_required, PT422 bad_device.';

create or replace function public.device_change_state(p_device_change_id uuid) returns jsonb
language plpgsql stable security definer -- the driver has no session on this device to ask with
set search_path = '' as $$
declare
  request public.device_change_requests;
begin
  select r.* into request from public.device_change_requests as r
  where r.id = p_device_change_id and r.driver_id = auth.uid();
  if not found then
    raise exception 'There is no such request' using errcode = 'PT404', hint = 'not_found';
  end if;
  return private.device_change_answer(request);
end
$$;
comment on function public.device_change_state(uuid) is
  'For the device that asked; once approved, start_driver_session gives it its session. PT404 not_found.';

-- With a revision: what changed after it. Without: what waits for a decision.
create or replace function private.device_change_rows(p_workspace_id uuid, p_after_revision bigint default null) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', jsonb_agg(request.id), 'driver_id', jsonb_agg(request.driver_id),
      'status', jsonb_agg(request.status), 'device_model', jsonb_agg(request.device_model),
      'app_version', jsonb_agg(request.app_version), 'from_session_id', jsonb_agg(request.from_session_id),
      'previous_device_model', jsonb_agg(request.previous_device_model), 'latitude', jsonb_agg(request.latitude),
      'longitude', jsonb_agg(request.longitude), 'accuracy_m', jsonb_agg(request.accuracy_m),
      'previous_latitude', jsonb_agg(request.previous_latitude), 'previous_longitude', jsonb_agg(request.previous_longitude),
      'previous_seen', jsonb_agg(private.to_ms(request.previous_seen_at)), 'distance_m', jsonb_agg(request.distance_m),
      'implied_speed_kmh', jsonb_agg(request.implied_speed_kmh), 'requested', jsonb_agg(private.to_ms(request.requested_at)),
      'expires', jsonb_agg(private.to_ms(request.expires_at)), 'decided', jsonb_agg(private.to_ms(request.decided_at)),
      'revision', jsonb_agg(request.revision))
    from public.device_change_requests as request
    where request.workspace_id = p_workspace_id and case when p_after_revision is null
      then request.status = 'pending' and request.expires_at > now() else request.revision > p_after_revision end
    having count(*) > 0);
end
$$;
comment on function private.device_change_rows(uuid, bigint) is
  'Requests as arrays of equal length, one a field, times in ms; null when there is none.';

alter table public.device_change_requests enable row level security;
revoke all on public.device_change_requests from public, anon, authenticated, service_role;
grant select on public.device_change_requests to authenticated, service_role;
drop policy if exists device_change_requests_select on public.device_change_requests;
create policy device_change_requests_select on public.device_change_requests for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function private.count_device_change(), private.device_change_rows(uuid, bigint), private.device_change_answer(public.device_change_requests),
  public.request_device_change(text, text, text, double precision, double precision, double precision),
  public.device_change_state(uuid) from public, anon, authenticated, service_role;
grant execute on function public.request_device_change(text, text, text, double precision, double precision, double precision),
  public.device_change_state(uuid) to authenticated;
