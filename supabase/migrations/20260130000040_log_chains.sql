-- Proof: events and actions are each hash-chained in a workspace, and verify_log() names the first line that was tampered with.

alter table public.supervisor_actions add column if not exists seq bigint not null;
alter table public.supervisor_actions add column if not exists event_seq bigint not null;
alter table public.supervisor_actions add column if not exists chain bytea not null;
create unique index if not exists supervisor_actions_workspace_id_seq_key on public.supervisor_actions (workspace_id, seq);
comment on column public.supervisor_actions.seq is 'Counts a workspace''s actions in commit order, no gaps.';
comment on column public.supervisor_actions.event_seq is 'The last event before it: (event_seq, seq) orders events and actions as one log.';
comment on column public.supervisor_actions.chain is 'Hash of the chain before it, both numbers and its content.';

alter table public.workspace_heads add column if not exists action_seq bigint not null default 0;
alter table public.workspace_heads add column if not exists action_chain bytea not null default '';

-- An expression that the planner copies into its callers, which takes half the time of a call.
create or replace function private.event_digest(p_event public.driver_events) returns bytea
language sql stable security invoker as $$
  -- Times and places in binary: as text they would depend on the settings of the session.
  select sha256(convert_to(format('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', p_event.id, p_event.workspace_id,
      p_event.driver_id, p_event.batch_id, p_event.session_id, p_event.event_type, p_event.driver_status, p_event.from_status,
      p_event.stop_index, p_event.batch_stop_index, p_event.client_event_id, p_event.fingerprint, p_event.actor_id,
      p_event.flagged_for_review, p_event.flag_reasons, p_event.signature, p_event.metadata), 'UTF8')
    || timestamptz_send(p_event.recorded_at) || timestamptz_send(p_event.synced_at)
    || coalesce('\x01' || float8send(p_event.latitude), '\x00') || coalesce('\x01' || float8send(p_event.longitude), '\x00')
    || coalesce('\x01' || float8send(p_event.accuracy_m), '\x00'))
$$;
comment on function private.event_digest(public.driver_events) is 'SHA-256 of every column but seq and chain.';

create or replace function private.action_digest(p_action public.supervisor_actions) returns bytea
language plpgsql stable security invoker set search_path = '' set timezone = 'UTC' as $$
begin
  -- What is null is left out, so that a column added later changes no digest of before.
  return (select sha256(convert_to(jsonb_object_agg(field.key, field.value)::text, 'UTF8'))
    from jsonb_each(to_jsonb(p_action) - '{seq,event_seq,chain}'::text[]) as field where field.value <> 'null');
end
$$;
comment on function private.action_digest(public.supervisor_actions) is 'SHA-256 of every column but seq, event_seq and chain.';

create or replace function private.chain_action() returns trigger
language plpgsql volatile security definer -- the counters belong to nobody's hands
set search_path = '' as $$
declare
  digest bytea := private.action_digest(new);
begin
  perform private.lock_head(new.workspace_id);
  update public.workspace_heads as head
  set action_seq = head.action_seq + 1, sending_xid = private.sending_xid(head.sending_xid, head.sent_at),
    action_chain = sha256(head.action_chain || int8send(head.action_seq + 1) || int8send(head.seq) || digest)
  where head.workspace_id = new.workspace_id
  returning head.action_seq, head.seq, head.action_chain into strict new.seq, new.event_seq, new.chain;
  return new;
end
$$;
drop trigger if exists supervisor_actions_090_chain on public.supervisor_actions;
create trigger supervisor_actions_090_chain before insert on public.supervisor_actions
  for each row execute function private.chain_action();

create or replace function private.log_problem(p_log text, p_seq bigint, p_kind text, p_detail text) returns jsonb
language sql immutable security invoker set search_path = '' as $$
  select jsonb_build_object('log', p_log, 'seq', p_seq, 'kind', p_kind, 'detail', p_detail)
$$;

