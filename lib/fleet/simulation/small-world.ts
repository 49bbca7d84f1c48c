import { expect } from 'vitest';
import type { FeedCommand } from '../feed-state.ts';
import { fleetFromSnapshot } from '../model.ts';
import type { ConnectionState } from '../store.ts';
import type { Cursor } from '../types.ts';
import type { LiveMessage } from '../wire.ts';
import { ModelServer } from './model-server.ts';
import { seeded } from './random.ts';
import { World } from './world.ts';

/** A board of three batches before it starts; `skew` is its clock minus the server's. */
export function smallWorld(skew = 0): World {
  const random = seeded(7);
  return new World(new ModelServer(random, { drivers: 3, stops: 4 }, 1_799_999_999_000), random, skew);
}

/** What the core has asked for since the last look. */
export function asked(world: World): FeedCommand['do'][] {
  return world.commands.splice(0).map((command) => command.do);
}

export function cursor(world: World): Cursor {
  return world.state.fleet.cursor;
}

export function connection(world: World): ConnectionState {
  return world.state.connection.state;
}

export function goLive(world: World): void {
  world.input({ type: 'start' });
  world.pass(500);
  expect(connection(world)).toBe('live');
  asked(world);
}

/** The next message of the server, kept in hand instead of sent. */
export function nextMessage(world: World): LiveMessage {
  world.pass(150);
  world.server.event(0, world.now);
  const message = world.server.message(world.now);
  if (!message) throw new Error('The server had nothing to send.');
  return message;
}

export function deliver(world: World, message: LiveMessage): void {
  const { link } = world.state;
  if (link.at === 'down') throw new Error('There is no channel.');
  world.input({ type: 'message', id: link.id, message });
}

export function expectEqual(world: World): void {
  const theirs = fleetFromSnapshot(world.server.snapshot(world.now));
  expect(cursor(world)).toEqual(theirs.cursor);
  expect([...world.state.fleet.rows.values()]).toEqual([...theirs.rows.values()]);
}
