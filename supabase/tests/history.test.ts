import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actingAs, refusalOf } from './acting.ts';
import { anEvent, forceLogout, override, record, recordOne, type SignedIn, signIn } from './deeds.ts';
import { type Filter, keys, logReader } from './log-reading.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 2, onnotice: () => undefined });
afterAll(() => sql.end());
const { history, pages } = logReader(sql);

type Day = {
  workspace: TestWorkspace;
  supervisor: string;
  viewer: string;
  batches: TestBatch[];
  drivers: SignedIn[];
};
let day: Day;

/** Two routes side by side; the first is overridden, its driver then logged out. */
async function makeDay(): Promise<Day> {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const viewer = await workspace.addMember('viewer');
  const batches = [
    await workspace.addBatch({ status: 'ACTIVE' }),
    await workspace.addBatch({ status: 'ACTIVE' }),
  ];
  const drivers: SignedIn[] = [];
  for (const batch of batches) drivers.push(await signIn(sql, batch.driverId ?? ''));
  const [first, second] = batches;
  const [one, two] = drivers;
  if (!first || !second || !one || !two) throw new Error('two of each');
  await record(sql, one.claims, [anEvent(first, 'ROUTE_STARTED'), anEvent(first, 'ARRIVED_AT_STOP')]);
  await record(sql, two.claims, [
    anEvent(second, 'ROUTE_STARTED'),
    anEvent(second, 'ARRIVED_AT_STOP', { latitude: 52.5, longitude: 4.47, accuracy_m: 5 }),
    anEvent(second, 'DELAY_REPORTED', { metadata: { reason: 'Bridge at 100% open_', note: 'Erasmusbrug' } }),
  ]);
  const proof = await recordOne(sql, one.claims, anEvent(first, 'PROOF_CAPTURED'));
  await override(sql, supervisor, first.id, {
    from: 'AT_STOP',
    seq: proof.seq ?? 0,
    note: 'He does not answer the phone',
  });
  await forceLogout(sql, supervisor, one.sessionId, { note: 'Phone found in the depot' });
  return { workspace, supervisor, viewer, batches, drivers };
}

beforeAll(async () => {
  day = await makeDay();
});

describe('the history of a workspace', () => {
  test('is one list of events and actions, newest first', async () => {
    const page = await history(day.workspace.id);
    expect(page.items.map((item) => item['action'] ?? item['event_type'])).toEqual([
      'force_logout',
      'SUPERVISOR_OVERRIDE',
      'PROOF_CAPTURED',
      'DELAY_REPORTED',
      'ARRIVED_AT_STOP',
      'ROUTE_STARTED',
      'ARRIVED_AT_STOP',
      'ROUTE_STARTED',
    ]);
    expect(page).toMatchObject({ next: null, searched_to_ms: null, head: { seq: 7, action_seq: 2 } });
    expect(keys(page.items)).toEqual(['7.2', '7.0', '6.0', '5.0', '4.0', '3.0', '2.0', '1.0']);
  });

  test('says of an event who, where, when and why', async () => {
    const { items } = await history(day.workspace.id, { p_event_types: ['DELAY_REPORTED'] });
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'event',
        seq: 5,
        from_status: 'AT_STOP',
        driver_status: 'DELAYED',
        stop_index: 0,
        reference: day.batches[1]?.id,
        driver_code: 'D-2',
        driver_name: 'Driver 2',
        actor_name: 'Driver 2',
        reason: 'Bridge at 100% open_',
        note: 'Erasmusbrug',
        session_id: day.drivers[1]?.sessionId,
        at_ms: expect.any(Number),
        recorded_ms: expect.any(Number),
      }),
    ]);
  });

  test('says of an override who and why, once; asked for actions alone the action is there too', async () => {
    const { items } = await history(day.workspace.id, { p_event_types: ['SUPERVISOR_OVERRIDE'] });
    expect(items).toMatchObject([
      { actor_id: day.supervisor, actor_name: 'The supervisor', reason_code: 'driver_unreachable' },
    ]);
    const actions = await history(day.workspace.id, { p_kinds: ['action'] });
    expect(actions.items).toMatchObject([
      { action: 'force_logout', reason_label: 'Device lost or stolen', note: 'Phone found in the depot' },
      { action: 'override', id: items[0]?.['action_id'], event_seq: 7, before: { status: 'AT_STOP' } },
    ]);
  });

  test('comes in pages that together are the whole, whatever their size', async () => {
    const whole = keys((await history(day.workspace.id)).items);
    for (let size = 1; size <= whole.length + 1; size += 1) {
      const read = await pages(day.workspace.id, { p_limit: size });
      expect(read.flatMap(({ items }) => keys(items))).toEqual(whole);
      expect(read.every(({ items }) => items.length <= size)).toBe(true);
    }
  });

  test('keeps its pages while new lines are written at the top', async () => {
    const { workspace, batches, drivers } = await makeDay();
    const whole = keys((await history(workspace.id)).items);
    const first = await history(workspace.id, { p_limit: 3 });
    const [, batch] = batches;
    const [, driver] = drivers;
    if (!batch || !driver) throw new Error('two of each');
    await recordOne(sql, driver.claims, anEvent(batch, 'ROUTE_STARTED'));
    const rest = await history(workspace.id, { p_before: first.next });
    expect([...keys(first.items), ...keys(rest.items)]).toEqual(whole);
  });
});

