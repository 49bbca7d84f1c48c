import type { BatchEvent } from '../fleet/queries.ts';
import type { DriverStatus, Millis } from '../fleet/types.ts';

/** By the device's clock, or by when the server learned of it. */
export const REPLAY_BASES = ['happened', 'known'] as const;
export type ReplayBasis = (typeof REPLAY_BASES)[number];

export type ReplayEvent = Pick<
  BatchEvent,
  'seq' | 'type' | 'status' | 'fromStatus' | 'stopIndex' | 'recordedAt' | 'syncedAt' | 'flags' | 'actorName'
>;

/** A stretch of time in one state. */
export type Band = { readonly status: DriverStatus; readonly from: Millis; readonly to: Millis };

export type Replay = {
  readonly from: Millis;
  readonly to: Millis;
  /** In the order of the basis. */
  readonly events: readonly ReplayEvent[];
  readonly bands: readonly Band[];
};

export type ReplayMoment = {
  readonly status: DriverStatus;
  readonly since: Millis;
  readonly stopIndex: number | null;
  readonly last: ReplayEvent | null;
  readonly next: ReplayEvent | null;
};

const LEAST_SPAN = 60_000;

export function timeOf(event: ReplayEvent, basis: ReplayBasis): Millis {
  return basis === 'happened' ? event.recordedAt : event.syncedAt;
}

/** Such an event is in the log but moved nothing. */
export function movesNothing(event: Pick<ReplayEvent, 'flags'>): boolean {
  return event.flags.includes('AFTER_LOGOUT') || event.flags.includes('BAD_SIGNATURE');
}

/**
 * A batch's day from its events, in any order; null when there are none. The ends show both clocks of every event, with
 * a little around them, but nothing of what was still to come at `now`.
 */
export function replayOf(events: readonly ReplayEvent[], basis: ReplayBasis, now: Millis): Replay | null {
  const ordered = [...events].sort((a, b) =>
    basis === 'happened' ? a.recordedAt - b.recordedAt || a.seq - b.seq : a.seq - b.seq,
  );
  const [first] = ordered;
  if (first === undefined) return null;
  const times = ordered.flatMap(({ recordedAt, syncedAt }) => [recordedAt, syncedAt]);
  const [begin, end] = [Math.min(...times), Math.max(...times)];
  const margin = Math.max(LEAST_SPAN, (end - begin) * 0.03);
  const [from, to] = [begin - margin, Math.max(end, Math.min(end + margin, now))];
  const bands: Band[] = [];
  let status = first.fromStatus ?? 'INACTIVE';
  let since = from;
  for (const event of ordered) {
    if (movesNothing(event) || event.status === status) continue;
    const at = Math.max(since, timeOf(event, basis));
    if (at > since) bands.push({ status, from: since, to: at });
    [status, since] = [event.status, at];
  }
  bands.push({ status, from: since, to });
  return { from, to, events: ordered, bands };
}

/** How the batch stood at an instant, by the basis the replay was made for. */
export function momentAt(replay: Replay, basis: ReplayBasis, at: Millis): ReplayMoment {
  const happened = replay.events.filter((event) => timeOf(event, basis) <= at);
  const band = replay.bands.findLast(({ from }) => from <= at) ?? replay.bands[0];
  return {
    status: band?.status ?? 'INACTIVE',
    since: band?.from ?? replay.from,
    stopIndex:
      happened.findLast((event) => event.stopIndex !== null && !movesNothing(event))?.stopIndex ?? null,
    last: happened.at(-1) ?? null,
    next: replay.events.find((event) => timeOf(event, basis) > at) ?? null,
  };
}

/** The next event's time after an instant (1), or the last one's before it (−1); the ends of the replay beyond. */
export function eventTimeBeside(replay: Replay, basis: ReplayBasis, at: Millis, way: 1 | -1): Millis {
  const times = replay.events.map((event) => timeOf(event, basis));
  return way === 1
    ? (times.filter((time) => time > at).at(0) ?? replay.to)
    : (times.filter((time) => time < at).at(-1) ?? replay.from);
}
