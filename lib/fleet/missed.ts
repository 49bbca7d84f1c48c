import { flagCount } from './attention.ts';
import type { Fleet, FleetRow } from './types.ts';

/** What happened to a board while nobody could see it. */
export type Missed = {
  readonly events: number;
  /** Batches that are now what they were not before. */
  readonly delayed: number;
  readonly suspended: number;
  readonly completed: number;
  /** Flags raised, less those closed meanwhile, never below zero for one batch. */
  readonly flags: number;
  /** Drivers whose session of before is over. */
  readonly sessionsEnded: number;
};

/** The difference between the board as it was last shown to be true and as it is now. */
export function missedBetween(before: Fleet, after: Fleet): Missed {
  const became = { DELAYED: 0, SUSPENDED: 0, COMPLETED: 0 };
  let flags = 0;
  after.rows.eachChange(before.rows, (row, old) => {
    const { status } = row;
    if (
      status !== old?.status &&
      (status === 'DELAYED' || status === 'SUSPENDED' || status === 'COMPLETED')
    ) {
      became[status] += 1;
    }
    flags += newFlags(row, old);
  });
  let sessionsEnded = 0;
  after.people.eachChange(before.people, ({ session }, person) => {
    const old = person?.session;
    if (!old || old.endedAt !== null) return;
    if (session?.id !== old.id || session.endedAt !== null) sessionsEnded += 1;
  });
  return {
    events: Math.max(0, after.cursor.seq - before.cursor.seq),
    delayed: became.DELAYED,
    suspended: became.SUSPENDED,
    completed: became.COMPLETED,
    flags,
    sessionsEnded,
  };
}

export function missedAnything(missed: Missed): boolean {
  return Object.values(missed).some((count) => count > 0);
}

function newFlags(row: FleetRow, old: FleetRow | undefined): number {
  return Math.max(0, flagCount(row) - (old ? flagCount(old) : 0));
}
