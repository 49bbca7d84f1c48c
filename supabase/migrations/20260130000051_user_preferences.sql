-- Preferences: how one person likes the console, the same in every browser.

create table if not exists public.user_preferences (
  user_id uuid primary key default auth.uid() references auth.users (id) on delete cascade,
  density text not null default 'regular',
  hidden_columns text[] not null default '{}',
  language text,
  shortcuts boolean not null default true,
  sounds text[] not null default '{}',
  mute_ends_at timestamptz,
  updated_at timestamptz not null default now(),
  constraint user_preferences_density_is_known check (density in ('compact', 'regular', 'comfortable')),
  -- The driver's column is not among them: a row without its driver would be nobody's.
  constraint user_preferences_columns_are_known check (cardinality(hidden_columns) <= 10
    and hidden_columns <@ '{batch,state,stops,next_stop,plan,expected,lateness,last_event,device,flags}'::text[]),
  constraint user_preferences_language_is_known check (language in ('en', 'nl')),
  constraint user_preferences_sounds_are_known check (cardinality(sounds) <= 4
    and sounds <@ '{high_risk,approval,device_change,stale}'::text[]),
  -- Silence that never ends would be a setting, not a mute.
  constraint user_preferences_mute_ends check (mute_ends_at <= updated_at + interval '1 day')
);
comment on table public.user_preferences is
  'How a member likes the console. Everybody reads and writes his own row only; whoever has none has the defaults.';
comment on column public.user_preferences.hidden_columns is 'Columns of the board that are not shown unless an address says which are.';
comment on column public.user_preferences.language is 'Null for the language of the browser.';
comment on column public.user_preferences.shortcuts is 'Whether single-letter keys do something.';
comment on column public.user_preferences.sounds is 'What is heard; nothing unless it is chosen.';
comment on column public.user_preferences.mute_ends_at is 'No alerts before then.';

drop trigger if exists user_preferences_090_stamp on public.user_preferences;
create trigger user_preferences_090_stamp before insert or update on public.user_preferences
  for each row execute function private.stamp_updated_at();

alter table public.user_preferences enable row level security;
revoke all on public.user_preferences from public, anon, authenticated, service_role;
grant select, insert (density, hidden_columns, language, shortcuts, sounds, mute_ends_at),
  update (density, hidden_columns, language, shortcuts, sounds, mute_ends_at) on public.user_preferences to authenticated;
grant select on public.user_preferences to service_role;

drop policy if exists user_preferences_select on public.user_preferences;
create policy user_preferences_select on public.user_preferences for select to authenticated
  using (user_id = (select auth.uid()));
drop policy if exists user_preferences_insert on public.user_preferences;
create policy user_preferences_insert on public.user_preferences for insert to authenticated
  with check (user_id = (select auth.uid()) and exists (select private.my_workspace_ids()));
drop policy if exists user_preferences_update on public.user_preferences;
create policy user_preferences_update on public.user_preferences for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()) and exists (select private.my_workspace_ids()));
