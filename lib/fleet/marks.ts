import type { BoardColumn } from './board-view.ts';
import { sameValue } from './same-value.ts';
import type { FleetRow, Millis } from './types.ts';

/** Which cells have just changed: few at a time, for a moment, the rest as one number. */
export type Marks = {
  /** The cell of a row that has just changed. */
  readonly cellOf: (id: string) => BoardColumn | null;
  /** Rows that changed in this moment beyond those marked. */
  readonly unmarked: () => number;
  readonly add: (id: string, cell: BoardColumn | null) => void;
};

export const MARK_MS = 1600;
const AT_ONCE = 8;

type Mark = { readonly cell: BoardColumn; readonly until: Millis };
type MarkClock = {
  readonly now: () => Millis;
  readonly later: (work: () => void, ms: number) => () => void;
};

export function createMarks(clock: MarkClock, changed: () => void): Marks {
  const marked = new Map<string, Mark>();
  const beyond = new Map<string, Millis>();
  let sweeping = false;

  const sweep = () => {
    sweeping = false;
    const now = clock.now();
    for (const [id, { until }] of marked) if (until <= now) marked.delete(id);
    for (const [id, until] of beyond) if (until <= now) beyond.delete(id);
    changed();
    plan();
  };
  const plan = () => {
    if (sweeping || marked.size + beyond.size === 0) return;
    sweeping = true;
    const first = Math.min(...[...marked.values()].map((mark) => mark.until), ...beyond.values());
    clock.later(sweep, Math.max(0, first - clock.now()));
  };

  return {
    cellOf: (id) => marked.get(id)?.cell ?? null,
    unmarked: () => beyond.size,
    add(id, cell) {
      if (!cell) return;
      const until = clock.now() + MARK_MS;
      if (marked.has(id) || marked.size < AT_ONCE) marked.set(id, { cell, until });
      else beyond.set(id, until);
      changed();
      plan();
    },
  };
}

/** The one cell that best tells what happened to a row; null when nothing a person reads has changed. */
export function changedCell(before: FleetRow | undefined, after: FleetRow | undefined): BoardColumn | null {
  if (!before || !after || before === after) return null;
  if (before.status !== after.status) return 'state';
  if (!sameValue(before.flags, after.flags)) return 'flags';
  if (before.stopIndex !== after.stopIndex) return 'stops';
  if (before.latenessMin !== after.latenessMin) return 'lateness';
  if (before.lastEvent?.recordedAt !== after.lastEvent?.recordedAt) return 'last_event';
  if (before.driver !== after.driver) return 'driver';
  if (before.session?.endedAt !== after.session?.endedAt) return 'device';
  if (before.session?.id !== after.session?.id) return 'device';
  return before.nextStop?.label === after.nextStop?.label ? null : 'next_stop';
}
