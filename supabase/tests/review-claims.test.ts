import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { batchRow } from './deeds.ts';
import {
  ageClaim,
  type BulkAnswer,
  claim,
  claimNext,
  decide,
  makeFlagged,
  only,
  type ReviewAnswer,
} from './reviewing.ts';

const sql = postgres(inject('databaseUrl'), { max: 24, onnotice: () => undefined });
afterAll(() => sql.end());

const tenMinutes = 600_000;

async function takeOver(userId: string, reviewId: string, reason = 'colleague_is_away') {
  return call<ReviewAnswer>(sql, userId, 'take_over_review', {
    p_review_id: reviewId,
    p_reason_code: reason,
    p_note: null,
    p_request_id: randomUUID(),
  });
}

async function release(userId: string, reviewId: string) {
  return call<ReviewAnswer>(sql, userId, 'release_review', {
    p_review_id: reviewId,
    p_request_id: randomUUID(),
  });
}

test('20 supervisors who each take the next of 500 reviews until none is left take each one once', async () => {
  const { workspace, reviewIds } = await makeFlagged(sql, 500);
  const supervisors = await Promise.all(Array.from({ length: 20 }, () => workspace.addMember()));
  const takeAll = async (userId: string) => {
    const taken: string[] = [];
    for (;;) {
      const { review } = await claimNext(sql, userId, workspace.id);
      if (review === null) return taken;
      expect(review.claim?.by).toBe(userId);
      taken.push(review.id);
    }
  };
  const taken = await Promise.all(supervisors.map(takeAll));
  expect(taken.flat().sort()).toEqual([...reviewIds].sort());
  expect(new Set(taken.flat()).size).toBe(500);
  expect(taken.filter((ids) => ids.length > 0).length).toBeGreaterThan(1);
  const [row] = await sql`select count(*)::integer as actions from public.supervisor_actions
    where workspace_id = ${workspace.id} and action = 'claim_review'`;
  expect(row).toEqual({ actions: 500 });
});

