import { describe, expect, it } from 'vitest';
import { planRoute } from './day-plan.ts';
import { distanceM, placeAt } from './geometry.ts';
import { arrivals, delayMs, driveMs } from './pace.ts';

const depot = { latitude: 51.8846, longitude: 4.456 };
const stops = Array.from({ length: 14 }, (_, index) => placeAt(depot, 900 + index * 60, index * 25));
const plan = (seed: number, reference = 'WHV-1119-07') => planRoute({ seed, reference, stops });
const lastStopMs = (speed: number) => arrivals(plan(7), 0, 0, speed).at(-1) ?? 0;
const fleet = Array.from({ length: 300 }, (_, index) => plan(7, `SPK-1119-${index}`));

describe('the plan of a day', () => {
  it('is the same for the same seed', () => {
    expect(plan(7)).toEqual(plan(7));
  });

  it('is another for another seed or another route', () => {
    expect(plan(8)).not.toEqual(plan(7));
    expect(plan(7, 'WHV-1119-08').legs).not.toEqual(plan(7).legs);
  });

  it('leads from the depot past every stop and back', () => {
    const { legs, wayBack } = plan(7);
    expect(legs).toHaveLength(14);
    expect(legs[0]?.way[0]).toEqual(depot);
    for (const [index, leg] of legs.entries()) expect(leg.way.at(-1)).toEqual(stops[index]);
    expect(wayBack.way.at(-1)).toEqual(depot);
  });

  it('leaves from near the first stop when the depot is not known', () => {
    const unknown = plan(7, 'X-1');
    expect(distanceM(unknown.depot, stops[0] ?? depot)).toBeLessThan(1_600);
  });

  it('leaves most routes near their plan, some more than a quarter of an hour behind', () => {
    const late = fleet.filter((route) => route.behindMin > 15).length;
    expect(late).toBeGreaterThan(5);
    expect(late).toBeLessThan(30);
    expect(fleet.filter((route) => Math.abs(route.behindMin) < 8).length).toBeGreaterThan(200);
  });

  it('gives a large fleet every kind of mishap, and most routes none', () => {
    const kinds = new Set(fleet.map((route) => route.mishap?.kind));
    expect(kinds).toEqual(
      new Set(['geofence_miss', 'jump', 'no_location', 'offline', 'second_device', undefined]),
    );
    expect(fleet.filter((route) => route.mishap === null).length).toBeGreaterThan(220);
  });

  it('holds up a believable part of the fleet', () => {
    const legs = fleet.flatMap((route) => route.legs);
    const delays = legs.filter((leg) => leg.delayOnTheWay ?? leg.delayAtTheStop).length;
    expect(delays / legs.length).toBeGreaterThan(0.03);
    expect(delays / legs.length).toBeLessThan(0.09);
  });
});

describe('the pace of a day', () => {
  it('is twenty times faster at speed 20, but nobody drives faster than 110 km/h on the clock', () => {
    for (const leg of plan(7).legs) {
      expect(driveMs(leg, 1)).toBeCloseTo(leg.driveS * 1000);
      expect(leg.lengthM / (driveMs(leg, 20) / 1000)).toBeLessThanOrEqual(30.1);
    }
    expect(lastStopMs(20)).toBeLessThan(lastStopMs(1) / 8);
  });

  it('shortens a delay, but not below what it takes on the clock', () => {
    expect(delayMs({ lastsS: 1_200, leastClockS: 60 }, 4)).toBe(300_000);
    expect(delayMs({ lastsS: 1_200, leastClockS: 1_800 }, 20)).toBe(1_800_000);
  });

  it('reaches the stops one after the other', () => {
    const times = arrivals(plan(7), 3, 1_000_000, 20);
    expect(times).toHaveLength(11);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(times[0]).toBeGreaterThan(1_000_000);
  });
});
