import type { Place } from './geometry.ts';

const DEPOTS: Readonly<Record<string, Place>> = {
  Waalhaven: { latitude: 51.8846, longitude: 4.456 },
  'Spaanse Polder': { latitude: 51.9318, longitude: 4.419 },
  Delft: { latitude: 51.9905, longitude: 4.368 },
  Schiedam: { latitude: 51.9286, longitude: 4.399 },
  Barendrecht: { latitude: 51.8668, longitude: 4.534 },
};

/** Where the gate of a depot of the demonstration is; null for other depots, whose place no table tells. */
export function depotPlace(name: string): Place | null {
  return DEPOTS[name] ?? null;
}
