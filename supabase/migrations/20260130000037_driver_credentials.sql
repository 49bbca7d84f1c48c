-- Credentials of drivers: a username and a PIN, tried five times, then locked for longer and longer.

create table if not exists public.driver_credentials (
  driver_id uuid primary key,
  workspace_id uuid not null,
  username text not null,
  pin_set_at timestamptz not null default clock_timestamp(),
  failed_attempts integer not null default 0,
  unlocks_at timestamptz,
  last_sign_in_at timestamptz,
  constraint driver_credentials_username_key unique (workspace_id, username),
  constraint driver_credentials_driver_fkey foreign key (workspace_id, driver_id)
    references public.drivers (workspace_id, id) on delete cascade,
  constraint driver_credentials_username_is_plain check (username ~ '^[a-z0-9._-]{3,40}$'),
  constraint driver_credentials_attempts_are_natural check (failed_attempts >= 0)
);
comment on table public.driver_credentials is 'The username with which a driver signs in, and whether it is locked. The PIN is elsewhere.';
create index if not exists driver_credentials_driver_idx on public.driver_credentials (workspace_id, driver_id);

create table if not exists private.driver_pins (
  driver_id uuid primary key references public.driver_credentials (driver_id) on delete cascade,
  pin_hash text not null
);
comment on table private.driver_pins is 'bcrypt of the PINs; no API shows this schema.';

create or replace function public.set_driver_pin(p_driver_id uuid, p_username text, p_pin text, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- the only door to PINs
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select driver.workspace_id from public.drivers as driver where driver.id = p_driver_id), '{admin}', 'driver');
  wanted constant text := lower(btrim(coalesce(p_username, '')));
  call constant jsonb := jsonb_build_object('set_driver_pin', p_driver_id, 'username', wanted);
  earlier jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  before public.driver_credentials;
  action_id uuid;
begin
  if earlier is not null then
    return earlier;
  elsif wanted !~ '^[a-z0-9._-]{3,40}$' then
    raise exception 'A username has 3 to 40 letters, digits, dots, dashes or underscores'
      using errcode = 'PT422', hint = 'bad_username';
  elsif coalesce(p_pin, '') !~ '^[0-9]{6,12}$' or p_pin ~ '^(.)\1+$' or strpos('01234567890123456789', p_pin) > 0
    or strpos('98765432109876543210', p_pin) > 0
  then
    raise exception 'A PIN has 6 to 12 digits, not all the same and not in a row' using errcode = 'PT422', hint = 'bad_pin';
  end if;
  select c.* into before from public.driver_credentials as c where c.driver_id = p_driver_id for no key update;
  insert into public.driver_credentials as c (driver_id, workspace_id, username)
  values (p_driver_id, member.workspace_id, wanted)
  on conflict (driver_id) do update set username = excluded.username, pin_set_at = excluded.pin_set_at, failed_attempts = 0,
    unlocks_at = null;
  insert into private.driver_pins (driver_id, pin_hash)
  values (p_driver_id, extensions.crypt(p_pin, extensions.gen_salt('bf', 10)))
  on conflict (driver_id) do update set pin_hash = excluded.pin_hash;
  insert into public.supervisor_actions (workspace_id, actor_id, actor_name, action, driver_id, before, after, request_id)
  values (member.workspace_id, member.user_id, member.name, 'set_driver_pin', p_driver_id,
    case when before.driver_id is null then '{}' else jsonb_build_object('username', before.username) end,
    jsonb_build_object('username', wanted), p_request_id)
  returning id into action_id;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'driver_id', p_driver_id, 'username', wanted));
exception when unique_violation then
  raise exception 'Another driver has this username' using errcode = 'PT409', hint = 'username_taken';
end
$$;
comment on function public.set_driver_pin(uuid, text, text, uuid) is
  '{action_id, driver_id, username, replayed}; ends a lock. Admins. PT404 not_found, PT403 role_required, PT409 username_taken or '
  'request_reused, PT422 bad_username, bad_pin.';

