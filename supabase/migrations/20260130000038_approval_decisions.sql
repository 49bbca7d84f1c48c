-- Approvals, second half: another supervisor grants or denies, the first one withdraws.

create or replace function private.carry_out(p_approval public.approval_requests, p_requester public.workspace_members,
  p_details jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  items jsonb[] := '{}';
  session_id uuid;
  problem text;
  reason text;
begin
  if p_approval.action = 'override' then
    return private.override_batch(p_requester, p_approval.batch_id,
      (p_approval.parameters ->> 'to_status')::public.driver_status,
      (p_approval.parameters ->> 'expected_status')::public.driver_status,
      (p_approval.parameters ->> 'expected_seq')::bigint, p_approval.reason_code, p_approval.note, null, null, p_details);
  end if;
  -- All before the first takes the counters, in one order.
  perform from public.driver_sessions as session
  where session.workspace_id = p_approval.workspace_id and session.id = any (p_approval.session_ids)
  order by session.id for no key update;
  foreach session_id in array p_approval.session_ids loop
    begin
      items := array_append(items, private.force_logout(p_requester, session_id, p_approval.reason_code, p_approval.note, null,
        p_details) || '{"verdict": "done", "reason": null, "message": null}');
    exception when sqlstate 'PT404' or sqlstate 'PT409' then
      get stacked diagnostics problem = message_text, reason = pg_exception_hint;
      items := array_append(items, jsonb_build_object('session_id', session_id, 'verdict', 'refused', 'reason', reason,
        'message', problem, 'action_id', null));
    end;
  end loop;
  return jsonb_build_object('items', to_jsonb(items));
end
$$;

create or replace function public.grant_approval(p_approval_id uuid, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- carries out what neither of the two may do alone
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select request.workspace_id from public.approval_requests as request where request.id = p_approval_id),
    '{supervisor,admin}', 'request');
  call jsonb := jsonb_build_object('act', 'grant_approval', 'approval_id', p_approval_id);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  approval public.approval_requests;
  requester public.workspace_members;
  result jsonb;
begin
  if answer is not null then
    return answer;
  end if;
  approval := private.lock_approval(member, p_approval_id);
  if approval.requested_by = member.user_id then
    raise exception 'Somebody else must grant what you ask for' using errcode = 'PT403', hint = 'own_request';
  end if;
  select m.* into requester from public.workspace_members as m
  where m.workspace_id = approval.workspace_id and m.user_id = approval.requested_by and m.role in ('supervisor', 'admin')
  for share;
  if not found then
    raise exception 'Who asked for this may no longer do it' using errcode = 'PT409', hint = 'requester_lost_role';
  end if;
  result := private.carry_out(approval, requester, jsonb_build_object('approval_id', approval.id,
    'approved_by', member.user_id, 'approved_by_name', member.name));
  update public.approval_requests as request set status = 'granted', decided_by = member.user_id,
    decided_by_name = member.name, decided_at = clock_timestamp() where request.id = approval.id;
  perform private.log_action(member, 'grant_approval',
    jsonb_build_object('batch_id', approval.batch_id, 'driver_id', approval.driver_id), null, null, '{"status": "pending"}',
    jsonb_build_object('status', 'granted', 'approval_id', approval.id, 'action', approval.action,
      'requested_by', approval.requested_by, 'requested_by_name', approval.requested_by_name,
      'action_id', result -> 'action_id'), p_request_id);
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('approval_id', approval.id, 'action', approval.action, 'result', result));
end
$$;
comment on function public.grant_approval(uuid, uuid) is
  '{approval_id, action, result, replayed}: the act is done now, in the name of who asked. PT403 own_request, PT409 expired, '
  'already_decided, requester_lost_role, and what the act itself may answer (moved_on: the request stays).';

-- Denied by another or withdrawn by oneself.
create or replace function private.close_approval(p_approval_id uuid, p_status text, p_note text, p_request_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select request.workspace_id from public.approval_requests as request where request.id = p_approval_id),
    '{supervisor,admin}', 'request');
  call jsonb := jsonb_build_object('act', p_status, 'approval_id', p_approval_id, 'note', p_note);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  kept_note text := private.require_note(p_note, false);
  approval public.approval_requests;
begin
  if answer is not null then
    return answer;
  end if;
  approval := private.lock_approval(member, p_approval_id);
  if p_status = 'denied' and approval.requested_by = member.user_id then
    raise exception 'Withdraw what you asked for yourself' using errcode = 'PT403', hint = 'own_request';
  elsif p_status = 'withdrawn' and approval.requested_by <> member.user_id then
    raise exception 'Only who asked can withdraw' using errcode = 'PT403', hint = 'not_your_request';
  end if;
  update public.approval_requests as request set status = p_status, decided_by = member.user_id,
    decided_by_name = member.name, decided_at = clock_timestamp(), decision_note = kept_note where request.id = approval.id;
  perform private.log_action(member, case p_status when 'denied' then 'deny_approval' else 'withdraw_approval' end,
    jsonb_build_object('batch_id', approval.batch_id, 'driver_id', approval.driver_id), null, kept_note, '{"status": "pending"}',
    jsonb_build_object('status', p_status, 'approval_id', approval.id, 'action', approval.action,
      'requested_by', approval.requested_by, 'requested_by_name', approval.requested_by_name), p_request_id);
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('approval_id', approval.id, 'status', p_status));
end
$$;

create or replace function public.deny_approval(p_approval_id uuid, p_note text, p_request_id uuid) returns jsonb
language sql volatile security definer -- requests are written by acts only
set search_path = '' as $$
  select private.close_approval(p_approval_id, 'denied', p_note, p_request_id)
$$;
comment on function public.deny_approval(uuid, text, uuid) is
  '{approval_id, status, replayed}. PT403 own_request, PT409 expired or already_decided, PT422 note_too_short when one is given.';

create or replace function public.withdraw_approval(p_approval_id uuid, p_request_id uuid) returns jsonb
language sql volatile security definer -- requests are written by acts only
set search_path = '' as $$
  select private.close_approval(p_approval_id, 'withdrawn', null, p_request_id)
$$;
comment on function public.withdraw_approval(uuid, uuid) is
  '{approval_id, status, replayed}, by who asked. PT403 not_your_request, PT409 expired or already_decided.';

revoke all on function private.carry_out(public.approval_requests, public.workspace_members, jsonb),
  public.grant_approval(uuid, uuid), private.close_approval(uuid, text, text, uuid), public.deny_approval(uuid, text, uuid),
  public.withdraw_approval(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.grant_approval(uuid, uuid), public.deny_approval(uuid, text, uuid),
  public.withdraw_approval(uuid, uuid) to authenticated;
