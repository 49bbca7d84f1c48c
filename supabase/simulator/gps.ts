import { asMeasured, type Place } from './geometry.ts';
import type { Random } from './random.ts';

/** A measured position; accuracy in metres. */
export type Fix = Place & { readonly accuracyM: number };

/** What a phone measures at a place: off by about its accuracy, which itself varies around the typical one. */
export function measure(place: Place, typicalAccuracyM: number, random: Random): Fix {
  const accuracyM = Math.round(typicalAccuracyM * random.between(0.7, 1.6) * 10) / 10;
  return { ...asMeasured(place, accuracyM, random), accuracyM };
}
