-- Roles of members: viewers read, supervisors act, admins manage; existing members become viewers, a workspace's creator admin.

do $$
begin
  if not exists (select from information_schema.columns
    where table_schema = 'public' and table_name = 'workspace_members' and column_name = 'role')
  then
    alter table public.workspace_members add column role text not null default 'viewer'
      constraint workspace_members_role_is_known check (role in ('viewer', 'supervisor', 'admin'));
    update public.workspace_members as member set role = 'admin'
    from public.workspaces as workspace
    where workspace.id = member.workspace_id and workspace.created_by = member.user_id;
  end if;
end
$$;
comment on column public.workspace_members.role is
  'Read from here, under lock, by every act; a claim in a token counts for nothing.';

-- The role setting cannot be forged: the Data API sets it, and only members of a role can take it.
create or replace function private.is_service() returns boolean
language plpgsql stable security invoker set search_path = '' as $$
begin
  return auth.uid() is null and current_setting('role') not in ('anon', 'authenticated');
end
$$;
comment on function private.is_service() is 'Whether a secret key or the owner asks, not a signed-in person.';

create or replace function private.require_role(p_workspace_id uuid, p_roles text[], p_subject text)
returns public.workspace_members
language plpgsql volatile security definer -- locks the membership, so that a demotion cannot pass an act under way
set search_path = '' as $$
declare
  member public.workspace_members;
begin
  select m.* into member from public.workspace_members as m
  where m.workspace_id = p_workspace_id and m.user_id = auth.uid() for share;
  if not found then
    raise exception 'There is no such %', p_subject using errcode = 'PT404', hint = 'not_found';
  end if;
  if member.role <> all (p_roles) then
    raise exception 'This needs the role %', array_to_string(p_roles, ' or ') using errcode = 'PT403', hint = 'role_required';
  end if;
  return member;
end
$$;
comment on function private.require_role(uuid, text[], text) is
  'The caller''s membership, locked until commit. PT404 not_found: not his workspace or none at all. PT403 role_required.';

revoke all on function private.is_service(), private.require_role(uuid, text[], text)
  from public, anon, authenticated, service_role;
