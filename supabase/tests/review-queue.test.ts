import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { type Arguments, call } from './calling.ts';
import { anEvent, recordOne } from './deeds.ts';
import { claim, decide, makeFlagged, only, type ReviewItem, reviewsOf } from './reviewing.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

type Page = { items: ReviewItem[]; next: Record<string, string> | null };

function queue(userId: string, workspaceId: string, more: Arguments = {}): Promise<Page> {
  return call<Page>(sql, userId, 'review_queue', { p_workspace_id: workspaceId, ...more });
}

/** Pages of two until the end. */
async function allPages(userId: string, workspaceId: string, more: Arguments): Promise<string[]> {
  const ids: string[] = [];
  for (let after: Page['next'] = null; ;) {
    const page = await queue(userId, workspaceId, { ...more, p_after: after, p_limit: 2 });
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === null) return ids;
    expect(page.items).toHaveLength(2);
    after = page.next;
  }
}

describe('the queue', () => {
  test('is ordered by risk, then age, and its pages meet', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 7);
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = reviewIds;
    await sql`update public.event_reviews set risk = 3 where id in (${c}, ${f})`;
    await sql`update public.event_reviews set risk = 2 where id = ${e}`;
    expect(await allPages(supervisor, workspace.id, { p_tab: 'open' })).toEqual([c, f, e, a, b, d, g]);
  });

  test('of what is done is newest first, of what is followed up oldest first', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 6);
    const [a = '', b = '', c = '', d = '', e = ''] = reviewIds;
    for (const id of [b, a, c]) await decide(sql, supervisor, id);
    for (const id of [e, d])
      await decide(sql, supervisor, id, { decision: 'follow_up', reason: 'ask_driver' });
    expect(await allPages(supervisor, workspace.id, { p_tab: 'done' })).toEqual([c, a, b]);
    expect(await allPages(supervisor, workspace.id, { p_tab: 'follow_up' })).toEqual([e, d]);
    expect(await allPages(supervisor, workspace.id, { p_tab: 'all' })).toEqual(reviewIds.toReversed());
  });

  test('shows everybody his own claims, and can leave out what others have', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 3);
    const [a = '', b = '', c = ''] = reviewIds;
    const other = await workspace.addMember();
    await claim(sql, supervisor, a);
    await claim(sql, other, b);
    const ids = async (more: Arguments) => allPages(supervisor, workspace.id, more);
    expect(await ids({ p_tab: 'mine' })).toEqual([a]);
    expect(await ids({ p_claim: 'nobody' })).toEqual([c]);
    expect(await ids({ p_claim: 'me' })).toEqual([a]);
    expect(await ids({ p_claim: 'others' })).toEqual([b]);
  });

  test('can be narrowed to reasons, a risk, a driver, a batch, and what is overdue', async () => {
    const { workspace, supervisor, batch, reviewIds } = await makeFlagged(sql, 3);
    const [a = '', b = '', c = ''] = reviewIds;
    await sql`update public.event_reviews set reasons = '{CLOCK_SKEW,GEOFENCE_MISS}', risk = 2 where id = ${a}`;
    await sql`update public.event_reviews set due_at = now() - interval '1 minute' where id = ${b}`;
    const ids = async (more: Arguments) => allPages(supervisor, workspace.id, more);
    expect(await ids({ p_reasons: ['GEOFENCE_MISS', 'BAD_SIGNATURE'] })).toEqual([a]);
    expect(await ids({ p_risk: 1 })).toEqual([b, c]);
    expect(await ids({ p_overdue: true })).toEqual([b]);
    expect(await ids({ p_overdue: false })).toEqual([a, c]);
    expect(await ids({ p_driver_id: batch.driverId, p_batch_id: batch.id })).toEqual([a, b, c]);
    expect(await ids({ p_driver_id: randomUUID() })).toEqual([]);
    expect(await ids({ p_batch_id: randomUUID() })).toEqual([]);
  });

  test.each([
    [{ p_tab: 'closed' }],
    [{ p_tab: null }],
    [{ p_claim: 'mine' }],
    [{ p_after: { risk: 'high', at: 'noon', id: 'first' } }],
  ])('is refused for %j', async (more: Arguments) => {
    const { workspace, supervisor } = await makeFlagged(sql, 0);
    expect(await refusalOf(queue(supervisor, workspace.id, more))).toMatchObject({
      code: 'PT422',
      hint: 'bad_filter',
    });
  });
});

