import { reviewItem, type ReviewItem } from './review-item.ts';

type Wire = Readonly<Record<string, unknown>>;

/** A review as the database answers it, for tests: an arrival at stop 11 with one flag. */
export function sampleItem(reason: string, evidence: Wire = {}, over: Wire = {}): ReviewItem {
  return reviewItem.parse({
    id: 'r1',
    kind: 'event',
    status: 'open',
    reasons: [reason],
    risk: 2,
    created_ms: 1_000,
    due_ms: 61_000,
    revision: 7,
    driver: { id: 'd1', code: 'D-0001', name: 'Nguyễn Thị Lan' },
    batch: { id: 'b1', reference: 'BRD-1', depot: 'Waalhaven', status: 'SUSPENDED', stop_count: 14 },
    event: {
      seq: 5,
      id: 'e1',
      type: 'ARRIVED_AT_STOP',
      from: 'EN_ROUTE',
      status: 'AT_STOP',
      stop_index: 10,
      recorded_ms: 1_000,
      synced_ms: 2_800,
      latitude: 51.92,
      longitude: 4.48,
      accuracy_m: 18,
      session_id: null,
      note: null,
      evidence: [{ rule: reason, ...evidence }],
    },
    rejected: null,
    action: null,
    claim: null,
    snoozed_until_ms: null,
    decision: null,
    ...over,
  });
}
