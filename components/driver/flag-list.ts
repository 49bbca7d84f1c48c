import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { FlagReason, FleetRow } from '#lib/fleet/types.ts';
import { reasonsOf } from '#lib/fleet/attention.ts';
import { FLAG_MARKS, type Risk } from '#lib/fleet/words.ts';
import { newestFirst } from './timeline.ts';

/** `event` is null where none of the batch's events carries the flag: what was refused never became one. */
export type OpenFlag = { readonly event: BatchEvent | null; readonly reason: FlagReason };

const ORDER: Readonly<Record<Risk, number>> = { high: 0, medium: 1, low: 2 };

/**
 * The open flags with the events that carry them, gravest first, then newest. The row counts what is open; of several
 * events with the same reason the newest are taken. Each reason that the row counts beyond them stands once, without an event.
 */
export function flagList(row: Pick<FleetRow, 'flags'>, events: readonly BatchEvent[]): readonly OpenFlag[] {
  const left: Partial<Record<FlagReason, number>> = { ...row.flags };
  const flags: OpenFlag[] = [];
  for (const event of newestFirst(events)) {
    for (const reason of event.flags) {
      const open = left[reason] ?? 0;
      if (open === 0) continue;
      left[reason] = open - 1;
      flags.push({ event, reason });
    }
  }
  for (const reason of reasonsOf(left)) if ((left[reason] ?? 0) > 0) flags.push({ event: null, reason });
  return flags.sort((a, b) => ORDER[FLAG_MARKS[a.reason].risk] - ORDER[FLAG_MARKS[b.reason].risk]);
}
