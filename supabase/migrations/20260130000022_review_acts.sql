-- What a supervisor does with a review: claim, release, take over, decide, snooze and reopen, one or many.

-- Locks it; who broke the glass may not judge it himself.
create or replace function private.lock_review(p_member public.workspace_members, p_review_id uuid) returns public.event_reviews
language plpgsql volatile security invoker set search_path = '' as $$
declare
  review public.event_reviews;
begin
  select r.* into review from public.event_reviews as r
  where r.workspace_id = p_member.workspace_id and r.id = p_review_id for no key update;
  if not found then
    raise exception 'There is no such review' using errcode = 'PT404', hint = 'not_found';
  elsif review.acted_by = p_member.user_id then
    raise exception 'Somebody else must review what you did' using errcode = 'PT403', hint = 'own_act';
  end if;
  return review;
end
$$;

create or replace function private.refuse_decided(p_review public.event_reviews) returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
  if p_review.status in ('confirmed', 'dismissed') then
    raise exception '% has already decided this review', p_review.decided_by_name using errcode = 'PT409',
      hint = 'already_decided', detail = jsonb_build_object('status', p_review.status, 'by', p_review.decided_by,
        'name', p_review.decided_by_name, 'at_ms', private.to_ms(p_review.decided_at))::text;
  end if;
end
$$;

