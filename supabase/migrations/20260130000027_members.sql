-- Members: admins say who may do what; whoever is demoted is refused at his next call, and one admin always stays.

-- The member in question, after everybody else who is changing members of this workspace.
create or replace function private.lock_member(p_workspace_id uuid, p_user_id uuid) returns public.workspace_members
language plpgsql volatile security invoker set search_path = '' as $$
declare
  target public.workspace_members;
begin
  select m.* into target from public.workspace_members as m
  where m.workspace_id = p_workspace_id and m.user_id = p_user_id for update;
  if not found then
    raise exception 'There is no such member' using errcode = 'PT404', hint = 'not_found';
  end if;
  return target;
end
$$;

create or replace function private.require_member_admin(p_workspace_id uuid) returns public.workspace_members
language plpgsql volatile security invoker set search_path = '' as $$
begin
  -- Before the membership: two admins who demote each other would each hold what the other waits for.
  perform pg_advisory_xact_lock(hashtextextended(format('members %s', p_workspace_id), 0));
  return private.require_role(p_workspace_id, '{admin}', 'workspace');
end
$$;

create or replace function private.refuse_last_admin(p_target public.workspace_members) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  if p_target.role = 'admin' and not exists (select from public.workspace_members as other
    where other.workspace_id = p_target.workspace_id and other.role = 'admin' and other.user_id <> p_target.user_id)
  then
    raise exception 'A workspace keeps at least one admin' using errcode = 'PT409', hint = 'last_admin';
  end if;
end
$$;

create or replace function private.release_claims(p_workspace_id uuid, p_user_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  perform from public.event_reviews as review
  where review.workspace_id = p_workspace_id and review.claimed_by = p_user_id order by review.id for no key update;
  update public.event_reviews as review
  set claimed_by = null, claimed_by_name = null, claimed_at = null, claim_ends_at = null
  where review.workspace_id = p_workspace_id and review.claimed_by = p_user_id;
end
$$;

create or replace function public.set_member_role(p_workspace_id uuid, p_user_id uuid, p_role text, p_note text,
  p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- roles are written by this act only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_member_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'set_member_role', 'user_id', p_user_id, 'role', p_role, 'note', p_note);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  note text := private.require_note(p_note, false);
  target public.workspace_members;
  action_id uuid;
begin
  if answer is not null then
    return answer;
  elsif p_role is null or p_role not in ('viewer', 'supervisor', 'admin') then
    raise exception 'A member is viewer, supervisor or admin' using errcode = 'PT422', hint = 'unknown_role';
  end if;
  target := private.lock_member(p_workspace_id, p_user_id);
  if p_role <> 'admin' then
    perform private.refuse_last_admin(target);
  end if;
  if p_role = 'viewer' then
    perform private.release_claims(p_workspace_id, p_user_id);
  end if;
  update public.workspace_members as m set role = p_role where m.workspace_id = p_workspace_id and m.user_id = p_user_id;
  action_id := private.log_action(member, 'set_member_role', '{}', null, note,
    jsonb_build_object('user_id', p_user_id, 'name', target.name, 'role', target.role),
    jsonb_build_object('user_id', p_user_id, 'name', target.name, 'role', p_role), p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'user_id', p_user_id, 'role', p_role));
end
$$;
comment on function public.set_member_role(uuid, uuid, text, text, uuid) is
  '{action_id, user_id, role, replayed}, for admins. PT409 last_admin, PT422 unknown_role or note_too_short, PT404 not_found, '
  'PT403 role_required.';

create or replace function public.add_member(p_workspace_id uuid, p_email text, p_name text, p_role text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- looks the account up at Auth
set search_path = '' as $$
declare
  member public.workspace_members := private.require_member_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'add_member', 'email', p_email, 'name', p_name, 'role', p_role);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  name text := private.readable_note(p_name);
  account_id uuid;
  action_id uuid;
