-- Assignment: an admin or a secret key gives a batch that is not yet under way to a driver, or takes it from him.

insert into public.reason_codes (action, code, label, requires_note, position)
values
  ('assign_batch', 'planned', 'As planned', false, 1),
  ('assign_batch', 'driver_absent', 'Driver absent', false, 2),
  ('assign_batch', 'vehicle_changed', 'Vehicle changed', false, 3),
  ('assign_batch', 'balance_the_load', 'Balance the load', false, 4),
  ('assign_batch', 'correct_a_mistake', 'Correct a mistake', false, 5),
  ('assign_batch', 'other', 'Other', true, 6)
on conflict do nothing;

-- Who acts: a member with the role, or a secret key, whose line of the audit has no person.
create or replace function private.require_planner(p_workspace_id uuid, p_subject text) returns public.workspace_members
language plpgsql volatile security invoker set search_path = '' as $$
declare
  planner public.workspace_members;
begin
  if not private.is_service() then
    return private.require_role(p_workspace_id, '{admin}', p_subject);
  elsif not exists (select from public.workspaces as workspace where workspace.id = p_workspace_id) then
    raise exception 'There is no such %', p_subject using errcode = 'PT404', hint = 'not_found';
  end if;
  planner.workspace_id := p_workspace_id;
  planner.name := 'Secret key';
  return planner;
end
$$;

create or replace function private.assign(p_member public.workspace_members, p_batch_id uuid, p_driver_id uuid,
  p_expected_driver_id uuid, p_reason_code text, p_note text, p_request_id uuid, p_reverses_id uuid, p_details jsonb)
returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  batch public.delivery_batches;
  status public.driver_status;
  action_id uuid;
begin
  if p_driver_id is not null and not exists (select from public.drivers as driver
    where driver.workspace_id = p_member.workspace_id and driver.id = p_driver_id)
  then
    raise exception 'There is no such driver' using errcode = 'PT422', hint = 'unknown_driver';
  end if;
  select b.* into batch from public.delivery_batches as b
  where b.workspace_id = p_member.workspace_id and b.id = p_batch_id for no key update;
  if not found then
    raise exception 'There is no such batch' using errcode = 'PT404', hint = 'not_found';
  elsif batch.driver_id is distinct from p_expected_driver_id then
    raise exception 'The batch has another driver by now' using errcode = 'PT409', hint = 'moved_on',
      detail = jsonb_build_object('driver_id', batch.driver_id, 'status', batch.driver_status, 'seq', batch.last_event_seq,
        'stop_index', batch.current_stop_index, 'event_type', batch.last_event_type,
        'recorded_at', batch.last_event_recorded_at, 'synced_at', batch.last_event_synced_at)::text;
  elsif batch.driver_status not in ('INACTIVE', 'ACTIVE') then
    raise exception 'The batch is already under way' using errcode = 'PT409', hint = 'under_way';
  elsif batch.driver_id is not distinct from p_driver_id then
    raise exception 'The batch is his already' using errcode = 'PT409', hint = 'unchanged';
  end if;
  if p_reverses_id is not null and p_driver_id::text is distinct from
    (private.require_reversible(p_member.workspace_id, p_reverses_id, 'assign_batch', p_batch_id)).before ->> 'driver_id'
  then
    raise exception 'Reversing an assignment leads back to the driver before it'
      using errcode = 'PT422', hint = 'not_a_reversal';
  end if;
  -- Who is signed in already need not do it again for a batch of today.
  status := case when exists (select from public.driver_sessions as session
      join public.workspaces as workspace on workspace.id = session.workspace_id
      where session.driver_id = p_driver_id and session.ended_at is null
        and batch.scheduled_date = (now() at time zone workspace.time_zone)::date) then 'ACTIVE' else 'INACTIVE' end;
  update public.delivery_batches as b set driver_id = p_driver_id, driver_status = status where b.id = p_batch_id;
  action_id := private.log_action(p_member, 'assign_batch',
    jsonb_build_object('batch_id', p_batch_id, 'driver_id', coalesce(p_driver_id, batch.driver_id)), p_reason_code, p_note,
    jsonb_build_object('driver_id', batch.driver_id, 'status', batch.driver_status),
    jsonb_build_object('driver_id', p_driver_id, 'status', status) || p_details, p_request_id, p_reverses_id);
  return jsonb_build_object('action_id', action_id, 'batch_id', p_batch_id, 'driver_id', p_driver_id, 'driver_status', status);
end
$$;

create or replace function public.assign_batch(p_batch_id uuid, p_driver_id uuid, p_expected_driver_id uuid,
  p_reason_code text, p_note text, p_request_id uuid, p_reverses_id uuid default null) returns jsonb
