import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { call } from './calling.ts';
import { type BulkAnswer, claimNext, decide, flagEvents, makeFlagged } from './reviewing.ts';

const sql = postgres(inject('databaseUrl'), { max: 8, onnotice: () => undefined });
afterAll(() => sql.end());

test('bulk acts in opposite order, single ones, flagged events and the clock go on together without a deadlock', async () => {
  const { workspace, supervisor, batch, driver, reviewIds } = await makeFlagged(sql, 40);
  const other = await workspace.addMember();
  const bulk = (userId: string, ids: readonly string[]) =>
    call<BulkAnswer>(sql, userId, 'decide_reviews', {
      p_workspace_id: workspace.id,
      p_review_ids: [...ids],
      p_decision: 'dismiss',
      p_reason_code: 'poor_coverage',
      p_note: null,
      p_request_id: randomUUID(),
    });
  for (let round = 0; round < 8; round += 1) {
    const ids = reviewIds.slice(round * 5, round * 5 + 5);
    const answers = await Promise.all([
      bulk(supervisor, ids),
      bulk(other, ids.toReversed()),
      flagEvents(sql, driver, batch),
      claimNext(sql, other, workspace.id),
      sql`select private.sweep_expired_claims(), private.wake_snoozed_reviews()`,
    ]);
    const done = [answers[0], answers[1]].flatMap(({ items }) =>
      items.filter(({ verdict }) => verdict === 'done').map(({ review_id }) => review_id),
    );
    expect(new Set(done).size).toBe(done.length);
  }
  const rows = await sql`select status, count(*)::integer as number from public.event_reviews
    where workspace_id = ${workspace.id} group by status`;
  expect(rows.reduce((sum, row) => sum + row['number'], 0)).toBe(48);
});

test('of two supervisors who decide at the same moment one is told who was faster, 20 times', async () => {
  const { workspace, supervisor, reviewIds } = await makeFlagged(sql, 20);
  const other = await workspace.addMember();
  for (const id of reviewIds) {
    const answers = await Promise.allSettled([
      decide(sql, supervisor, id),
      decide(sql, other, id, { decision: 'confirm', reason: 'as_flagged' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
  const [row] = await sql`select count(*)::integer as acts from public.supervisor_actions
    where workspace_id = ${workspace.id}`;
  expect(row).toEqual({ acts: 20 });
});
