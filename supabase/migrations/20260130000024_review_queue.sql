-- Reading reviews: the queue page by page, its groups and counts, and one review with everything around it.

-- A page of ids in the order of the tab, one more than asked for when there is another page.
create or replace function private.review_page(p_workspace_id uuid, p_user_id uuid, p_tab text, p_reasons text[], p_risk integer,
  p_driver_id uuid, p_batch_id uuid, p_claim text, p_overdue boolean, p_after jsonb, p_limit integer)
returns table (id uuid, cursor jsonb)
language plpgsql stable security invoker set search_path = '' as $$
declare
  now_at timestamptz := clock_timestamp();
  place text := case p_tab
    when 'open' then 'review.status in (''open'', ''snoozed'') and (review.status = ''open'' or review.snooze_ends_at <= $2)'
    when 'mine' then 'review.claimed_by = $3 and review.claim_ends_at > $2'
    when 'follow_up' then 'review.status = ''follow_up'''
    when 'snoozed' then 'review.status = ''snoozed'' and review.snooze_ends_at > $2'
    when 'done' then 'review.status in (''confirmed'', ''dismissed'')'
    else 'true' end;
  -- By which the tab is ordered, as it stands in its index.
  key text := case p_tab when 'follow_up' then 'review.decided_at' when 'done' then 'review.decided_at'
    when 'snoozed' then 'review.snooze_ends_at' else 'review.created_at' end;
  newest_first boolean := p_tab in ('done', 'all');
  by_risk boolean := p_tab in ('open', 'mine');
begin
  return query execute format(
    'select review.id, jsonb_build_object(''risk'', review.risk, ''at'', %2$s, ''id'', review.id)
     from public.event_reviews as review
     where review.workspace_id = $1 and %1$s %3$s %4$s
     order by %5$s limit $9',
    place, key,
    case when p_after is null then '' when by_risk then
      'and (-review.risk, review.created_at, review.id)
        > (-($8 ->> ''risk'')::integer, ($8 ->> ''at'')::timestamptz, ($8 ->> ''id'')::uuid)'
    else format('and (%s, review.id) %s (($8 ->> ''at'')::timestamptz, ($8 ->> ''id'')::uuid)', key,
      case when newest_first then '<' else '>' end) end,
    concat(case when p_reasons is not null then ' and review.reasons && $4' end,
      case when p_risk is not null then ' and review.risk = $5' end,
      case when p_driver_id is not null then ' and review.driver_id = $6' end,
      case when p_batch_id is not null then ' and review.batch_id = $7' end,
      case p_claim when 'nobody' then ' and (review.claimed_by is null or review.claim_ends_at <= $2)'
        when 'me' then ' and review.claimed_by = $3 and review.claim_ends_at > $2'
        when 'others' then ' and review.claimed_by <> $3 and review.claim_ends_at > $2' end,
      case when p_overdue then ' and review.due_at <= $2' when not p_overdue then ' and review.due_at > $2' end),
    case when by_risk then '-review.risk, review.created_at, review.id'
      when newest_first then key || ' desc, review.id desc' else key || ', review.id' end)
  using p_workspace_id, now_at, p_user_id, p_reasons, p_risk, p_driver_id, p_batch_id, p_after, p_limit + 1;
end
$$;

create or replace function public.review_queue(p_workspace_id uuid, p_tab text default 'open', p_reasons text[] default null,
  p_risk integer default null, p_driver_id uuid default null, p_batch_id uuid default null, p_claim text default null,
  p_overdue boolean default null, p_after jsonb default null, p_limit integer default 50) returns json
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  page_size integer := least(greatest(coalesce(p_limit, 50), 1), 200);
  ids uuid[];
  cursors jsonb[];
begin
  perform private.require_reader(p_workspace_id);
  if p_tab is null or p_tab not in ('open', 'mine', 'follow_up', 'snoozed', 'done', 'all')
    or p_claim not in ('nobody', 'me', 'others')
  then
    raise exception 'There is no such tab or filter' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  begin
    select array_agg(page.id), array_agg(page.cursor) into ids, cursors
    from private.review_page(p_workspace_id, auth.uid(), p_tab, p_reasons, p_risk, p_driver_id, p_batch_id, p_claim, p_overdue,
      p_after, page_size) as page;
  exception when data_exception then
    raise exception 'There is no such place in the queue' using errcode = 'PT422', hint = 'bad_filter';
  end;
  return json_build_object('at_ms', private.to_ms(clock_timestamp()), 'items', private.review_items(ids[:page_size]),
    'next', cursors[case when cardinality(ids) > page_size then page_size end]);
end
$$;
comment on function public.review_queue(uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer) is
  '{at_ms, items, next}: at most 200 reviews of a tab (open, mine, follow_up, snoozed, done, all), next handed back as p_after '
  'gives the following page, null at the end. Open and mine: riskiest, then oldest. PT404 not_found, PT422 bad_filter.';

