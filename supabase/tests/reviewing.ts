import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { call } from './calling.ts';
import { anEvent, record, type SignedIn, signIn } from './deeds.ts';
import { makeWorkspace, type TestBatch, type TestWorkspace } from './workspace.ts';

/** A review as the database answers with it; times in milliseconds. */
export type ReviewItem = {
  readonly id: string;
  readonly kind: 'event' | 'rejected_event' | 'break_glass';
  readonly status: 'open' | 'follow_up' | 'snoozed' | 'confirmed' | 'dismissed';
  readonly reasons: readonly string[];
  readonly risk: number;
  readonly created_ms: number;
  readonly due_ms: number;
  readonly revision: number;
  readonly driver: { readonly id: string } | null;
  readonly batch: { readonly id: string } | null;
  readonly event: { readonly seq: number } | null;
  readonly claim: { readonly by: string; readonly since_ms: number; readonly until_ms: number } | null;
  readonly snoozed_until_ms: number | null;
  readonly decision: { readonly by: string; readonly action: string; readonly action_id: string } | null;
};

export type ReviewAnswer = {
  readonly review: ReviewItem;
  readonly action_id: string;
  readonly next?: ReviewItem | null;
  readonly replayed: boolean;
};

export type BulkAnswer = {
  readonly items: readonly {
    readonly review_id: string;
    readonly verdict: 'done' | 'refused';
    readonly reason: string | null;
    readonly action_id: string | null;
  }[];
  readonly replayed: boolean;
};

export type Flagged = {
  readonly workspace: TestWorkspace;
  readonly supervisor: string;
  readonly batch: TestBatch;
  readonly driver: SignedIn;
  /** In the order of their events. */
  readonly reviewIds: readonly string[];
};

/** A workspace whose driver sent `count` events an hour late: as many reviews, all of the same risk. */
export async function makeFlagged(sql: postgres.Sql, count = 1): Promise<Flagged> {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember();
  const batch = await workspace.addBatch({ status: 'EN_ROUTE' });
  const driver = await signIn(sql, batch.driverId ?? '');
  await flagEvents(sql, driver, batch, count);
  return { workspace, supervisor, batch, driver, reviewIds: await reviewsOf(sql, workspace) };
}

/** Proofs that were recorded at the batch's first stop an hour ago. */
export async function flagEvents(
  sql: postgres.Sql,
  driver: SignedIn,
  batch: TestBatch,
  count = 1,
): Promise<void> {
  const recorded_at = new Date(Date.now() - 3_600_000).toISOString();
  const events = Array.from({ length: count }, () =>
    anEvent(batch, 'PROOF_CAPTURED', { recorded_at, latitude: 51.9, longitude: 4.47, accuracy_m: 5 }),
  );
  await record(sql, driver.claims, events);
}

/** The ids of a workspace's reviews, oldest first. */
export async function reviewsOf(sql: postgres.Sql, workspace: TestWorkspace): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from public.event_reviews
    where workspace_id = ${workspace.id} order by event_seq, created_at`;
  return rows.map(({ id }) => id);
}

/** The first review of a workspace that must have one. */
export function only(ids: readonly string[]): string {
  const [id] = ids;
  if (id === undefined) throw new Error('no review');
  return id;
}

export function claim(sql: postgres.Sql, userId: string, reviewId: string, requestId: string = randomUUID()) {
  return call<ReviewAnswer>(sql, userId, 'claim_review', { p_review_id: reviewId, p_request_id: requestId });
}

export function claimNext(sql: postgres.Sql, userId: string, workspaceId: string, more: object = {}) {
  return call<{ review: ReviewItem | null; replayed: boolean }>(sql, userId, 'claim_next_review', {
    p_workspace_id: workspaceId,
    p_request_id: randomUUID(),
    ...more,
  });
}

export function decide(
  sql: postgres.Sql,
  userId: string,
  reviewId: string,
  how: {
    decision?: string | null;
    reason?: string;
    note?: string;
    requestId?: string | null;
    next?: boolean;
  } = {},
) {
  const { decision = 'dismiss', reason = 'poor_coverage', note = null, requestId = randomUUID() } = how;
  return call<ReviewAnswer>(sql, userId, 'decide_review', {
    p_review_id: reviewId,
    p_decision: decision,
    p_reason_code: reason,
    p_note: note,
    p_request_id: requestId,
    p_claim_next: how.next ?? false,
  });
}

export function reopen(sql: postgres.Sql, userId: string, reviewId: string) {
  return call<ReviewAnswer & { reverses_id: string }>(sql, userId, 'reopen_review', {
    p_review_id: reviewId,
    p_reason_code: 'decided_by_mistake',
    p_note: null,
    p_request_id: randomUUID(),
  });
}

/** As if the lease had begun this much earlier. */
export async function ageClaim(sql: postgres.Sql, reviewId: string, minutes: number): Promise<void> {
  await sql`update public.event_reviews set claim_ends_at = claim_ends_at - make_interval(mins => ${minutes})
    where id = ${reviewId}`;
}

/** The flags of a batch as a board reads them: reason and number; nothing for none. */
export async function flagsOnBoard(
  sql: postgres.Sql,
  userId: string,
  workspaceId: string,
  batchId: string,
): Promise<unknown> {
  const { batches } = await call<{ batches: { flags: [string, unknown][] } }>(sql, userId, 'fleet_snapshot', {
    p_workspace_id: workspaceId,
  });
  return new Map(batches.flags).get(batchId);
}
