import { expect, it } from 'vitest';
import { ModelServer } from './simulation/model-server.ts';
import { seeded } from './simulation/random.ts';
import { World } from './simulation/world.ts';

const BEFORE_MIDNIGHT = Date.parse('2027-03-10T23:59:00+01:00');
const MIDNIGHT = Date.parse('2027-03-11T00:00:00+01:00');
const NEW_DAY = 'Thu 11 Mar';

/** A board whose page the server rendered before midnight. `skew` is its clock minus the server's. */
function boardBeforeMidnight(skew = 0): World {
  const random = seeded(7);
  const server = new ModelServer(random, { drivers: 2, stops: 3 }, BEFORE_MIDNIGHT);
  return new World(server, random, skew, BEFORE_MIDNIGHT);
}

/** How often the whole board has been asked for since the last look. */
function boardsAsked(world: World): number {
  return world.commands.splice(0).filter((command) => command.do === 'load_snapshot').length;
}

it('a board that stays open over midnight is read again, once', () => {
  const world = boardBeforeMidnight();
  world.input({ type: 'start' });
  world.pass(MIDNIGHT - world.now);
  expect(boardsAsked(world)).toBe(0);
  world.pass(60_000);
  expect(boardsAsked(world)).toBe(1);
  expect(world.state.day).toBe(NEW_DAY);
});

it('a page that was rendered before midnight and starts after it is read again', () => {
  const world = boardBeforeMidnight();
  world.now = MIDNIGHT + 60_000;
  world.input({ type: 'start' });
  world.pass(30_000);
  expect(boardsAsked(world)).toBe(1);
  expect(world.state.day).toBe(NEW_DAY);
});

it('a clock that runs ahead does not take the evening for the new day', () => {
  const world = boardBeforeMidnight(10 * 60_000);
  world.input({ type: 'start' });
  world.pass(30_000);
  expect(world.state.day).toBe('Wed 10 Mar');
  boardsAsked(world);
  world.pass(MIDNIGHT + 60_000 - world.now);
  expect(boardsAsked(world)).toBe(1);
  expect(world.state.day).toBe(NEW_DAY);
});
