-- Force logout: a supervisor ends a driver's session, from the next statement on it writes and reads nothing.

-- The act itself; whether the member may is asked before.
create or replace function private.force_logout(p_member public.workspace_members, p_session_id uuid, p_reason_code text,
  p_note text, p_request_id uuid, p_details jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  session public.driver_sessions;
  action_id uuid;
begin
  -- Locked first and stamped after: no event can carry a later time than the end.
  select s.* into session from public.driver_sessions as s
  where s.id = p_session_id and s.workspace_id = p_member.workspace_id for no key update;
  if not found then
    raise exception 'There is no such session' using errcode = 'PT404', hint = 'not_found';
  elsif session.ended_at is not null then
    raise exception 'This session has already ended' using errcode = 'PT409', hint = 'already_ended';
  end if;
  update public.driver_sessions as s
  set ended_at = clock_timestamp(), end_reason = 'force_logout', ended_by = p_member.user_id
  where s.id = p_session_id returning s.ended_at into session.ended_at;
  -- Refresh tokens go with it: no new access token is issued, and without a live sign-in no new session starts.
  delete from auth.sessions as sign_in where sign_in.user_id = session.driver_id;
  insert into public.supervisor_actions
    (workspace_id, actor_id, actor_name, action, driver_id, session_id, reason_code, note, before, after, request_id)
  values (session.workspace_id, p_member.user_id, p_member.name, 'force_logout', session.driver_id, p_session_id, p_reason_code,
    p_note, jsonb_build_object('last_contact_at', session.last_contact_at, 'events_waiting', session.events_waiting,
      'device_model', session.device_model),
    jsonb_build_object('ended_at', session.ended_at) || p_details, p_request_id)
  returning id into action_id;
  return jsonb_build_object('action_id', action_id, 'session_id', p_session_id, 'ended_at', session.ended_at);
end
$$;
comment on function private.force_logout(public.workspace_members, uuid, text, text, uuid, jsonb) is
  '{action_id, session_id, ended_at}; details are added to the action''s after. PT404 not_found, PT409 already_ended.';

create or replace function private.lock_force_logouts(p_member public.workspace_members) returns void
language sql volatile security invoker set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(format('force_logout %s %s', p_member.workspace_id, p_member.user_id), 0))
$$;
comment on function private.lock_force_logouts(public.workspace_members) is
  'One at a time of one person, or the limit could be passed by many at once. Before any session is locked.';

create or replace function private.require_second_supervisor(p_member public.workspace_members, p_driver_ids uuid[],
  p_break_glass_reason text) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  number integer := (
    select count(*) from (
      select action.driver_id from public.supervisor_actions as action
      where action.workspace_id = p_member.workspace_id and action.created_at > clock_timestamp() - interval '10 minutes'
        and action.action = 'force_logout' and action.actor_id = p_member.user_id and not action.after ? 'approval_id'
      union
      select unnest(p_driver_ids)
    ) as driver);
begin
  if number <= 10 then
    return '{}';
  elsif p_break_glass_reason is null then
    raise exception 'Logging out more than 10 drivers in 10 minutes needs a second supervisor'
      using errcode = 'PT403', hint = 'approval_required', detail = jsonb_build_object('drivers', number, 'limit', 10)::text;
  end if;
  return jsonb_build_object('break_glass_reason', private.require_note(p_break_glass_reason, true));
end
$$;
comment on function private.require_second_supervisor(public.workspace_members, uuid[], text) is
  'What the acts'' after must say: nothing, or why they were not left to two. PT403 approval_required, PT422 note_too_short.';

create or replace function public.invalidate_driver_session(p_session_id uuid, p_reason_code text, p_note text, p_request_id uuid,
  p_break_glass_reason text default null) returns jsonb
language plpgsql volatile security definer -- ends another's session and revokes his sign-in
set search_path = '' as $$
declare
  member public.workspace_members;
  session public.driver_sessions;
  call constant jsonb := jsonb_build_object('invalidate_driver_session', p_session_id, 'reason', p_reason_code, 'note', p_note,
    'break_glass', p_break_glass_reason);
  earlier jsonb;
  note text;
  details jsonb;
begin
  select s.* into session from public.driver_sessions as s where s.id = p_session_id;
  member := private.require_role(session.workspace_id, '{supervisor,admin}', 'session');
  earlier := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  if earlier is not null then
    return earlier;
  end if;
  perform private.lock_force_logouts(member);
  note := private.require_reason(member.workspace_id, 'force_logout', p_reason_code, p_note);
  details := private.require_second_supervisor(member, array[session.driver_id], p_break_glass_reason);
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    private.force_logout(member, p_session_id, p_reason_code, note, p_request_id, details));
exception when unique_violation then
  raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
end
$$;
comment on function public.invalidate_driver_session(uuid, text, text, uuid, text) is
  '{action_id, session_id, ended_at, replayed}. PT404 not_found, PT403 role_required or, for the eleventh driver in ten minutes '
  'without a reason to break the glass, approval_required; PT409 already_ended or request_reused, PT422 unknown_reason, '
  'note_too_short or note_too_long.';

revoke all on function private.force_logout(public.workspace_members, uuid, text, text, uuid, jsonb),
  private.lock_force_logouts(public.workspace_members),
  private.require_second_supervisor(public.workspace_members, uuid[], text),
  public.invalidate_driver_session(uuid, text, text, uuid, text) from public, anon, authenticated, service_role;
grant execute on function public.invalidate_driver_session(uuid, text, text, uuid, text) to authenticated;
