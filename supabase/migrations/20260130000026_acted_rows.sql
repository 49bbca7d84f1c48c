-- Reviews, approvals and acts as they reach open consoles: only what changed, as columns.

create or replace function private.review_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', jsonb_agg(review.id), 'kind', jsonb_agg(review.kind), 'status', jsonb_agg(review.status),
      'risk', jsonb_agg(review.risk), 'reasons', jsonb_agg(review.reasons), 'driver_id', jsonb_agg(review.driver_id),
      'batch_id', jsonb_agg(review.batch_id), 'event_seq', jsonb_agg(review.event_seq),
      'created', jsonb_agg(private.to_ms(review.created_at)), 'due', jsonb_agg(private.to_ms(review.due_at)),
      'claimed_by', jsonb_agg(review.claimed_by), 'claimed_by_name', jsonb_agg(review.claimed_by_name),
      'claimed_until', jsonb_agg(private.to_ms(review.claim_ends_at)),
      'snoozed_until', jsonb_agg(private.to_ms(review.snooze_ends_at)),
      'decided_by_name', jsonb_agg(review.decided_by_name), 'decided', jsonb_agg(private.to_ms(review.decided_at)),
      'revision', jsonb_agg(review.revision))
    from (
      select r.* from public.event_reviews as r where r.workspace_id = p_workspace_id and r.revision > p_after_revision
      order by r.revision desc limit 500
    ) as review);
end
$$;

create or replace function private.approval_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', jsonb_agg(request.id), 'action', jsonb_agg(request.action),
      'status', jsonb_agg(request.status), 'requested_by', jsonb_agg(request.requested_by),
      'requested_by_name', jsonb_agg(request.requested_by_name), 'batch_id', jsonb_agg(request.batch_id),
      'driver_id', jsonb_agg(request.driver_id), 'expires', jsonb_agg(private.to_ms(request.expires_at)),
      'revision', jsonb_agg(request.revision))
    from (
      select r.* from public.approval_requests as r where r.workspace_id = p_workspace_id and r.revision > p_after_revision
      order by r.revision desc limit 500
    ) as request);
end
$$;

create or replace function private.action_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select jsonb_build_object('id', jsonb_agg(action.id), 'action', jsonb_agg(action.action),
      'actor_id', jsonb_agg(action.actor_id), 'actor_name', jsonb_agg(action.actor_name),
      'batch_id', jsonb_agg(action.batch_id), 'driver_id', jsonb_agg(action.driver_id),
      'session_id', jsonb_agg(action.session_id), 'review_id', jsonb_agg(action.review_id),
      'reason_code', jsonb_agg(action.reason_code), 'at', jsonb_agg(private.to_ms(action.created_at)),
      'reverses_id', jsonb_agg(action.reverses_id), 'revision', jsonb_agg(action.revision))
    from (
      select r.* from public.supervisor_actions as r where r.workspace_id = p_workspace_id and r.revision > p_after_revision
      order by r.revision desc limit 500
    ) as action);
end
$$;

create or replace function private.acted_rows(p_workspace_id uuid, p_after_revision bigint) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  rows jsonb := '{}';
begin
  -- A look at an index each: a message that only events make costs no more.
  if exists (select from public.event_reviews as review
    where review.workspace_id = p_workspace_id and review.revision > p_after_revision)
  then
    rows := rows || jsonb_build_object('reviews', private.review_rows(p_workspace_id, p_after_revision));
  end if;
  if exists (select from public.approval_requests as request
    where request.workspace_id = p_workspace_id and request.revision > p_after_revision)
  then
    rows := rows || jsonb_build_object('approvals', private.approval_rows(p_workspace_id, p_after_revision));
  end if;
  if exists (select from public.supervisor_actions as action
    where action.workspace_id = p_workspace_id and action.revision > p_after_revision)
  then
    rows := rows || jsonb_build_object('actions', private.action_rows(p_workspace_id, p_after_revision));
  end if;
  return rows;
end
$$;
comment on function private.acted_rows(uuid, bigint) is
  '{reviews?, approvals?, actions?} changed after the revision, as arrays of equal length, newest first and at most 500; times '
  'in ms.';

revoke all on function private.review_rows(uuid, bigint), private.approval_rows(uuid, bigint), private.action_rows(uuid, bigint),
  private.acted_rows(uuid, bigint) from public, anon, authenticated, service_role;
