import type { Random } from './random.ts';

export type Place = { readonly latitude: number; readonly longitude: number };
/** A line of places, from start to end. */
export type Way = readonly [Place, ...Place[]];

const METRES_PER_DEGREE = 111_320;

/** Great-circle distance in metres. */
export function distanceM(from: Place, to: Place): number {
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2) ** 2;
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2) ** 2;
  const chord =
    halfLatitude + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * halfLongitude;
  return 12_742_000 * Math.asin(Math.sqrt(chord));
}

/** The place so many metres away; bearing in degrees, 0 is north, 90 is east. */
export function placeAt(from: Place, metres: number, bearing: number): Place {
  const angle = (bearing * Math.PI) / 180;
  const perDegreeEast = METRES_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  return {
    latitude: from.latitude + (metres * Math.cos(angle)) / METRES_PER_DEGREE,
    longitude: from.longitude + (metres * Math.sin(angle)) / perDegreeEast,
  };
}

/** A way from one place to another with a bend every few hundred metres, as streets have them. */
export function streetsBetween(from: Place, to: Place, random: Random): Way {
  const length = distanceM(from, to);
  const bends = Math.min(6, Math.floor(length / 150));
  const across = bearingOf(from, to) + 90;
  const way: [Place, ...Place[]] = [from];
  for (let bend = 1; bend <= bends; bend++) {
    const onLine = between(from, to, (bend + random.between(-0.3, 0.3)) / (bends + 1));
    way.push(placeAt(onLine, random.bell() * Math.min(80, length * 0.07), across));
  }
  way.push(to);
  return way;
}

/** Length of a way in metres. */
export function lengthM(way: Way): number {
  let total = 0;
  for (const [index, place] of way.entries()) total += distanceM(way[index - 1] ?? place, place);
  return total;
}

/** The place after the given part of a way, 0 is its start and 1 its end. */
export function alongWay(way: Way, part: number): Place {
  let left = lengthM(way) * Math.max(0, Math.min(1, part));
  for (const [index, place] of way.entries()) {
    const previous = way[index - 1] ?? place;
    const step = distanceM(previous, place);
    if (step >= left && step > 0) return between(previous, place, left / step);
    left -= step;
  }
  return way.at(-1) ?? way[0];
}

/** Where a phone believes to be: half its accuracy (in metres) is the standard deviation of its error. */
export function asMeasured(place: Place, accuracyM: number, random: Random): Place {
  return placeAt(place, (Math.abs(random.bell()) * accuracyM) / 2, random.between(0, 360));
}

function between(from: Place, to: Place, part: number): Place {
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * part,
    longitude: from.longitude + (to.longitude - from.longitude) * part,
  };
}

function bearingOf(from: Place, to: Place): number {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return (Math.atan2(east, to.latitude - from.latitude) * 180) / Math.PI;
}
