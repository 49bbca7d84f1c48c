-- Housekeeping: what must happen by itself, by pg_cron where it is, else by a clock outside that calls the same functions.

create table if not exists private.housekeeping_jobs (
  name text primary key,
  every_seconds integer not null,
  schedule text not null,
  last_began_at timestamptz,
  last_ended_at timestamptz,
  last_changed integer,
  last_error text,
  constraint housekeeping_jobs_interval_is_sane check (every_seconds between 5 and 86400)
);
comment on table private.housekeeping_jobs is 'What runs by itself: each is the function of this name in private, and how it went last.';
comment on column private.housekeeping_jobs.schedule is 'The same interval as pg_cron says it.';
alter table private.housekeeping_jobs enable row level security;
revoke all on private.housekeeping_jobs from public, anon, authenticated, service_role;

insert into private.housekeeping_jobs (name, every_seconds, schedule)
values
  ('expire_idle_sessions', 60, '* * * * *'), ('expire_device_changes', 60, '* * * * *'),
  ('sweep_expired_claims', 30, '30 seconds'), ('wake_snoozed_reviews', 30, '30 seconds'),
  ('expire_approval_requests', 30, '30 seconds'), ('tally_events', 60, '* * * * *'),
  ('take_log_checkpoints', 3600, '0 * * * *'), ('forget_answers', 86400, '17 3 * * *'), ('forget_cron_runs', 86400, '27 3 * * *')
on conflict do nothing;

create or replace function private.due_housekeeping_jobs() returns setof text
language plpgsql stable security invoker set search_path = '' as $$
begin
  -- A second's grace, so that a clock that ticks with the interval does not skip every other turn.
  return query select job.name from private.housekeeping_jobs as job
    where job.last_began_at is null or job.last_began_at <= clock_timestamp() - make_interval(secs => job.every_seconds - 1)
    order by job.last_began_at nulls first, job.name;
end
$$;
comment on function private.due_housekeeping_jobs() is 'The names of the jobs whose turn it is, for a clock outside.';

create or replace function private.run_housekeeping_job(p_name text) returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  changed integer;
  problem text;
begin
  -- Two clocks do no harm: one of them finds the job taken, or not due any more.
  if not pg_try_advisory_xact_lock(hashtextextended(format('housekeeping %s', p_name), 0))
    or p_name not in (select private.due_housekeeping_jobs())
  then
    return null;
  end if;
  update private.housekeeping_jobs as job set last_began_at = clock_timestamp() where job.name = p_name;
  begin
    execute format('select private.%I()', p_name) into changed;
  exception when others then
    problem := sqlerrm;
  end;
  update private.housekeeping_jobs as job
  set last_ended_at = clock_timestamp(), last_changed = changed, last_error = problem where job.name = p_name;
  if problem is not null then
    raise warning 'Housekeeping job % failed: %', p_name, problem;
  end if;
  return changed;
end
$$;
comment on function private.run_housekeeping_job(text) is
  'How many rows it changed; null when it is not its turn or it failed, which is then kept in last_error.';

create or replace function private.forget_cron_runs() returns integer
language plpgsql volatile security definer -- run by the clock
set search_path = '' as $$
declare
  forgotten integer;
begin
  if to_regclass('cron.job_run_details') is null then
    return 0;
  end if;
  execute $delete$delete from cron.job_run_details as run using cron.job as job
    where job.jobid = run.jobid and job.jobname like 'marshal %' and run.end_time < now() - interval '7 days'$delete$;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
comment on function private.forget_cron_runs() is
  'pg_cron keeps a row of every run for good. Returns how many of these jobs'' runs, older than a week, were forgotten.';

create or replace function private.schedule_housekeeping() returns integer
language plpgsql volatile security invoker set search_path = '' as $$
declare
  call constant text := 'select cron.schedule($1, $2, $3)';
  job private.housekeeping_jobs;
  scheduled integer := 0;
begin
  if to_regprocedure('cron.schedule(text,text,text)') is null then
    return 0;
  end if;
  for job in select j.* from private.housekeeping_jobs as j order by j.name loop
    begin
      execute call using format('marshal %s', job.name), job.schedule, format('select private.run_housekeeping_job(%L)', job.name);
    exception when invalid_parameter_value then
      -- Before 1.5 it knows no seconds.
      execute call using format('marshal %s', job.name), '* * * * *', format('select private.run_housekeeping_job(%L)', job.name);
    end;
    scheduled := scheduled + 1;
  end loop;
  return scheduled;
end
$$;
comment on function private.schedule_housekeeping() is 'Hands the jobs to pg_cron, none where it is not; again after installing it.';
do $$
begin
  perform private.schedule_housekeeping();
end
$$;

revoke all on function private.due_housekeeping_jobs(), private.run_housekeeping_job(text), private.schedule_housekeeping(),
  private.forget_cron_runs() from public, anon, authenticated, service_role;
