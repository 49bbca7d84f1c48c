-- The platform that the execution layer extends: workspaces, members, drivers, batches and stops, made where they are missing.

-- `public` is what a browser may call, `private` is everything else.
create schema if not exists private;
grant usage on schema private to authenticated, service_role;
comment on schema private is 'Trigger functions, helpers of policies and tables that no API shows.';

-- Nothing is granted by default, whatever the project's defaults were: every grant below is by name.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

create table if not exists public.workspaces (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  name text not null,
  time_zone text not null default 'UTC',
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint workspaces_code_key unique (code),
  constraint workspaces_code_is_short check (code ~ '^[A-Z0-9]{2,8}$'),
  constraint workspaces_name_is_given check (btrim(name) <> ''),
  constraint workspaces_time_zone_is_known check (timezone(time_zone, '2026-01-01 00:00:00+00'::timestamptz) is not null)
);
comment on table public.workspaces is 'One delivery operation. Nothing of one workspace is visible in another.';

create table if not exists public.workspace_members (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, user_id),
  constraint workspace_members_name_is_given check (btrim(name) <> '')
);
comment on table public.workspace_members is 'Who may open the console of a workspace. Drivers are not members.';
create index if not exists workspace_members_user_id_idx on public.workspace_members (user_id, workspace_id);

create table if not exists public.drivers (
  id uuid primary key references auth.users (id) on delete restrict,
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  code text not null,
  name text not null,
  phone text,
  vehicle text,
  created_at timestamptz not null default now(),
  constraint drivers_workspace_id_id_key unique (workspace_id, id),
  constraint drivers_workspace_id_code_key unique (workspace_id, code),
  constraint drivers_name_is_given check (btrim(name) <> '')
);
comment on table public.drivers is 'People who drive for one workspace; id is their user of Auth.';

create table if not exists public.delivery_batches (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete restrict,
  driver_id uuid,
  reference text not null,
  depot text not null,
  scheduled_date date not null,
  stop_count integer not null default 0,
  planned_end_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint delivery_batches_workspace_id_id_key unique (workspace_id, id),
  constraint delivery_batches_workspace_id_reference_key unique (workspace_id, reference),
  constraint delivery_batches_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete restrict,
  constraint delivery_batches_reference_is_given check (btrim(reference) <> ''),
  constraint delivery_batches_stop_count_is_natural check (stop_count >= 0)
);
comment on table public.delivery_batches is 'One route of ordered stops, for one driver on one day.';
comment on column public.delivery_batches.stop_count is 'How many rows delivery_stops has for it, kept by a trigger.';
comment on column public.delivery_batches.planned_end_at is 'Planned arrival at the last stop, kept by a trigger.';
create index if not exists delivery_batches_workspace_id_driver_id_idx on public.delivery_batches (workspace_id, driver_id);
create index if not exists delivery_batches_workspace_id_scheduled_date_idx
  on public.delivery_batches (workspace_id, scheduled_date);

create table if not exists public.delivery_stops (
  workspace_id uuid not null,
  batch_id uuid not null,
  position integer not null,
  label text not null,
  address text not null default '',
  latitude double precision,
  longitude double precision,
  planned_arrival timestamptz,
  geofence_radius_m double precision,
  primary key (workspace_id, batch_id, position),
  constraint delivery_stops_batch_fkey foreign key (workspace_id, batch_id)
    references public.delivery_batches (workspace_id, id) on delete cascade,
  constraint delivery_stops_position_is_natural check (position >= 0),
  constraint delivery_stops_location_is_on_earth check (latitude between -90 and 90 and longitude between -180 and 180),
  constraint delivery_stops_location_is_whole check ((latitude is null) = (longitude is null)),
  constraint delivery_stops_radius_is_sane check (geofence_radius_m between 1 and 100000)
);
comment on table public.delivery_stops is 'The stops of a batch in their planned order, counted from zero.';
comment on column public.delivery_stops.geofence_radius_m is 'Own radius of this stop in metres; null takes the workspace''s.';

create table if not exists public.workspace_heads (
  workspace_id uuid primary key references public.workspaces (id) on delete cascade,
  epoch integer not null default 1,
  seq bigint not null default 0,
  chain bytea not null default '',
  revision bigint not null default 0,
  sent_at timestamptz not null default '-infinity',
  sending_xid xid8 not null default '0'
) with (fillfactor = 20);
comment on table public.workspace_heads is 'Counters, locked last: seq of a workspace''s events, revision of all other changes.';
comment on column public.workspace_heads.epoch is 'Part of the live topic''s name; rises when somebody must no longer hear it.';
comment on column public.workspace_heads.chain is 'Of the last event: a hash over all events so far.';
comment on column public.workspace_heads.sent_at is
  'Until when what was told uses up the live topic''s share: a message counts for 40 ms a change, 100 at most, from the end of the one before.';
comment on column public.workspace_heads.sending_xid is 'The last transaction that tells the live topic at its commit.';
insert into public.workspace_heads (workspace_id) select id from public.workspaces on conflict do nothing;

