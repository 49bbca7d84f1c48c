-- Overrides: a supervisor puts a batch into any state, if it still is as he saw it, and the log says who and why.

create or replace function public.override_driver_status(p_batch_id uuid, p_to_status public.driver_status,
  p_expected_status public.driver_status, p_expected_seq bigint, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- the only door to SUPERVISOR_OVERRIDE
set search_path = '' as $$
declare
  member public.workspace_members;
  batch public.delivery_batches;
  done public.supervisor_actions;
  note text;
  event record;
begin
  member := private.require_role((select b.workspace_id from public.delivery_batches as b where b.id = p_batch_id),
    '{supervisor,admin}', 'batch');
  select b.* into batch from public.delivery_batches as b where b.id = p_batch_id for no key update;
  done := private.repeated_action(batch.workspace_id, p_request_id, 'override', p_batch_id);
  if done.id is not null then
    return jsonb_build_object('action_id', done.id, 'replayed', true,
      'event', private.event_tuples(batch.workspace_id, (done.after ->> 'seq')::bigint - 1, 1) -> 0);
  end if;
  note := private.require_reason('override', p_reason_code, p_note);
  if (batch.driver_status, batch.last_event_seq) is distinct from (p_expected_status, p_expected_seq) then
    raise exception 'The batch has moved on to %', batch.driver_status using errcode = 'PT409', hint = 'moved_on',
      detail = jsonb_build_object('status', batch.driver_status, 'seq', batch.last_event_seq,
        'stop_index', batch.current_stop_index, 'event_type', batch.last_event_type,
        'recorded_at', batch.last_event_recorded_at, 'synced_at', batch.last_event_synced_at)::text;
  elsif p_to_status is null then
    raise exception 'Choose the new state' using errcode = 'PT422', hint = 'bad_event';
  elsif batch.driver_id is null then
    raise exception 'The batch has no driver yet' using errcode = 'PT409', hint = 'not_assigned';
  end if;

  done.id := gen_random_uuid();
  insert into private.override_tickets (batch_id, actor_id) values (p_batch_id, member.user_id);
  insert into public.driver_events (driver_id, batch_id, event_type, driver_status, recorded_at, metadata)
  values (batch.driver_id, p_batch_id, 'SUPERVISOR_OVERRIDE', p_to_status, clock_timestamp(), jsonb_build_object(
    'action_id', done.id, 'actor_name', member.name, 'reason_code', p_reason_code, 'note', note))
  returning id, seq into event;
  insert into public.supervisor_actions
    (id, workspace_id, actor_id, actor_name, action, batch_id, driver_id, reason_code, note, before, after, request_id)
  values (done.id, batch.workspace_id, member.user_id, member.name, 'override', p_batch_id, batch.driver_id, p_reason_code, note,
    jsonb_build_object('status', batch.driver_status, 'seq', batch.last_event_seq, 'stop_index', batch.current_stop_index),
    jsonb_build_object('status', p_to_status, 'seq', event.seq, 'event_id', event.id), p_request_id);
  return jsonb_build_object('action_id', done.id, 'replayed', false,
    'event', private.event_tuples(batch.workspace_id, event.seq - 1, 1) -> 0);
exception when unique_violation then
  raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
end
$$;
comment on function public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid) is
  '{action_id, event, replayed}. PT409 moved_on with the state it is in now as JSON in detail, PT404 not_found, '
  'PT403 role_required, PT422 unknown_reason, note_too_short or note_too_long, PT409 request_reused.';

revoke all on function public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid)
  from public, anon, authenticated, service_role;
grant execute
  on function public.override_driver_status(uuid, public.driver_status, public.driver_status, bigint, text, text, uuid)
  to authenticated;
