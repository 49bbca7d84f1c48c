import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { FlagReason, FleetRow } from '#lib/fleet/types.ts';
import { FLAG_MARKS, type Risk } from '#lib/fleet/words.ts';
import { newestFirst } from './timeline.ts';

export type FlaggedEvent = { readonly event: BatchEvent; readonly reason: FlagReason };

const ORDER: Readonly<Record<Risk, number>> = { high: 0, medium: 1, low: 2 };

/**
 * The open flags with the events that carry them, gravest first, then newest. The row counts what is open; of several
 * events with the same reason the newest are taken.
 */
export function flagList(
  row: Pick<FleetRow, 'flags'>,
  events: readonly BatchEvent[],
): readonly FlaggedEvent[] {
  const left: Partial<Record<FlagReason, number>> = { ...row.flags };
  const flags: FlaggedEvent[] = [];
  for (const event of newestFirst(events)) {
    for (const reason of event.flags) {
      const open = left[reason] ?? 0;
      if (open === 0) continue;
      left[reason] = open - 1;
      flags.push({ event, reason });
    }
  }
  return flags.sort((a, b) => ORDER[FLAG_MARKS[a.reason].risk] - ORDER[FLAG_MARKS[b.reason].risk]);
}
