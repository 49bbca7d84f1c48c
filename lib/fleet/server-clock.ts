import type { Millis } from './types.ts';

/**
 * What is known of the server's clock: how far it is from ours, and how long messages take.
 * A wrong clock on either side must not show as a negative or absurd delay.
 */
export type ServerClock = {
  /** Server time minus our time of the round trips that carried a server time, shortest trip first. */
  readonly trips: readonly { readonly rtt: number; readonly offset: number }[];
  readonly bestRtt: number | null;
  /** Received minus sent, of the last messages. */
  readonly gaps: readonly number[];
  readonly delays: readonly number[];
};

export const UNKNOWN_CLOCK: ServerClock = { trips: [], bestRtt: null, gaps: [], delays: [] };

/** What a page of the server's tells: our clock is at least as far behind as the page is from the future. */
export function clockSeenAt(now: Millis, serverAt: Millis | null): ServerClock {
  return serverAt !== null && serverAt > now ? { ...UNKNOWN_CLOCK, gaps: [now - serverAt] } : UNKNOWN_CLOCK;
}

const TRIPS = 8;
const GAPS = 50;
const DELAYS = 5;

/** One request: when it left, when its answer came, and the server's time in between if the answer says it. */
export function withRoundTrip(
  clock: ServerClock,
  sentAt: Millis,
  receivedAt: Millis,
  serverAt: Millis | null,
): ServerClock {
  const rtt = receivedAt - sentAt;
  if (rtt < 0) return clock;
  const bestRtt = Math.min(clock.bestRtt ?? rtt, rtt);
  if (serverAt === null) return { ...clock, bestRtt };
  const trip = { rtt, offset: serverAt - (sentAt + receivedAt) / 2 };
  return { ...clock, bestRtt, trips: [trip, ...clock.trips].slice(0, TRIPS) };
}

/** One message: the server's time when it was sent, ours when it came. */
export function withMessage(clock: ServerClock, sentMs: Millis, receivedAt: Millis): ServerClock {
  const gaps = [receivedAt - sentMs, ...clock.gaps].slice(0, GAPS);
  const next = { ...clock, gaps };
  const delay = Math.max(0, receivedAt + offsetOf(next) - sentMs);
  return { ...next, delays: [delay, ...clock.delays].slice(0, DELAYS) };
}

/**
 * Server clock minus ours, milliseconds. From the shortest round trip; without any, from the fastest message, which
 * is taken to have needed half a round trip; 0 while nothing is known.
 */
export function offsetOf(clock: ServerClock): number {
  const [first, ...others] = clock.trips;
  if (first) return others.reduce((best, trip) => (trip.rtt < best.rtt ? trip : best), first).offset;
  if (clock.gaps.length === 0) return 0;
  return (clock.bestRtt ?? 0) / 2 - Math.min(...clock.gaps);
}

/** The usual delay of the last messages, whole milliseconds, never negative; null before the first. */
export function delayOf(clock: ServerClock): number | null {
  if (clock.delays.length === 0) return null;
  const sorted = clock.delays.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