-- The end of a chain beside what the head says of it. Null when they agree.
create or replace function private.check_log_end(p_log text, p_last_seq bigint, p_last_chain bytea, p_head_seq bigint,
  p_head_chain bytea, p_beyond bigint) returns jsonb
language plpgsql immutable security invoker set search_path = '' as $$
begin
  return case
    when p_last_seq < p_head_seq then private.log_problem(p_log, p_last_seq + 1, 'truncated',
      format('The log ends at %s, its head says %s', p_last_seq, p_head_seq))
    when p_beyond is not null then private.log_problem(p_log, p_beyond, 'beyond_head',
      format('The head says %s: this line was written past it', p_head_seq))
    when p_last_chain is distinct from p_head_chain then private.log_problem(p_log, p_last_seq, 'head',
      'The last line does not lead to the head')
  end;
end
$$;

create or replace function private.verify_events(p_workspace_id uuid, p_from_seq bigint, p_to_seq bigint,
  p_head public.workspace_heads, out checked bigint, out problem jsonb)
language plpgsql stable security invoker set search_path = '' as $$
declare
  event public.driver_events;
  expected bigint := p_from_seq;
  chain bytea := '';
  astray bigint;
begin
  checked := 0;
  if p_from_seq > 1 then
    select e.chain into chain from public.driver_events as e where e.workspace_id = p_workspace_id and e.seq = p_from_seq - 1;
    if not found then
      problem := private.log_problem('events', p_from_seq - 1, 'missing', 'There is no such line');
      return;
    end if;
  end if;
  for event in select e.* from public.driver_events as e
    where e.workspace_id = p_workspace_id and e.seq between p_from_seq and p_to_seq order by e.seq
  loop
    if event.seq <> expected then
      problem := private.log_problem('events', expected, 'missing', format('The next line is %s', event.seq));
      return;
    end if;
    if event.chain <> sha256(chain || int8send(event.seq) || private.event_digest(event)) then
      problem := private.log_problem('events', event.seq, 'changed', 'Its content is not what was chained');
      return;
    end if;
    chain := event.chain;
    expected := expected + 1;
  end loop;
  checked := expected - p_from_seq;
  if p_to_seq >= p_head.seq then
    select e.seq into astray from public.driver_events as e
    where e.workspace_id = p_workspace_id and e.seq > p_head.seq order by e.seq limit 1;
    problem := private.check_log_end('events', expected - 1, chain, p_head.seq, p_head.chain, astray);
  elsif expected <= p_to_seq then
    problem := private.log_problem('events', expected, 'missing', format('The head says %s', p_head.seq));
  end if;
end
$$;

create or replace function private.verify_actions(p_workspace_id uuid, p_head public.workspace_heads,
  out checked bigint, out problem jsonb)
language plpgsql stable security invoker set search_path = '' as $$
declare
  action public.supervisor_actions;
  expected bigint := 1;
  chain bytea := '';
  astray bigint;
begin
  checked := 0;
  for action in select a.* from public.supervisor_actions as a
    where a.workspace_id = p_workspace_id and a.seq <= p_head.action_seq order by a.seq
  loop
    if action.seq <> expected then
      problem := private.log_problem('actions', expected, 'missing', format('The next line is %s', action.seq));
      return;
    end if;
    if action.chain
      <> sha256(chain || int8send(action.seq) || int8send(action.event_seq) || private.action_digest(action))
    then
      problem := private.log_problem('actions', action.seq, 'changed', 'Its content is not what was chained');
      return;
    end if;
    chain := action.chain;
    expected := expected + 1;
  end loop;
  checked := expected - 1;
  select a.seq into astray from public.supervisor_actions as a
  where a.workspace_id = p_workspace_id and a.seq > p_head.action_seq order by a.seq limit 1;
  problem := private.check_log_end('actions', expected - 1, chain, p_head.action_seq, p_head.action_chain, astray);
end
$$;