describe('a claim', () => {
  test('is a lease of ten minutes that nobody else can claim, decide or release', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    const { review } = await claim(sql, supervisor, id);
    expect(review.claim).toMatchObject({ by: supervisor, name: 'The supervisor' });
    expect((review.claim?.until_ms ?? 0) - (review.claim?.since_ms ?? 0)).toBeCloseTo(tenMinutes, -2);
    const other = await workspace.addMember();
    for (const attempt of [claim, decide]) {
      const refusal = await refusalOf(attempt(sql, other, id));
      expect(refusal).toMatchObject({ code: 'PT409', hint: 'claimed' });
      expect(JSON.parse(refusal.detail ?? '')).toEqual({
        by: supervisor,
        name: 'The supervisor',
        until_ms: review.claim?.until_ms,
      });
    }
    expect(await refusalOf(release(other, id))).toMatchObject({ code: 'PT409', hint: 'claim_lost' });
    expect(await claimNext(sql, other, workspace.id)).toMatchObject({ review: null });
  });

  test('is over by the clock of the database, before anything sweeps it', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    await claim(sql, supervisor, id);
    await ageClaim(sql, id, 10);
    const other = await workspace.addMember();
    expect(await claimNext(sql, other, workspace.id)).toMatchObject({ review: { id, claim: { by: other } } });
    expect(await refusalOf(call(sql, supervisor, 'renew_claim', { p_review_id: id }))).toMatchObject({
      code: 'PT409',
      hint: 'claim_lost',
    });
  });

  test('lasts longer when it is renewed, also just too late, while nobody took it', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    await claim(sql, supervisor, id);
    await ageClaim(sql, id, 11);
    const { until_ms } = await call<{ until_ms: number }>(sql, supervisor, 'renew_claim', {
      p_review_id: id,
    });
    expect(until_ms - Date.now()).toBeGreaterThan(tenMinutes - 60_000);
  });

  test('lasts as long as the workspace says', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    await sql`update public.workspace_settings set claim_minutes = 3 where workspace_id = ${workspace.id}`;
    const { review } = await claim(sql, supervisor, only(reviewIds));
    expect((review.claim?.until_ms ?? 0) - (review.claim?.since_ms ?? 0)).toBeCloseTo(180_000, -2);
  });

  test('is given back by its holder', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    await claim(sql, supervisor, only(reviewIds));
    expect((await release(supervisor, only(reviewIds))).review.claim).toBeNull();
    const other = await workspace.addMember();
    expect(await claimNext(sql, other, workspace.id)).toMatchObject({ review: { claim: { by: other } } });
  });

  test('can be taken over for a reason, which the audit keeps with who had it', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    await claim(sql, supervisor, id);
    const other = await workspace.addMember('admin');
    expect(await refusalOf(takeOver(other, id, 'because'))).toMatchObject({ hint: 'unknown_reason' });
    const { review, action_id } = await takeOver(other, id);
    expect(review.claim?.by).toBe(other);
    const [action] = await sql`select action, actor_id, reason_code, review_id, before, after
      from public.supervisor_actions where id = ${action_id}`;
    expect(action).toMatchObject({
      action: 'take_over_review',
      actor_id: other,
      reason_code: 'colleague_is_away',
      review_id: id,
      before: { status: 'open', claimed_by: supervisor },
      after: { status: 'open', claimed_by: other },
    });
    expect(await refusalOf(decide(sql, supervisor, id))).toMatchObject({ hint: 'claimed' });
  });

  test('that is over is swept for those who look on', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql, 2);
    for (const id of reviewIds) await claim(sql, supervisor, id);
    await ageClaim(sql, only(reviewIds), 10);
    const revisions = () => sql`select claimed_by, revision::integer from public.event_reviews
      where id in ${sql(reviewIds)} order by event_seq`;
    const before = await revisions();
    await sql`select private.sweep_expired_claims()`;
    const after = await revisions();
    expect(after.map((row) => row['claimed_by'])).toEqual([null, supervisor]);
    expect(after[0]?.['revision']).toBeGreaterThan(before[1]?.['revision']);
  });

  test('of two at the same moment is one', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 20);
    const other = await workspace.addMember();
    for (const id of reviewIds) {
      const answers = await Promise.allSettled([claim(sql, supervisor, id), claim(sql, other, id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('the next review', () => {
  test('is the riskiest, then the oldest', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 3);
    await sql`update public.event_reviews set risk = 3 where id = ${reviewIds[2] ?? ''}`;
    const taken: (string | undefined)[] = [];
    for (let round = 0; round < 3; round += 1)
      taken.push((await claimNext(sql, supervisor, workspace.id)).review?.id);
    expect(taken).toEqual([reviewIds[2], reviewIds[0], reviewIds[1]]);
  });

  test('can be asked of a reason or a risk', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 2);
    await sql`update public.event_reviews set reasons = '{GEOFENCE_MISS}', risk = 2 where id = ${reviewIds[1] ?? ''}`;
    const ask = (more: object) => claimNext(sql, supervisor, workspace.id, more);
    expect(await ask({ p_risk: 3 })).toMatchObject({ review: null });
    expect(await ask({ p_reasons: ['CLOCK_SKEW', 'GEOFENCE_MISS'] })).toMatchObject({
      review: { id: reviewIds[1] },
    });
    expect(await ask({ p_reasons: ['GEOFENCE_MISS'] })).toMatchObject({ review: null });
  });

  test('is the same one when the request is repeated', async () => {
    const { workspace, supervisor } = await makeFlagged(sql, 2);
    const again = { p_request_id: randomUUID() };
    const first = await claimNext(sql, supervisor, workspace.id, again);
    expect(await claimNext(sql, supervisor, workspace.id, again)).toEqual({ ...first, replayed: true });
    expect(await refusalOf(claimNext(sql, supervisor, workspace.id, { ...again, p_risk: 1 }))).toMatchObject({
      code: 'PT409',
      hint: 'request_reused',
    });
  });

  test('comes with a decision when that is wanted', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql, 2);
    const { next } = await decide(sql, supervisor, only(reviewIds), { next: true });
    expect(next).toMatchObject({ id: reviewIds[1], claim: { by: supervisor } });
    const last = await decide(sql, supervisor, reviewIds[1] ?? '', { next: true });
    expect(last.next).toBeNull();
  });
});

