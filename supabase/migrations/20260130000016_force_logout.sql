-- Force logout: a supervisor ends a driver's session, from the next statement on it writes and reads nothing.

create or replace function public.invalidate_driver_session(p_session_id uuid, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- ends another's session and revokes his sign-in
set search_path = '' as $$
declare
  member public.workspace_members;
  session public.driver_sessions;
  done public.supervisor_actions;
  note text;
begin
  member := private.require_role((select s.workspace_id from public.driver_sessions as s where s.id = p_session_id),
    '{supervisor,admin}', 'session');
  -- Locked first and stamped after: no event can carry a later time than the end.
  select s.* into session from public.driver_sessions as s where s.id = p_session_id for no key update;
  done := private.repeated_action(session.workspace_id, p_request_id, 'force_logout', p_session_id);
  if done.id is not null then
    return jsonb_build_object('action_id', done.id, 'session_id', p_session_id, 'ended_at', session.ended_at, 'replayed', true);
  end if;
  note := private.require_reason('force_logout', p_reason_code, p_note);
  if session.ended_at is not null then
    raise exception 'This session has already ended' using errcode = 'PT409', hint = 'already_ended';
  end if;

  update public.driver_sessions as s
  set ended_at = clock_timestamp(), end_reason = 'force_logout', ended_by = member.user_id
  where s.id = p_session_id returning s.ended_at into session.ended_at;
  -- Refresh tokens go with it: no new access token is issued, and without a live sign-in no new session starts.
  delete from auth.sessions as sign_in where sign_in.user_id = session.driver_id;
  insert into public.supervisor_actions
    (workspace_id, actor_id, actor_name, action, driver_id, session_id, reason_code, note, before, after, request_id)
  values (session.workspace_id, member.user_id, member.name, 'force_logout', session.driver_id, p_session_id, p_reason_code, note,
    jsonb_build_object('last_contact_at', session.last_contact_at, 'events_waiting', session.events_waiting,
      'device_model', session.device_model),
    jsonb_build_object('ended_at', session.ended_at), p_request_id)
  returning id into done.id;
  return jsonb_build_object('action_id', done.id, 'session_id', p_session_id, 'ended_at', session.ended_at, 'replayed', false);
exception when unique_violation then
  raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
end
$$;
comment on function public.invalidate_driver_session(uuid, text, text, uuid) is
  '{action_id, session_id, ended_at, replayed}. PT404 not_found, PT403 role_required, PT409 already_ended or request_reused, '
  'PT422 unknown_reason, note_too_short or note_too_long.';

revoke all on function public.invalidate_driver_session(uuid, text, text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.invalidate_driver_session(uuid, text, text, uuid) to authenticated;
