import type { BatchEvent } from '#lib/fleet/queries.ts';

const NINE = Date.parse('2026-03-10T08:00:00Z');

/** For tests: nine o'clock in Amsterdam plus so many seconds, in milliseconds. */
export function at(seconds: number): number {
  return NINE + seconds * 1000;
}

type Sample = Partial<BatchEvent> & Pick<BatchEvent, 'seq'> & { readonly lagMs?: number };

/** For tests: an event that says what the test says and is ordinary otherwise. */
export function sampleEvent({ lagMs = 1500, ...event }: Sample): BatchEvent {
  const recordedAt = event.recordedAt ?? at(event.seq * 60);
  return {
    id: `event-${event.seq}`,
    type: 'DEPARTED_STOP',
    status: 'EN_ROUTE',
    fromStatus: null,
    stopIndex: 0,
    syncedAt: recordedAt + lagMs,
    actorId: null,
    latitude: null,
    longitude: null,
    accuracyM: null,
    flags: [],
    reason: null,
    note: null,
    actorName: null,
    reasonCode: null,
    latenessMin: null,
    evidence: null,
    ...event,
    recordedAt,
  };
}