create or replace function private.refuse_claimed(p_review public.event_reviews, p_user_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  if p_review.claimed_by <> p_user_id and p_review.claim_ends_at > clock_timestamp() then
    raise exception '% has claimed this review', p_review.claimed_by_name using errcode = 'PT409', hint = 'claimed',
      detail = jsonb_build_object('by', p_review.claimed_by, 'name', p_review.claimed_by_name,
        'until_ms', private.to_ms(p_review.claim_ends_at))::text;
  end if;
end
$$;

-- How a review stands, for the audit.
create or replace function private.review_state(p_review public.event_reviews) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
begin
  return jsonb_build_object('status', p_review.status)
    || case when p_review.claim_ends_at > clock_timestamp() then jsonb_build_object('claimed_by', p_review.claimed_by,
      'claimed_by_name', p_review.claimed_by_name) else '{}' end
    || case when p_review.snooze_ends_at is not null then jsonb_build_object('snoozed_until', p_review.snooze_ends_at)
      else '{}' end;
end
$$;

create or replace function private.claim_until(p_workspace_id uuid) returns timestamptz
language plpgsql volatile security invoker set search_path = '' as $$
begin
  return clock_timestamp() + (select make_interval(mins => rule.claim_minutes) from public.workspace_settings as rule
    where rule.workspace_id = p_workspace_id);
end
$$;

-- One act on one review. Returns the line of the audit.
create or replace function private.act_on_review(p_member public.workspace_members, p_act text, p_review_id uuid,
  p_arguments jsonb, p_request_id uuid, p_details jsonb) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  review public.event_reviews := private.lock_review(p_member, p_review_id);
  after public.event_reviews := review;
  action_id uuid;
  reverses_id uuid;
  note text;
begin
  if p_act <> 'reopen_review' then
    perform private.refuse_decided(review);
  end if;
  if p_act = 'release_review' and review.claimed_by is distinct from p_member.user_id then
    raise exception 'This claim is no longer yours' using errcode = 'PT409', hint = 'claim_lost';
  elsif p_act <> 'take_over_review' then
    perform private.refuse_claimed(review, p_member.user_id);
  end if;
  if p_act not in ('claim_review', 'release_review') then
    note := private.require_reason(p_member.workspace_id, p_act, p_arguments ->> 'reason_code', p_arguments ->> 'note');
  end if;
  if p_act = 'follow_up_review' and review.status = 'follow_up' then
    raise exception 'This review is already being followed up' using errcode = 'PT409', hint = 'already_decided';
  elsif p_act = 'reopen_review' and review.status = 'open' then
    raise exception 'This review is open' using errcode = 'PT409', hint = 'not_decided';
  elsif p_act = 'snooze_review' and not coalesce((p_arguments ->> 'until')::timestamptz
    between clock_timestamp() + interval '1 minute' and clock_timestamp() + interval '7 days', false)
  then
    raise exception 'Snooze a review for a minute to a week' using errcode = 'PT422', hint = 'bad_time';
  end if;

  if p_act in ('claim_review', 'take_over_review', 'reopen_review') then
    after.claimed_by := p_member.user_id;
    after.claimed_by_name := p_member.name;
    after.claimed_at := clock_timestamp();
    after.claim_ends_at := private.claim_until(p_member.workspace_id);
  else
    after.claimed_by := null;
    after.claimed_by_name := null;
    after.claimed_at := null;
    after.claim_ends_at := null;
  end if;
  if p_act in ('confirm_review', 'dismiss_review', 'follow_up_review', 'snooze_review', 'reopen_review') then
    after.status := case p_act when 'confirm_review' then 'confirmed' when 'dismiss_review' then 'dismissed'
      when 'follow_up_review' then 'follow_up' when 'snooze_review' then 'snoozed' else 'open' end;
    after.snooze_ends_at := case when p_act = 'snooze_review' then (p_arguments ->> 'until')::timestamptz end;
    reverses_id := case when p_act = 'reopen_review' then review.decision_action_id end;
  end if;

  action_id := private.log_action(p_member, p_act,
    jsonb_build_object('review_id', review.id, 'batch_id', review.batch_id, 'driver_id', review.driver_id),
    p_arguments ->> 'reason_code', note, private.review_state(review), private.review_state(after) || p_details, p_request_id,
    reverses_id);
  if p_act = 'reopen_review' then
    after.decided_by := null;
    after.decided_by_name := null;
    after.decided_at := null;
    after.decision_action_id := null;
  elsif after.status <> 'open' and p_act not in ('claim_review', 'release_review', 'take_over_review') then
    after.decided_by := p_member.user_id;
    after.decided_by_name := p_member.name;
    after.decided_at := clock_timestamp();
    after.decision_action_id := action_id;
  end if;
  update public.event_reviews as r
  set status = after.status, snooze_ends_at = after.snooze_ends_at, claimed_by = after.claimed_by,
    claimed_by_name = after.claimed_by_name, claimed_at = after.claimed_at, claim_ends_at = after.claim_ends_at,
    decided_by = after.decided_by, decided_by_name = after.decided_by_name, decided_at = after.decided_at,
    decision_action_id = after.decision_action_id
  where r.id = review.id;
  return action_id;
end
$$;
comment on function private.act_on_review(public.workspace_members, text, uuid, jsonb, uuid, jsonb) is
  'Acts: claim_review, release_review, take_over_review, confirm_review, dismiss_review, follow_up_review, snooze_review, '
  'reopen_review. Arguments: reason_code, note, until. PT404 not_found, PT403 own_act, PT409 claimed, already_decided, '
  'claim_lost or not_decided, PT422 of the reason or bad_time.';

-- The free review that should be next: locked, passing by those that others are just taking.
create or replace function private.next_review(p_member public.workspace_members, p_reasons text[], p_risk integer) returns uuid
language plpgsql volatile security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  now_at timestamptz := clock_timestamp();
begin
  return (
    select review.id from public.event_reviews as review
    where review.workspace_id = p_member.workspace_id and review.status in ('open', 'snoozed')
      and (review.status = 'open' or review.snooze_ends_at <= now_at)
      and (review.claimed_by is null or review.claim_ends_at <= now_at)
      and review.acted_by is distinct from p_member.user_id
      and (p_reasons is null or review.reasons && p_reasons) and (p_risk is null or review.risk = p_risk)
    order by -review.risk, review.created_at, review.id limit 1 for no key update skip locked);
end
$$;

create or replace function private.claim_next(p_member public.workspace_members, p_reasons text[], p_risk integer,
  p_request_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  review_id uuid := private.next_review(p_member, p_reasons, p_risk);
begin
  if review_id is null then
    return 'null';
  end if;
  perform private.act_on_review(p_member, 'claim_review', review_id, '{}', p_request_id, '{}');
  return (private.review_items(array[review_id]) -> 0)::jsonb;
end
$$;

-- The one way of every single act: role, repeats, the act, the answer.
create or replace function private.review_once(p_review_id uuid, p_act text, p_arguments jsonb, p_request_id uuid,
  p_claim_next boolean default false) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select review.workspace_id from public.event_reviews as review where review.id = p_review_id),
    '{supervisor,admin}', 'review');
  call jsonb := jsonb_build_object('act', p_act, 'review_id', p_review_id, 'arguments', p_arguments, 'claim_next', p_claim_next);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  action_id uuid;
