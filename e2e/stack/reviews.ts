import { expect, type BrowserContextOptions, type Locator, type Page } from '@playwright/test';
import type postgres from 'postgres';
import type { Browsers } from './browsers.ts';
import type { Phone } from './phone.ts';
import { placeOfStop, type Person, type World } from './world.ts';

/** The review queue of a member who is signed in. */
export function openReviews(
  browsers: Browsers,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return browsers.openPage('/reviews', person, options);
}

/** An arrival at the first stop, sent from the second: 445 m away. */
export async function arriveFarAway(phone: Phone): Promise<void> {
  await phone.send('ARRIVED_AT_STOP', [{ stop_index: 0, accuracy_m: 8, ...placeOfStop(1) }]);
}

/** So many proofs at the first stop without a place, each a flag. */
export async function proveNowhere(phone: Phone, count: number): Promise<void> {
  await phone.report('ARRIVED_AT_STOP', 0);
  await phone.send(
    'PROOF_CAPTURED',
    Array.from({ length: count }, () => ({ stop_index: 0 })),
  );
}

/** The fact of the review on screen. */
export function factOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Evidence' }).getByRole('heading', { level: 2 });
}

export type StoredReview = {
  readonly status: string;
  readonly reasons: readonly string[];
  readonly claimedBy: string | null;
  readonly decidedBy: string | null;
};

/** The reviews of a workspace as the database has them, oldest first. */
export async function reviewsOf(sql: postgres.Sql, world: World): Promise<readonly StoredReview[]> {
  return [
    ...(await sql<StoredReview[]>`
    select status, reasons, claimed_by as "claimedBy", decided_by as "decidedBy"
    from public.event_reviews where workspace_id = ${world.id} order by created_at, id`),
  ];
}

/** Waits until all reviews of the workspace have these statuses, oldest first. */
export async function untilStatuses(
  sql: postgres.Sql,
  world: World,
  statuses: readonly string[],
): Promise<void> {
  await expect(async () => {
    const reviews = await reviewsOf(sql, world);
    expect(reviews.map(({ status }) => status)).toEqual(statuses);
  }).toPass();
}
