-- Sessions as supervisors see them: the list, what ending them would cost, ending many, and ends by idleness.

create or replace function private.version_numbers(p_version text) returns integer[]
language plpgsql immutable strict parallel safe security invoker set search_path = '' as $$
begin
  return string_to_array(substring(p_version from '^[^0-9]*([0-9]{1,6}(?:[.][0-9]{1,6})*)'), '.')::integer[];
end
$$;
comment on function private.version_numbers(text) is '{4,18,2} of "v4.18.2-beta"; null when it has no number.';

create or replace function private.session_batches(p_workspace_id uuid, p_driver_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('batch_id', batch.id, 'reference', batch.reference,
      'driver_status', batch.driver_status, 'stop_index', batch.current_stop_index, 'stop_count', batch.stop_count,
      'next_stop_label', stop.label, 'planned_end_at', batch.planned_end_at)
      order by batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED') desc, batch.scheduled_date desc, batch.reference), '[]')
    from public.delivery_batches as batch join public.workspaces as workspace on workspace.id = batch.workspace_id
    left join public.delivery_stops as stop on stop.workspace_id = batch.workspace_id and stop.batch_id = batch.id
      and stop.position = batch.current_stop_index
    where batch.workspace_id = p_workspace_id and batch.driver_id = p_driver_id
      and (batch.scheduled_date = (now() at time zone workspace.time_zone)::date
        or batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED')));
end
$$;

create or replace function public.session_preflight(p_session_ids uuid[]) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  caller uuid := auth.uid();
begin
  if p_session_ids is null or cardinality(p_session_ids) not between 1 and 500 then
    raise exception 'Name 1 to 500 sessions' using errcode = 'PT422', hint = 'bad_list';
  end if;
  return (
    with asked as (
      select wanted.id as asked_id, wanted.place, session.*, driver.code, driver.name,
        private.session_batches(session.workspace_id, session.driver_id) as batches
      from unnest(p_session_ids) with ordinality as wanted (id, place)
      left join (public.driver_sessions as session join public.drivers as driver on driver.id = session.driver_id
        join public.workspace_members as member on member.workspace_id = session.workspace_id and member.user_id = caller)
        on session.id = wanted.id
    ), limits as (
      select count(distinct driver_id) > 10 as many from (
        select asked.driver_id from asked where asked.ended_at is null and asked.driver_id is not null
        union all
        select action.driver_id from public.supervisor_actions as action
        where action.workspace_id in (select asked.workspace_id from asked) and action.actor_id = caller
          and action.action = 'force_logout' and action.created_at > clock_timestamp() - interval '10 minutes'
          and not action.after ? 'approval_id'
      ) as drivers
    )
    select jsonb_agg(case when asked.driver_id is null then jsonb_build_object('session_id', asked.asked_id, 'found', false)
      else jsonb_build_object('session_id', asked.asked_id, 'found', true, 'driver_id', asked.driver_id, 'driver_code', asked.code,
        'driver_name', asked.name, 'device_model', asked.device_model, 'app_version', asked.app_version,
        'started_at', asked.started_at, 'last_active_at', asked.last_active_at,
        'last_contact_at', greatest(asked.last_contact_at, asked.last_active_at), 'events_waiting', asked.events_waiting,
        'battery_percent', asked.battery_percent, 'ended_at', asked.ended_at, 'end_reason', asked.end_reason,
        'mid_route', 
          asked.batches @? '$[*] ? (@.driver_status == "EN_ROUTE" || @.driver_status == "AT_STOP" || @.driver_status == "DELAYED")',
        'needs_second_supervisor', limits.many, 'batches', asked.batches) end order by asked.place)
    from asked, limits);
end
$$;
comment on function public.session_preflight(uuid[]) is
  'What ending these sessions would cost, in their order: [{session_id, found, driver, device, last contact, events_waiting, '
  'mid_route, needs_second_supervisor, batches}]; not yours is not found. PT422 bad_list.';

create or replace function public.invalidate_driver_sessions(p_session_ids uuid[], p_reason_code text, p_note text,
  p_request_id uuid, p_break_glass_reason text default null) returns jsonb
language plpgsql volatile security definer -- ends others' sessions and revokes their sign-ins
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  member public.workspace_members;
  call constant jsonb := jsonb_build_object('invalidate_driver_sessions', p_session_ids, 'reason', p_reason_code, 'note', p_note,
    'break_glass', p_break_glass_reason);
  earlier jsonb;
  note text;
  details jsonb;
  session_id uuid;
  code text;
  reason text;
  message text;
  results jsonb[] := '{}';
begin
  if p_session_ids is null or cardinality(p_session_ids) not between 1 and 500 then
    raise exception 'Name 1 to 500 sessions' using errcode = 'PT422', hint = 'bad_list';
  end if;
  -- All of one workspace: the first that is the caller's says which; the others of it are not found.
  member := private.require_role((select session.workspace_id from public.driver_sessions as session
    join public.workspace_members as m on m.workspace_id = session.workspace_id and m.user_id = caller
    where session.id = any (p_session_ids) order by array_position(p_session_ids, session.id) limit 1),
    '{supervisor,admin}', 'session');
  earlier := private.earlier_answer(member.workspace_id, caller, p_request_id, call);
  if earlier is not null then
    return earlier;
  end if;
  note := private.require_reason(member.workspace_id, 'force_logout', p_reason_code, p_note);
  perform private.lock_force_logouts(member);
  perform from public.driver_sessions as session
  where session.id = any (p_session_ids) and session.workspace_id = member.workspace_id order by session.id for no key update;
  details := private.require_second_supervisor(member, array(select session.driver_id from public.driver_sessions as session
      where session.id = any (p_session_ids) and session.workspace_id = member.workspace_id and session.ended_at is null),
    p_break_glass_reason) || jsonb_build_object('bulk_request_id', p_request_id);
  foreach session_id in array p_session_ids loop
    begin
      results := array_append(results, private.force_logout(member, session_id, p_reason_code, note, null, details)
        || '{"verdict": "done", "reason": null, "message": null}');
    exception when others then
      get stacked diagnostics code = returned_sqlstate, reason = pg_exception_hint, message = message_text;
      if code not like 'PT%' then
        raise;
      end if;
      results := array_append(results, jsonb_build_object('session_id', session_id, 'verdict', 'refused', 'reason', reason,
        'message', message, 'action_id', null, 'ended_at', null));
    end;
  end loop;
  return private.keep_answer(member.workspace_id, caller, p_request_id, call,
    jsonb_build_object('results', to_jsonb(results)));
end
$$;
comment on function public.invalidate_driver_sessions(uuid[], text, text, uuid, text) is
  '{results: [{session_id, verdict: done | refused, reason, message, action_id, ended_at}], replayed}, in order. Refused as a '
  'whole: PT404 not_found when none is yours, PT403 role_required or approval_required, PT409 request_reused, PT422 bad_list, '
  'unknown_reason, note_too_short.';

create or replace function private.expire_idle_sessions() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  session record;
  ended timestamptz;
  expired integer := 0;
begin
  -- All are locked before the first takes the counters; what is busy is not idle.
  for session in
    select s.*, rule.session_timeout_minutes from public.driver_sessions as s
    join public.workspace_settings as rule on rule.workspace_id = s.workspace_id
    where s.ended_at is null and clock_timestamp() - make_interval(mins => rule.session_timeout_minutes) > case
      when exists (select from public.delivery_batches as batch where batch.workspace_id = s.workspace_id
        and batch.driver_id = s.driver_id and batch.driver_status in ('EN_ROUTE', 'AT_STOP', 'DELAYED'))
      then greatest(s.last_active_at, s.last_contact_at) else s.last_active_at end
    order by s.workspace_id, s.id limit 500 for no key update of s skip locked
  loop
    update public.driver_sessions as s set ended_at = clock_timestamp(), end_reason = 'idle' where s.id = session.id
    returning s.ended_at into ended;
    delete from auth.sessions as sign_in where sign_in.user_id = session.driver_id;
    insert into public.supervisor_actions (workspace_id, actor_name, action, driver_id, session_id, before, after)
    values (session.workspace_id, 'Idle limit', 'idle_logout', session.driver_id, session.id,
      jsonb_build_object('last_active_at', session.last_active_at, 'last_contact_at', session.last_contact_at,
        'events_waiting', session.events_waiting, 'device_model', session.device_model),
      jsonb_build_object('ended_at', ended, 'limit_minutes', session.session_timeout_minutes));
    expired := expired + 1;
  end loop;
  return expired;
end
$$;
comment on function private.expire_idle_sessions() is
  'Ends sessions without an event, on a route without any sign of life, for as long as their workspace allows, at most 500 a '
  'call, each with its line in the audit. Returns how many. What such a device still holds is taken in at the next sign-in.';

revoke all on function private.version_numbers(text), private.session_batches(uuid, uuid), private.expire_idle_sessions(),
  public.session_preflight(uuid[]), public.invalidate_driver_sessions(uuid[], text, text, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.session_preflight(uuid[]), public.invalidate_driver_sessions(uuid[], text, text, uuid, text)
  to authenticated;