test('many are claimed and released at once, each with its verdict, in the order asked', async () => {
  const { workspace, supervisor, batch, reviewIds } = await makeFlagged(sql, 3);
  const [first = '', second = '', third = ''] = reviewIds;
  const other = await workspace.addMember();
  await claim(sql, other, second);
  const nowhere = randomUUID();
  const asked = { p_workspace_id: workspace.id, p_review_ids: [third, second, nowhere, first] };
  const request = { ...asked, p_request_id: randomUUID() };
  const answer = await call<BulkAnswer>(sql, supervisor, 'claim_reviews', request);
  expect(answer.items.map(({ review_id, verdict, reason }) => [review_id, verdict, reason])).toEqual([
    [third, 'done', null],
    [second, 'refused', 'claimed'],
    [nowhere, 'refused', 'not_found'],
    [first, 'done', null],
  ]);
  expect(await call(sql, supervisor, 'claim_reviews', request)).toEqual({ ...answer, replayed: true });
  const released = await call<BulkAnswer>(sql, supervisor, 'release_reviews', {
    ...asked,
    p_request_id: randomUUID(),
  });
  expect(released.items.map(({ reason }) => reason)).toEqual([null, 'claim_lost', 'not_found', null]);
  expect(await batchRow(sql, batch.id)).toMatchObject({ driver_status: 'EN_ROUTE' });
});

test('many are taken over at once, for one reason', async () => {
  const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 2);
  const other = await workspace.addMember();
  for (const id of reviewIds) await claim(sql, other, id);
  const asked = {
    p_workspace_id: workspace.id,
    p_review_ids: [...reviewIds, randomUUID()],
    p_reason_code: 'colleague_is_away',
    p_note: null,
    p_request_id: randomUUID(),
  };
  const answer = await call<BulkAnswer>(sql, supervisor, 'take_over_reviews', asked);
  expect(answer.items.map(({ reason }) => reason)).toEqual([null, null, 'not_found']);
  expect(
    await sql`select distinct claimed_by from public.event_reviews where workspace_id = ${workspace.id}`,
  ).toEqual([{ claimed_by: supervisor }]);
  const nameless = { ...asked, p_reason_code: 'because', p_request_id: randomUUID() };
  expect(await refusalOf(call(sql, supervisor, 'take_over_reviews', nameless))).toMatchObject({
    hint: 'unknown_reason',
  });
});

test('many are snoozed at once, each with its verdict', async () => {
  const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 2);
  const [first = '', second = ''] = reviewIds;
  await claim(sql, await workspace.addMember(), second);
  const snooze = (minutes: number) =>
    call<BulkAnswer>(sql, supervisor, 'snooze_reviews', {
      p_workspace_id: workspace.id,
      p_review_ids: [first, second],
      p_until: new Date(Date.now() + minutes * 60_000).toISOString(),
      p_reason_code: 'waiting_for_sync',
      p_note: null,
      p_request_id: randomUUID(),
    });
  expect((await snooze(-5)).items.map(({ reason }) => reason)).toEqual(['bad_time', 'claimed']);
  expect((await snooze(60)).items.map(({ reason }) => reason)).toEqual([null, 'claimed']);
  expect(await sql`select status from public.event_reviews where id = ${first}`).toEqual([
    { status: 'snoozed' },
  ]);
});