const count = async (filter: Filter) => (await history(day.workspace.id, filter)).items.length;
const seqs = async (filter: Filter) => keys((await history(day.workspace.id, filter)).items);

describe('a filter', () => {
  test('by batch, by driver and by session finds their events and actions', async () => {
    const mine = ['7.2', '7.0', '6.0', '2.0', '1.0'];
    const [batch] = day.batches;
    const [driver] = day.drivers;
    if (!batch || !driver) throw new Error('no route');
    expect(await seqs({ p_driver_id: driver.claims.sub })).toEqual(mine);
    expect(await seqs({ p_batch_id: batch.id })).toEqual(['7.0', '6.0', '2.0', '1.0']);
    expect(await seqs({ p_session_id: driver.sessionId })).toEqual(['7.2', '6.0', '2.0', '1.0']);
  });

  test('by actor finds what this person did', async () => {
    expect(await seqs({ p_actor_id: day.supervisor })).toEqual(['7.2', '7.0']);
    expect(await seqs({ p_actor_id: day.viewer })).toEqual([]);
  });

  test('by type, by act and by kind', async () => {
    expect(await seqs({ p_event_types: ['ROUTE_STARTED'] })).toEqual(['3.0', '1.0']);
    expect(await seqs({ p_actions: ['override', 'force_logout'] })).toEqual(['7.2', '7.1']);
    expect(await count({ p_kinds: ['event'] })).toBe(7);
    expect(await count({ p_kinds: [] })).toBe(0);
  });

  test('by flag finds flagged events with their evidence', async () => {
    const { items } = await history(day.workspace.id, { p_flagged: true });
    expect(items.map(({ flags }) => flags)).toContainEqual(expect.arrayContaining(['GEOFENCE_MISS']));
    expect(items.find(({ seq }) => seq === 4)).toMatchObject({
      evidence: expect.arrayContaining([expect.objectContaining({ rule: 'GEOFENCE_MISS' })]),
    });
    expect(await count({ p_flagged: false })).toBe(7 - items.length);
  });

  test('by time is exact, from included and to not', async () => {
    const [row] = await sql<{ at: string }[]>`select synced_at::text as at from public.driver_events
      where workspace_id = ${day.workspace.id} and seq = 3`;
    expect(await seqs({ p_to: row?.at ?? '' })).toEqual(['2.0', '1.0']);
    expect((await seqs({ p_from: row?.at ?? '' })).at(-1)).toBe('3.0');
    expect(await count({ p_from: '2999-01-01T00:00:00Z' })).toBe(0);
    expect(await count({ p_to: '2021-01-01T00:00:00Z' })).toBe(0);
  });

  test.each([
    ['part of a note', 'ERASMUS', ['5.0']],
    ['part of a reason, signs and all', '100% open_', ['5.0']],
    ['signs that are no wild cards', '%', ['5.0']],
    ['part of a driver’s name', 'river 2', ['5.0', '4.0', '3.0']],
    ['a driver’s code', 'd-2', ['5.0', '4.0', '3.0']],
    ['a supervisor’s name', 'the super', ['7.2', '7.0']],
    ['the note of an act', 'in the depot', ['7.2']],
    ['a backslash', String.raw`\ `, []],
  ])('by text finds %s', async (_what, text, expected) => {
    expect(await seqs({ p_text: text })).toEqual(expected);
  });

  test('by text finds the reference of a batch', async () => {
    expect(await seqs({ p_text: day.batches[1]?.id ?? '' })).toEqual(['5.0', '4.0', '3.0']);
  });

  test('may be combined', async () => {
    expect(
      await seqs({ p_driver_id: day.drivers[1]?.claims.sub ?? '', p_event_types: ['ROUTE_STARTED'] }),
    ).toEqual(['3.0']);
  });

  test.each<[string, Filter]>([
    ['a limit of nothing', { p_limit: 0 }],
    ['a limit of 201', { p_limit: 201 }],
    ['an unknown kind', { p_kinds: ['secret'] }],
    ['half a cursor', { p_before: '5' }],
    ['a cursor of words', { p_before: 'a.b' }],
    ['a text of 201 signs', { p_text: 'x'.repeat(201) }],
  ])('with %s is refused', async (_what, filter) => {
    expect(await refusalOf(history(day.workspace.id, filter))).toMatchObject({
      code: 'PT422',
      hint: 'bad_filter',
    });
  });
});

