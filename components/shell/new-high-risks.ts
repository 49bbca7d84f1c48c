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

type Tell = (risks: readonly NewRisk[]) => void;

const watches = new WeakMap<FleetStore, (tell: Tell) => () => void>();

/** Tells of new high-risk flags anywhere in the fleet, within a second. Returns how to stop. */
export function onNewHighRisks(store: FleetStore, tell: Tell): () => void {
  const watch = watches.get(store) ?? createWatch(store);
  watches.set(store, watch);
  return watch(tell);
}

/** Looks through the rows once, however many listen. */
function createWatch(store: FleetStore): (tell: Tell) => () => void {
  let seen = store.fleet().rows;
  let found: readonly NewRisk[] = [];
  let listening = 0;
  const { subscribe } = slowly(store, () => {
    const { rows } = store.fleet();
    found = newHighRisks(seen, rows);
    seen = rows;
    return found.length > 0;
  });
  return (tell) => {
    if (listening === 0) seen = store.fleet().rows;
    listening += 1;
    const stop = subscribe(() => tell(found));
    return () => {
      listening -= 1;
      stop();
    };
  };
}
