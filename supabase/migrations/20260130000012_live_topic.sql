-- The live topic: one coalesced message with everything since the last, ten a second in a storm, to members of the workspace only.

alter table public.workspace_heads add column if not exists sent_seq bigint not null default 0;
alter table public.workspace_heads add column if not exists sent_revision bigint not null default 0;
alter table public.workspace_heads add column if not exists sent_wait_ms integer not null default 0;
comment on column public.workspace_heads.sent_seq is 'Up to where the live topic has been told.';
comment on column public.workspace_heads.sent_wait_ms is
  'What the last message said: for how long changes are kept back after it. 0 when the next one is told at once.';

create or replace function private.send_changes() returns trigger
language plpgsql volatile security definer -- writes to the topic, which no client may
set search_path = '' as $$
declare
  head public.workspace_heads;
  message jsonb;
  told_at timestamptz := clock_timestamp();
  used_until timestamptz;
  wait_ms integer;
begin
  select h.* into head from public.workspace_heads as h where h.workspace_id = new.workspace_id;
  used_until := case when head.sent_at between told_at and told_at + interval '1 second' then head.sent_at else told_at end
    + interval '1 millisecond' * least(100, 40 * (head.seq - head.sent_seq + head.revision - head.sent_revision));
  wait_ms := greatest(0, ceil(date_part('epoch', used_until - told_at) * 1000) - 100);
  message := jsonb_build_object('v', 1, 'epoch', head.epoch, 'sent_ms', (date_part('epoch', told_at) * 1000)::bigint,
    'wait_ms', wait_ms, 'after_seq', head.sent_seq, 'seq', head.seq, 'after_revision', head.sent_revision, 'revision', head.revision,
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
  set sent_seq = head.seq, sent_revision = head.revision, sent_at = used_until, sent_wait_ms = wait_ms
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

create or replace function private.owes_message(p_head public.workspace_heads) returns boolean
language sql volatile security invoker as $$
  select private.topic_is_open(p_head.sent_at)
    and (p_head.seq > p_head.sent_seq or p_head.revision > p_head.sent_revision or p_head.sent_wait_ms > 0)
$$;
comment on function private.owes_message(public.workspace_heads) is
  'Whether somebody waits for a word and may have it: changes were kept back, or it was said that some might be.';

create or replace function public.fleet_tell(p_workspace_id uuid) returns jsonb
language plpgsql volatile security definer -- the counters belong to nobody's hands
set search_path = '' as $$
begin
  perform private.require_reader(p_workspace_id);
  -- Looked at before the lock: whoever asks while there is nothing to tell keeps no writer waiting.
  if exists (select from public.workspace_heads as head where head.workspace_id = p_workspace_id and private.owes_message(head)) then
    perform private.lock_head(p_workspace_id);
    update public.workspace_heads as head set sending_xid = pg_current_xact_id()
    where head.workspace_id = p_workspace_id and private.owes_message(head);
  end if;
  return public.fleet_head(p_workspace_id);
end
$$;
comment on function public.fleet_tell(uuid) is
  'Has the live topic told, once its share allows, what was kept back since the last message, or that nothing was: one board asks, '
  'all hear. Asked again it sends nothing. Answers as fleet_head. PT404 not_found.';

create or replace function private.next_epoch(p_workspace_id uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
declare
  head public.workspace_heads;
begin
  perform private.lock_head(p_workspace_id);
  update public.workspace_heads as h set epoch = h.epoch + 1 where h.workspace_id = p_workspace_id returning h.* into head;
  -- Those who may stay learn the new number where they still listen; it opens nothing to those who may not.
  if found then
    perform realtime.send(jsonb_build_object('v', 1, 'epoch', head.epoch, 'wait_ms', 0,
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

revoke all on function private.send_changes(), private.owes_message(public.workspace_heads), public.fleet_tell(uuid),
  private.next_epoch(uuid), private.rise_epoch(), private.my_live_topics() from public, anon, authenticated, service_role;
grant execute on function private.my_live_topics() to authenticated;
grant execute on function public.fleet_tell(uuid) to authenticated, service_role;

drop policy if exists workspace_live_topic_select on realtime.messages;
create policy workspace_live_topic_select on realtime.messages for select to authenticated
  using (extension = 'broadcast' and (select realtime.topic()) in (select private.my_live_topics()));
