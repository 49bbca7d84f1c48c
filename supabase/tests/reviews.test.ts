import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import { anEvent, override, recordOne } from './deeds.ts';
import {
  claim,
  claimNext,
  decide,
  flagsOnBoard,
  makeFlagged,
  only,
  type ReviewAnswer,
  type ReviewItem,
  reviewsOf,
} from './reviewing.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

function snooze(userId: string, reviewId: string, minutes: number) {
  return call<ReviewAnswer>(sql, userId, 'snooze_review', {
    p_review_id: reviewId,
    p_until: new Date(Date.now() + minutes * 60_000).toISOString(),
    p_reason_code: 'waiting_for_sync',
    p_note: null,
    p_request_id: randomUUID(),
  });
}

async function itemsOf(userId: string, workspaceId: string, tab = 'all'): Promise<ReviewItem[]> {
  const { items } = await call<{ items: ReviewItem[] }>(sql, userId, 'review_queue', {
    p_workspace_id: workspaceId,
    p_tab: tab,
  });
  return items;
}

describe('a review', () => {
  test('is made of a flagged event, one for all its flags, due by its risk', async () => {
    const { workspace, supervisor, batch, reviewIds } = await makeFlagged(sql);
    const [item] = await itemsOf(supervisor, workspace.id);
    expect(item).toMatchObject({
      id: only(reviewIds),
      kind: 'event',
      status: 'open',
      reasons: ['LATE_SYNC'],
      risk: 1,
      driver: { id: batch.driverId, name: 'Driver 1' },
      batch: { id: batch.id },
      event: { seq: 1, type: 'PROOF_CAPTURED', evidence: [{ rule: 'LATE_SYNC' }] },
      claim: null,
      decision: null,
    });
    expect((item?.due_ms ?? 0) - (item?.created_ms ?? 0)).toBe(90 * 60_000);
  });

  test('is not made of an event without a flag', async () => {
    const { workspace, batch, driver } = await makeFlagged(sql, 0);
    const place = { latitude: 51.9, longitude: 4.47 };
    await recordOne(sql, driver.claims, anEvent(batch, 'PROOF_CAPTURED', place));
    expect(await reviewsOf(sql, workspace)).toEqual([]);
  });

  test('is made of a forbidden move, of high risk, once however often it is sent', async () => {
    const { workspace, supervisor, batch, driver } = await makeFlagged(sql, 0);
    const event = anEvent(batch, 'DEPARTED_STOP');
    for (let time = 0; time < 3; time += 1) await recordOne(sql, driver.claims, event);
    expect(await itemsOf(supervisor, workspace.id)).toMatchObject([
      {
        kind: 'rejected_event',
        reasons: ['REJECTED_TRANSITION'],
        risk: 3,
        batch: { id: batch.id },
        event: null,
        rejected: { reason: 'illegal_transition', attempts: 3, event_type: 'DEPARTED_STOP' },
      },
    ]);
    expect(await flagsOnBoard(sql, supervisor, workspace.id, batch.id)).toEqual([['REJECTED_TRANSITION', 1]]);
  });

  test('is made of an event that cannot be read at all', async () => {
    const { workspace, supervisor, batch, driver } = await makeFlagged(sql, 0);
    await recordOne(sql, driver.claims, anEvent(batch, 'PROOF_CAPTURED', { recorded_at: 'yesterday' }));
    expect(await itemsOf(supervisor, workspace.id)).toMatchObject([
      { kind: 'rejected_event', reasons: ['REJECTED_EVENT'], risk: 2, rejected: { reason: 'bad_event' } },
    ]);
  });

  test('is made of a broken glass, and another person must decide it', async () => {
    const workspace = await makeWorkspace(sql);
    const [supervisor, other] = [await workspace.addMember(), await workspace.addMember()];
    const batch = await workspace.addBatch({ status: 'COMPLETED' });
    const breakGlass = 'Nobody else is on shift';
    await override(sql, supervisor, batch.id, { from: 'COMPLETED', to: 'AT_STOP', breakGlass });
    const [item] = await itemsOf(supervisor, workspace.id);
    expect(item).toMatchObject({
      kind: 'break_glass',
      reasons: ['BREAK_GLASS'],
      risk: 3,
      action: { action: 'override', break_glass_reason: breakGlass },
    });
    const id = item?.id ?? '';
    for (const attempt of [claim, decide])
      expect(await refusalOf(attempt(sql, supervisor, id))).toMatchObject({ code: 'PT403', hint: 'own_act' });
    expect(await claimNext(sql, supervisor, workspace.id)).toMatchObject({ review: null });
    expect(await decide(sql, other, id, { decision: 'confirm', reason: 'as_flagged' })).toMatchObject({
      review: { status: 'confirmed' },
    });
  });
});

describe('a snoozed review', () => {
  test('is out of the queue until its time, then open again', async () => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    expect((await snooze(supervisor, id, 30)).review).toMatchObject({ status: 'snoozed', claim: null });
    expect(await itemsOf(supervisor, workspace.id, 'open')).toEqual([]);
    expect(await itemsOf(supervisor, workspace.id, 'snoozed')).toMatchObject([{ id }]);
    expect(await claimNext(sql, supervisor, workspace.id)).toMatchObject({ review: null });
    await sql`update public.event_reviews set snooze_ends_at = now() where id = ${id}`;
    expect(await itemsOf(supervisor, workspace.id, 'open')).toMatchObject([{ id }]);
    await sql`select private.wake_snoozed_reviews()`;
    expect(await itemsOf(supervisor, workspace.id, 'open')).toMatchObject([
      { id, status: 'open', decision: null, snoozed_until_ms: null },
    ]);
  });

  test('needs a time until which', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    const timeless = {
      p_review_id: only(reviewIds),
      p_until: null,
      p_reason_code: 'waiting_for_sync',
      p_note: null,
      p_request_id: randomUUID(),
    };
    expect(await refusalOf(call(sql, supervisor, 'snooze_review', timeless))).toMatchObject({
      hint: 'bad_time',
    });
  });

  test.each([[0.5], [-10], [7 * 24 * 60 + 1]])('is not snoozed for %d minutes', async (minutes) => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    expect(await refusalOf(snooze(supervisor, only(reviewIds), minutes))).toMatchObject({
      code: 'PT422',
      hint: 'bad_time',
    });
  });
});
