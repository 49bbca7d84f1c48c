-- Settings of a workspace: the thresholds of its rules, each rule with a switch of its own.

create table if not exists public.workspace_settings (
  workspace_id uuid primary key references public.workspaces (id) on delete cascade,
  late_after_minutes integer not null default 15,
  silent_after_minutes integer not null default 10,
  idle_after_minutes integer not null default 30,
  heartbeat_seconds integer not null default 30,
  session_timeout_minutes integer not null default 240,
  minimum_app_version text,
  flag_geofence_miss boolean not null default true,
  geofence_radius_m double precision not null default 75,
  flag_missing_location boolean not null default true,
  flag_impossible_speed boolean not null default true,
  speed_limit_kmh double precision not null default 130,
  speed_min_distance_m double precision not null default 500,
  flag_late_sync boolean not null default true,
  late_sync_seconds integer not null default 120,
  flag_clock_skew boolean not null default true,
  clock_skew_seconds integer not null default 300,
  flag_out_of_sequence boolean not null default true,
  out_of_sequence_seconds integer not null default 5,
  flag_rejected_transition boolean not null default true,
  flag_bad_signature boolean not null default true,
  require_signature boolean not null default false,
  updated_at timestamptz not null default now(),
  constraint workspace_settings_minutes_are_sane check (late_after_minutes between 1 and 1440
    and silent_after_minutes between 1 and 1440 and idle_after_minutes between 1 and 1440
    and session_timeout_minutes between 5 and 10080),
  constraint workspace_settings_heartbeat_is_sane check (heartbeat_seconds between 5 and 3600),
  constraint workspace_settings_app_version_is_numbers check (minimum_app_version ~ '^[0-9]{1,6}([.][0-9]{1,6}){0,3}$'),
  constraint workspace_settings_radius_is_sane check (geofence_radius_m between 1 and 100000),
  constraint workspace_settings_speed_is_sane
    check (speed_limit_kmh between 20 and 1000 and speed_min_distance_m between 0 and 100000),
  constraint workspace_settings_seconds_are_sane check (late_sync_seconds between 1 and 604800
    and clock_skew_seconds between 1 and 86400 and out_of_sequence_seconds between 0 and 86400)
);
comment on table public.workspace_settings is
  'Thresholds and switches of a workspace; every workspace has its row from the start.';
comment on column public.workspace_settings.session_timeout_minutes is
  'A session ends after this long without an event; on a route after this long without any sign of life.';
comment on column public.workspace_settings.speed_min_distance_m is
  'Shorter jumps are never judged: they are what positioning does in a street of tall houses.';
comment on column public.workspace_settings.out_of_sequence_seconds is
  'Not nothing: a phone''s clock corrects itself, and an override carries the server''s.';
comment on column public.workspace_settings.require_signature is
  'Whether a driver''s event without a signature is as bad as one with a wrong one.';
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
