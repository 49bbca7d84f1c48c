-- Clears what a half-applied 20260130000002_driver_execution_layer.sql left, enums without tables; run the migrations after it.

do $$
begin
  if to_regclass('public.driver_events') is not null then
    raise exception 'The execution layer is in place: nothing to clean up. To remove it, run 20260130000002_rollback.sql.';
  end if;
  -- Without the event log no status was ever reached: these columns and rows hold nothing but defaults.
  if to_regclass('public.delivery_batches') is not null then
    alter table public.delivery_batches drop column if exists driver_status, drop column if exists last_event_type;
  end if;
  drop table if exists public.driver_status_transitions;
  drop type if exists public.event_type;
  drop type if exists public.driver_status;
end
$$;
