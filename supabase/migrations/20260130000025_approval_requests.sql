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
  request.note := private.require_reason(member.workspace_id, 'override', p_reason_code, p_note);
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
  request.note := private.require_reason(member.workspace_id, 'force_logout', p_reason_code, p_note);
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
alter table public.approval_requests enable row level security;
revoke all on public.approval_requests from public, anon, authenticated, service_role;
grant select on public.approval_requests to authenticated, service_role;
drop policy if exists approval_requests_select on public.approval_requests;
create policy approval_requests_select on public.approval_requests for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function private.lock_approval(public.workspace_members, uuid),
  private.request_approval(public.workspace_members, public.approval_requests, uuid, jsonb),
  public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid),
  public.request_force_logout_approval(uuid, uuid[], text, text, uuid) from public, anon, authenticated, service_role;
grant execute
  on function public.request_override_approval(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid),
  public.request_force_logout_approval(uuid, uuid[], text, text, uuid) to authenticated;
