import type { Random } from './random.ts';

/** What goes wrong with the phone, once on a route: most routes have nothing. `leg` is the stop (zero-based) it happens at. */
export type Mishap =
  | {
      readonly kind: 'geofence_miss';
      readonly leg: number;
      readonly metres: number;
      readonly bearing: number;
    }
  | { readonly kind: 'jump'; readonly leg: number; readonly metres: number; readonly bearing: number }
  | { readonly kind: 'no_location'; readonly leg: number }
  /** Out of reach for so many minutes on the clock, whatever the pace of the day. */
  | { readonly kind: 'offline'; readonly leg: number; readonly minutes: number }
  /** Somebody tries the same account on another phone. */
  | { readonly kind: 'second_device'; readonly leg: number };

/** Draws the mishap of a route with so many stops. */
export function mishapOf(stopCount: number, random: Random): Mishap | null {
  const leg = random.whole(0, Math.max(0, stopCount - 2));
  const share = random.next();
  const bearing = random.between(0, 360);
  if (share < 0.08) return { kind: 'geofence_miss', leg, metres: random.between(150, 700), bearing };
  if (share < 0.1) return { kind: 'jump', leg, metres: random.between(9_000, 25_000), bearing };
  if (share < 0.13) return { kind: 'no_location', leg };
  if (share < 0.19) return { kind: 'offline', leg, minutes: minutesOffline(random) };
  if (share < 0.21) return { kind: 'second_device', leg };
  return null;
}

function minutesOffline(random: Random): number {
  return random.chance(0.15) ? random.between(10, 16) : random.between(2.5, 7);
}

/** A phone and its owner. */
export type PhoneTraits = {
  readonly model: string;
  readonly appVersion: string;
  /** How far its clock is off, in milliseconds; 0 for nearly all. */
  readonly clockOffMs: number;
  /** For how many events, until it is set right. */
  readonly clockOffFor: number;
  readonly batteryPercent: number;
  /** Typical GPS accuracy in metres. */
  readonly accuracyM: number;
};

/** Draws the phone of a driver. */
export function phoneOf(random: Random): PhoneTraits {
  const isOff = random.chance(0.013);
  return {
    model: random.pick([
      'Samsung XCover 7',
      'Samsung A55',
      'Zebra TC58',
      'Pixel 9a',
      'iPhone 15',
      'Honeywell CT47',
    ]),
    appVersion: random.chance(0.8) ? '4.2.0' : random.pick(['4.1.3', '4.1.2', '4.0.9']),
    clockOffMs: isOff ? random.pick([-1, 1]) * random.between(6, 24) * 60_000 : 0,
    clockOffFor: isOff ? random.whole(3, 12) : 0,
    batteryPercent: random.whole(22, 100),
    accuracyM: random.between(4, 16),
  };
}
