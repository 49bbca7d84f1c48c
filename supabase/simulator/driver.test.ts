import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { DriverStatus } from '#lib/fleet/types.ts';
import { createDriver } from './driver.ts';
import { placeAt } from './geometry.ts';
import { createTally } from './tally.ts';

const user = {
  id: 'driver-1',
  aud: 'authenticated',
  email: 'd@x',
  app_metadata: {},
  user_metadata: {},
  created_at: '',
};
const token = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 360_000, user };
const sentSchema = z.object({
  p_events: z.array(
    z.object({
      client_event_id: z.string(),
      batch_id: z.string(),
      event_type: z.string(),
      stop_index: z.number(),
      latitude: z.number().optional(),
    }),
  ),
});

/** From which states an event leads where, as far as drivers go. */
const MOVES: Readonly<Record<string, Readonly<Partial<Record<DriverStatus, DriverStatus>>>>> = {
  ROUTE_STARTED: { INACTIVE: 'EN_ROUTE', ACTIVE: 'EN_ROUTE', DELAYED: 'EN_ROUTE' },
  ARRIVED_AT_STOP: { EN_ROUTE: 'AT_STOP' },
  DEPARTED_STOP: { AT_STOP: 'EN_ROUTE' },
  DELAY_REPORTED: { EN_ROUTE: 'DELAYED', AT_STOP: 'DELAYED' },
  ROUTE_COMPLETED: { EN_ROUTE: 'COMPLETED', AT_STOP: 'COMPLETED', DELAYED: 'COMPLETED' },
};

/** A project with one driver and one batch, which moves as the real one does. */
function fakeProject(status: DriverStatus, stopCount: number) {
  const batch = { status, stopIndex: 0 };
  const log: string[] = [];
  const row = () => ({
    reference: 'WHV-1119-07',
    driver_status: batch.status,
    current_stop_index: batch.stopIndex,
    stop_count: stopCount,
  });
  const stops = Array.from({ length: stopCount }, (_, position) => {
    const place = placeAt({ latitude: 51.8846, longitude: 4.456 }, 600 + position * 200, position * 40);
    return {
      position,
      label: `Stop ${position}`,
      ...place,
      planned_arrival: new Date(Date.now() + 60_000).toISOString(),
    };
  });
  const judge = (event: z.infer<typeof sentSchema>['p_events'][number]) => {
    const to = event.event_type === 'PROOF_CAPTURED' ? batch.status : MOVES[event.event_type]?.[batch.status];
    log.push(to === undefined ? `${event.event_type} refused` : event.event_type);
    if (to === undefined)
      return { client_event_id: event.client_event_id, verdict: 'rejected', reason: 'illegal_transition' };
    batch.status = to;
    if (event.event_type === 'DEPARTED_STOP') batch.stopIndex += 1;
    return { client_event_id: event.client_event_id, verdict: 'accepted' };
  };
  const answer = (path: string, body: string) => {
    if (path.endsWith('/token')) return token;
    if (path.endsWith('/start_driver_session')) {
      return { session_id: 's', workspace_id: 'w', batches: [{ batch_id: 'b', ...row() }] };
    }
    if (path.endsWith('/touch_driver_session')) return { active: true };
    if (path.endsWith('/delivery_batches')) return [{ id: 'b', ...row() }];
    if (path.endsWith('/delivery_stops')) return stops;
    return sentSchema.parse(JSON.parse(body)).p_events.map(judge);
  };
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) =>
    Response.json(answer(new URL(input).pathname, typeof init?.body === 'string' ? init.body : '{}')),
  );
  return { batch, log };
}

function hire() {
  const stopping = new AbortController();
  const asked: string[] = [];
  const tally = createTally();
  const driver = createDriver({
    account: {
      url: 'http://project.example',
      publishableKey: 'sb_publishable_x',
      email: 'd@x',
      password: 'p',
    },
    seed: 3,
    speed: 20,
    heartbeatMs: 30_000,
    comesBack: true,
    tally,
    gate: (work) => work(),
    signal: stopping.signal,
    askForRoute: async (driverId) => (asked.push(driverId), false),
  });
  const day = driver.work();
  return { driver, tally, asked, sendHome: () => (stopping.abort(), day) };
}

const MINUTES = 60_000;

describe('a driver', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('drives a route from its start to its end, by moves that are allowed, then asks for the next', async () => {
    const { batch, log } = fakeProject('ACTIVE', 5);
    const { tally, asked, sendHome } = hire();
    await vi.advanceTimersByTimeAsync(120 * MINUTES);
    expect(batch).toEqual({ status: 'COMPLETED', stopIndex: 5 });
    expect(log[0]).toBe('ROUTE_STARTED');
    expect(log.at(-1)).toBe('ROUTE_COMPLETED');
    expect(log.filter((line) => line === 'PROOF_CAPTURED')).toHaveLength(5);
    expect(log.filter((line) => line.endsWith('refused'))).toEqual([]);
    expect(asked).toContain('driver-1');
    expect(tally).toMatchObject({ routesStarted: 1, routesFinished: 1 });
    await sendHome();
  });

  it('goes on where it finds a route under way', async () => {
    const { batch, log } = fakeProject('AT_STOP', 5);
    batch.stopIndex = 3;
    const { sendHome } = hire();
    await vi.advanceTimersByTimeAsync(120 * MINUTES);
    expect(batch).toEqual({ status: 'COMPLETED', stopIndex: 5 });
    expect(log.filter((line) => line === 'DEPARTED_STOP')).toHaveLength(2);
    await sendHome();
  });

  it('learns from a refusal that a supervisor suspended the route, waits, and goes on when it may', async () => {
    const { batch, log } = fakeProject('EN_ROUTE', 5);
    batch.stopIndex = 1;
    const { driver, sendHome } = hire();
    await vi.advanceTimersByTimeAsync(100);
    batch.status = 'SUSPENDED';
    await vi.advanceTimersByTimeAsync(60 * MINUTES);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/refused$/);
    expect(driver.state).toBe('suspended');
    batch.status = 'EN_ROUTE';
    await vi.advanceTimersByTimeAsync(120 * MINUTES);
    expect(batch.status).toBe('COMPLETED');
    await sendHome();
  });

  it('breaks a route off that should have been over long ago', async () => {
    const { batch, log } = fakeProject('EN_ROUTE', 5);
    await vi.advanceTimersByTimeAsync(180 * MINUTES);
    const { sendHome } = hire();
    await vi.advanceTimersByTimeAsync(1 * MINUTES);
    expect(log).toEqual(['ROUTE_COMPLETED']);
    expect(batch.status).toBe('COMPLETED');
    await sendHome();
  });

  it('takes it that a route is done when a supervisor says so', async () => {
    const { batch, log } = fakeProject('EN_ROUTE', 5);
    const { sendHome, asked } = hire();
    await vi.advanceTimersByTimeAsync(100);
    batch.status = 'COMPLETED';
    await vi.advanceTimersByTimeAsync(30 * MINUTES);
    expect(log).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(0);
    await sendHome();
  });
});
