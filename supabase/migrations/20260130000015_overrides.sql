-- Overrides: a supervisor puts a batch into any state, if it still is as he saw it, and the log says who and why.

-- The act itself; whether the member may is asked before.
create or replace function private.override_batch(p_member public.workspace_members, p_batch_id uuid,
  p_to_status public.driver_status, p_expected_status public.driver_status, p_expected_seq bigint, p_reason_code text,
  p_note text, p_request_id uuid, p_reverses_id uuid, p_details jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  batch public.delivery_batches;
  action_id uuid := gen_random_uuid();
  event record;
begin
  batch := private.expect_batch(p_member, p_batch_id, p_to_status, p_expected_status, p_expected_seq);
  insert into private.override_tickets (batch_id, actor_id) values (p_batch_id, p_member.user_id);
  insert into public.driver_events (driver_id, batch_id, event_type, driver_status, recorded_at, metadata)
  values (batch.driver_id, p_batch_id, 'SUPERVISOR_OVERRIDE', p_to_status, clock_timestamp(), jsonb_build_object(
    'action_id', action_id, 'actor_name', p_member.name, 'reason_code', p_reason_code, 'note', p_note))
  returning id, seq into event;
  insert into public.supervisor_actions
    (id, workspace_id, actor_id, actor_name, action, batch_id, driver_id, reason_code, note, before, after, request_id, reverses_id)
  values (action_id, batch.workspace_id, p_member.user_id, p_member.name, 'override', p_batch_id, batch.driver_id, p_reason_code,
    p_note,
    jsonb_build_object('status', batch.driver_status, 'seq', batch.last_event_seq, 'stop_index', batch.current_stop_index),
    jsonb_build_object('status', p_to_status, 'seq', event.seq, 'event_id', event.id) || p_details, p_request_id, p_reverses_id);
  return jsonb_build_object('action_id', action_id, 'event', private.event_tuples(batch.workspace_id, event.seq - 1, 1)::json -> 0);
end
$$;
comment on function private.override_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint,
  text, text, uuid, uuid, jsonb) is '{action_id, event}; details are added to the action''s after.';

create or replace function private.expect_batch(p_member public.workspace_members, p_batch_id uuid,
  p_to_status public.driver_status, p_expected_status public.driver_status, p_expected_seq bigint)
returns public.delivery_batches
language plpgsql volatile security invoker set search_path = '' as $$
declare
  batch public.delivery_batches;
begin
  select b.* into batch from public.delivery_batches as b
  where b.id = p_batch_id and b.workspace_id = p_member.workspace_id for no key update;
  if not found then
    raise exception 'There is no such batch' using errcode = 'PT404', hint = 'not_found';
  elsif (batch.driver_status, batch.last_event_seq) is distinct from (p_expected_status, p_expected_seq) then
    raise exception 'The batch has moved on to %', batch.driver_status using errcode = 'PT409', hint = 'moved_on',
      detail = jsonb_build_object('status', batch.driver_status, 'seq', batch.last_event_seq,
        'stop_index', batch.current_stop_index, 'event_type', batch.last_event_type,
        'recorded_at', batch.last_event_recorded_at, 'synced_at', batch.last_event_synced_at)::text;
  elsif p_to_status is null then
    raise exception 'Choose the new state' using errcode = 'PT422', hint = 'bad_event';
  elsif batch.driver_id is null then
    raise exception 'The batch has no driver yet' using errcode = 'PT409', hint = 'not_assigned';
  end if;
  return batch;
end
$$;
comment on function private.expect_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint) is
  'The batch, locked and as the supervisor saw it. PT404 not_found, PT409 moved_on or not_assigned, PT422 bad_event.';

-- The act that is taken back; its target must be locked.
create or replace function private.require_reversible(p_workspace_id uuid, p_action_id uuid, p_action text, p_batch_id uuid)
returns public.supervisor_actions
language plpgsql stable security invoker set search_path = '' as $$
declare
  earlier public.supervisor_actions;
begin
  select action.* into earlier from public.supervisor_actions as action
  where action.workspace_id = p_workspace_id and action.id = p_action_id;
  if not found or earlier.action <> p_action or earlier.batch_id is distinct from p_batch_id then
    raise exception 'There is no such act to reverse' using errcode = 'PT422', hint = 'not_a_reversal';
  elsif exists (select from public.supervisor_actions as action
    where action.workspace_id = p_workspace_id and action.reverses_id = p_action_id)
  then
    raise exception 'This act was already reversed' using errcode = 'PT409', hint = 'already_reversed';
  end if;
  return earlier;
end
$$;

create or replace function public.override_driver_status(p_batch_id uuid, p_to_status public.driver_status,
  p_expected_status public.driver_status, p_expected_seq bigint, p_reason_code text, p_note text, p_request_id uuid,
  p_break_glass_reason text default null, p_reverses_id uuid default null) returns jsonb
language plpgsql volatile security definer -- the only door to SUPERVISOR_OVERRIDE
set search_path = '' as $$
declare
  member public.workspace_members;
  call constant jsonb := jsonb_build_object('override_driver_status', p_batch_id, 'to', p_to_status,
    'expected_status', p_expected_status, 'expected_seq', p_expected_seq, 'reason', p_reason_code, 'note', p_note,
    'break_glass', p_break_glass_reason, 'reverses', p_reverses_id);
  earlier jsonb;
  note text;
  details jsonb := '{}';
begin
  member := private.require_role((select b.workspace_id from public.delivery_batches as b where b.id = p_batch_id),
    '{supervisor,admin}', 'batch');
  earlier := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  if earlier is not null then
    return earlier;
  end if;
  perform from public.delivery_batches as b where b.id = p_batch_id for no key update;
  note := private.require_reason(member.workspace_id, 'override', p_reason_code, p_note);
  perform private.expect_batch(member, p_batch_id, p_to_status, p_expected_status, p_expected_seq);
  if p_reverses_id is not null and p_to_status::text is distinct from
    (private.require_reversible(member.workspace_id, p_reverses_id, 'override', p_batch_id)).before ->> 'status'
  then
    raise exception 'Reversing an override leads back to the state before it' using errcode = 'PT422', hint = 'not_a_reversal';
  end if;
  if p_expected_status = 'COMPLETED' and p_to_status <> 'COMPLETED' then
    if p_break_glass_reason is null then
      raise exception 'Taking a batch out of COMPLETED needs a second supervisor'
        using errcode = 'PT403', hint = 'approval_required';
    end if;
    details := jsonb_build_object('break_glass_reason', private.require_note(p_break_glass_reason, true));
  end if;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    private.override_batch(member, p_batch_id, p_to_status, p_expected_status, p_expected_seq, p_reason_code, note,
      p_request_id, p_reverses_id, details));
exception when unique_violation then
  raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
end
$$;
comment on function public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid,
  text, uuid) is
  '{action_id, event, replayed}. PT409 moved_on with the state it is in now as JSON in detail, PT404 not_found, '
  'PT403 role_required, PT403 approval_required out of COMPLETED without a reason to break the glass, PT422 unknown_reason, '
  'note_too_short, note_too_long or not_a_reversal, PT409 request_reused or already_reversed.';

revoke all on function private.override_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint,
    text, text, uuid, uuid, jsonb),
  private.expect_batch(public.workspace_members, uuid, public.driver_status, public.driver_status, bigint),
  private.require_reversible(uuid, uuid, text, uuid),
  public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text,
  uuid, text, uuid) to authenticated;
