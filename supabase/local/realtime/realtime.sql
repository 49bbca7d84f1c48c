-- Realtime's part of the database as a hosted project has it. Run as supabase_admin, before the app's migrations; may run again.

create schema if not exists realtime authorization supabase_admin;
grant usage on schema realtime to anon, authenticated, service_role;
grant usage on schema realtime to postgres with grant option;

do $$
begin
  create role supabase_realtime_admin nologin noinherit;
exception
  when duplicate_object then null;
end
$$;
grant anon, authenticated, service_role to supabase_realtime_admin;

create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default (now() at time zone 'utc'),
  inserted_at timestamp not null default (now() at time zone 'utc'),
  id uuid not null default gen_random_uuid(),
  binary_payload bytea,
  constraint messages_pkey primary key (id, inserted_at),
  constraint messages_payload_exclusive check (payload is null or binary_payload is null)
);
comment on table realtime.messages is
  'Broadcasts sent from the database, kept for 72 hours. Its policies say who may read and write private topics.';
create index if not exists messages_inserted_at_topic_index
  on realtime.messages (inserted_at desc, topic)
  where extension = 'broadcast' and private;

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;
revoke all on realtime.messages from public, supabase_realtime_admin;
grant select on realtime.messages to postgres with grant option;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- The topic under test while a policy runs, or the topic of the last send in this transaction.
create or replace function realtime.topic() returns text
language sql stable
as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- Sends a JSON object to everyone joined to the topic, when the transaction commits. A failure is a warning:
-- it never undoes the caller's work.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  message_id uuid := gen_random_uuid();
begin
  begin
    if jsonb_typeof(payload) is distinct from 'object' then
      raise exception 'the payload must be a JSON object';
    end if;
    perform set_config('realtime.topic', topic, true);
    insert into realtime.messages (id, payload, event, topic, private, extension)
    values (message_id, jsonb_build_object('id', message_id) || payload, event, topic, private, 'broadcast');
  exception
    when others then
      raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
  end;
end
$$;

-- As send, for bytes.
create or replace function realtime.send_binary(payload bytea, event text, topic text, private boolean default true)
returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  begin
    perform set_config('realtime.topic', topic, true);
    insert into realtime.messages (binary_payload, event, topic, private, extension)
    values (payload, event, topic, private, 'broadcast');
  exception
    when others then
      raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
  end;
end
$$;

-- For row triggers: sends {id, operation, table, schema, record, old_record} to a private topic.
create or replace function realtime.broadcast_changes(
  topic_name text,
  event_name text,
  operation text,
  table_name text,
  table_schema text,
  new record,
  old record,
  level text default 'ROW'
)
returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  if operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'Unexpected operation type: %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'operation', operation,
      'table', table_name,
      'schema', table_schema,
      'record', new,
      'old_record', old
    ),
    event_name,
    topic_name
  );
exception
  when others then
    raise exception 'Failed to process the row: %', sqlerrm;
end
$$;

alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.send_binary(bytea, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  owner to supabase_realtime_admin;
grant execute on all functions in schema realtime to public;

do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
    alter publication supabase_realtime owner to postgres;
  end if;
  if not exists (select from pg_publication where pubname = 'supabase_realtime_messages_publication') then
    create publication supabase_realtime_messages_publication
      for table realtime.messages with (publish = 'insert');
  end if;
end
$$;

-- A hosted project lets postgres manage the policies of realtime.messages and nothing else there. Plain Postgres
-- ties policies to ownership, so postgres inherits the owner here, and the two event triggers take the rest back.
grant supabase_realtime_admin to postgres with inherit true, set false, admin false;

create or replace function realtime.refuse_changes() returns event_trigger
language plpgsql security invoker set search_path = ''
as $$
declare
  touched text;
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    return;
  end if;
  if tg_event = 'sql_drop' then
    select object_identity into touched
    from pg_event_trigger_dropped_objects()
    where schema_name = 'realtime' and object_type <> 'policy';
  else
    select object_identity into touched
    from pg_event_trigger_ddl_commands()
    where schema_name = 'realtime' and object_type <> 'policy';
  end if;
  if touched is not null then
    raise exception 'must be owner of %', touched using errcode = '42501';
  end if;
end
$$;
revoke execute on function realtime.refuse_changes() from public;

drop event trigger if exists realtime_refuse_changes;
create event trigger realtime_refuse_changes on ddl_command_end execute function realtime.refuse_changes();
drop event trigger if exists realtime_refuse_drops;
create event trigger realtime_refuse_drops on sql_drop execute function realtime.refuse_changes();
