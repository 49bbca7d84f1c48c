-- Who else is at the console: a private topic a workspace on which members tell where they are. Advisory only, nothing is stored.

create or replace function private.my_presence_topics() returns setof text
language sql stable security definer -- the counters' own policy would ask the members once more
set search_path = '' as $$
  select format('presence:%s:%s', head.workspace_id, head.epoch)
  from public.workspace_members as member join public.workspace_heads as head on head.workspace_id = member.workspace_id
  where member.user_id = (select auth.uid())
$$;
comment on function private.my_presence_topics() is
  'The topics, `presence:{workspace_id}:{epoch}`, on which the caller may see and be seen. A removed member loses it with the epoch.';

revoke all on function private.my_presence_topics() from public, anon, authenticated, service_role;
grant execute on function private.my_presence_topics() to authenticated;

drop policy if exists workspace_presence_select on realtime.messages;
create policy workspace_presence_select on realtime.messages for select to authenticated
  using (extension = 'presence' and (select realtime.topic()) in (select private.my_presence_topics()));
drop policy if exists workspace_presence_insert on realtime.messages;
create policy workspace_presence_insert on realtime.messages for insert to authenticated
  with check (extension = 'presence' and (select realtime.topic()) in (select private.my_presence_topics()));