create or replace function public.unlock_driver(p_driver_id uuid, p_note text, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- nobody may write the count of failures
set search_path = '' as $$
declare
  member public.workspace_members := private.require_role(
    (select c.workspace_id from public.driver_credentials as c where c.driver_id = p_driver_id), '{supervisor,admin}', 'driver');
  call constant jsonb := jsonb_build_object('unlock_driver', p_driver_id, 'note', p_note);
  earlier jsonb := private.earlier_answer(member.workspace_id, member.user_id, p_request_id, call);
  before public.driver_credentials;
  note text;
  action_id uuid;
begin
  if earlier is not null then
    return earlier;
  end if;
  note := private.require_note(p_note, false);
  select c.* into before from public.driver_credentials as c where c.driver_id = p_driver_id for no key update;
  if before.unlocks_at is null or before.unlocks_at <= clock_timestamp() then
    raise exception 'This driver is not locked out' using errcode = 'PT409', hint = 'not_locked';
  end if;
  update public.driver_credentials as c set failed_attempts = 0, unlocks_at = null where c.driver_id = p_driver_id;
  insert into public.supervisor_actions (workspace_id, actor_id, actor_name, action, driver_id, note, before, after, request_id)
  values (member.workspace_id, member.user_id, member.name, 'unlock_driver', p_driver_id, note,
    jsonb_build_object('failed_attempts', before.failed_attempts, 'unlocks_at', before.unlocks_at),
    '{"failed_attempts": 0, "unlocks_at": null}', p_request_id)
  returning id into action_id;
  return private.keep_answer(member.workspace_id, member.user_id, p_request_id, call,
    jsonb_build_object('action_id', action_id, 'driver_id', p_driver_id));
end
$$;
comment on function public.unlock_driver(uuid, text, uuid) is
  '{action_id, driver_id, replayed}. PT404 not_found, PT403 role_required, PT409 not_locked or request_reused, '
  'PT422 note_too_short.';

create or replace function public.driver_sign_in(p_workspace_code text, p_username text, p_pin text) returns jsonb
language plpgsql volatile security definer -- reads the PINs
set search_path = '' as $$
declare
  tried public.driver_credentials;
  hash text;
  fits boolean;
begin
  select c.* into tried from public.driver_credentials as c join public.workspaces as workspace on workspace.id = c.workspace_id
  where workspace.code = upper(btrim(p_workspace_code)) and c.username = lower(btrim(p_username)) for no key update of c;
  select pin.pin_hash into hash from private.driver_pins as pin where pin.driver_id = tried.driver_id;
  -- As much work for a name that nobody has, and for one that is locked: the time tells nothing.
  fits := extensions.crypt(left(coalesce(p_pin, ''), 72),
    coalesce(hash, '$2a$10$abcdefghijklmnopqrstuu4T826PRnz0Hu6YlprUuxkZxOOj5Fw5S')) = hash;
  if tried.unlocks_at > clock_timestamp() then
    fits := false;
  elsif fits then
    update public.driver_credentials as c set failed_attempts = 0, unlocks_at = null, last_sign_in_at = clock_timestamp()
    where c.driver_id = tried.driver_id;
  elsif tried.driver_id is not null then
    update public.driver_credentials as c
    set failed_attempts = c.failed_attempts + 1, unlocks_at = case when c.failed_attempts >= 4
      then clock_timestamp() + least(interval '24 hours', interval '1 minute' * 2 ^ least(c.failed_attempts - 4, 20)) end
    where c.driver_id = tried.driver_id;
  end if;
  if fits then
    return jsonb_build_object('signed_in', true, 'driver_id', tried.driver_id, 'workspace_id', tried.workspace_id,
      'email', (select account.email from auth.users as account where account.id = tried.driver_id));
  end if;
  return '{"signed_in": false, "reason": "bad_credentials", "message": "This username and this PIN do not belong together."}';
end
$$;
comment on function public.driver_sign_in(text, text, text) is
  'For the sign-in service, which then makes the session of Auth: {signed_in: true, driver_id, workspace_id, email} or {signed_in: '
  'false, reason, message}, the same and as late for an unknown name, a wrong PIN and a locked driver. Five failures lock for a '
  'minute, each further one twice as long, at most a day.';

alter table public.driver_credentials enable row level security;
alter table private.driver_pins enable row level security;
revoke all on public.driver_credentials, private.driver_pins from public, anon, authenticated, service_role;
grant select on public.driver_credentials to authenticated, service_role;
drop policy if exists driver_credentials_select on public.driver_credentials;
create policy driver_credentials_select on public.driver_credentials for select to authenticated
  using (workspace_id in (select private.my_workspace_ids()));
revoke all on function public.set_driver_pin(uuid, text, text, uuid), public.unlock_driver(uuid, text, uuid),
  public.driver_sign_in(text, text, text) from public, anon, authenticated, service_role;
grant execute on function public.set_driver_pin(uuid, text, text, uuid), public.unlock_driver(uuid, text, uuid) to authenticated;
grant execute on function public.driver_sign_in(text, text, text) to service_role;
