-- Checkpoints: where the chains stood each hour, to be signed and kept outside, so that a log rolled back with its head is found.

create table if not exists public.log_checkpoints (
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  number integer not null,
  taken_at timestamptz not null default clock_timestamp(),
  seq bigint not null,
  chain bytea not null,
  action_seq bigint not null,
  action_chain bytea not null,
  primary key (workspace_id, number),
  constraint log_checkpoints_numbers_are_natural check (number > 0 and seq >= 0 and action_seq >= 0)
);
comment on table public.log_checkpoints is 'Where the chains of events and actions stood, hourly when something was written. Append-only.';
comment on column public.log_checkpoints.number is 'From 1, no gaps in a workspace.';
call private.make_append_only('public.log_checkpoints');

alter table public.log_checkpoints enable row level security;
revoke all on public.log_checkpoints from public, anon, authenticated, service_role;
grant select on public.log_checkpoints to authenticated, service_role;
drop policy if exists log_checkpoints_select on public.log_checkpoints;
create policy log_checkpoints_select on public.log_checkpoints for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));

create or replace function private.take_log_checkpoint(p_workspace_id uuid) returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  head public.workspace_heads;
  last public.log_checkpoints;
begin
  -- Of two clocks only one takes the number.
  perform private.lock_head(p_workspace_id);
  select h.* into head from public.workspace_heads as h where h.workspace_id = p_workspace_id;
  select c.* into last from public.log_checkpoints as c where c.workspace_id = p_workspace_id order by c.number desc limit 1;
  if (head.seq, head.action_seq) is distinct from (coalesce(last.seq, 0), coalesce(last.action_seq, 0)) then
    insert into public.log_checkpoints (workspace_id, number, seq, chain, action_seq, action_chain)
    values (p_workspace_id, coalesce(last.number, 0) + 1, head.seq, head.chain, head.action_seq, head.action_chain);
    return 1;
  end if;
  return 0;
end
$$;
comment on function private.take_log_checkpoint(uuid) is 'How many it took: none when nothing was written since the last.';

create or replace function private.take_log_checkpoints() returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  taken integer := 0;
  workspace_id uuid;
begin
  for workspace_id in select head.workspace_id from public.workspace_heads as head order by head.workspace_id loop
    taken := taken + private.take_log_checkpoint(workspace_id);
  end loop;
  return taken;
end
$$;