describe('a long log', () => {
  test('is looked through so far and no farther in one call, and the next call goes on', async () => {
    const workspace = await makeWorkspace(sql);
    const batch = await workspace.addBatch({ status: 'ACTIVE' });
    const lines = 10_200;
    // Each line changes the same counters: in one transaction they would pile up.
    for (let from = 1; from <= lines; from += 300)
      await sql`insert into public.supervisor_actions (workspace_id, actor_name, action, batch_id, note)
        select ${workspace.id}, 'Clock', case when n = 1 then 'first' else 'tick' end, ${batch.id}, 'n' || n
        from generate_series(${from}::integer, ${from + 299}::integer) as n`;
    const read = await pages(workspace.id, { p_actions: ['first'] });
    expect(read.map(({ items }) => items.length)).toEqual([0, 1]);
    expect(read[0]?.next !== null).toBe(true);
  });

  test('of refused events as well', async () => {
    const workspace = await makeWorkspace(sql);
    const driverId = await workspace.addDriver();
    await sql`insert into public.rejected_driver_events
        (workspace_id, driver_id, payload, reason, message, event_seq, action_seq)
      select ${workspace.id}, ${driverId}, '{}', 'illegal_transition', case when n = 1 then 'the first' else 'another' end, 0, 0
      from generate_series(1, 10_200) as n`;
    const read = await pages(workspace.id, { p_kinds: ['rejected'], p_text: 'the first' });
    expect(read.map(({ items }) => items.length)).toEqual([0, 1]);
  });
});

test('a viewer reads it, a driver and a stranger find no such workspace', async () => {
  const ask = (userId: string) => actingAs(sql, userId, (tx) => history(day.workspace.id, {}, tx));
  expect((await ask(day.viewer)).items).toHaveLength(8);
  const stranger = await (await makeWorkspace(sql)).addMember('admin');
  for (const userId of [stranger, day.drivers[1]?.claims.sub ?? ''])
    expect(await refusalOf(ask(userId))).toMatchObject({ code: 'PT404', hint: 'not_found' });
});
