import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedFiles } from '#supabase/local/database.ts';
import { seed } from '#supabase/local/migrate.ts';
import { type ScratchDatabase, startScratchDatabase } from '#supabase/local/scratch-database.ts';

let database: ScratchDatabase;
let sql: postgres.Sql;
let workspaceId: string;

beforeAll(async () => {
  database = await startScratchDatabase();
  sql = postgres(database.databaseUrl, { max: 1, onnotice: () => undefined });
  for (const { file } of seedFiles) expect(await seed(database.databaseUrl, file)).toBe(true);
  const [row] = await sql<{ id: string }[]>`select id from public.workspaces where code = 'RTM'`;
  workspaceId = row?.id ?? '';
}, 300_000);
afterAll(async () => {
  await sql.end();
  await database.stop();
});

test('its log of two weeks verifies, events and acts', async () => {
  const [row] = await sql<
    { report: { ok: boolean; problems: unknown[]; events: number; actions: number } }[]
  >`
    select public.verify_log(${workspaceId}) as report`;
  expect(row?.report).toMatchObject({ ok: true, problems: [] });
  expect(row?.report.events).toBeGreaterThan(50_000);
  expect(row?.report.actions).toBeGreaterThan(100);
}, 120_000);

test('its finished routes stand as a replay of their events leaves them', async () => {
  const unlike = await sql`
    select batch.reference, replay from (
      select * from public.delivery_batches where workspace_id = ${workspaceId} and driver_status = 'COMPLETED'
      order by md5(reference) limit 60) as batch
    cross join lateral (select public.replay_batch(batch.id, now()) as replay) as replayed
    where (replay ->> 'driver_status', (replay ->> 'stop_index')::integer, replay -> 'lateness_min', replay -> 'late_stops',
        replay ->> 'mismatch')
      is distinct from (batch.driver_status::text, batch.current_stop_index, batch.execution_metadata -> 'lateness_minutes',
        coalesce(batch.execution_metadata -> 'late_stops', '[]'), null::text)`;
  expect(unlike).toEqual([]);
});

test('each route was told in the order in which it happened', async () => {
  const early = await sql`
    select batch_id, seq from (
      select batch_id, seq, lag(seq) over (partition by batch_id order by recorded_at, seq) as before from public.driver_events
      where workspace_id = ${workspaceId} and event_type <> 'SUPERVISOR_OVERRIDE') as told
    where seq < before`;
  expect(early).toEqual([]);
});

test('its moves are those that the transitions allow', async () => {
  const forbidden = await sql`
    select event.seq, event.event_type from public.driver_events as event
    where event.workspace_id = ${workspaceId} and not exists (select from public.driver_status_transitions as move
      where (move.event_type, move.from_status, move.to_status) = (event.event_type, event.from_status, event.driver_status))`;
  expect(forbidden).toEqual([]);
});

test('each of its flags is a review, and those of earlier days are decided', async () => {
  const [row] = await sql<{ flagged: number; reviews: number; open_before: number }[]>`
    select (select count(*)::integer from public.driver_events where workspace_id = ${workspaceId} and flagged_for_review) as flagged,
      count(*)::integer as reviews,
      (count(*) filter (where status = 'open' and created_at < now() - interval '1 day'))::integer as open_before
    from public.event_reviews where workspace_id = ${workspaceId}`;
  expect(row?.flagged).toBeGreaterThan(100);
  expect(row).toMatchObject({ reviews: row?.flagged, open_before: 0 });
});

test('every day of it has events, yesterday too, so that a setting can be tried on it', async () => {
  const days = await sql<{ day: string }[]>`
    select distinct (synced_at at time zone 'Europe/Amsterdam')::date::text as day from public.driver_events
    where workspace_id = ${workspaceId} and synced_at < current_date`;
  expect(days.length).toBeGreaterThanOrEqual(13);
});

test('put in a second time, it changes nothing', async () => {
  const counted = () => sql`
    select (select count(*) from public.driver_events) as events, (select count(*) from public.delivery_batches) as batches,
      (select count(*) from public.supervisor_actions) as acts, (select count(*) from public.event_reviews) as reviews`;
  const before = await counted();
  await sql`delete from supabase_migrations.seed_files`;
  for (const { file } of seedFiles) expect(await seed(database.databaseUrl, file)).toBe(true);
  expect(await counted()).toEqual(before);
}, 120_000);
