-- Tallies: the log counted in blocks of 1024 numbers, so that insights add blocks up instead of reading every event.

-- By number, not by hour: an event that was recorded long ago takes the next number like any other, so that a block that is full
-- never changes.
create table if not exists private.event_tallies (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  block bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  types public.event_type[] not null,
  befores public.driver_status[] not null,
  afters public.driver_status[] not null,
  numbers integer[] not null,
  lag_steps integer[] not null,
  lag_numbers integer[] not null,
  late_minutes integer[] not null,
  late_numbers integer[] not null,
  delays jsonb not null,
  primary key (workspace_id, block),
  constraint event_tallies_block_is_natural check (block >= 0),
  constraint event_tallies_times_are_in_order check (first_at <= last_at)
);
comment on table private.event_tallies is
  'Block n counts the events 1024 n + 1 to 1024 (n + 1) of a workspace. Kept by tally_events(); what it says can be read from the log.';
comment on column private.event_tallies.first_at is 'When the first of them was synced, and last_at the last.';
comment on column private.event_tallies.types is 'With befores, afters and numbers: how many events made which move.';
comment on column private.event_tallies.lag_steps is 'See lag_step(); lag_numbers says how many events had it.';
comment on column private.event_tallies.late_minutes is 'Of arrivals; late_numbers says how many.';
comment on column private.event_tallies.delays is '[[cause, minutes | null, how many], …] of reported delays.';
alter table private.event_tallies enable row level security;
revoke all on private.event_tallies from public, anon, authenticated, service_role;

-- In steps of 5 %: to sort every lag would cost more than all the rest. Without settings, so that the planner copies them.
create or replace function private.lag_step(p_lag interval) returns integer
language sql immutable security invoker as $$
  select ceil(ln(greatest(date_part('epoch', p_lag) * 1000, 1)) / 0.04879016416943205)::integer
$$;
create or replace function private.told_lateness(p_type public.event_type, p_metadata jsonb) returns integer
language sql immutable security invoker as $$
  select case when p_type = 'ARRIVED_AT_STOP' then (p_metadata #>> '{execution,lateness_minutes}')::numeric::integer end
$$;
create or replace function private.told_cause(p_type public.event_type, p_metadata jsonb) returns text
language sql immutable security invoker as $$
  select case when p_type = 'DELAY_REPORTED' then coalesce(left(p_metadata ->> 'reason', 100), '') end
$$;
create or replace function private.told_delay(p_type public.event_type, p_metadata jsonb) returns numeric
language sql immutable security invoker as $$
  select case when p_type = 'DELAY_REPORTED' and jsonb_typeof(p_metadata -> 'delay_minutes') = 'number'
    then (p_metadata -> 'delay_minutes')::numeric end
$$;

create or replace function private.tally_blocks(p_workspace_id uuid, p_first bigint, p_last bigint) returns integer
language plpgsql volatile security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  counted integer;
begin
  with line as materialized (
    select (event.seq - 1) / 1024 as block, event.synced_at, event.event_type as type, event.from_status as before,
      event.driver_status as after, private.lag_step(event.synced_at - event.recorded_at) as lag_step,
      private.told_lateness(event.event_type, event.metadata) as late, private.told_cause(event.event_type, event.metadata) as cause,
      private.told_delay(event.event_type, event.metadata) as delay
    from public.driver_events as event
    where event.workspace_id = p_workspace_id and event.seq > p_first * 1024 and event.seq <= (p_last + 1) * 1024
  ), moves as (
    select block, array_agg(type) as types, array_agg(before) as befores, array_agg(after) as afters,
      array_agg(number) as numbers, min(first_at) as first_at, max(last_at) as last_at
    from (select block, type, before, after, count(*)::integer as number, min(synced_at) as first_at, max(synced_at) as last_at
      from line group by 1, 2, 3, 4) as move group by block
  ), lags as (
    select block, array_agg(lag_step) as steps, array_agg(number) as numbers
    from (select block, lag_step, count(*)::integer as number from line group by 1, 2) as lag group by block
  ), lates as (
    select block, array_agg(late) as minutes, array_agg(number) as numbers
    from (select block, late, count(*)::integer as number from line where late is not null group by 1, 2) as late group by block
  ), delays as (
    select block, jsonb_agg(jsonb_build_array(cause, delay, number)) as told
    from (select block, cause, delay, count(*) as number from line where cause is not null group by 1, 2, 3) as delay group by block
  )
  insert into private.event_tallies (workspace_id, block, first_at, last_at, types, befores, afters, numbers, lag_steps,
    lag_numbers, late_minutes, late_numbers, delays)
  select p_workspace_id, block, moves.first_at, moves.last_at, moves.types, moves.befores, moves.afters, moves.numbers,
    lags.steps, lags.numbers, coalesce(lates.minutes, '{}'), coalesce(lates.numbers, '{}'), coalesce(delays.told, '[]')
  from moves join lags using (block) left join lates using (block) left join delays using (block)
  on conflict do nothing;
  get diagnostics counted = row_count;
  return counted;
end
$$;
comment on function private.tally_blocks(uuid, bigint, bigint) is 'Counts these blocks, which must be full. How many it wrote.';

-- At most so many blocks a turn: a log that was never counted is caught up with in several.
create or replace function private.tally_events() returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  turn constant integer := 512;
  head record;
  counted integer := 0;
begin
  for head in
    select h.workspace_id, h.seq / 1024 as full_blocks, coalesce(last.block + 1, 0) as next
    from public.workspace_heads as h
    left join lateral (select tally.block from private.event_tallies as tally where tally.workspace_id = h.workspace_id
      order by tally.block desc limit 1) as last on true
    where h.seq >= 1024 order by h.workspace_id
  loop
    if head.next < head.full_blocks then
      counted := counted + private.tally_blocks(head.workspace_id, head.next, least(head.full_blocks, head.next + turn) - 1);
    end if;
  end loop;
  return counted;
end
$$;
comment on function private.tally_events() is 'Counts the blocks of each log that have become full; how many.';

revoke all on function private.lag_step(interval), private.told_lateness(public.event_type, jsonb),
  private.told_cause(public.event_type, jsonb), private.told_delay(public.event_type, jsonb),
  private.tally_blocks(uuid, bigint, bigint), private.tally_events() from public, anon, authenticated, service_role;