create or replace function public.review_groups(p_workspace_id uuid, p_by text, p_limit integer default 200) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  if p_by is null or p_by not in ('driver', 'batch') then
    raise exception 'Reviews are grouped by driver or by batch' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  return (
    with open as (
      select case p_by when 'driver' then review.driver_id else review.batch_id end as key, review.id, review.risk,
        review.created_at, review.due_at, review.reasons
      from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.status in ('open', 'snoozed')
        and (review.status = 'open' or review.snooze_ends_at <= clock_timestamp())
    ), grouped as (
      select open.key, count(*) as open, count(*) filter (where open.risk = 3) as high, max(open.risk) as risk,
        min(open.created_at) as oldest_at, min(open.due_at) as due_at,
        (array_agg(open.id order by -open.risk, open.created_at, open.id))[:100] as review_ids
      from open group by open.key
      order by max(open.risk) desc, min(open.created_at), open.key limit least(greatest(coalesce(p_limit, 200), 1), 1000)
    ), counted as (
      select number.key, jsonb_object_agg(number.reason, number.times) as reasons
      from (select open.key, reason, count(*) as times from open, unnest(open.reasons) as reason group by open.key, reason)
        as number
      group by number.key
    )
    select coalesce(jsonb_agg(jsonb_build_object('key', grouped.key,
      'driver', case when driver.id is not null then
        jsonb_build_object('id', driver.id, 'code', driver.code, 'name', driver.name) end,
      'batch', case when batch.id is not null then
        jsonb_build_object('id', batch.id, 'reference', batch.reference, 'depot', batch.depot) end,
      'open', grouped.open, 'high', grouped.high, 'oldest_ms', private.to_ms(grouped.oldest_at),
      'due_ms', private.to_ms(grouped.due_at), 'reasons', counted.reasons, 'review_ids', grouped.review_ids)
      order by grouped.risk desc, grouped.oldest_at, grouped.key), '[]')
    from grouped
    join counted on counted.key is not distinct from grouped.key
    left join public.delivery_batches as batch
      on p_by = 'batch' and batch.workspace_id = p_workspace_id and batch.id = grouped.key
    left join public.drivers as driver on driver.workspace_id = p_workspace_id
      and driver.id = case p_by when 'driver' then grouped.key else batch.driver_id end);
end
$$;
comment on function public.review_groups(uuid, text, integer) is
  'Open reviews by driver or batch, most urgent first: [{key, driver, batch, open, high, oldest_ms, due_ms, reasons, review_ids}], '
  'at most 100 ids each. PT404 not_found, PT422 bad_filter.';

