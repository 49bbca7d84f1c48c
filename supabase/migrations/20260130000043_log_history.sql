-- History: events, refused events and actions as one log, newest first, page by page; a call looks through so many lines and no more.

create index if not exists driver_events_flagged_seq_idx on public.driver_events (workspace_id, seq) where flagged_for_review;
create index if not exists supervisor_actions_order_idx on public.supervisor_actions (workspace_id, event_seq, seq);

-- By halving: events are numbered as they come, so that no index of times is needed. A minute's grace covers those that overtook.
create or replace function private.seq_before(p_workspace_id uuid, p_at timestamptz) returns bigint
language plpgsql stable security invoker set search_path = '' as $$
declare
  low bigint := 0;
  high bigint := (select head.seq + 1 from public.workspace_heads as head where head.workspace_id = p_workspace_id);
  middle bigint;
begin
  while high - low > 1 loop
    middle := (low + high) / 2;
    if (select event.synced_at from public.driver_events as event
      where event.workspace_id = p_workspace_id and event.seq = middle) < p_at
    then
      low := middle;
    else
      high := middle;
    end if;
  end loop;
  return low;
end
$$;
comment on function private.seq_before(uuid, timestamptz) is 'The last event that was synced before this time, to about a minute.';

-- An expression and no more, without settings of its own, so that it becomes part of the query that asks for it: a call a line
-- costs more than all else of a page.
create or replace function private.event_item(p_event public.driver_events, p_batch public.delivery_batches,
  p_driver public.drivers) returns json
language sql stable security invoker as $$
  select json_build_object('kind', 'event', 'key', format('%s.0', (p_event).seq), 'seq', (p_event).seq, 'id', (p_event).id,
    'at_ms', private.to_ms((p_event).synced_at), 'recorded_ms', private.to_ms((p_event).recorded_at), 'event_type', (p_event).event_type,
    'from_status', (p_event).from_status, 'driver_status', (p_event).driver_status, 'stop_index', (p_event).stop_index,
    'batch_id', (p_event).batch_id, 'reference', (p_batch).reference, 'driver_id', (p_event).driver_id, 'driver_code', (p_driver).code,
    'driver_name', (p_driver).name, 'session_id', (p_event).session_id, 'flags', (p_event).flag_reasons, 'actor_id', (p_event).actor_id,
    'actor_name', coalesce((p_event).metadata ->> 'actor_name', (p_driver).name), 'action_id', (p_event).metadata -> 'action_id',
    'reason_code', (p_event).metadata -> 'reason_code', 'reason', left((p_event).metadata ->> 'reason', 500),
    'note', left((p_event).metadata ->> 'note', 2000), 'latitude', (p_event).latitude, 'longitude', (p_event).longitude,
    'accuracy_m', (p_event).accuracy_m, 'evidence', (p_event).metadata -> 'evidence',
    'lateness_min', (p_event).metadata -> 'execution' -> 'lateness_minutes')
$$;

-- One plan for all actions of a page, whatever the search around it asked for.
create or replace function private.action_item(p_action public.supervisor_actions) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
  return (
    select json_build_object('kind', 'action', 'key', format('%s.%s', p_action.event_seq, p_action.seq), 'seq', p_action.seq,
      'event_seq', p_action.event_seq, 'id', p_action.id, 'at_ms', private.to_ms(p_action.created_at), 'action', p_action.action,
      'actor_id', p_action.actor_id, 'actor_name', p_action.actor_name, 'batch_id', p_action.batch_id,
      'reference', batch.reference, 'driver_id', p_action.driver_id, 'driver_code', driver.code, 'driver_name', driver.name,
      'session_id', p_action.session_id, 'reason_code', p_action.reason_code, 'reason_label',
        private.reason_label(p_action.workspace_id, p_action.action, p_action.reason_code),
      'note', p_action.note, 'before', p_action.before, 'after', p_action.after, 'reverses_id', p_action.reverses_id,
      'reversed_by', (select later.id from public.supervisor_actions as later
        where later.workspace_id = p_action.workspace_id and later.reverses_id = p_action.id order by later.seq limit 1),
      'more', jsonb_strip_nulls(to_jsonb(p_action) - '{id,workspace_id,actor_id,actor_name,action,batch_id,driver_id,session_id,'
        'reason_code,note,before,after,request_id,reverses_id,created_at,seq,event_seq,chain,revision}'::text[]))
    from (select) as line
    left join public.delivery_batches as batch on batch.id = p_action.batch_id
    left join public.drivers as driver on driver.id = p_action.driver_id);
