import { reasonsOf } from '#lib/fleet/attention.ts';
import type { Fleet, FlagReason, FleetRow } from '#lib/fleet/types.ts';
import { FLAG_MARKS } from '#lib/fleet/words.ts';

type Rows = Fleet['rows'];
export type NewRisk = {
  readonly id: string;
  readonly row: FleetRow;
  readonly reason: FlagReason;
  /** Open flags of this reason on the batch now. */
  readonly count: number;
};

/** The high-risk flags that rows have now and had not, or had fewer of, before. A row that has just appeared is not news. */
export function newHighRisks(before: Rows, after: Rows): readonly NewRisk[] {
  return after.changedSince(before).flatMap((id) => {
    const [old, row] = [before.get(id), after.get(id)];
    if (old === undefined || row === undefined || old.flags === row.flags) return [];
    return reasonsOf(row.flags).flatMap((reason) => {
      const count = row.flags[reason] ?? 0;
      const isNew = FLAG_MARKS[reason].risk === 'high' && count > (old.flags[reason] ?? 0);
      return isNew ? [{ id, row, reason, count }] : [];
    });
  });
}
