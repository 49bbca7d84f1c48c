-- Reading the fleet: snapshot, what came after a cursor, the head, and which workspaces a person may open.

create or replace function private.require_reader(p_workspace_id uuid) returns text
language plpgsql stable security definer -- asked before the caller's rows may be read
set search_path = '' as $$
declare
  role text := (select member.role from public.workspace_members as member
    where member.workspace_id = p_workspace_id and member.user_id = auth.uid());
begin
  if role is null and private.is_service() and exists (select from public.workspaces where id = p_workspace_id) then
    return 'admin';
  elsif role is null then
    raise exception 'There is no such workspace' using errcode = 'PT404', hint = 'not_found';
  end if;
  return role;
end
$$;

create or replace function public.my_workspaces() returns jsonb
language sql stable security definer -- one call before anything else is known
set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', workspace.id, 'code', workspace.code, 'name', workspace.name,
    'time_zone', workspace.time_zone, 'role', member.role) order by workspace.name), '[]')
  from public.workspace_members as member join public.workspaces as workspace on workspace.id = member.workspace_id
  where member.user_id = (select auth.uid())
$$;
comment on function public.my_workspaces() is 'The workspaces whose console the caller may open; none for a driver.';

create or replace function public.fleet_head(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- polled by every open board: one row, no policies
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  return (select jsonb_build_object('epoch', head.epoch, 'seq', head.seq, 'revision', head.revision,
      'at_ms', (date_part('epoch', clock_timestamp()) * 1000)::bigint)
    from public.workspace_heads as head where head.workspace_id = p_workspace_id);
end
$$;
comment on function public.fleet_head(uuid) is '{epoch, seq, revision, at_ms} of the workspace. PT404 not_found.';

-- Stable: all its queries read the caller's one snapshot, so rows and counters agree; at_ms is the now() that chose the day.
create or replace function public.fleet_snapshot(p_workspace_id uuid) returns json
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  role text := private.require_reader(p_workspace_id);
  head record;
begin
  select h.epoch, h.seq, h.revision, json_build_object('id', workspace.id, 'name', workspace.name,
    'time_zone', workspace.time_zone, 'role', role) as workspace, (
      select json_agg(json_build_array(type.ordinal, before.ordinal, after.ordinal)
        order by type.ordinal, before.ordinal, after.ordinal)
      from public.driver_status_transitions as move
      join private.event_type_ordinals as type on type.event_type = move.event_type
      join private.status_ordinals as before on before.status = move.from_status
      join private.status_ordinals as after on after.status = move.to_status) as transitions
  into head
  from public.workspace_heads as h join public.workspaces as workspace on workspace.id = h.workspace_id
  where h.workspace_id = p_workspace_id;
  -- An expression, not a query, whose five megabytes would be copied as a row.
  return json_build_object('v', 1, 'at_ms', (date_part('epoch', now()) * 1000)::bigint,
    'epoch', head.epoch, 'seq', head.seq, 'revision', head.revision, 'workspace', head.workspace,
    'settings', private.settings_row(p_workspace_id), 'transitions', head.transitions,
    'drivers', private.driver_rows(p_workspace_id), 'batches', private.batch_rows(p_workspace_id),
    'sessions', private.session_rows(p_workspace_id), 'device_changes', private.device_change_rows(p_workspace_id));
end
$$;
comment on function public.fleet_snapshot(uuid) is
  'The whole board with the head it stands at: times in ms, enums as ordinals, rows as columns. PT404 not_found.';

create or replace function public.fleet_events_after(p_workspace_id uuid, p_seq bigint, p_limit integer default 1000,
  p_revision bigint default null) returns json
language plpgsql stable security definer -- one membership check instead of a policy a row
set search_path = '' as $$
declare
  head record;
  changed text := '';
begin
  perform private.require_reader(p_workspace_id);
  select h.epoch, h.seq, h.revision into head from public.workspace_heads as h where h.workspace_id = p_workspace_id;
  if p_revision < head.revision then
    changed := private.changed_rows(p_workspace_id, p_revision)::text;
    changed := case when changed <> '{}' then ', ' || substr(changed, 2, length(changed) - 2) end;
  end if;
  -- Put together as text: jsonb would take a thousand tuples apart and join them again.
  return concat('{"v": 1, "epoch": ', head.epoch, ', "seq": ', head.seq, ', "revision": ', head.revision, ', "events": ',
    private.event_tuples(p_workspace_id, p_seq, least(greatest(coalesce(p_limit, 1000), 1), 5000)), changed, '}')::json;
end
$$;
comment on function public.fleet_events_after(uuid, bigint, integer, bigint) is
  'Events with a greater seq, ascending, at most 5000; with a revision also the rows changed after it. PT404 not_found.';

revoke all on function private.require_reader(uuid), public.my_workspaces(), public.fleet_head(uuid), public.fleet_snapshot(uuid),
  public.fleet_events_after(uuid, bigint, integer, bigint) from public, anon, authenticated, service_role;
grant execute on function public.my_workspaces() to authenticated;
grant execute on function public.fleet_head(uuid), public.fleet_snapshot(uuid),
  public.fleet_events_after(uuid, bigint, integer, bigint) to authenticated, service_role;
