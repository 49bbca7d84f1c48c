import { expect, it } from 'vitest';
import { afterEvent } from '#lib/fleet/simulation/fleet-of.ts';
import { ManualClock } from '#lib/fleet/simulation/manual-clock.ts';
import { NOON, snapshotOf } from '#lib/fleet/simulation/snapshot-of.ts';
import { createFleetStore, type FleetStore } from '#lib/fleet/store.ts';
import { onNewHighRisks } from './new-high-risks.ts';

function raise(store: FleetStore, clock: ManualClock, batch: string): void {
  const fleet = store.fleet();
  const seq = fleet.cursor.seq + 1;
  store.publish({
    fleet: afterEvent(fleet, {
      seq,
      batch,
      type: 'PROOF_CAPTURED',
      status: 'AT_STOP',
      flags: ['IMPOSSIBLE_SPEED'],
    }),
  });
  clock.frameNow();
  clock.advance(1_000);
}

it('a new high-risk flag is told once to everybody who listens then, and to nobody who comes later', () => {
  const clock = new ManualClock(NOON);
  const store = createFleetStore(snapshotOf([{}, {}, {}]), clock);
  const told: string[] = [];
  const listen = (who: string) =>
    onNewHighRisks(store, (risks) => told.push(...risks.map(({ id }) => `${who} ${id}`)));
  const stops = [listen('first'), listen('second')];
  raise(store, clock, 'batch-0');
  expect(told.splice(0)).toEqual(['first batch-0', 'second batch-0']);
  for (const stop of stops) stop();
  raise(store, clock, 'batch-1');
  listen('later');
  raise(store, clock, 'batch-2');
  expect(told).toEqual(['later batch-2']);
});
