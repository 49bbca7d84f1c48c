-- Tokens of sessions: a new one at each reconnect; an old one that comes again is a copy, and ends the session.

create table if not exists private.session_tokens (
  session_id uuid not null,
  token_hash text not null,
  workspace_id uuid not null,
  request_id uuid not null,
  retired_at timestamptz not null default clock_timestamp(),
  primary key (session_id, token_hash),
  constraint session_tokens_session_fkey foreign key (workspace_id, session_id)
    references public.driver_sessions (workspace_id, id) on delete cascade
);
create index if not exists session_tokens_session_idx on private.session_tokens (workspace_id, session_id);
alter table private.session_tokens enable row level security;
revoke all on private.session_tokens from public, anon, authenticated, service_role;
comment on table private.session_tokens is 'Hashes of tokens that were exchanged for a newer one, and by which request.';

create or replace function public.rotate_session_token(p_session_id uuid, p_token text, p_request_id uuid) returns jsonb
language plpgsql volatile security definer -- a driver may not write the hash of his token
set search_path = '' as $$
declare
  caller uuid := auth.uid();
  session public.driver_sessions;
  sent constant text := private.token_hash(coalesce(p_token, ''));
  fresh constant text := encode(extensions.gen_random_bytes(32), 'hex');
  retired private.session_tokens;
begin
  if p_request_id is null then
    raise exception 'The request needs an id' using errcode = 'PT422', hint = 'request_id_required';
  end if;
  select s.* into session from public.driver_sessions as s
  where s.id = p_session_id and s.driver_id = caller and s.ended_at is null
    and (s.auth_session_id is null or s.auth_session_id::text = auth.jwt() ->> 'session_id')
  for no key update;
  if not found then
    perform private.refuse_without_session(caller);
  end if;
  if session.token_hash = sent then
    insert into private.session_tokens (session_id, token_hash, workspace_id, request_id)
    values (session.id, sent, session.workspace_id, p_request_id);
  else
    select token.* into retired from private.session_tokens as token
    where token.session_id = session.id and token.token_hash = sent;
    if not found then
      raise exception 'This is no token of this session' using errcode = 'PT401', hint = 'bad_token';
    -- The answer was lost on its way: only who asked knows the request, and nobody has used what it was to bring.
    elsif retired.request_id <> p_request_id or exists (select from private.session_tokens as token
      where token.session_id = session.id and token.retired_at > retired.retired_at)
    then
      update public.driver_sessions as s set ended_at = clock_timestamp(), end_reason = 'token_reused' where s.id = session.id
      returning s.ended_at into session.ended_at;
      delete from auth.sessions as sign_in where sign_in.user_id = session.driver_id;
      insert into public.supervisor_actions (workspace_id, actor_name, action, driver_id, session_id, before, after)
      values (session.workspace_id, 'Token check', 'copied_token_logout', session.driver_id, session.id,
        jsonb_build_object('last_active_at', session.last_active_at, 'last_contact_at', session.last_contact_at,
          'events_waiting', session.events_waiting, 'device_model', session.device_model),
        jsonb_build_object('ended_at', session.ended_at));
      return jsonb_build_object('rotated', false, 'ended', true, 'reason', 'token_reused');
    end if;
  end if;
  update public.driver_sessions as s set token_hash = private.token_hash(fresh), last_contact_at = clock_timestamp()
  where s.id = session.id;
  return jsonb_build_object('rotated', true, 'token', fresh);
end
$$;
comment on function public.rotate_session_token(uuid, text, uuid) is
  '{rotated: true, token}, or {rotated: false, ended: true, reason: token_reused} when the token had been exchanged before: two '
  'devices hold it, so the session is over. A lost answer is asked for again under the same request. PT401 session_ended or '
  'bad_token, PT422 request_id_required.';
revoke all on function public.rotate_session_token(uuid, text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.rotate_session_token(uuid, text, uuid) to authenticated;
