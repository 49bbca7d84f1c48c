import type { Place } from './geometry.ts';

const DEPOTS: Readonly<Record<string, Place>> = {
  WHV: { latitude: 51.8846, longitude: 4.456 },
  SPK: { latitude: 51.9318, longitude: 4.419 },
  DLF: { latitude: 51.9905, longitude: 4.368 },
  SCH: { latitude: 51.9286, longitude: 4.399 },
  BRD: { latitude: 51.8668, longitude: 4.534 },
};

/** Where the gate is that a route like WHV-1119-07 leaves by; null for routes of others, whose depots no table places. */
export function depotOf(reference: string): Place | null {
  return DEPOTS[reference.split('-')[0] ?? ''] ?? null;
}
