-- The list of sessions: who is signed in on what, how long silent, how far behind in syncing.

create or replace function private.session_summaries(p_workspace_id uuid) returns table (session_id uuid, state text[],
  idle_minutes integer, old_app boolean)
language plpgsql stable security invoker set search_path = '' as $$
begin
  return query
    select session.id,
      array_remove(array['all', case when session.ended_at is null then 'active' else 'ended' end,
        case when session.ended_at is null and silent.minutes >= rule.idle_after_minutes then 'idle' end,
        case when session.ended_at is null and version.old then 'old_app' end,
        case when session.ended_at is null and exists (select from public.delivery_batches as batch
          where batch.workspace_id = p_workspace_id and batch.driver_id = session.driver_id
            and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED')) then 'on_route' end], null),
      silent.minutes, version.old
    from public.driver_sessions as session
    join public.workspace_settings as rule on rule.workspace_id = session.workspace_id
    cross join lateral (select floor(date_part('epoch', coalesce(session.ended_at, now()) - session.last_active_at) / 60)::integer)
      as silent (minutes)
    cross join lateral (select coalesce(private.version_numbers(session.app_version)
      < private.version_numbers(rule.minimum_app_version), false)) as version (old)
    where session.workspace_id = p_workspace_id
      and (session.ended_at is null or session.ended_at > now() - interval '7 days');
end
$$;

create or replace function public.session_list(p_workspace_id uuid, p_state text default 'active', p_search text default null,
  p_limit integer default 100, p_after jsonb default null) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  wanted integer := least(greatest(coalesce(p_limit, 100), 1), 500);
  pattern text := '%' || replace(replace(replace(btrim(coalesce(p_search, '')), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  after_at timestamptz;
  after_id uuid;
  counts jsonb;
  rows jsonb;
begin
  perform private.require_reader(p_workspace_id);
  if p_state is null or p_state not in ('active', 'idle', 'old_app', 'on_route', 'ended', 'all') then
    raise exception 'Sessions are listed as active, idle, old_app, on_route, ended or all'
      using errcode = 'PT422', hint = 'bad_state';
  elsif length(p_search) > 200 then
    raise exception 'Search for at most 200 characters' using errcode = 'PT422', hint = 'bad_filter';
  elsif p_after is not null then
    after_at := to_timestamp((p_after ->> 'at')::double precision / 1e6);
    after_id := p_after ->> 'id';
  end if;
  select jsonb_build_object('active', count(*) filter (where 'active' = any (state)),
      'idle', count(*) filter (where 'idle' = any (state)), 'old_app', count(*) filter (where 'old_app' = any (state)),
      'on_route', count(*) filter (where 'on_route' = any (state)), 'ended', count(*) filter (where 'ended' = any (state)))
  into counts from private.session_summaries(p_workspace_id);
  select coalesce(jsonb_agg(to_jsonb(line) order by line.place), '[]') into rows from (
    select session.id as session_id, session.driver_id, driver.code as driver_code, driver.name as driver_name,
      session.device_id, session.device_model, session.app_version, summary.old_app, session.started_at,
      session.last_active_at, greatest(session.last_contact_at, session.last_active_at) as last_contact_at,
      summary.idle_minutes, session.events_waiting, session.battery_percent, session.latitude, session.longitude,
      session.accuracy_m, session.clock_skew_seconds, lag.p95_ms as lag_p95_ms,
      private.session_batches(p_workspace_id, session.driver_id) -> 0 as batch,
      session.ended_at, session.end_reason, coalesce(member.name, self.name) as ended_by_name,
      chosen.place, chosen.at_us
    from (
      select summary.session_id, (extract(epoch from coalesce(s.ended_at, s.last_active_at)) * 1e6)::bigint as at_us,
        row_number() over (order by s.ended_at is not null,
          case when s.ended_at is null then s.last_active_at end, s.ended_at desc, s.id) as place
      from private.session_summaries(p_workspace_id) as summary
      join public.driver_sessions as s on s.id = summary.session_id
      join public.drivers as d on d.id = s.driver_id
      where p_state = any (summary.state) and (d.name ilike pattern or d.code ilike pattern or s.device_model ilike pattern
          or s.device_id ilike pattern or (pattern = '%%'))
        and (p_after is null or case
          when (p_after ->> 'ended')::boolean then s.ended_at is not null and (s.ended_at < after_at
            or (s.ended_at = after_at and s.id > after_id))
          else s.ended_at is not null or (s.last_active_at, s.id) > (after_at, after_id) end)
      order by place limit wanted + 1
    ) as chosen
    join private.session_summaries(p_workspace_id) as summary on summary.session_id = chosen.session_id
    join public.driver_sessions as session on session.id = chosen.session_id
    join public.drivers as driver on driver.id = session.driver_id
    left join public.workspace_members as member
      on member.workspace_id = p_workspace_id and member.user_id = session.ended_by
    left join public.drivers as self on self.workspace_id = p_workspace_id and self.id = session.ended_by
    left join lateral (
      select round(percentile_cont(0.95) within group (order by recent.lag_ms)) as p95_ms from (
        select date_part('epoch', event.synced_at - event.recorded_at) * 1000 as lag_ms from public.driver_events as event
        where event.workspace_id = p_workspace_id and event.session_id = session.id order by event.seq desc limit 50
      ) as recent
    ) as lag on true
  ) as line;
  return jsonb_build_object('counts', counts,
    'rows', (select coalesce(jsonb_agg(row.value - '{place,at_us}'::text[] order by row.place), '[]')
      from jsonb_array_elements(rows) with ordinality as row (value, place) where row.place <= wanted),
    'next', case when jsonb_array_length(rows) > wanted then jsonb_build_object('at', rows -> (wanted - 1) -> 'at_us',
      'id', rows -> (wanted - 1) -> 'session_id', 'ended', rows -> (wanted - 1) ->> 'ended_at' is not null) end);
end
$$;
comment on function public.session_list(uuid, text, text, integer, jsonb) is
  '{counts, rows, next}: the longest silent first, after them the ended of seven days, newest first; lag_p95_ms over the last 50 '
  'events. States: active, idle, old_app, on_route, ended, all. PT404 not_found, PT422 bad_state '
  'or bad_filter.';

revoke all on function private.session_summaries(uuid), public.session_list(uuid, text, text, integer, jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.session_list(uuid, text, text, integer, jsonb) to authenticated;
