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
  for (const id of after.rows.changedSince(before.rows)) {
    const row = after.rows.get(id);
    const old = before.rows.get(id);
    if (!row) continue;
    const { status } = row;
    if (
      status !== old?.status &&
      (status === 'DELAYED' || status === 'SUSPENDED' || status === 'COMPLETED')
    ) {
      became[status] += 1;
    }
    flags += newFlags(row, old);
  }
  let sessionsEnded = 0;
  for (const id of after.people.changedSince(before.people)) {
    const old = before.people.get(id)?.session;
    const session = after.people.get(id)?.session;
    if (!old || old.endedAt !== null) continue;
    if (session?.id !== old.id || session.endedAt !== null) sessionsEnded += 1;
  }
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

function flagCount({ flags }: FleetRow): number {
  return Object.values(flags).reduce((sum, number) => sum + number, 0);
}