language plpgsql volatile security definer -- batches are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_planner(
    (select batch.workspace_id from public.delivery_batches as batch where batch.id = p_batch_id), 'batch');
  call jsonb := jsonb_build_object('act', 'assign_batch', 'batch_id', p_batch_id, 'driver_id', p_driver_id,
    'expected_driver_id', p_expected_driver_id, 'reason_code', p_reason_code, 'note', p_note, 'reverses_id', p_reverses_id);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
begin
  if answer is not null then
    return answer;
  end if;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    private.assign(member, p_batch_id, p_driver_id, p_expected_driver_id, p_reason_code,
      private.require_reason(member.workspace_id, 'assign_batch', p_reason_code, p_note), p_request_id, p_reverses_id, '{}'));
end
$$;
comment on function public.assign_batch(uuid, uuid, uuid, text, text, uuid, uuid) is
  '{action_id, batch_id, driver_id, driver_status, replayed}; no driver takes it from him. For admins and secret keys. PT409 '
  'moved_on (detail has the driver it has now), under_way, unchanged or already_reversed, PT422 unknown_driver, not_a_reversal or '
  'of the reason, PT404 not_found, PT403 role_required.';

create or replace function public.assign_batches(p_workspace_id uuid, p_assignments jsonb, p_reason_code text, p_note text,
  p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- batches are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_planner(p_workspace_id, 'workspace');
  call jsonb := jsonb_build_object('act', 'assign_batches', 'assignments', p_assignments, 'reason_code', p_reason_code,
    'note', p_note);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  details constant jsonb := jsonb_build_object('bulk_request_id', p_request_id);
  note text := private.require_reason(p_workspace_id, 'assign_batch', p_reason_code, p_note);
  items jsonb[] := '{}';
  wanted record;
  done jsonb;
  problem text;
  reason text;
begin
  if answer is not null then
    return answer;
  elsif jsonb_typeof(p_assignments) is distinct from 'array' or jsonb_array_length(p_assignments) not between 1 and 500 then
    raise exception 'Name 1 to 500 batches' using errcode = 'PT422', hint = 'bad_list';
  elsif exists (select from jsonb_array_elements(p_assignments) as element where element.value ->> 'batch_id' is null) then
    raise exception 'Every assignment names a batch by its id' using errcode = 'PT422', hint = 'bad_list';
  end if;
  begin
    -- All before the first takes the counters, in one order.
    perform from public.delivery_batches as batch
    where batch.workspace_id = p_workspace_id and batch.id in (
      select (element.value ->> 'batch_id')::uuid from jsonb_array_elements(p_assignments) as element)
    order by batch.id for no key update;
  exception when data_exception then
    raise exception 'Every assignment names a batch by its id' using errcode = 'PT422', hint = 'bad_list';
  end;
  for wanted in
    select element.value from jsonb_array_elements(p_assignments) with ordinality as element order by element.ordinality
  loop
    begin
      done := private.assign(member, (wanted.value ->> 'batch_id')::uuid, (wanted.value ->> 'driver_id')::uuid,
        (wanted.value ->> 'expected_driver_id')::uuid, p_reason_code, note, null, null, details);
      items := array_append(items, jsonb_build_object('batch_id', wanted.value -> 'batch_id', 'verdict', 'done',
        'reason', null, 'message', null, 'action_id', done -> 'action_id'));
    exception when sqlstate 'PT404' or sqlstate 'PT409' or sqlstate 'PT422' or data_exception then
      get stacked diagnostics problem = message_text, reason = pg_exception_hint;
      items := array_append(items, jsonb_build_object('batch_id', wanted.value -> 'batch_id', 'verdict', 'refused',
        'reason', coalesce(nullif(reason, ''), 'unknown_driver'), 'message', problem, 'action_id', null));
    end;
  end loop;
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call, jsonb_build_object('items', to_jsonb(items)));
end
$$;
comment on function public.assign_batches(uuid, jsonb, text, text, uuid) is
  'At most 500 {batch_id, driver_id, expected_driver_id} in, {items: [{batch_id, verdict, reason, message, action_id}], replayed} '
  'out in order: done or refused as assign_batch would. PT422 bad_list, PT404 not_found, PT403 role_required.';

revoke all on function private.require_planner(uuid, text),
  private.assign(public.workspace_members, uuid, uuid, uuid, text, text, uuid, uuid, jsonb),
  public.assign_batch(uuid, uuid, uuid, text, text, uuid, uuid), public.assign_batches(uuid, jsonb, text, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.assign_batch(uuid, uuid, uuid, text, text, uuid, uuid),
  public.assign_batches(uuid, jsonb, text, text, uuid) to authenticated, service_role;