create or replace function private.exported_checkpoint(p_checkpoint public.log_checkpoints) returns jsonb
language sql immutable security invoker set search_path = '' as $$
  select jsonb_build_object('workspace_id', p_checkpoint.workspace_id, 'number', p_checkpoint.number,
    'taken_at', to_char(p_checkpoint.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'seq', p_checkpoint.seq,
    'chain', encode(p_checkpoint.chain, 'hex'), 'action_seq', p_checkpoint.action_seq,
    'action_chain', encode(p_checkpoint.action_chain, 'hex'))
$$;

create or replace function public.take_log_checkpoint(p_workspace_id uuid) returns jsonb
language plpgsql volatile security definer -- only functions write checkpoints
set search_path = '' as $$
begin
  if private.is_service() then
    perform private.require_reader(p_workspace_id);
  else
    perform private.require_role(p_workspace_id, '{admin}', 'workspace');
  end if;
  perform private.take_log_checkpoint(p_workspace_id);
  return (select private.exported_checkpoint(checkpoint) from public.log_checkpoints as checkpoint
    where checkpoint.workspace_id = p_workspace_id order by checkpoint.number desc limit 1);
end
$$;
comment on function public.take_log_checkpoint(uuid) is
  'The newest checkpoint, taken now if something was written since; null for an empty log. PT404 not_found, PT403 role_required.';

create or replace function public.export_log_checkpoints(p_workspace_id uuid, p_after integer default 0) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  return (select coalesce(jsonb_agg(private.exported_checkpoint(checkpoint) order by checkpoint.number), '[]')
    from (select c.* from public.log_checkpoints as c
      where c.workspace_id = p_workspace_id and c.number > p_after order by c.number limit 10000) as checkpoint);
end
$$;
comment on function public.export_log_checkpoints(uuid, integer) is
  'At most 10000 after this number: [{workspace_id, number, taken_at, seq, chain, action_seq, action_chain}], hashes in hex. '
  'PT404 not_found.';

create or replace function private.checkpoint_verdict(p_checkpoint public.log_checkpoints) returns text
language plpgsql stable security invoker set search_path = '' as $$
declare
  event_chain bytea := '';
  action_chain bytea := '';
begin
  if p_checkpoint.seq > 0 then
    select event.chain into event_chain from public.driver_events as event
    where event.workspace_id = p_checkpoint.workspace_id and event.seq = p_checkpoint.seq;
  end if;
  if p_checkpoint.action_seq > 0 then
    select action.chain into action_chain from public.supervisor_actions as action
    where action.workspace_id = p_checkpoint.workspace_id and action.seq = p_checkpoint.action_seq;
  end if;
  return case when event_chain is null or action_chain is null then 'missing'
    when (event_chain, action_chain) is distinct from (p_checkpoint.chain, p_checkpoint.action_chain) then 'different'
    else 'same' end;
end
$$;

create or replace function private.verify_kept_checkpoints(p_workspace_id uuid, p_from_seq bigint, p_to_seq bigint) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select private.log_problem('events', checkpoint.seq, 'checkpoint',
    format('Checkpoint %s of %s is %s', checkpoint.number, checkpoint.taken_at, verdict))
  from public.log_checkpoints as checkpoint, private.checkpoint_verdict(checkpoint) as verdict
  where checkpoint.workspace_id = p_workspace_id and checkpoint.seq between p_from_seq - 1 and p_to_seq and verdict <> 'same'
  order by checkpoint.number limit 1
$$;

create or replace function public.check_log_checkpoints(p_workspace_id uuid, p_checkpoints jsonb) returns jsonb
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  if jsonb_typeof(p_checkpoints) is distinct from 'array' or jsonb_array_length(p_checkpoints) > 10000 then
    raise exception 'p_checkpoints must be an exported list of at most 10000' using errcode = 'PT422', hint = 'bad_checkpoints';
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('number', element.value -> 'number', 'verdict',
      case when element.value ->> 'workspace_id' = p_workspace_id::text then private.checkpoint_verdict(row(p_workspace_id,
        (element.value ->> 'number')::integer, null, (element.value ->> 'seq')::bigint, decode(element.value ->> 'chain', 'hex'),
        (element.value ->> 'action_seq')::bigint, decode(element.value ->> 'action_chain', 'hex'))::public.log_checkpoints)
        else 'different' end) order by element.ordinality), '[]')
    from jsonb_array_elements(p_checkpoints) with ordinality as element);
exception when data_exception then
  raise exception 'p_checkpoints must be an exported list of at most 10000' using errcode = 'PT422', hint = 'bad_checkpoints';
end
$$;
comment on function public.check_log_checkpoints(uuid, jsonb) is
  'An exported list that was kept elsewhere in; in order {number, verdict: same, missing, different} out. PT404 not_found, '
  'PT422 bad_checkpoints.';

revoke all on function private.take_log_checkpoint(uuid), private.take_log_checkpoints(),
  private.exported_checkpoint(public.log_checkpoints), private.checkpoint_verdict(public.log_checkpoints),
  private.verify_kept_checkpoints(uuid, bigint, bigint), public.take_log_checkpoint(uuid),
  public.export_log_checkpoints(uuid, integer), public.check_log_checkpoints(uuid, jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.take_log_checkpoint(uuid), public.export_log_checkpoints(uuid, integer),
  public.check_log_checkpoints(uuid, jsonb) to authenticated, service_role;
