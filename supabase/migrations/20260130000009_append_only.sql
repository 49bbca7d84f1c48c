-- Append-only tables: nobody changes or removes a row, not the owner and not a replica, also when no row matches.

create or replace function private.refuse_change() returns trigger
language plpgsql volatile security invoker set search_path = '' as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = '42501', hint = 'append_only';
end
$$;

create or replace procedure private.make_append_only(p_table regclass)
language plpgsql security invoker set search_path = '' as $$
declare
  name text := (select relname from pg_catalog.pg_class where oid = p_table);
begin
  execute format('revoke update, delete, truncate, references, trigger on %s from public, anon, authenticated, service_role',
    p_table);
  execute format('drop trigger if exists %I on %s', name || '_000_refuse_row', p_table);
  execute format('create trigger %I before update or delete on %s for each row execute function private.refuse_change()',
    name || '_000_refuse_row', p_table);
  execute format('drop trigger if exists %I on %s', name || '_000_refuse', p_table);
  -- The statement's own trigger fires when no row matches, and is the only one that TRUNCATE meets.
  execute format('create trigger %I before update or delete or truncate on %s for each statement '
    'execute function private.refuse_change()', name || '_000_refuse', p_table);
  execute format('alter table %s enable always trigger %I', p_table, name || '_000_refuse_row');
  execute format('alter table %s enable always trigger %I', p_table, name || '_000_refuse');
end
$$;

call private.make_append_only('public.driver_events');
revoke all on function private.refuse_change() from public, anon, authenticated, service_role;
revoke all on procedure private.make_append_only(regclass) from public, anon, authenticated, service_role;
