import { describe, expect, it } from 'vitest';
import type { EventType } from '#lib/fleet/types.ts';
import type { Delay } from './delays.ts';
import { planRoute, type RoutePlan } from './day-plan.ts';
import { nextStep, type Progress } from './next-step.ts';

const delay: Delay = { reason: 'traffic', note: null, lastsS: 600, leastClockS: 60, part: 0.5 };
const calm = (stopCount: number): RoutePlan => {
  const stops = Array.from({ length: stopCount }, (_, index) => ({
    latitude: 51.9 + index / 200,
    longitude: 4.4,
  }));
  const plan = planRoute({ seed: 1, reference: 'A-1', stops });
  return { ...plan, legs: plan.legs.map((leg) => ({ ...leg, delayOnTheWay: null, delayAtTheStop: null })) };
};
const held = (which: 'delayOnTheWay' | 'delayAtTheStop'): RoutePlan => {
  const plan = calm(1);
  return { ...plan, legs: plan.legs.map((leg) => ({ ...leg, [which]: delay })) };
};
const started: Progress = { status: 'EN_ROUTE', stopIndex: 0, delayed: false, reached: false };

function followed(plan: RoutePlan, from: Progress = started) {
  const events: EventType[] = [];
  const did: string[] = [];
  let progress = from;
  for (let steps = 0; steps < 100; steps++) {
    const step = nextStep(plan, progress);
    did.push(step.does);
    if (!('outcome' in step)) return { events, did };
    events.push(step.outcome.event);
    progress = step.outcome.progress;
  }
  throw new Error('The route never ends.');
}

describe('a route', () => {
  it('is driven stop by stop and ends back at the depot', () => {
    expect(followed(calm(2)).did).toEqual(['drive', 'work', 'drive', 'work', 'drive back', 'finish']);
    expect(followed(calm(2)).events).toEqual([
      'ARRIVED_AT_STOP',
      'DEPARTED_STOP',
      'ARRIVED_AT_STOP',
      'DEPARTED_STOP',
      'ROUTE_COMPLETED',
    ]);
  });

  it('is resumed after a delay on the way', () => {
    expect(followed(held('delayOnTheWay')).events).toEqual([
      'DELAY_REPORTED',
      'ROUTE_STARTED',
      'ARRIVED_AT_STOP',
      'DEPARTED_STOP',
      'ROUTE_COMPLETED',
    ]);
  });

  it('arrives once more after a delay at the stop', () => {
    expect(followed(held('delayAtTheStop')).events).toEqual([
      'ARRIVED_AT_STOP',
      'DELAY_REPORTED',
      'ROUTE_STARTED',
      'ARRIVED_AT_STOP',
      'DEPARTED_STOP',
      'ROUTE_COMPLETED',
    ]);
  });

  it('takes its proof once a stop', () => {
    const step = nextStep(held('delayAtTheStop'), { ...started, status: 'AT_STOP' });
    expect(step).toMatchObject({ does: 'work', proof: false });
    const rest = nextStep(held('delayAtTheStop'), { ...started, status: 'AT_STOP', reached: true });
    expect(rest).toMatchObject({ does: 'work', proof: true });
  });

  it('waits for its start, and for a supervisor while it is suspended', () => {
    expect(followed(calm(1), { ...started, status: 'ACTIVE' }).did).toEqual(['wait for the start']);
    expect(followed(calm(1), { ...started, status: 'SUSPENDED' }).did).toEqual(['wait for the supervisor']);
  });

  it('goes on from a delay it knows nothing of', () => {
    expect(followed(calm(1), { ...started, status: 'DELAYED' }).did).toEqual([
      'sit out',
      'drive',
      'work',
      'drive back',
      'finish',
    ]);
  });
});
