import { randomUUID } from 'node:crypto';
import { DRIVER_STATUSES } from '../../../lib/fleet/types.ts';

/** One batch of the stub's fleet with its driver and session. */
export type StubRow = {
  readonly id: string;
  readonly driverId: string;
  readonly sessionId: string;
  readonly reference: string;
  readonly code: string;
  readonly name: string;
  readonly stopCount: number;
  readonly plannedAt: number;
  readonly startedAt: number;
  status: number;
  statusSince: number;
  stopIndex: number;
  nextStop: string;
  proven: boolean;
  version: number;
  lastEvent: readonly [type: number, stopIndex: number | null, recordedMs: number, lagMs: number] | null;
};

const HOUR_MS = 3_600_000;
const FIRST_NAMES = ['Noor', 'Daan', 'Sanne', 'Ruben', 'Yara', 'Bram', 'Fatima', 'Joost', 'Lina', 'Thijs'];
const LAST_NAMES = ['Visser', 'Bakker', 'de Jong', 'Yilmaz', 'Smit', 'Peters', 'van Dijk', 'El Amrani'];

/** Batches on the road, in the order of their references. */
export function makeRows(count: number): StubRow[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, at) => {
    const reference = `RTM-${String(at).padStart(5, '0')}`;
    return {
      id: randomUUID(),
      driverId: randomUUID(),
      sessionId: randomUUID(),
      reference,
      code: `D-${String(at).padStart(5, '0')}`,
      name: `${FIRST_NAMES[at % FIRST_NAMES.length]} ${LAST_NAMES[at % LAST_NAMES.length]}`,
      stopCount: 12 + (at % 12),
      plannedAt: now + HOUR_MS,
      startedAt: now - HOUR_MS,
      status: DRIVER_STATUSES.indexOf('EN_ROUTE'),
      statusSince: now - 120_000,
      stopIndex: at % 8,
      nextStop: `Stop ${(at % 8) + 1} of ${reference}`,
      proven: false,
      version: 0,
      lastEvent: null,
    };
  });
}
