-- Handover: what the next shift has to know of this one, on one page.

-- A batch that stands still, with why: what the last delay or override said.
create or replace function private.standing_batches(p_workspace_id uuid, p_status public.driver_status) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('batch_id', batch.id, 'reference', batch.reference, 'driver_id', batch.driver_id,
      'driver_code', driver.code, 'driver_name', driver.name, 'since_ms', private.to_ms(batch.status_since),
      'lateness_min', batch.execution_metadata -> 'lateness_minutes', 'reason', why.reason, 'reason_code', why.code,
      'reason_label', private.reason_label(batch.workspace_id, 'override', why.code), 'note', why.note)
      order by batch.status_since), '[]')
    from public.delivery_batches as batch
    left join public.drivers as driver on driver.id = batch.driver_id
    left join lateral (
      select event.metadata ->> 'reason' as reason, event.metadata ->> 'reason_code' as code,
        event.metadata ->> 'note' as note
      from public.driver_events as event
      where event.workspace_id = batch.workspace_id and event.batch_id = batch.id
        and event.event_type in ('DELAY_REPORTED', 'SUPERVISOR_OVERRIDE')
      order by event.seq desc limit 1
    ) as why on true
    where batch.workspace_id = p_workspace_id and batch.driver_status = p_status
      and batch.scheduled_date >= (now() - interval '7 days')::date);
end
$$;

create or replace function private.logged_out_since(p_workspace_id uuid, p_since timestamptz) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('session_id', action.session_id, 'driver_id', action.driver_id,
      'driver_code', driver.code, 'driver_name', driver.name, 'at_ms', private.to_ms(action.created_at),
      'by_name', action.actor_name, 'reason_code', action.reason_code, 'reason_label',
      private.reason_label(action.workspace_id, action.action, action.reason_code), 'note', action.note)
      order by action.seq desc), '[]')
    from public.supervisor_actions as action
    left join public.drivers as driver on driver.id = action.driver_id
    where action.workspace_id = p_workspace_id and action.created_at >= p_since and action.action = 'force_logout');
end
$$;

create or replace function private.overrides_since(p_workspace_id uuid, p_since timestamptz) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('action_id', action.id, 'batch_id', action.batch_id,
      'reference', batch.reference, 'driver_code', driver.code, 'driver_name', driver.name, 'from', action.before -> 'status',
      'to', action.after -> 'status', 'at_ms', private.to_ms(action.created_at), 'by_name', action.actor_name,
      'reason_code', action.reason_code, 'reason_label',
      private.reason_label(action.workspace_id, action.action, action.reason_code), 'note', action.note)
      order by action.seq desc), '[]')
    from public.supervisor_actions as action
    left join public.delivery_batches as batch on batch.id = action.batch_id
    left join public.drivers as driver on driver.id = action.driver_id
    where action.workspace_id = p_workspace_id and action.created_at >= p_since and action.action = 'override');
end
$$;

create or replace function private.open_reviews(p_workspace_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (
    with open as materialized (
      select review.reasons, review.due_at, review.created_at from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.status in ('open', 'follow_up', 'snoozed')
    )
    select jsonb_build_object('open', count(*), 'overdue', count(*) filter (where open.due_at < clock_timestamp()),
      'oldest_ms', private.to_ms(min(open.created_at)), 'by_reason', (
        select coalesce(jsonb_object_agg(flag.reason, flag.number), '{}') from (
          select reason, count(*) as number from open, unnest(open.reasons) as reason group by reason) as flag))
    from open);
end
$$;

create or replace function public.handover(p_workspace_id uuid, p_since timestamptz) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  if not coalesce(p_since between now() - interval '7 days' and clock_timestamp(), false) then
    raise exception 'p_since must lie in the last seven days' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  return jsonb_build_object('since_ms', private.to_ms(p_since), 'at_ms', private.to_ms(clock_timestamp()),
    'reviews', private.open_reviews(p_workspace_id),
    'delayed', private.standing_batches(p_workspace_id, 'DELAYED'),
    'suspended', private.standing_batches(p_workspace_id, 'SUSPENDED'),
    'logged_out', private.logged_out_since(p_workspace_id, p_since),
    'overrides', private.overrides_since(p_workspace_id, p_since),
    'decisions', (
      select jsonb_build_object('confirmed', count(*) filter (where review.status = 'confirmed'),
        'dismissed', count(*) filter (where review.status = 'dismissed'),
        'follow_up', count(*) filter (where review.status = 'follow_up'),
        'snoozed', count(*) filter (where review.status = 'snoozed'))
      from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.decided_at >= p_since));
end
$$;
comment on function public.handover(uuid, timestamptz) is
  '{since_ms, at_ms, reviews, delayed, suspended, logged_out, overrides, decisions}: what stands open now, and what was done since, '
  'at most seven days back. PT404 not_found, PT422 bad_filter.';

revoke all on function private.standing_batches(uuid, public.driver_status), private.logged_out_since(uuid, timestamptz),
  private.overrides_since(uuid, timestamptz), private.open_reviews(uuid), public.handover(uuid, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.handover(uuid, timestamptz) to authenticated, service_role;
