-- Revisions: every change of a batch or session that no event made takes the next number of its workspace and keeps it.

alter table public.delivery_batches add column if not exists revision bigint not null default 0;
comment on column public.delivery_batches.revision is
  'Of the last change that no event made: import, assignment, activation at sign-in.';
create index if not exists delivery_batches_workspace_id_revision_idx on public.delivery_batches (workspace_id, revision);

alter table public.driver_sessions add column if not exists revision bigint not null default 0;
alter table public.driver_sessions add column if not exists published_at timestamptz not null default now();
comment on column public.driver_sessions.revision is 'Of its start, its end or the last heartbeat that was published.';
comment on column public.driver_sessions.published_at is 'When the revision was taken: heartbeats between are for the row only.';
create index if not exists driver_sessions_workspace_id_revision_idx on public.driver_sessions (workspace_id, revision);

alter table public.workspace_settings add column if not exists revision bigint not null default 0;
comment on column public.workspace_settings.revision is 'Of the last change.';

create or replace function private.next_revision(p_workspace_id uuid) returns bigint
language plpgsql volatile security definer -- the counters belong to nobody's hands
set search_path = '' as $$
declare
  number bigint;
begin
  perform private.lock_head(p_workspace_id);
  update public.workspace_heads as head set revision = head.revision + 1, sending_xid = private.sending_xid(head.sending_xid, head.sent_at)
  where head.workspace_id = p_workspace_id returning head.revision into number;
  return number;
end
$$;
comment on function private.next_revision(uuid) is 'Locks the workspace''s counters until commit: take it last.';

create or replace function private.count_batch_change() returns trigger
language plpgsql volatile security definer -- the planner may change a batch, not the counters
set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if (new.driver_id, new.reference, new.depot, new.scheduled_date, new.stop_count, new.planned_end_at, new.driver_status,
        new.current_stop_index, new.actual_start_time, new.actual_end_time, new.execution_metadata, new.updated_at)
      is not distinct from (old.driver_id, old.reference, old.depot, old.scheduled_date, old.stop_count, old.planned_end_at,
        old.driver_status, old.current_stop_index, old.actual_start_time, old.actual_end_time, old.execution_metadata,
        old.updated_at)
    then
      return new;
    end if;
    if new.driver_status <> old.driver_status and new.status_since = old.status_since then
      new.status_since := clock_timestamp();
    end if;
    new.updated_at := clock_timestamp();
  end if;
  new.revision := private.next_revision(new.workspace_id);
  return new;
end
$$;
drop trigger if exists delivery_batches_050_count_new on public.delivery_batches;
create trigger delivery_batches_050_count_new before insert on public.delivery_batches
  for each row execute function private.count_batch_change();
drop trigger if exists delivery_batches_050_count_change on public.delivery_batches;
create trigger delivery_batches_050_count_change before update on public.delivery_batches
  for each row when (new.last_event_seq = old.last_event_seq) execute function private.count_batch_change();

create or replace function private.count_session_change() returns trigger
language plpgsql volatile security definer -- a driver may change a session, not the counters
set search_path = '' as $$
begin
  if tg_op = 'INSERT' or (new.ended_at, new.device_model, new.auth_session_id)
      is distinct from (old.ended_at, old.device_model, old.auth_session_id)
    or new.last_contact_at >= old.published_at + (select make_interval(secs => rule.heartbeat_seconds)
      from public.workspace_settings as rule where rule.workspace_id = new.workspace_id)
  then
    new.revision := private.next_revision(new.workspace_id);
    new.published_at := clock_timestamp();
  end if;
  return new;
end
$$;
drop trigger if exists driver_sessions_050_count_new on public.driver_sessions;
create trigger driver_sessions_050_count_new before insert on public.driver_sessions
  for each row execute function private.count_session_change();
-- Not of last_active_at: an event is news of its own, what it does to its session needs no revision.
drop trigger if exists driver_sessions_050_count_change on public.driver_sessions;
create trigger driver_sessions_050_count_change before update of ended_at, device_model, auth_session_id,
  last_contact_at on public.driver_sessions for each row execute function private.count_session_change();

create or replace function private.count_settings_change() returns trigger
language plpgsql volatile security definer -- who may change settings may not change the counters
set search_path = '' as $$
begin
  new.revision := private.next_revision(new.workspace_id);
  return new;
end
$$;
drop trigger if exists workspace_settings_050_count on public.workspace_settings;
create trigger workspace_settings_050_count before update on public.workspace_settings
  for each row execute function private.count_settings_change();

revoke all on function private.count_settings_change(), private.next_revision(uuid), private.count_batch_change(), private.count_session_change()
  from public, anon, authenticated, service_role;
