-- The live topic: one coalesced message with everything since the last, ten a second in the long run, to members of the workspace only.

alter table public.workspace_heads add column if not exists sent_seq bigint not null default 0;
alter table public.workspace_heads add column if not exists sent_revision bigint not null default 0;
comment on column public.workspace_heads.sent_seq is 'Up to where the live topic has been told.';

create or replace function private.send_changes() returns trigger
language plpgsql volatile security definer -- writes to the topic, which no client may
set search_path = '' as $$
declare
  head public.workspace_heads;
  message jsonb;
begin
  select h.* into head from public.workspace_heads as h where h.workspace_id = new.workspace_id;
  message := jsonb_build_object('v', 1, 'epoch', head.epoch, 'sent_ms', (date_part('epoch', clock_timestamp()) * 1000)::bigint,
    'after_seq', head.sent_seq, 'seq', head.seq, 'after_revision', head.sent_revision, 'revision', head.revision,
    -- A receiver that finds the numbers moved and nothing inside reads for itself.
    'events', case when head.seq - head.sent_seq <= 500
      then private.event_tuples(new.workspace_id, head.sent_seq, 500)::jsonb end);
  if head.revision - head.sent_revision between 1 and 200 then
    message := message || private.changed_rows(new.workspace_id, head.sent_revision);
  end if;
  if octet_length(message::text) > 200000 then
    message := message - '{batches,sessions,drivers,device_changes,reviews,actions,approvals}'::text[]
      || '{"events": null}';
  end if;
  perform realtime.send(message,
    case when head.seq > head.sent_seq then 'driver_events'
      when message ? 'batches' then 'delivery_batches' when message ? 'sessions' then 'driver_sessions'
      when message ?| '{reviews,approvals}' then 'event_reviews' when message ? 'actions' then 'supervisor_actions'
      else 'delivery_batches' end,
    format('workspace:%s:%s', head.workspace_id, head.epoch), true);
  update public.workspace_heads as h
  set sent_seq = head.seq, sent_revision = head.revision, sent_at = interval '100 milliseconds'
    + case when h.sent_at between clock_timestamp() and clock_timestamp() + interval '1 second' then h.sent_at
      else clock_timestamp() end
  where h.workspace_id = head.workspace_id;
  return null;
end
$$;
comment on function private.send_changes() is
  'Runs at commit under the lock of the counters: whatever committed before is visible, so no number is sent twice or left out.';

drop trigger if exists workspace_heads_100_send on public.workspace_heads;
create constraint trigger workspace_heads_100_send after update on public.workspace_heads deferrable initially deferred
  -- Once a transaction, however much it counts.
  for each row when (new.sending_xid <> old.sending_xid) execute function private.send_changes();

create or replace function private.next_epoch(p_workspace_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  head public.workspace_heads;
begin
  perform private.lock_head(p_workspace_id);
  update public.workspace_heads as h set epoch = h.epoch + 1 where h.workspace_id = p_workspace_id returning h.* into head;
  -- Those who may stay learn the new number where they still listen; it opens nothing to those who may not.
  if found then
    perform realtime.send(jsonb_build_object('v', 1, 'epoch', head.epoch,
      'sent_ms', (date_part('epoch', clock_timestamp()) * 1000)::bigint, 'after_seq', head.seq, 'seq', head.seq,
      'after_revision', head.revision, 'revision', head.revision, 'events', null), 'driver_events',
      format('workspace:%s:%s', head.workspace_id, head.epoch - 1), true);
  end if;
end
$$;
comment on function private.next_epoch(uuid) is
  'Ends the topic: everybody reads the whole board anew, and who may not read it hears nothing more. Locks the counters.';

create or replace function private.rise_epoch() returns trigger
language plpgsql volatile security definer -- who manages members may not write the counters
set search_path = '' as $$
begin
  perform private.next_epoch(old.workspace_id);
  return null;
end
$$;
drop trigger if exists workspace_members_100_rise_epoch on public.workspace_members;
create trigger workspace_members_100_rise_epoch after delete on public.workspace_members
  for each row execute function private.rise_epoch();
drop trigger if exists workspace_members_110_rise_epoch on public.workspace_members;
create trigger workspace_members_110_rise_epoch after update on public.workspace_members
  for each row when (old.workspace_id <> new.workspace_id or old.user_id <> new.user_id
    or array_position('{viewer,supervisor,admin}'::text[], new.role)
      < array_position('{viewer,supervisor,admin}'::text[], old.role))
  execute function private.rise_epoch();

create or replace function private.my_live_topics() returns setof text
language sql stable security definer -- the counters' own policy would ask the members once more
set search_path = '' as $$
  select format('workspace:%s:%s', head.workspace_id, head.epoch)
  from public.workspace_members as member join public.workspace_heads as head on head.workspace_id = member.workspace_id
  where member.user_id = (select auth.uid())
$$;

revoke all on function private.send_changes(), private.next_epoch(uuid), private.rise_epoch(),
  private.my_live_topics() from public, anon, authenticated, service_role;
grant execute on function private.my_live_topics() to authenticated;

drop policy if exists workspace_live_topic_select on realtime.messages;
create policy workspace_live_topic_select on realtime.messages for select to authenticated
  using (extension = 'broadcast' and (select realtime.topic()) in (select private.my_live_topics()));
