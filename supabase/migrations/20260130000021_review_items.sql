-- A review as the console shows it, and the line that an act leaves in the audit.

alter table public.supervisor_actions add column if not exists review_id uuid;
alter table public.supervisor_actions add column if not exists revision bigint not null default 0;
do $$
begin
  if not exists (select from pg_catalog.pg_constraint where conname = 'supervisor_actions_review_fkey') then
    alter table public.supervisor_actions add constraint supervisor_actions_review_fkey
      foreign key (workspace_id, review_id) references public.event_reviews (workspace_id, id) on delete restrict;
  end if;
end
$$;
comment on column public.supervisor_actions.revision is 'By it open consoles learn of the act.';
create index if not exists supervisor_actions_review_idx on public.supervisor_actions (workspace_id, review_id);
create index if not exists supervisor_actions_revision_idx on public.supervisor_actions (workspace_id, revision);

create or replace function private.count_action() returns trigger
language plpgsql volatile security definer -- the counters are in nobody's hands
set search_path = '' as $$
begin
  new.revision := private.next_revision(new.workspace_id);
  return new;
end
$$;
drop trigger if exists supervisor_actions_050_count on public.supervisor_actions;
create trigger supervisor_actions_050_count before insert on public.supervisor_actions
  for each row execute function private.count_action();

create or replace function private.log_action(p_member public.workspace_members, p_action text, p_target jsonb,
  p_reason_code text, p_note text, p_before jsonb, p_after jsonb, p_request_id uuid, p_reverses_id uuid default null)
returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  action_id uuid;
begin
  insert into public.supervisor_actions (workspace_id, actor_id, actor_name, action, batch_id, driver_id, session_id, review_id,
    reason_code, note, before, after, request_id, reverses_id)
  values (p_member.workspace_id, p_member.user_id, p_member.name, p_action, (p_target ->> 'batch_id')::uuid,
    (p_target ->> 'driver_id')::uuid, (p_target ->> 'session_id')::uuid, (p_target ->> 'review_id')::uuid, p_reason_code, p_note,
    p_before, p_after, p_request_id, p_reverses_id)
  returning id into action_id;
  return action_id;
exception when unique_violation then
  raise exception 'Another act was already done under this request' using errcode = 'PT409', hint = 'request_reused';
end
$$;
comment on function private.log_action(public.workspace_members, text, jsonb, text, text, jsonb, jsonb, uuid, uuid) is
  'The id of the new line. The target names any of batch_id, driver_id, session_id, review_id. PT409 request_reused.';

-- As json all through: jsonb would sort the keys of every item and take it apart again for the text that is sent.
create or replace function private.review_items(p_ids uuid[]) returns json
language plpgsql volatile security invoker set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
  now_at timestamptz := clock_timestamp();
begin
  return (
    select coalesce(json_agg(json_build_object(
      'id', review.id, 'kind', review.kind, 'status', review.status, 'reasons', review.reasons, 'risk', review.risk,
      'created_ms', private.to_ms(review.created_at), 'due_ms', private.to_ms(review.due_at), 'revision', review.revision,
      'driver', case when driver.id is not null then
        json_build_object('id', driver.id, 'code', driver.code, 'name', driver.name) end,
      'batch', case when batch.id is not null then json_build_object('id', batch.id, 'reference', batch.reference,
        'depot', batch.depot, 'status', batch.driver_status, 'stop_count', batch.stop_count) end,
      'event', case when event.id is not null then json_build_object('seq', event.seq, 'id', event.id,
        'type', event.event_type, 'from', event.from_status, 'status', event.driver_status, 'stop_index', event.stop_index,
        'recorded_ms', private.to_ms(event.recorded_at), 'synced_ms', private.to_ms(event.synced_at),
        'latitude', event.latitude, 'longitude', event.longitude, 'accuracy_m', event.accuracy_m,
        'session_id', event.session_id, 'note', left(event.metadata ->> 'note', 2000),
        'evidence', event.metadata -> 'evidence') end,
      'rejected', case when rejected.id is not null then json_build_object('id', rejected.id, 'reason', rejected.reason,
        'message', rejected.message, 'attempts', rejected.attempts, 'received_ms', private.to_ms(rejected.received_at),
        'event_type', rejected.event_type, 'recorded_ms', private.to_ms(rejected.recorded_at), 'evidence', rejected.evidence,
        -- What a device sent may be of any size.
        'payload', case when pg_column_size(rejected.payload) <= 8192 then rejected.payload end) end,
      'action', case when act.id is not null then json_build_object('id', act.id, 'action', act.action,
        'actor_id', review.acted_by, 'actor_name', act.actor_name, 'note', act.note,
        'break_glass_reason', act.after -> 'break_glass_reason', 'after', act.after) end,
      'claim', case when review.claim_ends_at > now_at then json_build_object('by', review.claimed_by,
        'name', review.claimed_by_name, 'since_ms', private.to_ms(review.claimed_at),
        'until_ms', private.to_ms(review.claim_ends_at)) end,
      'snoozed_until_ms', private.to_ms(review.snooze_ends_at),
      'decision', case when decision.id is not null then json_build_object('by', review.decided_by,
        'name', review.decided_by_name, 'at_ms', private.to_ms(review.decided_at), 'action', decision.action,
        'reason_code', decision.reason_code, 'note', decision.note, 'action_id', decision.id) end)
      order by wanted.number), '[]')
    from unnest(p_ids) with ordinality as wanted (id, number)
    join public.event_reviews as review on review.id = wanted.id
    left join public.drivers as driver on driver.workspace_id = review.workspace_id and driver.id = review.driver_id
    left join public.delivery_batches as batch on batch.workspace_id = review.workspace_id and batch.id = review.batch_id
    left join public.driver_events as event on event.workspace_id = review.workspace_id and event.seq = review.event_seq
    left join public.rejected_driver_events as rejected
      on rejected.workspace_id = review.workspace_id and rejected.id = review.rejected_event_id
    left join public.supervisor_actions as act on act.workspace_id = review.workspace_id and act.id = review.action_id
    left join public.supervisor_actions as decision
      on decision.workspace_id = review.workspace_id and decision.id = review.decision_action_id);
end
$$;
comment on function private.review_items(uuid[]) is
  'The reviews in the given order, each with its driver, batch, subject, live claim and last decision; times in ms.';

revoke all on function private.count_action(), private.review_items(uuid[]),
  private.log_action(public.workspace_members, text, jsonb, text, text, jsonb, jsonb, uuid, uuid)
  from public, anon, authenticated, service_role;
