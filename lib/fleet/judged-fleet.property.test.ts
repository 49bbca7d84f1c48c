import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BOARD_COLUMNS, type BoardView } from './board-view.ts';
import { GroupedRows } from './grouped-rows.ts';
import { judge, type Judgement } from './judgement.ts';
import { JudgedFleet } from './judged-fleet.ts';
import { fleetFromSnapshot } from './model.ts';
import { afterEvent, afterState } from './simulation/fleet-of.ts';
import {
  batchColumns,
  NOON,
  snapshotOf,
  type BatchCells,
  type FlagCounts,
  type SessionCells,
} from './simulation/snapshot-of.ts';
import { DRIVER_STATUSES, EVENT_TYPES, type Fleet } from './types.ts';

const MINUTE = 60_000;
const minutes = fc.integer({ min: -90, max: 90 });
const near = fc.integer({ min: -90 * MINUTE, max: 90 * MINUTE }).map((ms) => NOON + ms);
const orNull = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { freq: 5 });

const cells: fc.Arbitrary<BatchCells> = fc.record({
  status: fc.nat(6),
  status_since: near,
  lateness_min: orNull(minutes),
  next_stop: orNull(fc.tuple(fc.nat(3), fc.constantFrom('Slinge 9', 'Slinge 10', 'Öl'), orNull(near))),
  planned_end: near,
  ended: orNull(near),
  last_event: orNull(fc.tuple(fc.nat(7), fc.constant(0), near, fc.nat(5000))),
  flags: fc.constantFrom<FlagCounts>(0, [['GEOFENCE_MISS', 1]], [['IMPOSSIBLE_SPEED', 2]]),
});
const session: fc.Arbitrary<SessionCells> = fc.record({ last_contact: near, last_active: near });

const act = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20 * MINUTE) }),
  fc.record({ do: fc.constant('back' as const), ms: fc.nat(5 * MINUTE) }),
  fc.record({
    do: fc.constant('event' as const),
    at: fc.nat(5),
    type: fc.nat(7),
    status: fc.nat(6),
    late: minutes,
  }),
  fc.record({ do: fc.constant('write' as const), at: fc.nat(7), cells }),
  fc.record({ do: fc.constant('read' as const), batches: fc.array(cells, { maxLength: 6 }) }),
);

const view: fc.Arbitrary<BoardView> = fc.record({
  statuses: fc.subarray([...DRIVER_STATUSES], { maxLength: 2 }),
  depots: fc.constantFrom([], [], ['Waalhaven'], ['Delft']),
  shifts: fc.constantFrom([], [], ['day' as const]),
  attention: fc.constantFrom(null, null, 'late' as const, 'silent' as const, 'flags' as const),
  search: fc.constantFrom('', '', 'slinge', 'driver 1'),
  sort: fc.record({ column: fc.constantFrom(...BOARD_COLUMNS), direction: fc.constantFrom('asc', 'desc') }),
});

function after(fleet: Fleet, deed: Deed): Fleet {
  switch (deed.do) {
    case 'event':
      return afterEvent(fleet, {
        seq: fleet.cursor.seq + 1,
        batch: `batch-${deed.at}`,
        type: EVENT_TYPES[deed.type] ?? 'PROOF_CAPTURED',
        status: DRIVER_STATUSES[deed.status] ?? 'EN_ROUTE',
        detail: { lateness_min: deed.late },
      });
    case 'write': {
      const revision = fleet.cursor.revision + 1;
      const id = `batch-${deed.at}`;
      return afterState(
        fleet,
        { batches: batchColumns([{ ...deed.cells, id, revision }], ['driver-0']) },
        revision,
      );
    }
    case 'read':
      return fleetFromSnapshot(snapshotOf(deed.batches), fleet);
    case 'wait':
    case 'back':
      return fleet;
  }
}
type Deed = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

it('what is kept up to date equals what is worked out from nothing, after any changes and at any time', () => {
  fc.assert(
    fc.property(
      fc.array(cells, { maxLength: 6 }),
      fc.array(session, { maxLength: 6 }),
      fc.array(act),
      view,
      (batches, sessions, acts, seen) => {
        let fleet = fleetFromSnapshot(snapshotOf(batches, { sessions }));
        let now = NOON;
        const judged = new JudgedFleet();
        const rows = new GroupedRows(seen, 'Europe/Amsterdam');
        let places = {};
        judged.update(fleet, now);
        rows.update(judged.all, places);
        for (const deed of acts) {
          if (deed.do === 'wait') now += deed.ms;
          if (deed.do === 'back') now -= deed.ms;
          fleet = after(fleet, deed);
          if (!judged.update(fleet, now)) places = {};
          rows.update(judged.all, places);

          const fresh = new JudgedFleet();
          fresh.update(fleet, now);
          const freshRows = new GroupedRows(seen, 'Europe/Amsterdam');
          freshRows.update(fresh.all, {});
          expect(judged.all.map(told)).toEqual(fresh.all.map(told));
          expect(judged.counts).toEqual(fresh.counts);
          expect(rows.groups).toEqual(freshRows.groups);
        }
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);

it('a judgement holds until the moment it names', () => {
  fc.assert(
    fc.property(cells, session, fc.double({ min: 0, max: 1, noNaN: true }), (batch, of, share) => {
      const fleet = fleetFromSnapshot(snapshotOf([batch], { sessions: [of] }));
      const [row] = [...fleet.rows.values()];
      if (!row) throw new Error('The snapshot has no row.');
      const first = judge(row, fleet.settings, NOON);
      expect(first.until).toBeGreaterThan(NOON);
      const last = Math.min(first.until - 1, NOON + 1e9);
      const later = judge(row, fleet.settings, NOON + Math.floor((last - NOON) * share));
      expect(told(later)).toEqual(told(first));
    }),
    { numRuns: 3000 },
  );
}, 60_000);

/** All but `until`, which may be named earlier than needed; its texts as they are read. */
function told({ until: _until, texts, ...rest }: Judgement) {
  const { found, sortedDriver, sortedStop } = texts;
  return { ...rest, found, sortedDriver, sortedStop };
}
