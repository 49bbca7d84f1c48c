import type { ReviewReason, Risk } from './review-item.ts';

export const QUEUE_TABS = ['open', 'mine', 'follow_up', 'snoozed', 'done'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

export const CLAIM_FILTERS = ['nobody', 'me', 'others'] as const;
export type ClaimFilter = (typeof CLAIM_FILTERS)[number];

export const GROUPINGS = ['driver', 'batch'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the queue shows; the address holds it. */
export type QueueFilter = {
  readonly tab: QueueTab;
  readonly reasons: readonly ReviewReason[];
  readonly risk: Risk | null;
  readonly driverId: string | null;
  readonly batchId: string | null;
  readonly claim: ClaimFilter | null;
  readonly overdue: boolean;
  readonly group: Grouping | null;
};

export const NO_FILTER = {
  reasons: [],
  risk: null,
  driverId: null,
  batchId: null,
  claim: null,
  overdue: false,
} as const;

/** Whether anything but the tab keeps reviews from sight. */
export function isNarrowed(filter: QueueFilter): boolean {
  const { reasons, risk, driverId, batchId, claim, overdue } = filter;
  return reasons.length > 0 || overdue || [risk, driverId, batchId, claim].some((part) => part !== null);
}
