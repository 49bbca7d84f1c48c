-- Settings of a workspace: the thresholds of its rules, each rule with a switch of its own.

create table if not exists public.workspace_settings (
  workspace_id uuid primary key references public.workspaces (id) on delete cascade,
  late_after_minutes integer not null default 15,
  silent_after_minutes integer not null default 10,
  idle_after_minutes integer not null default 30,
  heartbeat_seconds integer not null default 30,
  flag_geofence_miss boolean not null default true,
  geofence_radius_m double precision not null default 75,
  flag_late_sync boolean not null default true,
  late_sync_seconds integer not null default 120,
  flag_clock_skew boolean not null default true,
  clock_skew_seconds integer not null default 300,
  updated_at timestamptz not null default now(),
  constraint workspace_settings_minutes_are_sane check (late_after_minutes between 1 and 1440
    and silent_after_minutes between 1 and 1440 and idle_after_minutes between 1 and 1440),
  constraint workspace_settings_heartbeat_is_sane check (heartbeat_seconds between 5 and 3600),
  constraint workspace_settings_radius_is_sane check (geofence_radius_m between 1 and 100000),
  constraint workspace_settings_seconds_are_sane
    check (late_sync_seconds between 1 and 604800 and clock_skew_seconds between 1 and 86400)
);
comment on table public.workspace_settings is
  'Thresholds and switches of a workspace; every workspace has its row from the start.';
insert into public.workspace_settings (workspace_id) select id from public.workspaces on conflict do nothing;

create or replace function private.add_workspace_settings() returns trigger
language plpgsql volatile security definer -- who makes a workspace may not write its settings
set search_path = '' as $$
begin
  insert into public.workspace_settings (workspace_id) values (new.id);
  return null;
end
$$;
drop trigger if exists workspaces_110_add_settings on public.workspaces;
create trigger workspaces_110_add_settings after insert on public.workspaces
  for each row execute function private.add_workspace_settings();
drop trigger if exists workspace_settings_090_stamp on public.workspace_settings;
create trigger workspace_settings_090_stamp before update on public.workspace_settings
  for each row execute function private.stamp_updated_at();

alter table public.workspace_settings enable row level security;
revoke all on public.workspace_settings from public, anon, authenticated, service_role;
grant select on public.workspace_settings to authenticated, service_role;
grant update on public.workspace_settings to service_role;
revoke all on function private.add_workspace_settings() from public, anon, authenticated, service_role;

drop policy if exists workspace_settings_select on public.workspace_settings;
create policy workspace_settings_select on public.workspace_settings for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
