-- Deciding a device change: the old session ends and the new one begins in one transaction, or the device that asked is signed out.

-- Locks the driver before the request, as the request itself was made, and refuses what can no longer be decided.
create or replace function private.open_device_change(p_device_change_id uuid) returns public.device_change_requests
language plpgsql volatile security invoker set search_path = '' as $$
declare
  request public.device_change_requests;
begin
  perform from public.drivers as driver join public.device_change_requests as r on r.driver_id = driver.id
  where r.id = p_device_change_id for no key update of driver;
  perform from public.driver_sessions as session join public.device_change_requests as r on r.driver_id = session.driver_id
  where r.id = p_device_change_id and session.ended_at is null for no key update of session;
  select r.* into request from public.device_change_requests as r where r.id = p_device_change_id for no key update;
  if request.status <> 'pending' then
    raise exception 'This request was already %', request.status using errcode = 'PT409', hint = 'already_decided',
      detail = jsonb_build_object('status', request.status, 'decided_at', request.decided_at,
        'decided_by', request.decided_by)::text;
  elsif request.expires_at <= clock_timestamp() then
    raise exception 'This request has expired' using errcode = 'PT409', hint = 'expired';
  end if;
  return request;
end
$$;

create or replace function private.log_device_change(p_member public.workspace_members, p_request public.device_change_requests,
  p_action text, p_reason_code text, p_note text, p_request_id uuid, p_after jsonb) returns uuid
language sql volatile security invoker set search_path = '' as $$
  insert into public.supervisor_actions
    (workspace_id, actor_id, actor_name, action, driver_id, session_id, reason_code, note, before, after, request_id)
  values (p_request.workspace_id, p_member.user_id, p_member.name, p_action, p_request.driver_id, p_request.from_session_id,
    p_reason_code, p_note, jsonb_build_object('device_model', p_request.previous_device_model, 'distance_m', p_request.distance_m,
      'implied_speed_kmh', p_request.implied_speed_kmh),
    p_after || jsonb_build_object('device_change_id', p_request.id, 'device_model', p_request.device_model), p_request_id)
  returning id
$$;

create or replace function public.approve_device_change(p_device_change_id uuid, p_reason_code text, p_note text,
  p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- ends one session and begins another for the driver
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select r.workspace_id from public.device_change_requests as r where r.id = p_device_change_id),
    '{supervisor,admin}', 'request');
  call constant jsonb := jsonb_build_object('approve_device_change', p_device_change_id, 'reason', p_reason_code, 'note', p_note);
  earlier jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  request public.device_change_requests;
  note text;
  admitted_id uuid;
  action_id uuid;
begin
  if earlier is not null then
    return earlier;
  end if;
  note := case when p_reason_code is null then private.require_note(p_note, false)
    else private.require_reason(member.workspace_id, 'device_change_approve', p_reason_code, p_note) end;
  request := private.open_device_change(p_device_change_id);
  if request.auth_session_id is not null
    and not exists (select from auth.sessions as sign_in where sign_in.id = request.auth_session_id for key share)
  then
    raise exception 'The device that asked is no longer signed in' using errcode = 'PT409', hint = 'sign_in_gone';
  end if;
  insert into private.device_change_tickets (driver_id, device_id, auth_session_id)
  values (request.driver_id, request.device_id, request.auth_session_id);
  insert into public.driver_sessions (driver_id, device_id, device_model, app_version)
  values (request.driver_id, request.device_id, request.device_model, request.app_version) returning id into admitted_id;
  update public.device_change_requests as r
  set status = 'approved', decided_at = clock_timestamp(), decided_by = member.user_id, session_id = admitted_id
  where r.id = request.id;
  action_id := private.log_device_change(member, request, 'device_change_approve', p_reason_code, note, p_request_id,
    jsonb_build_object('session_id', admitted_id));
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call, jsonb_build_object(
    'action_id', action_id, 'device_change_id', request.id, 'ended_session_id', request.from_session_id,
    'session_id', admitted_id));
end
$$;
comment on function public.approve_device_change(uuid, text, text, uuid) is
  '{action_id, device_change_id, ended_session_id, session_id, replayed}; a reason may be left out. PT404 not_found, PT403 '
  'role_required, PT409 already_decided, expired, sign_in_gone or request_reused, PT422 unknown_reason, note_too_short.';