begin
  if answer is not null then
    return answer;
  end if;
  action_id := private.act_on_review(member, p_act, p_review_id, p_arguments, p_request_id, '{}');
  answer := jsonb_build_object('review', private.review_items(array[p_review_id]) -> 0, 'action_id', action_id);
  if p_act = 'reopen_review' then
    answer := answer || jsonb_build_object('reverses_id', (select action.reverses_id from public.supervisor_actions as action
      where action.workspace_id = member.workspace_id and action.id = action_id));
  elsif p_act in ('confirm_review', 'dismiss_review', 'follow_up_review') then
    answer := answer || jsonb_build_object('next',
      case when p_claim_next then private.claim_next(member, null, null, null) else 'null' end);
  end if;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call, answer);
end
$$;

create or replace function private.decision_act(p_decision text) returns text
language plpgsql immutable security invoker set search_path = '' as $$
begin
  if p_decision is null or p_decision not in ('confirm', 'dismiss', 'follow_up') then
    raise exception 'A review is confirmed, dismissed or followed up' using errcode = 'PT422', hint = 'bad_decision';
  end if;
  return p_decision || '_review';
end
$$;

-- The same for many: a verdict for each, in the order asked.
create or replace function private.review_many(p_workspace_id uuid, p_review_ids uuid[], p_act text, p_arguments jsonb,
  p_request_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(p_workspace_id, '{supervisor,admin}', 'workspace');
  call jsonb := jsonb_build_object('act', p_act, 'review_ids', p_review_ids, 'arguments', p_arguments);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  details constant jsonb := jsonb_build_object('bulk_request_id', p_request_id);
  items jsonb[] := '{}';
  review_id uuid;
  action_id uuid;
  problem text;
  reason text;
begin
  if answer is not null then
    return answer;
  end if;
  if p_review_ids is null or cardinality(p_review_ids) not between 1 and 500 or array_position(p_review_ids, null) is not null
  then
    raise exception 'Name 1 to 500 reviews' using errcode = 'PT422', hint = 'bad_list';
  end if;
  if p_act not in ('claim_review', 'release_review') then
    -- A wrong reason is wrong for all.
    perform private.require_reason(p_workspace_id, p_act, p_arguments ->> 'reason_code', p_arguments ->> 'note');
  end if;
  -- All before the first takes the counters, in one order.
  perform from public.event_reviews as review
  where review.workspace_id = p_workspace_id and review.id = any (p_review_ids) order by review.id for no key update;
  foreach review_id in array p_review_ids loop
    begin
      action_id := private.act_on_review(member, p_act, review_id, p_arguments, null, details);
      items := array_append(items, jsonb_build_object('review_id', review_id, 'verdict', 'done', 'reason', null,
        'message', null, 'action_id', action_id));
    exception when sqlstate 'PT403' or sqlstate 'PT404' or sqlstate 'PT409' or sqlstate 'PT422' then
      get stacked diagnostics problem = message_text, reason = pg_exception_hint;
      items := array_append(items, jsonb_build_object('review_id', review_id, 'verdict', 'refused', 'reason', reason,
        'message', problem, 'action_id', null));
    end;
  end loop;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('items', to_jsonb(items)));
end
$$;

revoke all on function private.lock_review(public.workspace_members, uuid), private.refuse_decided(public.event_reviews),
  private.refuse_claimed(public.event_reviews, uuid), private.review_state(public.event_reviews), private.claim_until(uuid),
  private.act_on_review(public.workspace_members, text, uuid, jsonb, uuid, jsonb),
  private.next_review(public.workspace_members, text[], integer),
  private.claim_next(public.workspace_members, text[], integer, uuid), private.decision_act(text),
  private.review_once(uuid, text, jsonb, uuid, boolean), private.review_many(uuid, uuid[], text, jsonb, uuid)
  from public, anon, authenticated, service_role;
