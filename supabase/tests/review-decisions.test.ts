import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { refusalOf } from './acting.ts';
import { call } from './calling.ts';
import {
  type BulkAnswer,
  claim,
  decide,
  flagEvents,
  flagsOnBoard,
  makeFlagged,
  only,
  reopen,
  reviewsOf,
} from './reviewing.ts';
import { makeWorkspace } from './workspace.ts';

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => undefined });
afterAll(() => sql.end());

describe('a decision', () => {
  test.each([
    ['confirm', 'as_flagged', 'confirmed'],
    ['dismiss', 'poor_coverage', 'dismissed'],
    ['follow_up', 'ask_driver', 'follow_up'],
  ])('to %s for %s makes it %s, and the audit says so', async (decision, reason, status) => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    await claim(sql, supervisor, id);
    const { review, action_id } = await decide(sql, supervisor, id, { decision, reason });
    expect(review).toMatchObject({ status, claim: null, decision: { by: supervisor, action_id } });
    const [action] =
      await sql`select action, reason_code, review_id, batch_id is not null as batch, before, after
      from public.supervisor_actions where id = ${action_id}`;
    expect(action).toEqual({
      action: `${decision}_review`,
      reason_code: reason,
      review_id: id,
      batch: true,
      before: { status: 'open', claimed_by: supervisor, claimed_by_name: 'The supervisor' },
      after: { status },
    });
  });

  test('takes the flag off the board, and open boards hear of it', async () => {
    const { workspace, supervisor, batch, reviewIds } = await makeFlagged(sql);
    expect(await flagsOnBoard(sql, supervisor, workspace.id, batch.id)).toEqual([['LATE_SYNC', 1]]);
    const [head] = await sql<{ revision: string }[]>`select revision from public.workspace_heads
      where workspace_id = ${workspace.id}`;
    await decide(sql, supervisor, only(reviewIds));
    expect(await flagsOnBoard(sql, supervisor, workspace.id, batch.id)).toBeUndefined();
    const tail = await call(sql, supervisor, 'fleet_events_after', {
      p_workspace_id: workspace.id,
      p_seq: 1,
      p_revision: head?.revision ?? 0,
    });
    expect(tail).toMatchObject({
      batches: { id: [batch.id], flags: [] },
      reviews: { id: reviewIds, status: ['dismissed'] },
      actions: { action: ['dismiss_review'], review_id: reviewIds },
    });
  });

  test.each([
    ['an unknown reason', { reason: 'because' }, 'unknown_reason'],
    ['the reason of another decision', { reason: 'as_flagged' }, 'unknown_reason'],
    ['other without a note', { reason: 'other' }, 'note_too_short'],
    ['a note of blanks', { reason: 'other', note: '           \u200b' }, 'note_too_short'],
    ['a note of 2001 characters', { note: 'x'.repeat(2001) }, 'note_too_long'],
    ['no request id', { requestId: null }, 'request_id_required'],
    ['no known decision', { decision: 'forget' }, 'bad_decision'],
    ['no decision', { decision: null }, 'bad_decision'],
  ])('with %s is refused and changes nothing', async (_what, how, hint) => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    const refusal = await refusalOf(decide(sql, supervisor, only(reviewIds), how));
    expect(refusal).toMatchObject({ code: 'PT422', hint });
    const [row] = await sql`select status from public.event_reviews where id = ${only(reviewIds)}`;
    expect(row).toEqual({ status: 'open' });
  });

  test.each([
    ['dismiss', 'poor_coverage'],
    ['confirm', 'as_flagged'],
  ])('to %s is made once: the second supervisor learns who decided', async (decision, reason) => {
    const { workspace, supervisor, reviewIds } = await makeFlagged(sql);
    await decide(sql, supervisor, only(reviewIds), { decision, reason });
    const refusal = await refusalOf(decide(sql, await workspace.addMember(), only(reviewIds)));
    expect(refusal).toMatchObject({ code: 'PT409', hint: 'already_decided' });
    expect(JSON.parse(refusal.detail ?? '')).toMatchObject({
      status: decision === 'dismiss' ? 'dismissed' : 'confirmed',
      by: supervisor,
    });
  });

  test('to follow up is made once, and another decision may come after it', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql);
    const id = only(reviewIds);
    const followUp = { decision: 'follow_up', reason: 'ask_driver' };
    await decide(sql, supervisor, id, followUp);
    expect(await refusalOf(decide(sql, supervisor, id, followUp))).toMatchObject({
      code: 'PT409',
      hint: 'already_decided',
    });
    expect(await decide(sql, supervisor, id)).toMatchObject({ review: { status: 'dismissed' } });
  });

  test('is the same when the request is repeated, and another act under it is refused', async () => {
    const { supervisor, reviewIds } = await makeFlagged(sql, 2);
    const [id = '', other = ''] = reviewIds;
    const requestId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => decide(sql, supervisor, id, { requestId })),
    );
    const first = answers.find(({ replayed }) => !replayed);
    expect(answers.filter(({ replayed }) => replayed)).toEqual(
      Array.from({ length: 3 }, () => ({ ...first, replayed: true })),
    );
    const others = [
      () => claim(sql, supervisor, id, requestId),
      () => decide(sql, supervisor, other, { requestId }),
      () => decide(sql, supervisor, id, { requestId, note: 'With other words than before' }),
    ];
    for (const another of others)
      expect(await refusalOf(another())).toMatchObject({ code: 'PT409', hint: 'request_reused' });
  });

  test('is undone by a new act that refers to it, and can be made anew', async () => {
    const { supervisor, reviewIds, workspace, batch } = await makeFlagged(sql);
    const id = only(reviewIds);
    const { action_id } = await decide(sql, supervisor, id);
    const undone = await reopen(sql, supervisor, id);
    expect(undone).toMatchObject({
      reverses_id: action_id,
      review: { status: 'open', decision: null, claim: { by: supervisor } },
    });
    expect(await flagsOnBoard(sql, supervisor, workspace.id, batch.id)).toEqual([['LATE_SYNC', 1]]);
    expect(await refusalOf(reopen(sql, supervisor, id))).toMatchObject({ hint: 'not_decided' });
    const again = await decide(sql, supervisor, id, { decision: 'confirm', reason: 'as_flagged' });
    expect((await reopen(sql, supervisor, id)).reverses_id).toBe(again.action_id);
  });
});

