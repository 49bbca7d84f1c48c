import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { verdictSchema } from './driver-answers.ts';
import { answer, createToolClient } from './driver-client.ts';
import { closingEvents, nextEvents, type LoadRoute } from './load-events.ts';
import { openLoadRoutes } from './load-routes.ts';
import { createTally, eventsWritten, noteLatency, percentile, type Tally } from './tally.ts';
import { pause } from './waiting.ts';

export type LoadOptions = {
  readonly url: string;
  readonly secretKey: string;
  readonly workspace: string;
  /** How many drivers take part. */
  readonly drivers: number;
  /** Events a second. */
  readonly rate: number;
  readonly signal: AbortSignal;
};

export type LoadRun = {
  readonly tally: Tally;
  /** How it is going, in one line. */
  summary(): string;
  /** The last line, when the signal has stopped the run, every call is answered and the routes are ended. */
  readonly finished: Promise<string>;
};

const LANES = 2;
const AT_MOST = 500;
const SLOW_MS = 2_000;
const CLOSED_AT_A_TIME = 100;

/**
 * Makes load: the events of many drivers in few, large calls with the secret key. Routes of its own are imported first.
 * @throws SimulatorError when the workspace or its drivers cannot be found
 */
export async function startLoad(options: LoadOptions): Promise<LoadRun> {
  const { rate, signal } = options;
  const client = createToolClient(options.url, options.secretKey);
  const routes = await openLoadRoutes(client, options.url, options.workspace, options.drivers);
  const tally = createTally();
  const begun = performance.now();
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    sendEvents(
      client,
      routes.filter((_, index) => index % LANES === lane),
      rate / LANES,
      tally,
      signal,
    ),
  );
  const summary = () => summaryOf(tally, rate, (performance.now() - begun) / 1000);
  return {
    tally,
    summary,
    finished: Promise.all(lanes).then(async () => {
      const last = summary();
      await endRoutes(client, routes, signal);
      return last;
    }),
  };
}

function summaryOf(tally: Tally, rate: number, seconds: number): string {
  const [p50, p95] = [0.5, 0.95].map((share) => (percentile(tally.latencies, share) ?? 0).toFixed(0));
  const written = eventsWritten(tally);
  return (
    `${written} events in ${seconds.toFixed(1)} s, ${(written / seconds).toFixed(0)}/s of ${rate}/s | ` +
    `${tally.accepted} accepted, ${tally.flagged} flagged, ${tally.rejected} rejected, ${tally.replayed} repeated | ` +
    `a call takes p50 ${p50} ms, p95 ${p95} ms${tally.retries > 0 ? ` | ${tally.retries} retries` : ''}`
  );
}

async function endRoutes(client: SupabaseClient, routes: readonly LoadRoute[], signal: AbortSignal) {
  const events = closingEvents(routes, Date.now(), randomUUID);
  for (let from = 0; from < events.length; from += CLOSED_AT_A_TIME) {
    await handOver(client, events.slice(from, from + CLOSED_AT_A_TIME), createTally(), signal);
  }
}

/** One call after the other, so that the events of a route stay in order; smaller ones while the answers are slow. */
async function sendEvents(
  client: SupabaseClient,
  routes: LoadRoute[],
  rate: number,
  tally: Tally,
  signal: AbortSignal,
) {
  const begun = performance.now();
  let most = Math.max(1, Math.min(AT_MOST, Math.ceil(rate / 5)));
  for (let sent = 0; !signal.aborted && routes.length > 0;) {
    const due = ((performance.now() - begun) / 1000) * rate - sent;
    if (due < most) await pause(((most - due) / rate) * 1000, signal);
    const events = nextEvents(routes, most, Date.now(), randomUUID);
    const before = performance.now();
    await handOver(client, events, tally, signal);
    const took = performance.now() - before;
    sent += events.length;
    if (took > SLOW_MS) most = Math.max(1, Math.floor(most / 2));
    else if (due > 2 * most) most = Math.min(AT_MOST, most + 25);
  }
}

async function handOver(
  client: SupabaseClient,
  events: readonly object[],
  tally: Tally,
  signal: AbortSignal,
) {
  for (let tries = 0; ; tries++) {
    const before = performance.now();
    const answered = answer(
      await client.rpc('record_driver_events', { p_events: events }),
      z.array(verdictSchema),
    );
    if (answered.ok) {
      noteLatency(tally, performance.now() - before);
      for (const verdict of answered.value) tally[verdict.verdict] += 1;
      return;
    }
    tally.retries += 1;
    tally.problem = answered.error.message;
    if (signal.aborted && tries > 3) return;
    await pause(500, signal);
  }
}
