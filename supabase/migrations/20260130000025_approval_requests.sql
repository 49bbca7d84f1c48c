-- Four eyes: what one supervisor may not do alone is asked for, and carried out when another grants it.

create table if not exists public.approval_requests (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  action text not null,
  batch_id uuid, driver_id uuid,
  session_ids uuid[],
  parameters jsonb not null default '{}',
  reason_code text not null,
  note text,
  requested_by uuid not null,
  requested_by_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '15 minutes',
  status text not null default 'pending',
  decided_by uuid, decided_by_name text, decided_at timestamptz, decision_note text,
  revision bigint not null default 0,
  constraint approval_requests_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete restrict,
  constraint approval_requests_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint approval_requests_reason_fkey foreign key (action, reason_code)
    references public.reason_codes (action, code) on delete restrict,
  constraint approval_requests_target_is_of_its_action check (case action when 'override'
    then batch_id is not null and session_ids is null
    when 'force_logout' then batch_id is null and cardinality(session_ids) > 0 else false end),
  constraint approval_requests_status_is_known check (status in ('pending', 'granted', 'denied', 'withdrawn', 'expired')),
  constraint approval_requests_decision_is_whole check (
    num_nonnulls(decided_by, decided_by_name, decided_at) = case when status in ('pending', 'expired') then 0 else 3 end),
  constraint approval_requests_another_decides check (
    case status when 'withdrawn' then decided_by = requested_by else decided_by <> requested_by end)
);
comment on table public.approval_requests is
  'Acts that wait for a second supervisor, for 15 minutes. Pending and past expires_at is expired, swept or not.';
comment on column public.approval_requests.parameters is 'Of an override: to_status, expected_status, expected_seq.';
create index if not exists approval_requests_created_idx on public.approval_requests (workspace_id, created_at desc, id);
create index if not exists approval_requests_pending_idx on public.approval_requests (expires_at) where status = 'pending';
create unique index if not exists approval_requests_one_of_a_batch_idx on public.approval_requests (workspace_id, batch_id)
  where status = 'pending';
create index if not exists approval_requests_batch_idx on public.approval_requests (workspace_id, batch_id);
create index if not exists approval_requests_driver_idx on public.approval_requests (workspace_id, driver_id);
create index if not exists approval_requests_reason_idx on public.approval_requests (action, reason_code);
create index if not exists approval_requests_revision_idx on public.approval_requests (workspace_id, revision);

drop trigger if exists approval_requests_050_count on public.approval_requests;
create trigger approval_requests_050_count before insert or update on public.approval_requests
  for each row execute function private.count_action();

-- Locks a request that is still to be decided.
create or replace function private.lock_approval(p_member public.workspace_members, p_approval_id uuid)
returns public.approval_requests
language plpgsql volatile security invoker set search_path = '' as $$
declare
  approval public.approval_requests;
begin
  select request.* into approval from public.approval_requests as request
  where request.workspace_id = p_member.workspace_id and request.id = p_approval_id for no key update;
  if not found then
    raise exception 'There is no such request' using errcode = 'PT404', hint = 'not_found';
  elsif approval.status not in ('pending', 'expired') then
    raise exception 'This request was already %', approval.status using errcode = 'PT409', hint = 'already_decided',
      detail = jsonb_build_object('status', approval.status, 'by', approval.decided_by, 'name', approval.decided_by_name,
        'at_ms', private.to_ms(approval.decided_at))::text;
  elsif approval.status = 'expired' or approval.expires_at <= clock_timestamp() then
    raise exception 'This request has expired' using errcode = 'PT409', hint = 'expired';
  end if;
  return approval;
end
$$;

create or replace function private.request_approval(p_member public.workspace_members, p_request public.approval_requests,
  p_request_id uuid, p_call jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  approval public.approval_requests;
begin
  insert into public.approval_requests (workspace_id, action, batch_id, driver_id, session_ids, parameters, reason_code, note,
    requested_by, requested_by_name)
  values (p_member.workspace_id, p_request.action, p_request.batch_id, p_request.driver_id, p_request.session_ids,
    p_request.parameters, p_request.reason_code, p_request.note, p_member.user_id, p_member.name)
  returning * into approval;
  perform private.log_action(p_member, 'request_approval',
    jsonb_build_object('batch_id', approval.batch_id, 'driver_id', approval.driver_id), null, approval.note, '{}',
    jsonb_build_object('approval_id', approval.id, 'action', approval.action, 'reason_code', approval.reason_code)
      || approval.parameters || case when approval.session_ids is not null
        then jsonb_build_object('session_ids', approval.session_ids) else '{}' end, p_request_id);
  return private.keep_answer(p_member.workspace_id, p_member.user_id, p_request_id, p_call,
    jsonb_build_object('approval_id', approval.id, 'expires_ms', private.to_ms(approval.expires_at)));
end
$$;

create or replace function public.request_override_approval(p_batch_id uuid, p_to_status public.driver_status,
  p_expected_status public.driver_status, p_expected_seq bigint, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- requests are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select batch.workspace_id from public.delivery_batches as batch where batch.id = p_batch_id), '{supervisor,admin}', 'batch');
  call jsonb := jsonb_build_object('act', 'request_override_approval', 'batch_id', p_batch_id, 'to_status', p_to_status,
    'expected_status', p_expected_status, 'expected_seq', p_expected_seq, 'reason_code', p_reason_code, 'note', p_note);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  request public.approval_requests;
