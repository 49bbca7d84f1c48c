import type { Place } from '#lib/review/evidence.ts';
import type { NearEvent } from '#lib/review/review-answers.ts';

export type Located = Place & Pick<NearEvent, 'seq' | 'recordedAt' | 'syncedAt' | 'type' | 'stopIndex'>;

/** The events that carry a position, in the order in which they were recorded. */
export function locatedEvents(events: readonly NearEvent[]): readonly Located[] {
  return events
    .flatMap(({ latitude, longitude, accuracyM, ...same }) =>
      latitude === null || longitude === null ? [] : [{ ...same, latitude, longitude, accuracyM }],
    )
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

/** Those recorded before and after the flagged one, itself left out; without one all count as before. */
export function aroundEvent(
  located: readonly Located[],
  flagged: Pick<NearEvent, 'seq' | 'recordedAt'> | null,
): { readonly before: readonly Located[]; readonly after: readonly Located[] } {
  if (flagged === null) return { before: located, after: [] };
  const others = located.filter(({ seq }) => seq !== flagged.seq);
  return {
    before: others.filter(({ recordedAt }) => recordedAt <= flagged.recordedAt),
    after: others.filter(({ recordedAt }) => recordedAt > flagged.recordedAt),
  };
}
