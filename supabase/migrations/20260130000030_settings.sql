-- Settings in the hands of admins: what each may be, one audited door to change them, and open boards told of it.

create table if not exists public.setting_definitions (
  name text primary key,
  kind text not null,
  unit text,
  minimum double precision,
  maximum double precision,
  flag_reason text,
  position integer not null,
  constraint setting_definitions_position_key unique (position),
  constraint setting_definitions_kind_is_known check (kind in ('bool', 'integer', 'number', 'text')),
  constraint setting_definitions_numbers_have_a_range
    check ((kind in ('integer', 'number')) = (minimum is not null and maximum is not null and unit is not null))
);
comment on table public.setting_definitions is
  'What a form may offer and update_workspace_settings accepts: each setting''s kind, unit and range, in the order they are shown.';
comment on column public.setting_definitions.flag_reason is 'The flag whose rule it belongs to.';

insert into public.setting_definitions (name, kind, unit, minimum, maximum, flag_reason, position)
values
  ('late_after_minutes', 'integer', 'min', 1, 1440, null, 1),
  ('silent_after_minutes', 'integer', 'min', 1, 1440, null, 2),
  ('idle_after_minutes', 'integer', 'min', 1, 1440, null, 3),
  ('session_timeout_minutes', 'integer', 'min', 5, 10080, null, 4),
  ('heartbeat_seconds', 'integer', 's', 5, 3600, null, 5),
  ('minimum_app_version', 'text', null, null, null, null, 6),
  ('flag_geofence_miss', 'bool', null, null, null, 'GEOFENCE_MISS', 10),
  ('geofence_radius_m', 'number', 'm', 1, 100000, 'GEOFENCE_MISS', 11),
  ('flag_impossible_speed', 'bool', null, null, null, 'IMPOSSIBLE_SPEED', 20),
  ('speed_limit_kmh', 'number', 'km/h', 20, 1000, 'IMPOSSIBLE_SPEED', 21),
  ('speed_min_distance_m', 'number', 'm', 0, 100000, 'IMPOSSIBLE_SPEED', 22),
  ('flag_clock_skew', 'bool', null, null, null, 'CLOCK_SKEW', 30),
  ('clock_skew_seconds', 'integer', 's', 1, 86400, 'CLOCK_SKEW', 31),
  ('flag_late_sync', 'bool', null, null, null, 'LATE_SYNC', 40),
  ('late_sync_seconds', 'integer', 's', 1, 604800, 'LATE_SYNC', 41),
  ('flag_missing_location', 'bool', null, null, null, 'MISSING_LOCATION', 50),
  ('flag_out_of_sequence', 'bool', null, null, null, 'OUT_OF_SEQUENCE', 60),
  ('out_of_sequence_seconds', 'integer', 's', 0, 86400, 'OUT_OF_SEQUENCE', 61),
  ('flag_rejected_transition', 'bool', null, null, null, 'REJECTED_TRANSITION', 70),
  ('flag_bad_signature', 'bool', null, null, null, 'BAD_SIGNATURE', 80),
  ('require_signature', 'bool', null, null, null, 'BAD_SIGNATURE', 81),
  ('claim_minutes', 'integer', 'min', 1, 120, null, 90),
  ('high_risk_due_minutes', 'integer', 'min', 1, 10080, null, 91),
  ('medium_risk_due_minutes', 'integer', 'min', 1, 10080, null, 92),
  ('low_risk_due_minutes', 'integer', 'min', 1, 10080, null, 93)
on conflict (name) do update
set kind = excluded.kind, unit = excluded.unit, minimum = excluded.minimum, maximum = excluded.maximum,
  flag_reason = excluded.flag_reason, position = excluded.position;

create or replace function private.refuse_setting(p_setting text, p_wanted text, p_definition public.setting_definitions)
returns void
language plpgsql immutable security invoker set search_path = '' as $$
begin
  raise exception '% must be %', p_setting, p_wanted using errcode = 'PT422', hint = 'bad_setting',
    detail = jsonb_build_object('setting', p_setting, 'unit', p_definition.unit, 'minimum', p_definition.minimum,
      'maximum', p_definition.maximum)::text;
end
$$;

create or replace function private.check_setting(p_name text, p_value jsonb) returns void
language plpgsql stable security definer -- asked for callers of any role
set search_path = '' as $$
declare
  setting public.setting_definitions;
  type constant text := jsonb_typeof(p_value);
