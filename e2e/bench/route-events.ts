import { randomUUID } from 'node:crypto';
import type { EventType } from '../../lib/fleet/types.ts';
import type { EventItem } from '../../supabase/simulator/driver-client.ts';
import { placeOfStop, type TestDriver } from '../stack/world.ts';

const CYCLE = ['ARRIVED_AT_STOP', 'PROOF_CAPTURED', 'DEPARTED_STOP'] as const satisfies readonly EventType[];

/** A driver's endless, always legal day: start, then arrive, prove and depart, stop after stop. */
export function* routeEvents(
  driver: TestDriver,
  cycle: readonly EventType[] = CYCLE,
): Generator<EventItem, never> {
  let stop = 0;
  const event = (event_type: EventType): EventItem => ({
    client_event_id: randomUUID(),
    batch_id: driver.batchId,
    event_type,
    recorded_at: new Date().toISOString(),
    accuracy_m: 8,
    ...placeOfStop(stop),
  });
  yield event('ROUTE_STARTED');
  for (;;) {
    for (const type of cycle) yield event(type);
    stop += 1;
  }
}
