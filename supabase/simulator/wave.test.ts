import { describe, expect, it } from 'vitest';
import { planRoute } from './day-plan.ts';
import { placeAt } from './geometry.ts';
import { driveMs } from './pace.ts';
import { highestNumber, layOut, nextReference, refit, stopsLikeBefore } from './wave.ts';

const depot = { latitude: 51.8846, longitude: 4.456 };
const stops = Array.from({ length: 12 }, (_, index) => ({
  label: `Stop ${index}`,
  address: '',
  ...placeAt(depot, 800 + 40 * index, index * 30),
}));
const draft = {
  reference: 'WHV-1119-67',
  depot: 'Waalhaven',
  scheduled_date: '2026-11-19',
  driver_code: 'D-0001',
  stops,
};
const noon = Date.parse('2026-11-19T12:00:00Z');
const plannedAt = (route: { stops: readonly { planned_arrival: string }[] }) =>
  route.stops.map((stop) => Date.parse(stop.planned_arrival));
function spanOf(route: { stops: readonly { planned_arrival: string }[] }): number {
  const times = plannedAt(route);
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}

describe('the next reference', () => {
  it('counts the driver’s own number on, past what is taken, on the day it is for', () => {
    expect(nextReference('WHV-1119-07', '1119', 62, new Set(['WHV-1119-07']))).toBe('WHV-1119-69');
    expect(nextReference('WHV-1119-07', '1119', 62, new Set(['WHV-1119-07', 'WHV-1119-69']))).toBe(
      'WHV-1119-131',
    );
    expect(nextReference('WHV-1119-131', '1120', 62, new Set())).toBe('WHV-1120-131');
  });

  it('never meets that of another driver of the depot', () => {
    const used = new Set(
      Array.from({ length: 62 }, (_, index) => `SCH-1119-${String(index + 1).padStart(2, '0')}`),
    );
    const step = highestNumber([...used, 'BRD-1119-99'], 'SCH');
    expect(step).toBe(62);
    const wave = [...used].map((reference) => nextReference(reference, '1119', step, used));
    expect(new Set([...wave, ...used]).size).toBe(124);
  });

  it('is made up for references of another form', () => {
    expect(nextReference('morning round', '1119', 0, new Set())).toBe('morning round-R-1119-01');
    expect(highestNumber(['morning round'], 'evening round')).toBe(0);
  });
});

describe('a route laid out', () => {
  it('is on plan when its driver leaves at the start', () => {
    const route = layOut(draft, noon, 7, 4);
    const plan = planRoute({ seed: 7, reference: draft.reference, stops });
    const first = plan.legs[0];
    expect(plannedAt(route)[0]).toBeCloseTo(noon + (first ? driveMs(first, 4) : 0), -1);
    expect(plannedAt(route).toSorted((a, b) => a - b)).toEqual(plannedAt(route));
  });

  it('takes a fifth of the time at five times the speed', () => {
    expect(spanOf(layOut(draft, noon, 7, 1)) / spanOf(layOut(draft, noon, 7, 5))).toBeCloseTo(5, 1);
  });

  it('is the same for the same seed', () => {
    expect(layOut(draft, noon, 7, 4)).toEqual(layOut(draft, noon, 7, 4));
  });
});

describe('a route that nobody has begun', () => {
  const route = layOut(draft, noon + 600_000, 7, 4);

  it('stays as it is when it fits the pace and is not over', () => {
    expect(refit(route, noon, 7, 4)).toBeNull();
  });

  it('is planned anew at another pace, sooner by as much', () => {
    const faster = refit(route, noon, 7, 20);
    if (faster === null) throw new Error('It was not planned anew.');
    expect(spanOf(faster)).toBeLessThan(spanOf(route) / 3);
    expect(plannedAt(faster)[0]).toBeLessThan(plannedAt(route)[0] ?? 0);
    expect(refit(faster, noon, 7, 20)).toBeNull();
  });

  it('is planned anew when its time has passed', () => {
    const later = refit(route, noon + 5 * 3_600_000, 7, 4);
    if (later === null) throw new Error('It was not planned anew.');
    expect(plannedAt(later)[0]).toBeGreaterThan(noon + 4 * 3_600_000);
  });
});

describe('the stops of a next route', () => {
  it('are the beginning of a route that the depot had, at least eight of it', () => {
    const drawn = stopsLikeBefore([stops], 7, 'WHV-1119-69');
    expect(drawn.length).toBeGreaterThanOrEqual(8);
    expect(stops.slice(0, drawn.length)).toEqual(drawn);
    expect(stopsLikeBefore([stops.slice(0, 3)], 7, 'WHV-1119-69')).toHaveLength(3);
    expect(stopsLikeBefore([], 7, 'WHV-1119-69')).toEqual([]);
  });
});