begin
  if p_name = 'time_zone' then
    if type <> 'string' or not exists (select from pg_catalog.pg_timezone_names as zone where zone.name = p_value #>> '{}') then
      perform private.refuse_setting(p_name, 'a time zone, such as Europe/Amsterdam', null);
    end if;
    return;
  elsif p_name = 'name' then
    -- On every page it must read as it is written: nothing in it that cannot be seen or that turns the line round.
    if type <> 'string' or length(p_value #>> '{}') > 100
      or private.readable_note(p_value #>> '{}') is distinct from btrim(p_value #>> '{}')
    then
      perform private.refuse_setting(p_name, 'a name of at most 100 characters', null);
    end if;
    return;
  end if;
  select definition.* into setting from public.setting_definitions as definition where definition.name = p_name;
  if not found then
    raise exception 'There is no setting %', left(p_name, 60) using errcode = 'PT422', hint = 'unknown_setting';
  elsif setting.kind = 'bool' and type <> 'boolean' then
    perform private.refuse_setting(p_name, 'on or off', setting);
  elsif setting.kind = 'text' and type <> 'null' and (type <> 'string' or p_value #>> '{}' !~ '^[0-9]{1,6}([.][0-9]{1,6}){0,3}$') then
    perform private.refuse_setting(p_name, 'a version such as 4.18.2, or nothing', setting);
  elsif setting.kind in ('integer', 'number') and (type <> 'number'
    or (p_value #>> '{}')::numeric not between setting.minimum::numeric and setting.maximum::numeric
    or (setting.kind = 'integer' and (p_value #>> '{}')::numeric % 1 <> 0))
  then
    perform private.refuse_setting(p_name, format('%s from %s to %s %s',
      case setting.kind when 'integer' then 'a whole number' else 'a number' end, setting.minimum, setting.maximum, setting.unit),
      setting);
  end if;
end
$$;

-- The settings as they would be with these changes; refuses what no setting may be.
create or replace function private.changed_settings(p_workspace_id uuid, p_changes jsonb) returns public.workspace_settings
language plpgsql stable security definer -- asked for callers of any role
set search_path = '' as $$
declare
  change record;
  current public.workspace_settings;
begin
  if jsonb_typeof(p_changes) is distinct from 'object' then
    raise exception 'p_changes must be an object of settings' using errcode = 'PT422', hint = 'unknown_setting';
  end if;
  for change in select key, value from jsonb_each(p_changes) loop
    perform private.check_setting(change.key, change.value);
  end loop;
  select setting.* into current from public.workspace_settings as setting where setting.workspace_id = p_workspace_id;
  return jsonb_populate_record(current, p_changes);
end
$$;

create or replace function private.settings_of(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- asked for callers of any role
set search_path = '' as $$
begin
  return (select to_jsonb(setting) - '{workspace_id,revision}'::text[]
      || jsonb_build_object('time_zone', workspace.time_zone, 'name', workspace.name)
    from public.workspace_settings as setting join public.workspaces as workspace on workspace.id = setting.workspace_id
    where setting.workspace_id = p_workspace_id);
end
$$;

create or replace function public.update_workspace_settings(p_workspace_id uuid, p_changes jsonb, p_note text, p_request_id uuid,
  p_expected jsonb default null) returns jsonb
language plpgsql volatile security definer -- the only door to settings for people
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(p_workspace_id, '{admin}', 'workspace');
  call constant jsonb := jsonb_build_object('settings', p_changes, 'note', p_note);
  earlier jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  note text;
  wanted public.workspace_settings;
  before jsonb;
  after jsonb;
  answer jsonb;
begin
  if earlier is not null then
    return earlier;
  end if;
  note := private.require_note(p_note, false);
  perform from public.workspaces as workspace where workspace.id = p_workspace_id for no key update;
  perform from public.workspace_settings as setting where setting.workspace_id = p_workspace_id for no key update;
  wanted := private.changed_settings(p_workspace_id, p_changes);
  before := private.settings_of(p_workspace_id);
  if not before @> coalesce(p_expected, '{}') then
    raise exception 'Somebody else has changed these settings' using errcode = 'PT409', hint = 'changed_meanwhile',
      detail = before::text;
  end if;
  select coalesce(jsonb_object_agg(change.key, change.value) filter (where change.value <> before -> change.key), '{}')
  into after from jsonb_each(to_jsonb(wanted) || p_changes) as change where p_changes ? change.key;
  if after = '{}' then
    raise exception 'These are the settings already' using errcode = 'PT422', hint = 'nothing_changed';
  end if;
  if exists (select from jsonb_object_keys(after) as name where name not in ('time_zone', 'name')) then
    execute (select format('update public.workspace_settings set %s where workspace_id = $2',
        string_agg(format('%I = ($1).%1$I', definition.name), ', '))
      from public.setting_definitions as definition where after ? definition.name) using wanted, p_workspace_id;
  end if;
  update public.workspaces as workspace set time_zone = coalesce(after ->> 'time_zone', workspace.time_zone),
    name = btrim(coalesce(after ->> 'name', workspace.name))
  where workspace.id = p_workspace_id and after ?| '{time_zone,name}';
  -- The day of the board, and the name above it, are read afresh.
  if after ?| '{time_zone,name}' then
    perform private.next_epoch(p_workspace_id);
  end if;
  insert into public.supervisor_actions (workspace_id, actor_id, actor_name, action, note, before, after, request_id)
  values (p_workspace_id, member.user_id, member.name, 'settings', note,
    (select jsonb_object_agg(old.key, old.value) from jsonb_each(before) as old where after ? old.key), after, p_request_id)
  returning jsonb_build_object('action_id', id) into answer;
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call,
    answer || jsonb_build_object('settings', private.settings_of(p_workspace_id)));
end
$$;
comment on function public.update_workspace_settings(uuid, jsonb, text, uuid, jsonb) is
  '{action_id, settings, replayed}; changes as {setting: value}, also time_zone and name; expected as the person saw those. '
  'Admins. PT404 not_found, PT403 '
  'role_required, PT422 unknown_setting, bad_setting (detail: setting, unit, minimum, maximum), nothing_changed, note_too_short, '
  'PT409 changed_meanwhile (the settings as they are in detail) or request_reused.';

alter table public.setting_definitions enable row level security;
revoke all on public.setting_definitions from public, anon, authenticated, service_role;
grant select on public.setting_definitions to authenticated, service_role;
drop policy if exists setting_definitions_select on public.setting_definitions;
create policy setting_definitions_select on public.setting_definitions for select to authenticated using (true);
revoke all on function private.refuse_setting(text, text, public.setting_definitions), private.check_setting(text, jsonb),
  private.changed_settings(uuid, jsonb), private.settings_of(uuid),
  public.update_workspace_settings(uuid, jsonb, text, uuid, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.update_workspace_settings(uuid, jsonb, text, uuid, jsonb) to authenticated;
