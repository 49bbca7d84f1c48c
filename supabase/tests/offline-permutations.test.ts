import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import type { EventType } from '#lib/fleet/types.ts';
import { anEvent, batchRow, foldLog, record, signIn } from './deeds.ts';
import { depot, makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, place) =>
    permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]),
  );
}

/** What a phone kept while it had no network, a minute apart, the oldest first. */
const queue: readonly EventType[] = [
  'ARRIVED_AT_STOP',
  'PROOF_CAPTURED',
  'DEPARTED_STOP',
  'DELAY_REPORTED',
  'ROUTE_STARTED',
];

async function deliver(workspace: Awaited<ReturnType<typeof makeWorkspace>>, order: readonly EventType[]) {
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const { claims } = await signIn(sql, batch.driverId ?? '');
  const begin = Date.now() - queue.length * 60_000;
  const events = order.map((type) =>
    anEvent(batch, type, {
      recorded_at: new Date(begin + queue.indexOf(type) * 60_000).toISOString(),
      ...depot,
      stop_index: 0,
    }),
  );
  const verdicts = await record(sql, claims, events);
  const { driver_status, current_stop_index } = await batchRow(sql, batch.id);
  const [kept] = await sql`select
    (select count(*)::integer from public.driver_events where batch_id = ${batch.id}) as stored,
    (select count(*)::integer from public.rejected_driver_events where batch_id = ${batch.id}
      and flag_reasons = '{REJECTED_TRANSITION}') as refused`;
  const path = await foldLog(sql, batch.id);
  const stored = events.filter((_event, place) => verdicts[place]?.verdict !== 'rejected');
  const again = await record(sql, claims, stored);
  return { verdicts, again, state: `${driver_status} ${current_stop_index}`, path, kept };
}

test('of the 120 orders of five offline events only the right one passes unflagged, and no event of any is lost', async () => {
  const workspace = await makeWorkspace(sql);
  await sql`update public.workspace_settings set flag_late_sync = false, flag_geofence_miss = false
    where workspace_id = ${workspace.id}`;
  const inOrder = await deliver(workspace, queue);
  expect(inOrder.verdicts.map(({ verdict }) => verdict)).toEqual(queue.map(() => 'accepted'));
  expect(inOrder.state).toBe('EN_ROUTE 1');
  const orders = permutations(queue);
  expect(orders).toHaveLength(120);
  for (const order of orders) {
    const { verdicts, again, state, path, kept } = await deliver(workspace, order);
    // Only the order in which they happened may pass without a word.
    const isQuiet = verdicts.every(({ verdict }) => verdict === 'accepted');
    expect({ order, isQuiet }).toEqual({ order, isQuiet: order.join() === queue.join() });
    if (isQuiet) expect(state).toBe(inOrder.state);
    expect(kept).toEqual({
      stored: verdicts.filter(({ verdict }) => verdict !== 'rejected').length,
      refused: verdicts.filter(({ verdict }) => verdict === 'rejected').length,
    });
    expect(Number(kept?.['stored']) + Number(kept?.['refused'])).toBe(queue.length);
    expect(again.every(({ verdict }) => verdict === 'replayed')).toBe(true);
    expect(path.at(-1)).toBe(state.split(' ')[0]);
  }
});

test('the same order ends the same way every time', async () => {
  const workspace = await makeWorkspace(sql);
  const order = queue.toReversed();
  const [first, second] = [await deliver(workspace, order), await deliver(workspace, order)];
  const words = (run: typeof first) =>
    run.verdicts.map(({ verdict, reason, flags }) => [verdict, reason, flags]);
  expect(words(second)).toEqual(words(first));
  expect(second.state).toBe(first.state);
});