test('the groups put a driver’s or a batch’s open reviews together, the most urgent first', async () => {
  const { workspace, supervisor, batch, driver, reviewIds } = await makeFlagged(sql, 2);
  await recordOne(sql, driver.claims, anEvent(batch, 'DEPARTED_STOP'));
  await decide(sql, supervisor, only(reviewIds));
  const open = (await reviewsOf(sql, workspace)).filter((id) => id !== only(reviewIds));
  for (const by of ['driver', 'batch']) {
    const groups = await call(sql, supervisor, 'review_groups', { p_workspace_id: workspace.id, p_by: by });
    expect(groups).toMatchObject([
      {
        key: by === 'driver' ? batch.driverId : batch.id,
        driver: { id: batch.driverId },
        open: 2,
        high: 1,
        reasons: { LATE_SYNC: 1, REJECTED_TRANSITION: 1 },
        review_ids: open.toReversed(),
      },
    ]);
  }
  const ask = call(sql, supervisor, 'review_groups', { p_workspace_id: workspace.id, p_by: 'depot' });
  expect(await refusalOf(ask)).toMatchObject({ hint: 'bad_filter' });
});

test('the counts say what waits, whose it is, and how well the day went', async () => {
  const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 6);
  const [a = '', b = '', c = '', d = '', e = ''] = reviewIds;
  await claim(sql, supervisor, a);
  await decide(sql, supervisor, b);
  await decide(sql, supervisor, c, { decision: 'follow_up', reason: 'ask_driver' });
  await sql`update public.event_reviews set due_at = now() where id = ${d}`;
  await call(sql, supervisor, 'snooze_review', {
    p_review_id: e,
    p_until: new Date(Date.now() + 600_000).toISOString(),
    p_reason_code: 'waiting_for_sync',
    p_note: null,
    p_request_id: randomUUID(),
  });
  expect(await call(sql, supervisor, 'review_counts', { p_workspace_id: workspace.id })).toEqual({
    at_ms: expect.any(Number),
    open: 3,
    overdue: 1,
    unclaimed: 2,
    mine: 1,
    follow_up: 1,
    snoozed: 1,
    by_risk: { '1': 3, '2': 0, '3': 0 },
    by_reason: { LATE_SYNC: 3 },
    decided_today: 1,
    median_decide_s: expect.any(Number),
    within_sla: 1,
    coming_back: [
      {
        id: e,
        at_ms: expect.any(Number),
        by: 'The supervisor',
        reasons: ['LATE_SYNC'],
        driver_name: 'Driver 1',
      },
    ],
  });
});

test('one review comes with the stop, the events around it, its session, its acts and the driver’s others', async () => {
  const { workspace, supervisor, driver, reviewIds } = await makeFlagged(sql, 30);
  const id = reviewIds[14] ?? '';
  await claim(sql, supervisor, id);
  const detail = await call<{ events: { seq: number }[]; others: unknown[] }>(
    sql,
    await workspace.addMember('viewer'),
    'review_detail',
    { p_review_id: id },
  );
  expect(detail).toMatchObject({
    review: { id, event: { seq: 15 } },
    stop: { position: 0, label: 'Stop 0', geofence_radius_m: 75 },
    session: { id: driver.sessionId, ended_ms: null },
    actions: [{ action: 'claim_review', actor_name: 'The supervisor' }],
  });
  expect(detail.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, at) => at + 3));
  expect(detail.others).toHaveLength(29);
  const stranger = (await makeFlagged(sql, 0)).supervisor;
  expect(await refusalOf(call(sql, stranger, 'review_detail', { p_review_id: id }))).toMatchObject({
    code: 'PT404',
    hint: 'not_found',
  });
});
