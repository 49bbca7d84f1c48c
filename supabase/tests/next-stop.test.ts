import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { anEvent, record, signIn } from './deeds.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());

type NextStop = [position: number, label: string, plannedMs: number | null] | null;

/** The next stop of the batch as the board is told it, which must be the one among its stops. */
async function nextStop(workspace: TestWorkspace, batch: TestBatch): Promise<NextStop> {
  const [row] = await sql<{ rows: { id: string[]; next_stop: NextStop[] }; stop: NextStop }[]>`
    select private.batch_rows(${workspace.id}) as rows, (
      select json_build_array(stop.position, stop.label, (date_part('epoch', stop.planned_arrival) * 1000)::bigint)
      from public.delivery_stops as stop join public.delivery_batches as batch on batch.id = stop.batch_id
      where batch.id = ${batch.id} and stop.position = batch.current_stop_index) as stop`;
  const told = row?.rows.next_stop[row.rows.id.indexOf(batch.id)] ?? null;
  expect(told).toEqual(row?.stop);
  return told;
}

test('the next stop moves with the events of the driver, and there is none after the last', async () => {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ status: 'ACTIVE', stopCount: 2 });
  const driver = await signIn(sql, batch.driverId ?? '');
  expect(await nextStop(workspace, batch)).toMatchObject([0, 'Stop 0', expect.any(Number)]);
  await record(sql, driver.claims, [anEvent(batch, 'ROUTE_STARTED'), anEvent(batch, 'ARRIVED_AT_STOP')]);
  expect(await nextStop(workspace, batch)).toMatchObject([0, 'Stop 0', expect.any(Number)]);
  await record(sql, driver.claims, [anEvent(batch, 'DEPARTED_STOP')]);
  expect(await nextStop(workspace, batch)).toMatchObject([1, 'Stop 1', expect.any(Number)]);
  await record(sql, driver.claims, [anEvent(batch, 'ARRIVED_AT_STOP'), anEvent(batch, 'DEPARTED_STOP')]);
  expect(await nextStop(workspace, batch)).toBeNull();
});

test('the next stop follows the plan: a stop renamed, put elsewhere in time, taken away and added', async () => {
  const workspace = await makeWorkspace(sql);
  const [batch, other] = [
    await workspace.addBatch({ stopCount: 1 }),
    await workspace.addBatch({ stopCount: 1 }),
  ];
  const atBatch = sql`workspace_id = ${workspace.id} and batch_id = ${batch.id}`;
  await sql`update public.delivery_stops set label = 'The "other" door' where ${atBatch}`;
  expect(await nextStop(workspace, batch)).toMatchObject([0, 'The "other" door', expect.any(Number)]);
  await sql`update public.delivery_stops set planned_arrival = null where ${atBatch}`;
  expect(await nextStop(workspace, batch)).toEqual([0, 'The "other" door', null]);
  await sql`delete from public.delivery_stops where ${atBatch}`;
  expect(await nextStop(workspace, batch)).toBeNull();
  await sql`insert into public.delivery_stops (workspace_id, batch_id, position, label)
    values (${workspace.id}, ${batch.id}, 0, 'Again')`;
  expect(await nextStop(workspace, batch)).toEqual([0, 'Again', null]);
  expect(await nextStop(workspace, other)).toMatchObject([0, 'Stop 0', expect.any(Number)]);
});

test('the next stop is another when a planner sets the batch back', async () => {
  const workspace = await makeWorkspace(sql);
  const batch = await workspace.addBatch({ stopCount: 3 });
  for (const index of [2, 0, 3]) {
    await sql`update public.delivery_batches set current_stop_index = ${index} where id = ${batch.id}`;
    expect((await nextStop(workspace, batch))?.[0] ?? null).toBe(index < 3 ? index : null);
  }
});