create or replace function public.review_counts(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  now_at timestamptz := clock_timestamp();
  midnight timestamptz := (select date_trunc('day', now_at at time zone workspace.time_zone) at time zone workspace.time_zone
    from public.workspaces as workspace where workspace.id = p_workspace_id);
  answer jsonb;
begin
  perform private.require_reader(p_workspace_id);
  select jsonb_build_object('at_ms', private.to_ms(now_at), 'open', count(*) filter (where is_open),
    'overdue', count(*) filter (where is_open and due_at <= now_at),
    'unclaimed', count(*) filter (where is_open and not coalesce(claim_ends_at > now_at, false)),
    'mine', count(*) filter (where claimed_by = caller and claim_ends_at > now_at),
    'follow_up', count(*) filter (where status = 'follow_up'),
    'snoozed', count(*) filter (where status = 'snoozed' and not is_open),
    'by_risk', jsonb_build_object('1', count(*) filter (where is_open and risk = 1),
      '2', count(*) filter (where is_open and risk = 2), '3', count(*) filter (where is_open and risk = 3)))
  into answer
  from (select review.*, review.status = 'open' or (review.status = 'snoozed' and review.snooze_ends_at <= now_at) as is_open
    from public.event_reviews as review
    where review.workspace_id = p_workspace_id and review.status in ('open', 'follow_up', 'snoozed')) as pending;
  answer := answer || jsonb_build_object('by_reason', (
    select coalesce(jsonb_object_agg(counted.reason, counted.times), '{}')
    from (select reason, count(*) as times from public.event_reviews as review, unnest(review.reasons) as reason
      where review.workspace_id = p_workspace_id and review.status in ('open', 'snoozed')
        and (review.status = 'open' or review.snooze_ends_at <= now_at) group by reason) as counted));
  answer := answer || (
    select jsonb_build_object('decided_today', count(*),
      'median_decide_s', round((percentile_cont(0.5) within group
        (order by date_part('epoch', review.decided_at - review.created_at)))::numeric, 1),
      'within_sla', round(avg((review.decided_at <= review.due_at)::integer), 4))
    from public.event_reviews as review
    where review.workspace_id = p_workspace_id and review.status in ('confirmed', 'dismissed')
      and review.decided_at >= midnight);
  return answer || jsonb_build_object('coming_back', (
    select coalesce(jsonb_agg(jsonb_build_object('id', soon.id, 'at_ms', private.to_ms(soon.snooze_ends_at),
      'by', soon.decided_by_name, 'reasons', soon.reasons, 'driver_name', driver.name) order by soon.snooze_ends_at, soon.id), '[]')
    from (
      select review.* from public.event_reviews as review
      where review.workspace_id = p_workspace_id and review.status = 'snoozed' and review.snooze_ends_at > now_at
      order by review.snooze_ends_at, review.id limit 5
    ) as soon
    left join public.drivers as driver on driver.workspace_id = soon.workspace_id and driver.id = soon.driver_id));
end
$$;
comment on function public.review_counts(uuid) is
  '{at_ms, open, overdue, unclaimed, mine, follow_up, snoozed, by_risk, by_reason, decided_today, median_decide_s, within_sla '
  '(0 to 1), coming_back}: decided since the workspace''s midnight, from flag to decision. PT404 not_found.';

create or replace function public.review_detail(p_review_id uuid) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  review public.event_reviews;
  pivot bigint;
  stop_position integer;
  session_id uuid;
begin
  select r.* into review from public.event_reviews as r where r.id = p_review_id and r.workspace_id in
    (select member.workspace_id from public.workspace_members as member where member.user_id = auth.uid());
  if not found then
    raise exception 'There is no such review' using errcode = 'PT404', hint = 'not_found';
  end if;
  select event.seq, coalesce(event.stop_index, event.batch_stop_index), event.session_id into pivot, stop_position, session_id
  from public.driver_events as event where event.workspace_id = review.workspace_id and event.seq = review.event_seq;
  -- What was refused stands where the log stood when it came.
  pivot := coalesce(pivot, (select event.seq from public.driver_events as event
    where event.workspace_id = review.workspace_id and event.batch_id = review.batch_id and event.synced_at <= review.created_at
    order by event.seq desc limit 1), 0);
  return jsonb_build_object('at_ms', private.to_ms(clock_timestamp()), 'review', private.review_items(array[review.id]) -> 0,
    'stop', (
      select jsonb_build_object('position', stop.position, 'label', stop.label, 'address', stop.address,
        'latitude', stop.latitude, 'longitude', stop.longitude, 'geofence_radius_m', coalesce(stop.geofence_radius_m,
          rule.geofence_radius_m), 'planned_ms', private.to_ms(stop.planned_arrival))
      from public.delivery_stops as stop join public.workspace_settings as rule on rule.workspace_id = stop.workspace_id
      where stop.workspace_id = review.workspace_id and stop.batch_id = review.batch_id and stop.position = stop_position),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object('seq', event.seq, 'type', event.event_type, 'status', event.driver_status,
        'stop_index', event.stop_index, 'recorded_ms', private.to_ms(event.recorded_at),
        'synced_ms', private.to_ms(event.synced_at), 'latitude', event.latitude, 'longitude', event.longitude,
        'accuracy_m', event.accuracy_m, 'flags', event.flag_reasons, 'note', left(event.metadata ->> 'note', 2000))
        order by event.seq), '[]')
      from (
        (select e.* from public.driver_events as e
          where e.workspace_id = review.workspace_id and e.batch_id = review.batch_id and e.seq <= pivot
          order by e.seq desc limit 13)
        union all
        (select e.* from public.driver_events as e
          where e.workspace_id = review.workspace_id and e.batch_id = review.batch_id and e.seq > pivot
          order by e.seq limit 12)
      ) as event),
    'session', (
      select jsonb_build_object('id', session.id, 'device_model', session.device_model, 'app_version', session.app_version,
        'started_ms', private.to_ms(session.started_at), 'ended_ms', private.to_ms(session.ended_at))
      from public.driver_sessions as session
      where session.workspace_id = review.workspace_id and session.id = session_id),
    'actions', (
      select coalesce(jsonb_agg(jsonb_build_object('id', action.id, 'action', action.action, 'actor_name', action.actor_name,
        'reason_code', action.reason_code, 'note', action.note, 'at_ms', private.to_ms(action.created_at),
        'reverses_id', action.reverses_id) order by action.created_at, action.id), '[]')
      from public.supervisor_actions as action
      where action.workspace_id = review.workspace_id and action.review_id = review.id),
    'others', (
      select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'reasons', other.reasons, 'risk', other.risk,
        'created_ms', private.to_ms(other.created_at), 'batch_id', other.batch_id) order by other.created_at desc, other.id), '[]')
      from (
        select r.* from public.event_reviews as r
        where r.workspace_id = review.workspace_id and r.driver_id = review.driver_id and r.id <> review.id
          and r.status in ('open', 'follow_up', 'snoozed')
        order by r.created_at desc, r.id limit 50
      ) as other));
end
$$;
comment on function public.review_detail(uuid) is
  '{at_ms, review, stop, events, session, actions, others}: the batch''s events before and after, at most 12 each, what was done '
  'with the review, the driver''s other open reviews. PT404 not_found.';

revoke all on function private.review_page(uuid, uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer),
  public.review_queue(uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer),
  public.review_groups(uuid, text, integer), public.review_counts(uuid), public.review_detail(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.review_queue(uuid, text, text[], integer, uuid, uuid, text, boolean, jsonb, integer),
  public.review_groups(uuid, text, integer), public.review_counts(uuid), public.review_detail(uuid) to authenticated;