begin
  if answer is not null then
    return answer;
  end if;
  request.note := private.require_reason('override', p_reason_code, p_note);
  request.driver_id := (private.expect_batch(member, p_batch_id, p_to_status, p_expected_status, p_expected_seq)).driver_id;
  if p_expected_status <> 'COMPLETED' or p_to_status = 'COMPLETED' then
    raise exception 'You may do this alone' using errcode = 'PT409', hint = 'approval_not_needed';
  end if;
  update public.approval_requests as earlier set status = 'expired'
  where earlier.workspace_id = member.workspace_id and earlier.batch_id = p_batch_id and earlier.status = 'pending'
    and earlier.expires_at <= clock_timestamp();
  if exists (select from public.approval_requests as earlier where earlier.workspace_id = member.workspace_id
    and earlier.batch_id = p_batch_id and earlier.status = 'pending')
  then
    raise exception 'A second supervisor has already been asked about this batch'
      using errcode = 'PT409', hint = 'already_requested';
  end if;
  request.action := 'override';
  request.batch_id := p_batch_id;
  request.reason_code := p_reason_code;
  request.parameters := jsonb_build_object('to_status', p_to_status, 'expected_status', p_expected_status,
    'expected_seq', p_expected_seq);
  return private.request_approval(member, request, p_request_id, call);
end
$$;
comment on function public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid)
  is '{approval_id, expires_ms, replayed}. What override_driver_status would refuse is refused here; PT409 approval_not_needed '
  'or already_requested.';

create or replace function public.request_force_logout_approval(p_workspace_id uuid, p_session_ids uuid[], p_reason_code text,
  p_note text, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- requests are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(p_workspace_id, '{supervisor,admin}', 'workspace');
  call jsonb := jsonb_build_object('act', 'request_force_logout_approval', 'session_ids', p_session_ids,
    'reason_code', p_reason_code, 'note', p_note);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  request public.approval_requests;
  known integer;
begin
  if answer is not null then
    return answer;
  end if;
  request.note := private.require_reason('force_logout', p_reason_code, p_note);
  if p_session_ids is null or cardinality(p_session_ids) not between 1 and 500
    or cardinality(p_session_ids) <> (select count(distinct id) from unnest(p_session_ids) as id)
  then
    raise exception 'Name 1 to 500 sessions, each once' using errcode = 'PT422', hint = 'bad_list';
  end if;
  select count(*) into known from public.driver_sessions as session
  where session.workspace_id = p_workspace_id and session.id = any (p_session_ids);
  if known < cardinality(p_session_ids) then
    raise exception 'There is no such session' using errcode = 'PT404', hint = 'not_found';
  elsif not exists (select from public.driver_sessions as session
    where session.workspace_id = p_workspace_id and session.id = any (p_session_ids) and session.ended_at is null)
  then
    raise exception 'These sessions have already ended' using errcode = 'PT409', hint = 'already_ended';
  end if;
  request.action := 'force_logout';
  request.session_ids := p_session_ids;
  request.reason_code := p_reason_code;
  request.parameters := '{}';
  return private.request_approval(member, request, p_request_id, call);
end
$$;
comment on function public.request_force_logout_approval(uuid, uuid[], text, text, uuid) is
  '{approval_id, expires_ms, replayed} for 1 to 500 sessions of the workspace. PT404 not_found, PT409 already_ended when all '
  'have, PT422 bad_list, unknown_reason, note_too_short or note_too_long.';

-- The act itself, in the name of who asked for it.
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

create or replace function private.expire_approval_requests() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  request record;
  expired integer := 0;
begin
  for request in
    select r.id from public.approval_requests as r where r.status = 'pending' and r.expires_at <= clock_timestamp()
    order by r.workspace_id, r.id for no key update skip locked
  loop
    update public.approval_requests as r set status = 'expired' where r.id = request.id;
    expired := expired + 1;
  end loop;
  return expired;
end
$$;
comment on function private.expire_approval_requests() is
  'Tells the consoles of requests whose time is over; nothing else waits for it. Returns how many.';

alter table public.approval_requests enable row level security;
revoke all on public.approval_requests from public, anon, authenticated, service_role;
grant select on public.approval_requests to authenticated, service_role;
drop policy if exists approval_requests_select on public.approval_requests;
create policy approval_requests_select on public.approval_requests for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function private.lock_approval(public.workspace_members, uuid),
  private.request_approval(public.workspace_members, public.approval_requests, uuid, jsonb),
  public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid),
  public.request_force_logout_approval(uuid, uuid[], text, text, uuid),
  private.carry_out(public.approval_requests, public.workspace_members, jsonb), public.grant_approval(uuid, uuid),
  private.close_approval(uuid, text, text, uuid), public.deny_approval(uuid, text, uuid), public.withdraw_approval(uuid, uuid),
  private.expire_approval_requests() from public, anon, authenticated, service_role;
grant execute
  on function public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid),
  public.request_force_logout_approval(uuid, uuid[], text, text, uuid), public.grant_approval(uuid, uuid),
  public.deny_approval(uuid, text, uuid), public.withdraw_approval(uuid, uuid) to authenticated;