end
$$;

create or replace function private.rejected_item(p_rejected public.rejected_driver_events) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
  return (
    select json_build_object('kind', 'rejected',
      'key', format('%s.%s.%s', p_rejected.event_seq, p_rejected.action_seq, p_rejected.number), 'seq', p_rejected.event_seq,
      'id', p_rejected.id, 'at_ms', private.to_ms(p_rejected.first_received_at),
      'recorded_ms', private.to_ms(p_rejected.recorded_at), 'event_type', p_rejected.event_type,
      'driver_status', p_rejected.evidence -> 0 -> 'status', 'batch_id', p_rejected.batch_id, 'reference', batch.reference,
      'driver_id', p_rejected.driver_id, 'driver_code', driver.code, 'driver_name', driver.name,
      'actor_id', p_rejected.driver_id, 'actor_name', driver.name, 'flags', p_rejected.flag_reasons,
      'reason_code', p_rejected.reason, 'reason', p_rejected.message,
      'note', left(p_rejected.payload -> 'metadata' ->> 'note', 2000), 'attempts', p_rejected.attempts,
      'evidence', p_rejected.evidence)
    from public.drivers as driver
    left join public.delivery_batches as batch on batch.id = p_rejected.batch_id
    where driver.id = p_rejected.driver_id);
end
$$;
comment on function private.rejected_item(public.rejected_driver_events) is
  'seq is that of the last event before it: what was refused has no number of its own in the log.';

-- Custom plans: a filter that was not given costs nothing.
create or replace function public.log_history(p_workspace_id uuid, p_before text default null, p_limit integer default 50,
  p_kinds text[] default null, p_driver_id uuid default null, p_batch_id uuid default null, p_session_id uuid default null,
  p_actor_id uuid default null, p_event_types public.event_type[] default null, p_actions text[] default null,
  p_flagged boolean default null, p_from timestamptz default null, p_to timestamptz default null, p_text text default null)
