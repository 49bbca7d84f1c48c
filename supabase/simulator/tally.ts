/** What a run has done so far, counted by everybody who takes part. */
export type Tally = {
  accepted: number;
  flagged: number;
  replayed: number;
  rejected: number;
  heartbeats: number;
  sessionsEnded: number;
  secondDevicesRefused: number;
  routesStarted: number;
  routesFinished: number;
  routesImported: number;
  /** Requests that got no usable answer and were tried again. */
  retries: number;
  /** What the latest of them said. */
  problem: string | null;
  /** Milliseconds of the latest answered requests that carried events. */
  readonly latencies: number[];
};

/** How a driver stands at this moment. */
export type DriverState =
  'signing in' | 'signed off' | 'idle' | 'on route' | 'suspended' | 'offline' | 'logged out';

const LATENCIES_KEPT = 2_000;

/** A tally of nothing. */
export function createTally(): Tally {
  return {
    accepted: 0,
    flagged: 0,
    replayed: 0,
    rejected: 0,
    heartbeats: 0,
    sessionsEnded: 0,
    secondDevicesRefused: 0,
    routesStarted: 0,
    routesFinished: 0,
    routesImported: 0,
    retries: 0,
    problem: null,
    latencies: [],
  };
}

/** Notes how long a request took, in milliseconds. */
export function noteLatency(tally: Tally, milliseconds: number): void {
  tally.latencies.push(milliseconds);
  if (tally.latencies.length > LATENCIES_KEPT) tally.latencies.splice(0, LATENCIES_KEPT / 2);
}

/** The value below which the given share of the values lies; null of nothing. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** Events that reached the log and were not known before. */
export function eventsWritten(tally: Tally): number {
  return tally.accepted + tally.flagged;
}

/** The line that tells how a run is going. */
export function summaryLine(tally: Tally, states: readonly DriverState[], eventsPerSecond: number): string {
  const count = (state: DriverState) => states.filter((other) => other === state).length;
  const signedIn = states.length - count('signing in') - count('signed off') - count('logged out');
  const drivers = [
    `${signedIn} of ${states.length} drivers signed in`,
    `${count('on route') + count('offline')} on route`,
    ...some(count('suspended'), 'suspended'),
    ...some(count('offline'), 'offline'),
    ...some(count('logged out'), 'logged out'),
  ];
  const events = [
    `${tally.accepted} accepted`,
    `${tally.flagged} flagged`,
    `${tally.rejected} rejected`,
    ...some(tally.replayed, 'repeated'),
    ...some(tally.sessionsEnded, 'sessions ended'),
    ...some(tally.secondDevicesRefused, 'second devices refused'),
  ];
  const p50 = percentile(tally.latencies, 0.5);
  const pace = [
    `${eventsPerSecond.toFixed(1)} events/s`,
    p50 === null ? 'no answer yet' : `p50 ${p50.toFixed(0)} ms`,
    ...some(tally.retries, tally.retries === 1 ? 'retry' : 'retries'),
  ];
  return [drivers, events, pace].map((part) => part.join(', ')).join(' | ');
}

function some(amount: number, words: string): readonly string[] {
  return amount > 0 ? [`${amount} ${words}`] : [];
}
