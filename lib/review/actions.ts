import type { SupabaseClient } from '@supabase/supabase-js';
import type { Result } from '../app-error.ts';
import { act } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';
import { reviewItem, type ReviewItem } from './review-item.ts';

/** `requestId` is one uuid an act, kept over retries: the same request is carried out once. */
type Request = { readonly requestId: string };
export type Reasoned = { readonly reasonCode: string; readonly note: string };
export type Decision = 'confirm' | 'dismiss' | 'follow_up';

const single = z.pipe(
  z.object({ review: reviewItem }),
  z.transform(({ review }) => review),
);
const many = z.pipe(
  z.object({
    items: z.array(
      z.pipe(
        z.object({
          review_id: z.string(),
          verdict: z.enum(['done', 'refused']),
          reason: z.nullable(z.string()),
          message: z.nullable(z.string()),
        }),
        z.transform(({ review_id: reviewId, verdict, message }) => ({
          reviewId,
          done: verdict === 'done',
          message,
        })),
      ),
    ),
  }),
  z.transform(({ items }) => items),
);
/** What became of each review of a bulk act, in the order asked. */
export type BulkVerdict = z.infer<typeof many>[number];

const renewed = z.pipe(
  z.object({ until_ms: z.number() }),
  z.transform(({ until_ms }) => until_ms),
);

/** Takes a lease on a review. `claimed`: somebody else has it; `already_decided`. */
export async function claimReview(client: SupabaseClient, input: Request & { id: string }) {
  return act(client, 'claim_review', { p_review_id: input.id, p_request_id: input.requestId }, single);
}

/** Gives the lease back. `claim_lost`: it is not yours any more. */
export async function releaseReview(client: SupabaseClient, input: Request & { id: string }) {
  return act(client, 'release_review', { p_review_id: input.id, p_request_id: input.requestId }, single);
}

/** Makes the lease start anew; milliseconds until which it lasts. */
export async function renewClaim(client: SupabaseClient, id: string): Promise<Result<number>> {
  return act(client, 'renew_claim', { p_review_id: id }, renewed);
}

/** Takes somebody else's lease, for a reason. */
export async function takeOverReview(client: SupabaseClient, input: Request & Reasoned & { id: string }) {
  return act(client, 'take_over_review', { p_review_id: input.id, ...reasoned(input) }, single);
}

/** Decides one review; `claimed` and `already_decided` say whose it is. */
export async function decideReview(
  client: SupabaseClient,
  input: Request & Reasoned & { id: string; decision: Decision },
): Promise<Result<ReviewItem>> {
  const args = { p_review_id: input.id, p_decision: input.decision, ...reasoned(input) };
  return act(client, 'decide_review', args, single);
}

/** Puts a review aside until a time between a minute and a week ahead. */
export async function snoozeReview(
  client: SupabaseClient,
  input: Request & Reasoned & { id: string; until: number },
): Promise<Result<ReviewItem>> {
  const args = { p_review_id: input.id, p_until: iso(input.until), ...reasoned(input) };
  return act(client, 'snooze_review', args, single);
}

/** Takes the last decision or snooze back; the review is then claimed by the caller. */
export async function reopenReview(client: SupabaseClient, input: Request & Reasoned & { id: string }) {
  return act(client, 'reopen_review', { p_review_id: input.id, ...reasoned(input) }, single);
}

type Many = Request & { readonly workspaceId: string; readonly ids: readonly string[] };

export async function claimReviews(client: SupabaseClient, input: Many): Promise<Result<BulkVerdict[]>> {
  return act(client, 'claim_reviews', { ...listed(input), p_request_id: input.requestId }, many);
}

export async function decideReviews(
  client: SupabaseClient,
  input: Many & Reasoned & { decision: Decision },
): Promise<Result<BulkVerdict[]>> {
  const args = { ...listed(input), p_decision: input.decision, ...reasoned(input) };
  return act(client, 'decide_reviews', args, many);
}

export async function snoozeReviews(
  client: SupabaseClient,
  input: Many & Reasoned & { until: number },
): Promise<Result<BulkVerdict[]>> {
  return act(
    client,
    'snooze_reviews',
    { ...listed(input), p_until: iso(input.until), ...reasoned(input) },
    many,
  );
}

/** Takes many decisions back; each is then claimed by the caller. */
export async function reopenReviews(
  client: SupabaseClient,
  input: Many & Reasoned,
): Promise<Result<BulkVerdict[]>> {
  return act(client, 'reopen_reviews', { ...listed(input), ...reasoned(input) }, many);
}

function reasoned({ reasonCode, note, requestId }: Reasoned & Request) {
  return { p_reason_code: reasonCode, p_note: note.trim() || null, p_request_id: requestId };
}

function listed({ workspaceId, ids }: Many) {
  return { p_workspace_id: workspaceId, p_review_ids: ids };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
