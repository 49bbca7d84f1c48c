-- Reviews as the console calls them: one act or many, each in a transaction of its own.

create or replace function public.claim_review(p_review_id uuid, p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, 'claim_review', '{}', p_request_id)
$$;
comment on function public.claim_review(uuid, uuid) is
  '{review, action_id, replayed}. PT409 claimed with {by, name, until_ms} in detail, or already_decided with {status, by, name, '
  'at_ms}; PT403 role_required or own_act, PT404 not_found, PT409 request_reused, PT422 request_id_required as all acts here.';

create or replace function public.release_review(p_review_id uuid, p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, 'release_review', '{}', p_request_id)
$$;
comment on function public.release_review(uuid, uuid) is '{review, action_id, replayed}. PT409 claim_lost: not the caller''s.';

create or replace function public.take_over_review(p_review_id uuid, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, 'take_over_review',
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.take_over_review(uuid, text, text, uuid) is
  '{review, action_id, replayed}: the claim is the caller''s, whoever had it. PT422 unknown_reason, note_too_short, note_too_long.';

create or replace function public.renew_claim(p_review_id uuid) returns jsonb
language plpgsql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select review.workspace_id from public.event_reviews as review where review.id = p_review_id),
    '{supervisor,admin}', 'review');
  until timestamptz;
begin
  update public.event_reviews as review set claim_ends_at = private.claim_until(member.workspace_id)
  where review.id = p_review_id and review.claimed_by = member.user_id returning review.claim_ends_at into until;
  if not found then
    raise exception 'This claim is no longer yours' using errcode = 'PT409', hint = 'claim_lost';
  end if;
  return jsonb_build_object('until_ms', private.to_ms(until));
end
$$;
comment on function public.renew_claim(uuid) is '{until_ms}; no act, the audit is silent about it. PT409 claim_lost.';

create or replace function public.claim_next_review(p_workspace_id uuid, p_request_id uuid, p_reasons text[] default null,
  p_risk integer default null) returns jsonb
language plpgsql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(p_workspace_id, '{supervisor,admin}', 'workspace');
  call jsonb := jsonb_build_object('act', 'claim_next_review', 'reasons', p_reasons, 'risk', p_risk);
  answer jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
begin
  return coalesce(answer, private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('review', private.claim_next(member, p_reasons, p_risk, p_request_id))));
end
$$;
comment on function public.claim_next_review(uuid, uuid, text[], integer) is
  '{review, replayed}: the riskiest, oldest review that nobody has claimed, of any of the reasons and of the risk; null when '
  'there is none.';

create or replace function public.decide_review(p_review_id uuid, p_decision text, p_reason_code text, p_note text,
  p_request_id uuid, p_claim_next boolean default false) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, private.decision_act(p_decision),
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id, coalesce(p_claim_next, false))
$$;
comment on function public.decide_review(uuid, text, text, text, uuid, boolean) is
  'confirm, dismiss or follow_up what is one''s own or nobody''s: {review, action_id, next, replayed}, next being the review '
  'claimed thereafter or null. PT409 claimed or already_decided, PT422 bad_decision, unknown_reason, note_too_short, note_too_long.';

create or replace function public.snooze_review(p_review_id uuid, p_until timestamptz, p_reason_code text, p_note text,
  p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, 'snooze_review',
    jsonb_build_object('until', p_until, 'reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.snooze_review(uuid, timestamptz, text, text, uuid) is
  '{review, action_id, replayed}: out of the queue for a minute to a week, PT422 bad_time; what it is due by stays.';

create or replace function public.reopen_review(p_review_id uuid, p_reason_code text, p_note text, p_request_id uuid)
returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_once(p_review_id, 'reopen_review',
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.reopen_review(uuid, text, text, uuid) is
  '{review, action_id, reverses_id, replayed}: takes the last decision or snooze back; the caller has the claim. PT409 not_decided.';

create or replace function public.claim_reviews(p_workspace_id uuid, p_review_ids uuid[], p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, 'claim_review', '{}', p_request_id)
$$;
comment on function public.claim_reviews(uuid, uuid[], uuid) is
  'At most 500: {items: [{review_id, verdict, reason, message, action_id}], replayed} in order, done or refused for the reason '
  'that the single act would name. PT422 bad_list, PT404 not_found, PT403 role_required as all bulk acts.';

create or replace function public.release_reviews(p_workspace_id uuid, p_review_ids uuid[], p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, 'release_review', '{}', p_request_id)
$$;
comment on function public.release_reviews(uuid, uuid[], uuid) is '{items, replayed} as claim_reviews.';

create or replace function public.take_over_reviews(p_workspace_id uuid, p_review_ids uuid[], p_reason_code text, p_note text,
  p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, 'take_over_review',
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.take_over_reviews(uuid, uuid[], text, text, uuid) is '{items, replayed} as claim_reviews.';

create or replace function public.decide_reviews(p_workspace_id uuid, p_review_ids uuid[], p_decision text, p_reason_code text,
  p_note text, p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, private.decision_act(p_decision),
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.decide_reviews(uuid, uuid[], text, text, text, uuid) is
  '{items, replayed} as claim_reviews; a wrong reason or decision refuses the whole call.';

create or replace function public.snooze_reviews(p_workspace_id uuid, p_review_ids uuid[], p_until timestamptz,
  p_reason_code text, p_note text, p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, 'snooze_review',
    jsonb_build_object('until', p_until, 'reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.snooze_reviews(uuid, uuid[], timestamptz, text, text, uuid) is '{items, replayed} as claim_reviews.';

create or replace function public.reopen_reviews(p_workspace_id uuid, p_review_ids uuid[], p_reason_code text, p_note text,
  p_request_id uuid) returns jsonb
language sql volatile security definer -- reviews are written by acts only
set search_path = '' as $$
  select private.review_many(p_workspace_id, p_review_ids, 'reopen_review',
    jsonb_build_object('reason_code', p_reason_code, 'note', p_note), p_request_id)
$$;
comment on function public.reopen_reviews(uuid, uuid[], text, text, uuid) is '{items, replayed} as claim_reviews.';

do $$
declare
  name regprocedure;
begin
  foreach name in array array['public.claim_review(uuid,uuid)', 'public.release_review(uuid,uuid)',
    'public.take_over_review(uuid,text,text,uuid)', 'public.renew_claim(uuid)',
    'public.claim_next_review(uuid,uuid,text[],integer)', 'public.decide_review(uuid,text,text,text,uuid,boolean)',
    'public.snooze_review(uuid,timestamptz,text,text,uuid)', 'public.reopen_review(uuid,text,text,uuid)',
    'public.claim_reviews(uuid,uuid[],uuid)', 'public.release_reviews(uuid,uuid[],uuid)',
    'public.take_over_reviews(uuid,uuid[],text,text,uuid)',
    'public.decide_reviews(uuid,uuid[],text,text,text,uuid)',
    'public.snooze_reviews(uuid,uuid[],timestamptz,text,text,uuid)', 'public.reopen_reviews(uuid,uuid[],text,text,uuid)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', name);
    execute format('grant execute on function %s to authenticated', name);
  end loop;
end
$$;
