import { reasonsOf } from '#lib/fleet/attention.ts';
import { slowly } from '#lib/fleet/slowly.ts';
import type { FleetStore } from '#lib/fleet/store.ts';
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
function newHighRisks(before: Rows, after: Rows): readonly NewRisk[] {
  const found: NewRisk[] = [];
  after.eachChange(before, (row, old) => {
    if (old === undefined || old.flags === row.flags) return;
    for (const reason of reasonsOf(row.flags)) {
      const count = row.flags[reason] ?? 0;
      const isNew = FLAG_MARKS[reason].risk === 'high' && count > (old.flags[reason] ?? 0);
      if (isNew) found.push({ id: row.id, row, reason, count });
    }
  });
  return found;
}

/** Tells of new high-risk flags anywhere in the fleet, within a second. Returns how to stop. */
export function onNewHighRisks(store: FleetStore, tell: (risks: readonly NewRisk[]) => void): () => void {
  let seen = store.fleet().rows;
  const { subscribe } = slowly(store, () => {
    const { rows } = store.fleet();
    const risks = newHighRisks(seen, rows);
    seen = rows;
    if (risks.length > 0) tell(risks);
    return false;
  });
  return subscribe(() => undefined);
}