create or replace function private.lock_head(p_workspace_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_workspace_id::text, 0));
end
$$;
comment on function private.lock_head(uuid) is
  'One queue for a workspace''s counters. Waiting for the row itself, every writer wakes whenever one of them is done.';

create or replace function private.topic_is_open(p_sent_at timestamptz) returns boolean
language sql volatile security invoker as $$
  -- A time far ahead is from before the clock was set back.
  select p_sent_at not between clock_timestamp() + interval '100 milliseconds' and clock_timestamp() + interval '1 second'
$$;
comment on function private.topic_is_open(timestamptz) is
  'Whether a change is told at once: not while the topic has been told 100 ms more than its share. On a quiet day every event '
  'leaves alone; the more there are, the more share a message, and no rate makes much more than twenty a second, a storm ten.';

create or replace function private.sending_xid(p_sending_xid xid8, p_sent_at timestamptz) returns xid8
language sql volatile security invoker as $$
  select case when private.topic_is_open(p_sent_at) then pg_current_xact_id() else p_sending_xid end
$$;
comment on function private.sending_xid(xid8, timestamptz) is
  'For every update of the counters: this transaction tells the topic at its commit if that is open. '
  'Without settings of its own it costs nothing: the planner copies it into the update.';

create or replace function private.add_workspace_head() returns trigger
language plpgsql volatile security definer -- who makes a workspace may not write its counters
set search_path = '' as $$
begin
  insert into public.workspace_heads (workspace_id) values (new.id);
  return null;
end
$$;
drop trigger if exists workspaces_100_add_head on public.workspaces;
create trigger workspaces_100_add_head after insert on public.workspaces
  for each row execute function private.add_workspace_head();

create or replace function private.count_stops() returns trigger
language plpgsql volatile security definer -- the planner may write stops, not the batch's derived columns
set search_path = '' as $$
begin
  update public.delivery_batches as batch
  set stop_count = plan.stop_count, planned_end_at = plan.planned_end_at
  from (
    select touched.batch_id, count(stop.position)::integer as stop_count,
      (array_agg(stop.planned_arrival order by stop.position desc) filter (where stop.position is not null))[1] as planned_end_at
    from (select distinct workspace_id, batch_id from changed) as touched
    left join public.delivery_stops as stop using (workspace_id, batch_id)
    group by touched.batch_id
  ) as plan
  where batch.id = plan.batch_id
    and (batch.stop_count, batch.planned_end_at) is distinct from (plan.stop_count, plan.planned_end_at);
  return null;
end
$$;

drop trigger if exists delivery_stops_010_count_new on public.delivery_stops;
create trigger delivery_stops_010_count_new after insert on public.delivery_stops
  referencing new table as changed for each statement execute function private.count_stops();
drop trigger if exists delivery_stops_010_count_moved on public.delivery_stops;
create trigger delivery_stops_010_count_moved after update on public.delivery_stops
  referencing new table as changed for each statement execute function private.count_stops();
drop trigger if exists delivery_stops_010_count_gone on public.delivery_stops;
create trigger delivery_stops_010_count_gone after delete on public.delivery_stops
  referencing old table as changed for each statement execute function private.count_stops();

create or replace function private.stamp_updated_at() returns trigger
language plpgsql volatile security invoker
set search_path = '' as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end
$$;

drop trigger if exists delivery_batches_090_stamp on public.delivery_batches;
create trigger delivery_batches_090_stamp before update of workspace_id, driver_id, reference, depot, scheduled_date,
  stop_count, planned_end_at on public.delivery_batches for each row execute function private.stamp_updated_at();

create or replace function private.my_workspace_ids() returns setof uuid
language sql stable security definer -- the policy of workspace_members itself asks it
set search_path = '' as $$
  select member.workspace_id from public.workspace_members as member where member.user_id = (select auth.uid())
$$;

do $$
declare
  name text;
begin
  foreach name in array array['workspaces', 'workspace_members', 'drivers', 'delivery_batches', 'delivery_stops',
    'workspace_heads']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', name);
    execute format('grant select on public.%I to authenticated, service_role', name);
  end loop;
end
$$;
grant insert, update, delete on public.workspaces, public.workspace_members, public.drivers to service_role;
revoke all on function private.lock_head(uuid), private.topic_is_open(timestamptz), private.sending_xid(xid8, timestamptz),
  private.add_workspace_head(), private.count_stops(), private.stamp_updated_at(),
  private.my_workspace_ids() from public, anon, authenticated, service_role;
grant execute on function private.my_workspace_ids() to authenticated;

-- Drivers, batches and stops get their policies with the sessions that decide what a driver sees.
drop policy if exists workspaces_select on public.workspaces;
create policy workspaces_select on public.workspaces for select to authenticated
  using (id in (select private.my_workspace_ids()));

drop policy if exists workspace_members_select on public.workspace_members;
create policy workspace_members_select on public.workspace_members for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));

drop policy if exists workspace_heads_select on public.workspace_heads;
create policy workspace_heads_select on public.workspace_heads for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