test('many are decided at once, each with its verdict, and undone at once', async () => {
  const { workspace, supervisor, batch, driver } = await makeFlagged(sql, 3);
  await flagEvents(sql, driver, batch, 1);
  const [first = '', second = '', third = '', fourth = ''] = await reviewsOf(sql, workspace);
  await claim(sql, await workspace.addMember(), second);
  await decide(sql, supervisor, third);
  const asked = {
    p_workspace_id: workspace.id,
    p_review_ids: [first, second, third, fourth, first],
    p_reason_code: 'poor_coverage',
    p_note: null,
    p_request_id: randomUUID(),
  };
  const dismiss = { ...asked, p_decision: 'dismiss' };
  const answer = await call<BulkAnswer>(sql, supervisor, 'decide_reviews', dismiss);
  expect(answer.items.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'done',
    'claimed',
    'already_decided',
    'done',
    'already_decided',
  ]);
  expect(await call(sql, supervisor, 'decide_reviews', dismiss)).toEqual({ ...answer, replayed: true });
  const undo = { ...asked, p_reason_code: 'decided_by_mistake', p_request_id: randomUUID() };
  const undone = await call<BulkAnswer>(sql, supervisor, 'reopen_reviews', undo);
  expect(undone.items.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
    'done',
    'claimed',
    'done',
    'done',
    'not_decided',
  ]);
  const refused = { ...dismiss, p_reason_code: 'because', p_request_id: randomUUID() };
  expect(await refusalOf(call(sql, supervisor, 'decide_reviews', refused))).toMatchObject({
    hint: 'unknown_reason',
  });
  for (const ids of [null, [], [null], [first, null], Array.from({ length: 501 }, () => randomUUID())])
    expect(
      await refusalOf(
        call(sql, supervisor, 'decide_reviews', {
          ...dismiss,
          p_review_ids: ids,
          p_request_id: randomUUID(),
        }),
      ),
    ).toMatchObject({ code: 'PT422', hint: 'bad_list' });
});

/** Every act with arguments that are right. */
const acts = (id: string) => ({
  claim_review: { p_review_id: id, p_request_id: randomUUID() },
  release_review: { p_review_id: id, p_request_id: randomUUID() },
  renew_claim: { p_review_id: id },
  take_over_review: {
    p_review_id: id,
    p_reason_code: 'cannot_wait',
    p_note: null,
    p_request_id: randomUUID(),
  },
  snooze_review: {
    p_review_id: id,
    p_until: new Date(Date.now() + 600_000).toISOString(),
    p_reason_code: 'waiting_for_sync',
    p_note: null,
    p_request_id: randomUUID(),
  },
  decide_review: {
    p_review_id: id,
    p_decision: 'dismiss',
    p_reason_code: 'poor_coverage',
    p_note: null,
    p_request_id: randomUUID(),
  },
  reopen_review: {
    p_review_id: id,
    p_reason_code: 'decided_by_mistake',
    p_note: null,
    p_request_id: randomUUID(),
  },
});

describe('every act on a review', () => {
  test('is refused to a viewer, and to another workspace as if there were none', async () => {
    const { workspace, reviewIds, driver } = await makeFlagged(sql);
    const viewer = await workspace.addMember('viewer');
    const stranger = await (await makeWorkspace(sql)).addMember('admin');
    for (const [name, args] of Object.entries(acts(only(reviewIds)))) {
      expect(await refusalOf(call(sql, viewer, name, args))).toMatchObject({
        code: 'PT403',
        hint: 'role_required',
      });
      const nowhere = await refusalOf(call(sql, stranger, name, { ...args, p_review_id: randomUUID() }));
      expect(nowhere).toMatchObject({ code: 'PT404', hint: 'not_found' });
      for (const userId of [stranger, driver.claims.sub])
        expect(await refusalOf(call(sql, userId, name, args))).toEqual(nowhere);
    }
    const next = { p_workspace_id: workspace.id, p_request_id: randomUUID() };
    const many = { ...next, p_review_ids: reviewIds };
    for (const [name, args] of [['claim_next_review', next] as const, ['claim_reviews', many] as const])
      expect(await refusalOf(call(sql, viewer, name, args))).toMatchObject({ hint: 'role_required' });
  });

  test('of many is refused where the review is another workspace’s, as if there were none', async () => {
    const { reviewIds } = await makeFlagged(sql);
    const own = await makeWorkspace(sql);
    const answer = await call<BulkAnswer>(sql, await own.addMember('admin'), 'claim_reviews', {
      p_workspace_id: own.id,
      p_review_ids: reviewIds,
      p_request_id: randomUUID(),
    });
    expect(answer.items).toMatchObject([{ verdict: 'refused', reason: 'not_found' }]);
  });
});