-- Without these a line can be written or changed that no chain holds.
create or replace function private.verify_log_triggers() returns jsonb
language sql stable security definer -- the catalogue of tables is not for every reader
set search_path = '' as $$
  select coalesce(jsonb_agg(private.log_problem('schema', null, 'trigger', format('%s on %s is %s', guard.name, guard.relation,
    case when trigger.oid is null then 'missing' else 'disabled' end)) order by guard.relation, guard.name), '[]')
  from (
    select relation, relation || suffix as name, true as always
    from unnest('{driver_events,supervisor_actions,log_checkpoints}'::text[]) as relation,
      unnest('{_000_refuse,_000_refuse_row}'::text[]) as suffix
    union all
    values ('driver_events', 'driver_events_010_admit', false), ('driver_events', 'driver_events_090_move_batch', false),
      ('supervisor_actions', 'supervisor_actions_090_chain', false)
  ) as guard
  left join pg_catalog.pg_trigger as trigger
    on trigger.tgrelid = format('public.%I', guard.relation)::regclass and trigger.tgname = guard.name
  where trigger.oid is null or trigger.tgenabled <> 'A' and (guard.always or trigger.tgenabled <> 'O')
$$;

-- Stable, so that the head and the lines are of one moment however busy the workspace is.
create or replace function public.verify_log(p_workspace_id uuid, p_from_seq bigint default 1, p_to_seq bigint default null)
returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  began timestamptz := clock_timestamp();
  head public.workspace_heads;
  last_seq bigint;
  events record;
  actions record;
  actions_checked bigint;
  kept jsonb;
  problems jsonb := private.verify_log_triggers();
begin
  perform private.require_reader(p_workspace_id);
  if coalesce(p_from_seq, 0) < 1 or p_to_seq < p_from_seq then
    raise exception 'p_from_seq and p_to_seq must be a range that begins at 1 or later' using errcode = 'PT422', hint = 'bad_filter';
  end if;
  select h.* into head from public.workspace_heads as h where h.workspace_id = p_workspace_id;
  last_seq := coalesce(p_to_seq, greatest(head.seq, p_from_seq - 1));
  events := private.verify_events(p_workspace_id, p_from_seq, last_seq, head);
  if p_from_seq = 1 then
    actions := private.verify_actions(p_workspace_id, head);
    actions_checked := actions.checked;
    problems := coalesce('[]' || actions.problem, '[]') || problems;
  end if;
  kept := private.verify_kept_checkpoints(p_workspace_id, p_from_seq, last_seq);
  problems := coalesce('[]' || events.problem, '[]') || coalesce('[]' || kept, '[]') || problems;
  return jsonb_build_object('ok', problems = '[]', 'head', jsonb_build_object('seq', head.seq, 'action_seq', head.action_seq),
    'from_seq', p_from_seq, 'to_seq', last_seq, 'events', events.checked,
    'actions', actions_checked, 'problems', problems,
    'took_ms', round(date_part('epoch', clock_timestamp() - began) * 1000));
end
$$;
comment on function public.verify_log(uuid, bigint, bigint) is
  '{ok, head: {seq, action_seq}, from_seq, to_seq, events, actions, problems: [{log, seq, kind, detail}], took_ms}. Of each log the '
  'first bad line; kinds: changed, missing, truncated, beyond_head, head, checkpoint, trigger. Big logs in ranges; actions are '
  'checked by the range that begins at 1. PT404 not_found, PT422 bad_filter.';

revoke all on function private.event_digest(public.driver_events), private.action_digest(public.supervisor_actions), private.chain_action(),
  private.log_problem(text, bigint, text, text), private.check_log_end(text, bigint, bytea, bigint, bytea, bigint),
  private.verify_events(uuid, bigint, bigint, public.workspace_heads), private.verify_actions(uuid, public.workspace_heads),
  private.verify_log_triggers(), public.verify_log(uuid, bigint, bigint) from public, anon, authenticated, service_role;
grant execute on function public.verify_log(uuid, bigint, bigint) to authenticated, service_role;