begin
  if answer is not null then
    return answer;
  elsif name is null or length(name) > 100 or p_role is null or p_role not in ('viewer', 'supervisor', 'admin') then
    raise exception 'A member has a name of at most 100 characters and is viewer, supervisor or admin'
      using errcode = 'PT422', hint = 'bad_member';
  end if;
  select account.id into account_id from auth.users as account where lower(account.email) = lower(btrim(p_email));
  if not found then
    raise exception 'There is no account with this address' using errcode = 'PT404', hint = 'no_account';
  elsif exists (select from public.drivers as driver where driver.id = account_id) then
    raise exception 'A driver is not a member' using errcode = 'PT409', hint = 'is_driver';
  elsif exists (select from public.workspace_members as m where m.workspace_id = p_workspace_id and m.user_id = account_id) then
    raise exception 'This person is already a member' using errcode = 'PT409', hint = 'already_member';
  end if;
  insert into public.workspace_members (workspace_id, user_id, name, role) values (p_workspace_id, account_id, name, p_role);
  action_id := private.log_action(member, 'add_member', '{}', null, null, '{}',
    jsonb_build_object('user_id', account_id, 'name', name, 'role', p_role), p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'user_id', account_id, 'role', p_role));
end
$$;
comment on function public.add_member(uuid, text, text, text, uuid) is
  '{action_id, user_id, role, replayed}, for admins; the account must exist. PT404 no_account, PT409 is_driver or already_member, '
  'PT422 bad_member.';

create or replace function public.remove_member(p_workspace_id uuid, p_user_id uuid, p_note text, p_request_id uuid)
returns jsonb
language plpgsql volatile security definer -- members are written by acts only
set search_path = '' as $$
declare
  member public.workspace_members := private.require_member_admin(p_workspace_id);
  call jsonb := jsonb_build_object('act', 'remove_member', 'user_id', p_user_id, 'note', p_note);
  answer jsonb := private.earlier_answer(p_workspace_id, member.user_id, p_request_id, call);
  note text := private.require_note(p_note, false);
  target public.workspace_members;
  action_id uuid;
begin
  if answer is not null then
    return answer;
  end if;
  target := private.lock_member(p_workspace_id, p_user_id);
  perform private.refuse_last_admin(target);
  perform private.release_claims(p_workspace_id, p_user_id);
  delete from public.workspace_members as m where m.workspace_id = p_workspace_id and m.user_id = p_user_id;
  action_id := private.log_action(member, 'remove_member', '{}', null, note,
    jsonb_build_object('user_id', p_user_id, 'name', target.name, 'role', target.role), '{}', p_request_id);
  return private.keep_answer(p_workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'user_id', p_user_id));
end
$$;
comment on function public.remove_member(uuid, uuid, text, uuid) is
  '{action_id, user_id, replayed}, for admins: he hears nothing more, his claims are free. PT409 last_admin, PT404 not_found.';

create or replace function public.list_members(p_workspace_id uuid) returns jsonb
language plpgsql stable security definer -- the addresses are with Auth
set search_path = '' as $$
begin
  if private.require_reader(p_workspace_id) <> 'admin' then
    raise exception 'This needs the role admin' using errcode = 'PT403', hint = 'role_required';
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('user_id', member.user_id, 'name', member.name, 'email', account.email,
      'role', member.role, 'since_ms', private.to_ms(member.created_at),
      'last_sign_in_ms', private.to_ms(account.last_sign_in_at)) order by member.name, member.user_id), '[]')
    from public.workspace_members as member join auth.users as account on account.id = member.user_id
    where member.workspace_id = p_workspace_id);
end
$$;
comment on function public.list_members(uuid) is
  '[{user_id, name, email, role, since_ms, last_sign_in_ms}] for admins. PT404 not_found, PT403 role_required.';

revoke all on function private.lock_member(uuid, uuid), private.require_member_admin(uuid),
  private.refuse_last_admin(public.workspace_members), private.release_claims(uuid, uuid),
  public.set_member_role(uuid, uuid, text, text, uuid), public.add_member(uuid, text, text, text, uuid),
  public.remove_member(uuid, uuid, text, uuid), public.list_members(uuid) from public, anon, authenticated, service_role;
grant execute on function public.set_member_role(uuid, uuid, text, text, uuid), public.add_member(uuid, text, text, text, uuid),
  public.remove_member(uuid, uuid, text, uuid), public.list_members(uuid) to authenticated;
