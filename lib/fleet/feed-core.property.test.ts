import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fleetFromSnapshot } from './model.ts';
import { sameValue } from './same-value.ts';
import { ModelServer } from './simulation/model-server.ts';
import { seeded } from './simulation/random.ts';
import { FAIR, World } from './simulation/world.ts';
import { DRIVER_STATUSES, type Fleet } from './types.ts';

const share = (most: number) => fc.integer({ min: 0, max: 100 }).map((percent) => (percent * most) / 100);
const at = fc.nat(20);

const change = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('event' as const), at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('own_event' as const), at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('heartbeat' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('login' as const), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('force_logout' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('import' as const), old: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('assign' as const), at, to: at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('review' as const), at }) },
);
const trouble = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      drop: share(0.6),
      duplicate: share(0.4),
      slow: share(0.6),
      slowMs: fc.integer({ min: 50, max: 5000 }),
      requestFails: share(0.5),
      malformed: share(0.2),
      silent: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lose_channel' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), on: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('online' as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('token' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock_jump' as const),
      ms: fc.integer({ min: -7_200_000, max: 28_800_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('new_epoch' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back_up' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
);
const wait = fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4000 }) });
const act = fc.oneof(
  { weight: 5, arbitrary: change },
  { weight: 2, arbitrary: trouble },
  { weight: 4, arbitrary: wait },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

function play(world: World, acts: readonly Act[]): void {
  const { server } = world;
  let backup = server.backUp();
  world.input({ type: 'start' });
  for (const deed of acts) {
    switch (deed.do) {
      case 'event':
        server.event(deed.at, world.now);
        break;
      case 'own_event': {
        const event = server.override(deed.at, world.now);
        if (event) world.ownEvent(event);
        break;
      }
      case 'heartbeat':
        server.heartbeat(deed.at, world.now);
        break;
      case 'login':
        server.login(deed.at, world.now);
        break;
      case 'force_logout':
        server.forceLogout(deed.at, world.now);
        world.input({ type: 'nudge' });
        break;
      case 'import':
        server.importBatch(4, world.now, deed.old);
        break;
      case 'assign':
        server.assign(deed.at, deed.to);
        break;
      case 'review':
        server.review(deed.at);
        break;
      case 'weather':
        world.weather = deed;
        break;
      case 'lose_channel':
        world.loseChannel();
        break;
      case 'cut':
        world.cut = deed.on;
        if (deed.on) world.loseChannel();
        break;
      case 'look':
        world.input({ type: deed.on ? 'visible' : 'hidden' });
        break;
      case 'online':
        world.input({ type: deed.on ? 'online' : 'offline' });
        break;
      case 'token':
        world.input({ type: 'token_refreshed' });
        break;
      case 'clock_jump':
        world.skew += deed.ms;
        break;
      case 'new_epoch':
        server.epoch += 1;
        break;
      case 'back_up':
        backup = server.backUp();
        break;
      case 'restore':
        server.restore(backup);
        break;
      case 'wait':
        world.pass(deed.ms);
        break;
    }
    world.broadcast();
    world.pass(2);
  }
}

function settle(world: World, acts: readonly Act[]): void {
  world.weather = FAIR;
  world.cut = false;
  world.input({ type: 'online' });
  world.input({ type: 'visible' });
  world.pass(40_000);
  // An event does not name its driver: around a reassignment the sign of life may go to the wrong one until he gives his own.
  if (acts.some((deed) => deed.do === 'assign')) {
    for (const place of world.server.drivers.keys()) world.server.heartbeat(place, world.now);
    world.broadcast();
  }
  world.pass(20_000);
}

function recount(fleet: Fleet): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(DRIVER_STATUSES.map((status) => [status, 0]));
  for (const row of fleet.rows.values()) counts[row.status] = (counts[row.status] ?? 0) + 1;
  return counts;
}

function plain(fleet: Fleet, leftOver: ReadonlySet<string>) {
  const rows = [...fleet.rows.values()].filter((row) => !leftOver.has(row.id));
  const people = [...fleet.people.values()].map((person) => ({
    ...person,
    // Signs of life are told by the rows.
    session: person.session && { ...person.session, lastActiveAt: 0, lastContactAt: 0 },
    batchIds: person.batchIds.filter((id) => !leftOver.has(id)).toSorted(),
  }));
  return {
    cursor: fleet.cursor,
    rows: Object.fromEntries(rows.map((row) => [row.id, row])),
    people: Object.fromEntries(people.map((person) => [person.id, person])),
  };
}

const SKEW = { min: -3_600_000, max: 3_600_000 };
let runs = 0;

it('always ends up with the server’s fleet, whatever the network, the clock and the server do', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 8, maxLength: 60 }),
      fc.nat(),
      fc.integer(SKEW),
      (acts, seed, skew) => {
        const random = seeded(seed);
        const server = new ModelServer(random, { drivers: 6, stops: 4 }, 1_799_999_999_000);
        const world = new World(server, random, skew);
        if (seed % 3 === 0) world.pageSize = 3;
        if (seed % 2 === 0) server.topic.burst = 100;
        play(world, acts);
        settle(world, acts);
        runs += 1;

        const { fleet } = world.state;
        const ours = plain(fleet, server.leftOver());
        const theirs = plain(fleetFromSnapshot(server.snapshot(world.now)), new Set());
        if (!sameValue(ours, theirs)) expect(ours).toEqual(theirs);
        if (!sameValue(fleet.counts, recount(fleet))) expect(fleet.counts).toEqual(recount(fleet));
        if (world.state.connection.state !== 'live')
          expect(world.state.connection).toMatchObject({ state: 'live' });
      },
    ),
    { numRuns: 3000 },
  );
  expect(runs).toBeGreaterThanOrEqual(3000);
}, 180_000);
