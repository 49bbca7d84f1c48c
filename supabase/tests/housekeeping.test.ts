import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { startClock } from '#supabase/local/clock.ts';
import { anEvent, recordOne, signIn } from './deeds.ts';
import { type FreshDatabase, makeMigratedDatabase } from './fresh-database.ts';
import { makeWorkspace } from './workspace.ts';

let database: FreshDatabase;
let sql: postgres.Sql;
beforeEach(async () => {
  database = await makeMigratedDatabase({
    databaseUrl: inject('databaseUrl'),
    adminDatabaseUrl: inject('adminDatabaseUrl'),
  });
  sql = postgres(database.url, { max: 3, onnotice: () => undefined });
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

async function jobs(): Promise<Record<string, postgres.Row>> {
  const rows = await sql`select * from private.housekeeping_jobs order by name`;
  return Object.fromEntries(rows.map((row) => [row['name'], row]));
}

async function run(name: string): Promise<number | null> {
  const [row] = await sql<{ changed: number | null }[]>`
    select private.run_housekeeping_job(${name}) as changed`;
  return row?.changed ?? null;
}

async function due(): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select private.due_housekeeping_jobs() as name`;
  return rows.map(({ name }) => name).sort();
}

/** Something for the hourly checkpoint to hold. */
async function writeOneEvent(): Promise<string> {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'ACTIVE' });
  const driver = await signIn(sql, batch.driverId ?? '');
  await recordOne(sql, driver.claims, anEvent(batch, 'ROUTE_STARTED'));
  return workspace.id;
}

const everyJob = [
  'expire_approval_requests',
  'expire_device_changes',
  'expire_idle_sessions',
  'forget_answers',
  'forget_cron_runs',
  'sweep_expired_claims',
  'take_log_checkpoints',
  'tally_events',
  'wake_snoozed_reviews',
];

describe('the jobs', () => {
  test('are these, each is a function, and each runs', async () => {
    expect(Object.keys(await jobs())).toEqual(everyJob);
    for (const name of everyJob) expect({ name, changed: await run(name) }).toEqual({ name, changed: 0 });
    for (const [name, job] of Object.entries(await jobs()))
      expect({ name, ...job }).toMatchObject({ name, last_error: null, last_changed: 0 });
  });

  test('leave out none of the private functions that are made to run by themselves', async () => {
    const rows = await sql<{ name: string }[]>`select proname as name from pg_proc
      where pronamespace = 'private'::regnamespace and pronargs = 0 and prorettype = 'integer'::regtype
        and proname <> 'schedule_housekeeping' order by proname`;
    expect(rows.map(({ name }) => name)).toEqual(everyJob);
  });

  test('say how many rows they changed', async () => {
    await writeOneEvent();
    expect(await run('take_log_checkpoints')).toBe(1);
    expect((await jobs())['take_log_checkpoints']).toMatchObject({ last_changed: 1 });
  });

  test('have their turn when their interval is over, not before', async () => {
    expect(await due()).toEqual(everyJob);
    await run('take_log_checkpoints');
    expect(await due()).not.toContain('take_log_checkpoints');
    expect(await run('take_log_checkpoints')).toBeNull();
    await sql`update private.housekeeping_jobs set last_began_at = last_began_at - interval '1 hour'`;
    expect(await due()).toContain('take_log_checkpoints');
  });

  test('are run by one of two clocks', async () => {
    await writeOneEvent();
    const answers = await Promise.all([run('take_log_checkpoints'), run('take_log_checkpoints')]);
    expect(answers.filter((changed) => changed === 1)).toHaveLength(1);
    expect(await sql`select from public.log_checkpoints`).toHaveLength(1);
  });

  test('are left by the second clock while the first is at it', async () => {
    const second = await sql.begin(async (tx) => {
      await tx`select private.run_housekeeping_job('take_log_checkpoints')`;
      return sql.begin(async (other) => {
        await other`set local lock_timeout = '1s'`;
        return other`select private.run_housekeeping_job('take_log_checkpoints') as changed`;
      });
    });
    expect(second).toEqual([{ changed: null }]);
  });

  test('that fail say why, undo what they did and get another turn', async () => {
    await sql`create or replace function private.forget_answers() returns integer language plpgsql set search_path = '' as $$
      begin
        update private.housekeeping_jobs set every_seconds = 7;
        raise exception 'out of paper';
      end $$`;
    expect(await run('forget_answers')).toBeNull();
    expect((await jobs())['forget_answers']).toMatchObject({
      last_error: 'out of paper',
      every_seconds: 86_400,
    });
    expect(await run('take_log_checkpoints')).toBe(0);
  });

  test('cannot be asked for by name where they are none', async () => {
    expect(await run('take_log_checkpoints; drop table public.drivers')).toBeNull();
    expect(await run('lock_head')).toBeNull();
  });
});

describe('where pg_cron is', () => {
  test('of before 1.5, which knows no seconds, those jobs are scheduled every minute', async () => {
    const minutes = await sql.begin(async (tx) => {
      await tx`create schema cron`;
      await tx`create table cron.job (jobname text primary key, schedule text)`;
      await tx`create function cron.schedule(text, text, text) returns bigint language plpgsql as $$
        begin
          if $2 like '%seconds' then
            raise exception 'invalid schedule: %', $2 using errcode = 'invalid_parameter_value';
          end if;
          insert into cron.job values ($1, $2);
          return 1;
        end $$`;
      await tx`select private.schedule_housekeeping()`;
      const rows = await tx<{ name: string }[]>`select substr(jobname, 9) as name from cron.job
        where schedule = '* * * * *' order by jobname`;
      await tx`drop schema cron cascade`;
      return rows.map(({ name }) => name);
    });
    const wanted = Object.entries(await jobs()).filter(([, job]) => job['every_seconds'] <= 60);
    expect(minutes).toEqual(wanted.map(([name]) => name).sort());
  });

  test('each job is scheduled once, with the same interval', async () => {
    expect(await sql`select private.schedule_housekeeping() as number`).toEqual([{ number: 0 }]);
    await sql.begin(async (tx) => {
      await tx`create schema cron`;
      await tx`create table cron.job (jobname text primary key, schedule text, command text)`;
      await tx`create function cron.schedule(text, text, text) returns bigint language sql as $$
        insert into cron.job values ($1, $2, $3) on conflict (jobname) do update
        set schedule = excluded.schedule, command = excluded.command returning 1::bigint $$`;
    });
    for (const turn of ['once', 'again'])
      expect({ turn, rows: await sql`select private.schedule_housekeeping() as number` }).toEqual({
        turn,
        rows: [{ number: everyJob.length }],
      });
    const scheduled = await sql<
      { schedule: string; command: string }[]
    >`select schedule, command from cron.job order by jobname`;
    expect(scheduled).toHaveLength(everyJob.length);
    for (const { command } of scheduled) await sql.unsafe(command);
    for (const job of Object.values(await jobs())) expect(job['last_ended_at']).not.toBeNull();
    const seconds: Record<string, number> = { '* * * * *': 60, '30 seconds': 30, '0 * * * *': 3600 };
    for (const job of Object.values(await jobs()))
      expect(seconds[job['schedule']] ?? 86_400).toBe(job['every_seconds']);
  });

  test('its runs of more than a week ago are forgotten, and nobody else’s', async () => {
    expect(await run('forget_cron_runs')).toBe(0);
    await sql`update private.housekeeping_jobs set last_began_at = null`;
    await sql.begin(async (tx) => {
      await tx`create schema cron`;
      await tx`create table cron.job (jobid bigint primary key, jobname text)`;
      await tx`create table cron.job_run_details (runid bigint primary key, jobid bigint, end_time timestamptz)`;
      await tx`insert into cron.job values (1, 'marshal forget_answers'), (2, 'a vacuum')`;
      await tx`insert into cron.job_run_details values (1, 1, now() - interval '8 days'),
        (2, 1, now() - interval '6 days'), (3, 2, now() - interval '8 days'), (4, 1, null)`;
    });
    expect(await run('forget_cron_runs')).toBe(1);
    expect(
      (await sql`select runid::integer from cron.job_run_details order by runid`).map(({ runid }) => runid),
    ).toEqual([2, 3, 4]);
  });
});

describe('the clock of the embedded platform', () => {
  test('runs what is due when it starts and whenever a turn comes', async () => {
    const clock = startClock(database.url, { everyMs: 20 });
    try {
      await vi.waitFor(async () => expect(await due()).toEqual([]));
      const workspaceId = await writeOneEvent();
      await sql`update private.housekeeping_jobs set last_began_at = now() - interval '1 day'`;
      await vi.waitFor(async () =>
        expect(
          await sql`select seq::integer from public.log_checkpoints where workspace_id = ${workspaceId}`,
        ).toEqual([{ seq: 1 }]),
      );
    } finally {
      await clock.stop();
    }
  });

  test('says what failed and goes on', async () => {
    const lines: string[] = [];
    await sql`create or replace function private.forget_answers() returns integer language plpgsql set search_path = '' as $$
      begin
        raise exception 'out of paper';
      end $$`;
    const clock = startClock(database.url, { everyMs: 20, log: (line) => lines.push(line) });
    try {
      await vi.waitFor(async () => expect(await due()).toEqual([]));
    } finally {
      await clock.stop();
    }
    expect(lines).toEqual(['Housekeeping job forget_answers failed: out of paper']);
  });

  test('says once that the database is away, and stops at once when told', async () => {
    const lines: string[] = [];
    const gone = Object.assign(new URL(database.url), { pathname: '/nowhere' }).href;
    const clock = startClock(gone, { everyMs: 1, log: (line) => lines.push(line) });
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    await clock.stop();
    expect(lines).toEqual([expect.stringContaining('could not ask the database')]);
  });
});
