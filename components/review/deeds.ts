import type { SupabaseClient } from '@supabase/supabase-js';
import type { Result } from '#lib/app-error.ts';
import {
  decideReview,
  decideReviews,
  reopenReview,
  reopenReviews,
  snoozeReview,
  snoozeReviews,
  type BulkVerdict,
  type Decision,
  type Reasoned,
} from '#lib/review/actions.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';

/** What a supervisor does with one or many reviews. */
export type Deed = Reasoned &
  (
    | { readonly kind: 'decide'; readonly decision: Decision }
    | { readonly kind: 'snooze'; readonly until: number }
    | { readonly kind: 'reopen' }
  );
export type Outcome = { readonly refused: readonly BulkVerdict[] };

type Order = { readonly id: string; readonly deed: Deed; readonly items: readonly ReviewItem[] };

/** One review by the single call, whose refusals name the cause; more by the bulk call. */
export async function carryOut(
  client: SupabaseClient,
  workspaceId: string,
  { id: requestId, deed, items }: Order,
): Promise<Result<Outcome>> {
  const [only] = items;
  if (only !== undefined && items.length === 1) {
    const one = { ...deed, id: only.id, requestId };
    return whole(await single(client, one));
  }
  const many = { ...deed, workspaceId, ids: items.map(({ id }) => id), requestId };
  return parts(await bulk(client, many));
}

/** Opens again what an act had decided or put aside. */
export async function takeBack(
  client: SupabaseClient,
  workspaceId: string,
  { backId, items, refused }: Pick<Order, 'items'> & Outcome & { readonly backId: string },
): Promise<Result<Outcome>> {
  const done = items.filter(({ id }) => !refused.some(({ reviewId }) => reviewId === id));
  const why = { reasonCode: 'decided_by_mistake', note: '' };
  return carryOut(client, workspaceId, {
    id: backId,
    deed: { kind: 'reopen', ...why },
    items: done,
  });
}

type Single = Deed & { readonly id: string; readonly requestId: string };
function single(client: SupabaseClient, input: Single): Promise<Result<ReviewItem>> {
  if (input.kind === 'decide') return decideReview(client, input);
  return input.kind === 'snooze' ? snoozeReview(client, input) : reopenReview(client, input);
}

type Many = Deed & {
  readonly workspaceId: string;
  readonly ids: readonly string[];
  readonly requestId: string;
};
function bulk(client: SupabaseClient, input: Many): Promise<Result<BulkVerdict[]>> {
  if (input.kind === 'decide') return decideReviews(client, input);
  return input.kind === 'snooze' ? snoozeReviews(client, input) : reopenReviews(client, input);
}

function whole(result: Result<unknown>): Result<Outcome> {
  return result.ok ? { ok: true, value: { refused: [] } } : result;
}

function parts(result: Result<readonly BulkVerdict[]>): Result<Outcome> {
  return result.ok ? { ok: true, value: { refused: result.value.filter(({ done }) => !done) } } : result;
}
