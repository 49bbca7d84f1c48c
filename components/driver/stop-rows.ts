import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { DriverStatus, Millis } from '#lib/fleet/types.ts';
import { movedNothing } from './moved-nothing.ts';

export type PlannedStop = {
  readonly position: number;
  readonly label: string;
  readonly plannedAt: Millis | null;
};

export type StopRow = PlannedStop & {
  readonly state: 'done' | 'current' | 'open';
  /** Recorded arrival; null when there was none. */
  readonly arrivedAt: Millis | null;
  /** For a stop still to come: the plan moved by the route’s lateness. */
  readonly expectedAt: Millis | null;
  /** Reached, or expected to be reached, later than the workspace allows. */
  readonly late: boolean;
};

type Progress = {
  readonly status: DriverStatus;
  readonly stopIndex: number;
  /** Minutes behind plan now; null when nobody can say, then nothing is expected. */
  readonly latenessMin: number | null;
};

const MINUTE = 60_000;

/** The route's stops in order with plan and what happened or is expected. `lateAfterMin` is the workspace's own limit. */
export function stopRows(
  stops: readonly PlannedStop[],
  events: readonly BatchEvent[],
  progress: Progress,
  lateAfterMin: number,
): readonly StopRow[] {
  const arrivals = arrivalsByStop(events);
  return stops
    .toSorted((a, b) => a.position - b.position)
    .map((stop) => {
      const state = stateOf(stop.position, progress);
      const arrivedAt = arrivals.get(stop.position) ?? null;
      const expectedAt = state === 'done' || arrivedAt !== null ? null : expected(stop, progress.latenessMin);
      const reachedAt = arrivedAt ?? expectedAt;
      const late =
        reachedAt !== null && stop.plannedAt !== null && reachedAt - stop.plannedAt > lateAfterMin * MINUTE;
      return {
        position: stop.position,
        label: stop.label,
        plannedAt: stop.plannedAt,
        state,
        arrivedAt,
        expectedAt,
        late,
      };
    });
}

/** The part shown before “Show all”: seven rows around the current stop. */
export function stopWindow(rows: readonly StopRow[], size = 7): readonly StopRow[] {
  const current = rows.findIndex(({ state }) => state === 'current');
  const middle = current === -1 ? rows.length : current;
  const start = Math.max(0, Math.min(middle - Math.floor(size / 2), rows.length - size));
  return rows.slice(start, start + size);
}

/** Stops left behind: every one of a completed route, else those before the current one. */
export function stopsDone(
  progress: { readonly status: DriverStatus; readonly stopIndex: number },
  count: number,
): number {
  return progress.status === 'COMPLETED' ? count : Math.min(progress.stopIndex, count);
}

function stateOf(position: number, { status, stopIndex }: Progress): StopRow['state'] {
  if (status === 'COMPLETED' || position < stopIndex) return 'done';
  return position === stopIndex ? 'current' : 'open';
}

function expected({ plannedAt }: PlannedStop, latenessMin: number | null): Millis | null {
  return plannedAt === null || latenessMin === null ? null : plannedAt + latenessMin * MINUTE;
}

function arrivalsByStop(events: readonly BatchEvent[]): ReadonlyMap<number, Millis> {
  const arrivals = new Map<number, Millis>();
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    if (event.type !== 'ARRIVED_AT_STOP' || event.stopIndex === null || movedNothing(event)) continue;
    arrivals.set(event.stopIndex, event.recordedAt);
  }
  return arrivals;
}