returns json
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  span constant integer := 10000;
  kinds text[] := coalesce(p_kinds, '{event,rejected,action}');
  has_events boolean;
  has_actions boolean;
  has_rejected boolean;
  -- A line's place: the event, or the event and the action before it, or what was refused after both.
  top bigint[] := array[9223372036854775807, 9223372036854775807, 0];
  last_seq bigint;
  first_seq bigint := 0;
  event_floor bigint;
  action_floor bigint;
  rejected_floor bigint[];
  bound bigint[];
  pattern text := '%' || replace(replace(replace(btrim(p_text), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  named_drivers uuid[];
  named_batches uuid[];
  keys bigint[];
  items json;
begin
  perform private.require_reader(p_workspace_id);
  if not coalesce(p_limit between 1 and 200, false) or not kinds <@ '{event,rejected,action}'::text[] or length(p_text) > 200
    or p_before !~ '^\d{1,18}\.\d{1,18}\.\d{1,18}$'
  then
    raise exception 'The limit (1 to 200), the kinds, the text or the cursor cannot be searched for'
      using errcode = 'PT422', hint = 'bad_filter';
  end if;
  top := coalesce(string_to_array(p_before, '.')::bigint[], top);
  has_events := 'event' = any (kinds) and p_actions is null;
  has_actions := 'action' = any (kinds) and p_event_types is null and p_flagged is null;
  has_rejected := 'rejected' = any (kinds) and p_actions is null and p_session_id is null;
  select head.seq into last_seq from public.workspace_heads as head where head.workspace_id = p_workspace_id;
  if p_to is not null then
    last_seq := private.seq_before(p_workspace_id, p_to + interval '1 minute');
  end if;
  if p_from is not null then
    first_seq := private.seq_before(p_workspace_id, p_from - interval '1 minute');
  end if;
  if p_text is not null then
    named_drivers := array(select driver.id from public.drivers as driver where driver.workspace_id = p_workspace_id
      and (driver.code = upper(btrim(p_text)) or driver.name ilike pattern));
    named_batches := array(select batch.id from public.delivery_batches as batch
      where batch.workspace_id = p_workspace_id and batch.reference in (btrim(p_text), upper(btrim(p_text))));
  end if;
  last_seq := least(last_seq, top[1] - (top[2] + top[3] = 0)::integer);

  -- How far down this call looks. Both logs are numbered without gaps: only where an index leads must the lines be counted.
  if has_events and p_batch_id is null and p_driver_id is null and p_flagged is null then
    event_floor := last_seq - span;
  elsif has_events then
    event_floor := (select e.seq from public.driver_events as e
      where e.workspace_id = p_workspace_id and e.seq <= last_seq and e.seq > first_seq
        and (p_batch_id is null or e.batch_id = p_batch_id) and (p_driver_id is null or e.driver_id = p_driver_id)
        and (p_flagged is null or e.flagged_for_review = p_flagged)
      order by e.seq desc offset span limit 1);
  end if;
  if has_actions then
    action_floor := (select a.seq - span from public.supervisor_actions as a
      where a.workspace_id = p_workspace_id
        and (a.event_seq, a.seq) < (least(top[1], last_seq + 1), top[2] + sign(top[3])::bigint)
      order by a.event_seq desc, a.seq desc limit 1);
  end if;
  if has_rejected then
    rejected_floor := (select array[r.event_seq, r.action_seq, r.number + 1] from public.rejected_driver_events as r
      where r.workspace_id = p_workspace_id and r.event_seq >= first_seq
        and (r.event_seq, r.action_seq, r.number) < (least(top[1], last_seq + 1), top[2], top[3])
      order by r.event_seq desc, r.action_seq desc, r.number desc offset span limit 1);
  end if;
  bound := greatest(case when event_floor > first_seq then array[event_floor, 0, 1] end, rejected_floor,
    (select array[a.event_seq, a.seq, 1] from public.supervisor_actions as a
      where a.workspace_id = p_workspace_id and a.seq = action_floor and a.event_seq >= first_seq));

  with found_events as (
    select array[e.seq, 0, 0] as key, e as event, null::public.supervisor_actions as action,
      null::public.rejected_driver_events as rejected
    from public.driver_events as e
    where has_events and e.workspace_id = p_workspace_id and e.seq <= last_seq and e.seq > first_seq
      and (event_floor is null or e.seq > event_floor)
      and (p_batch_id is null or e.batch_id = p_batch_id) and (p_driver_id is null or e.driver_id = p_driver_id)
      and (p_flagged is null or e.flagged_for_review = p_flagged)
      and (p_session_id is null or e.session_id = p_session_id) and (p_actor_id is null or e.actor_id = p_actor_id)
      and (p_event_types is null or e.event_type = any (p_event_types))
      and (p_from is null or e.synced_at >= p_from) and (p_to is null or e.synced_at < p_to)
      and (p_text is null or e.driver_id = any (named_drivers) or e.batch_id = any (named_batches)
        or e.metadata ->> 'note' ilike pattern or e.metadata ->> 'reason' ilike pattern
        or e.metadata ->> 'actor_name' ilike pattern)
    order by e.seq desc limit p_limit + 1
  ), found_actions as (
    select array[a.event_seq, a.seq, 0] as key, null::public.driver_events as event, a as action,
      null::public.rejected_driver_events as rejected
    from public.supervisor_actions as a
    where has_actions and a.workspace_id = p_workspace_id and a.seq > action_floor
      and a.event_seq >= first_seq
      and (a.event_seq, a.seq) < (least(top[1], last_seq + 1), top[2] + sign(top[3])::bigint)
      and (p_batch_id is null or a.batch_id = p_batch_id) and (p_driver_id is null or a.driver_id = p_driver_id)
      and (p_session_id is null or a.session_id = p_session_id) and (p_actor_id is null or a.actor_id = p_actor_id)
      and (p_actions is null or a.action = any (p_actions))
      -- The event of an override is that line already.
      and (not has_events or a.action <> 'override')
      and (p_from is null or a.created_at >= p_from) and (p_to is null or a.created_at < p_to)
      and (p_text is null or a.driver_id = any (named_drivers) or a.batch_id = any (named_batches)
        or a.note ilike pattern or a.actor_name ilike pattern)
    order by a.event_seq desc, a.seq desc limit p_limit + 1
  ), found_rejected as (
    select array[r.event_seq, r.action_seq, r.number] as key, null::public.driver_events as event,
      null::public.supervisor_actions as action, r as rejected
    from public.rejected_driver_events as r
    where has_rejected and r.workspace_id = p_workspace_id and r.event_seq >= first_seq
      and (r.event_seq, r.action_seq, r.number) < (least(top[1], last_seq + 1), top[2], top[3])
      and (rejected_floor is null or (r.event_seq, r.action_seq, r.number)
        >= (rejected_floor[1], rejected_floor[2], rejected_floor[3]))
      and (p_batch_id is null or r.batch_id = p_batch_id) and (p_driver_id is null or r.driver_id = p_driver_id)
      and (p_flagged is null or (r.flag_reasons <> '{}') = p_flagged) and (p_actor_id is null or r.driver_id = p_actor_id)
      and (p_event_types is null or r.event_type = any (p_event_types))
      and (p_from is null or r.first_received_at >= p_from) and (p_to is null or r.first_received_at < p_to)
      and (p_text is null or r.driver_id = any (named_drivers) or r.batch_id = any (named_batches)
        or r.message ilike pattern or r.payload -> 'metadata' ->> 'note' ilike pattern)
    order by r.event_seq desc, r.action_seq desc, r.number desc limit p_limit + 1
  ), found as (
    select row_number() over (order by line.key desc) as number, line.*
    from (select * from found_events union all select * from found_actions union all select * from found_rejected) as line
    where bound is null or line.key >= bound
    order by line.key desc limit p_limit + 1
  )
  select coalesce(json_agg(case when batch.id is not null then private.event_item(line.event, batch, driver)
      when not line.action is null then private.action_item(line.action) else private.rejected_item(line.rejected) end
      order by line.number) filter (where line.number <= p_limit), '[]'),
    case when count(*) > p_limit then
      string_to_array(max(array_to_string(line.key, '.')) filter (where line.number = p_limit), '.')::bigint[] else bound end
  into items, keys
  from found as line
  left join public.delivery_batches as batch on batch.id = (line.event).batch_id
  left join public.drivers as driver on driver.id = (line.event).driver_id;
  return json_build_object('items', items, 'next', array_to_string(keys, '.'),
    'searched_to_ms', (select private.to_ms(event.synced_at) from public.driver_events as event
      where event.workspace_id = p_workspace_id and event.seq = keys[1]),
    'head', (select jsonb_build_object('seq', head.seq, 'action_seq', head.action_seq)
      from public.workspace_heads as head where head.workspace_id = p_workspace_id));
end
$$;
comment on function public.log_history(uuid, text, integer, text[], uuid, uuid, uuid, uuid, public.event_type[], text[], boolean,
  timestamptz, timestamptz, text) is
  '{items, next, searched_to_ms, head: {seq, action_seq}}: events, refused events (kind rejected, where they first came) and '
  'actions, newest first; next goes into p_before, null is the end. A page may be short and still have a next: a call looks '
  'through 10000 lines. The action of an override is left out where its event is. PT404 not_found, PT422 bad_filter.';

revoke all on function private.seq_before(uuid, timestamptz),
  private.event_item(public.driver_events, public.delivery_batches, public.drivers), private.action_item(public.supervisor_actions),
  private.rejected_item(public.rejected_driver_events),
  public.log_history(uuid, text, integer, text[], uuid, uuid, uuid, uuid, public.event_type[], text[], boolean, timestamptz,
    timestamptz, text) from public, anon, authenticated, service_role;
grant execute on function public.log_history(uuid, text, integer, text[], uuid, uuid, uuid, uuid, public.event_type[], text[],
  boolean, timestamptz, timestamptz, text) to authenticated, service_role;