create or replace function public.deny_device_change(p_device_change_id uuid, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- signs out the device that asked
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select r.workspace_id from public.device_change_requests as r where r.id = p_device_change_id),
    '{supervisor,admin}', 'request');
  call constant jsonb := jsonb_build_object('deny_device_change', p_device_change_id, 'reason', p_reason_code, 'note', p_note);
  earlier jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  request public.device_change_requests;
  note text;
  action_id uuid;
begin
  if earlier is not null then
    return earlier;
  end if;
  note := private.require_reason(member.workspace_id, 'device_change_deny', p_reason_code, p_note);
  request := private.open_device_change(p_device_change_id);
  delete from auth.sessions as sign_in where sign_in.id = request.auth_session_id and not exists (
    select from public.driver_sessions as session where session.auth_session_id = sign_in.id and session.ended_at is null);
  update public.device_change_requests as r
  set status = 'denied', decided_at = clock_timestamp(), decided_by = member.user_id where r.id = request.id;
  action_id := private.log_device_change(member, request, 'device_change_deny', p_reason_code, note, p_request_id, '{}');
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'device_change_id', request.id));
end
$$;
comment on function public.deny_device_change(uuid, text, text, uuid) is
  '{action_id, device_change_id, replayed}; the device that asked is signed out. Errors as approve_device_change.';

-- The driver takes back what he asked, from either of his devices; both stay signed in.
create or replace function public.withdraw_device_change(p_device_change_id uuid, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- requests are written by functions only
set search_path = '' as $$
declare
  caller constant uuid := auth.uid();
  driver public.workspace_members;
  call constant jsonb := jsonb_build_object('withdraw_device_change', p_device_change_id);
  earlier jsonb;
  request public.device_change_requests;
  action_id uuid;
begin
  perform private.require_live_sign_in();
  select d.workspace_id, d.id, d.name into driver.workspace_id, driver.user_id, driver.name
  from public.drivers as d join public.device_change_requests as r on r.driver_id = d.id
  where r.id = p_device_change_id and d.id = caller;
  if not found then
    raise exception 'There is no such request' using errcode = 'PT404', hint = 'not_found';
  end if;
  earlier := private.earlier_answer(driver.workspace_id, caller, p_request_id, call);
  if earlier is not null then
    return earlier;
  end if;
  request := private.open_device_change(p_device_change_id);
  update public.device_change_requests as r
  set status = 'withdrawn', decided_at = clock_timestamp(), decided_by = caller where r.id = request.id;
  action_id := private.log_device_change(driver, request, 'device_change_withdraw', null, null, p_request_id, '{}');
  return private.keep_answer(driver.workspace_id, caller, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'device_change_id', request.id, 'status', 'withdrawn'));
end
$$;
comment on function public.withdraw_device_change(uuid, uuid) is
  '{action_id, device_change_id, status, replayed}, for the driver who asked. PT404 not_found, PT401 session_ended, PT409 '
  'already_decided, expired or request_reused, PT422 request_id_required.';

create or replace function private.expire_device_changes() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  request record;
  expired integer := 0;
begin
  for request in select r.id from public.device_change_requests as r
    where r.status = 'pending' and r.expires_at <= clock_timestamp() order by r.workspace_id, r.id for no key update skip locked
  loop
    update public.device_change_requests as r set status = 'expired', decided_at = clock_timestamp() where r.id = request.id;
    expired := expired + 1;
  end loop;
  return expired;
end
$$;
comment on function private.expire_device_changes() is 'Returns how many requests nobody decided in time.';

revoke all on function private.open_device_change(uuid), private.log_device_change(public.workspace_members,
    public.device_change_requests, text, text, text, uuid, jsonb), private.expire_device_changes(),
  public.approve_device_change(uuid, text, text, uuid), public.deny_device_change(uuid, text, text, uuid),
  public.withdraw_device_change(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.approve_device_change(uuid, text, text, uuid), public.deny_device_change(uuid, text, text, uuid),
  public.withdraw_device_change(uuid, uuid) to authenticated;
