import { depotOf } from './depots.ts';
import { delayAtTheStop, delayOnTheWay, type Delay } from './delays.ts';
import { distanceM, lengthM, placeAt, streetsBetween, type Place, type Way } from './geometry.ts';
import { mishapOf, type Mishap } from './mishaps.ts';
import { randomFor } from './random.ts';

/** A drive to a stop and the work there. Durations are route seconds: what it takes at speed 1. */
export type Leg = {
  readonly way: Way;
  readonly lengthM: number;
  readonly driveS: number;
  readonly delayOnTheWay: Delay | null;
  readonly workS: number;
  /** How far into the work the proof is taken, 0 to 1. */
  readonly proofPart: number;
  readonly delayAtTheStop: Delay | null;
};

export type RoutePlan = {
  readonly reference: string;
  readonly depot: Place;
  readonly legs: readonly Leg[];
  readonly wayBack: Pick<Leg, 'way' | 'lengthM' | 'driveS'>;
  /** Minutes on the clock by which the driver leaves later than planned (negative: earlier). */
  readonly behindMin: number;
  readonly mishap: Mishap | null;
};

const METRES_A_SECOND = 3.2;

/**
 * What will happen on a route. Drawn from the seed and the route's reference alone, so the same seed gives the same day
 * whatever the network does. The driver leaves from the depot, or from near the first stop when that is not known.
 */
export function planRoute(input: {
  readonly seed: number;
  readonly reference: string;
  readonly stops: readonly Place[];
}): RoutePlan {
  const { seed, reference, stops } = input;
  const random = randomFor(seed, reference, 'route');
  const first = stops[0] ?? { latitude: 0, longitude: 0 };
  const depot = depotOf(reference) ?? placeAt(first, random.between(400, 1_500), random.between(0, 360));
  const legs = stops.map((stop, index) => planLeg(seed, reference, index, stops[index - 1] ?? depot, stop));
  const back = driveBetween(stops.at(-1) ?? depot, depot, seed, reference, 'back');
  return {
    reference,
    depot,
    legs,
    wayBack: back,
    behindMin: minutesBehind(seed, reference),
    mishap: mishapOf(stops.length, randomFor(seed, reference, 'mishap')),
  };
}

function planLeg(seed: number, reference: string, index: number, from: Place, to: Place): Leg {
  const random = randomFor(seed, reference, 'leg', index);
  return {
    ...driveBetween(from, to, seed, reference, index),
    delayOnTheWay: delayOnTheWay(randomFor(seed, reference, 'on the way', index)),
    workS: random.between(2.5, 6.5) * 60,
    proofPart: random.between(0.4, 0.9),
    delayAtTheStop: delayAtTheStop(randomFor(seed, reference, 'at the stop', index)),
  };
}

function driveBetween(from: Place, to: Place, seed: number, reference: string, part: number | string) {
  const random = randomFor(seed, reference, 'drive', part);
  const way = streetsBetween(from, to, random);
  const parkingS = random.between(60, 150);
  return {
    way,
    lengthM: lengthM(way),
    driveS: parkingS + (distanceM(from, to) / METRES_A_SECOND) * random.between(0.8, 1.3),
  };
}

function minutesBehind(seed: number, reference: string): number {
  const random = randomFor(seed, reference, 'behind');
  if (random.chance(0.05)) return random.between(16, 42);
  if (random.chance(0.12)) return random.between(6, 14);
  return random.between(-7, 5);
}
