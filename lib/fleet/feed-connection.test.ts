import { beforeEach, describe, expect, it } from 'vitest';
import {
  connection,
  deliver,
  expectEqual,
  goLive,
  nextMessage,
  smallWorld,
} from './simulation/small-world.ts';
import { nextTryAt } from './feed-core.ts';
import type { World } from './simulation/world.ts';

let world: World;
beforeEach(() => {
  world = smallWorld();
});

describe('what is said about the connection', () => {
  beforeEach(() => goLive(world));

  it('is nothing for a short break, Reconnecting from five seconds, Stale from thirty without an answer', () => {
    world.cut = true;
    world.loseChannel();
    world.pass(4000);
    expect(connection(world)).toBe('live');
    world.pass(1500);
    expect(connection(world)).toBe('reconnecting');
    world.pass(25_000);
    expect(connection(world)).toBe('stale');
    const { asOf } = world.state.connection;
    world.pass(60_000);
    expect(world.state.connection.asOf).toBe(asOf);
    world.cut = false;
    world.pass(25_000);
    expect(connection(world)).toBe('live');
  });

  it('names a next try within the longest back-off, or that one is on its way, for as long as the line is cut', () => {
    world.cut = true;
    world.loseChannel();
    world.pass(35_000);
    expect(connection(world)).toBe('stale');
    const said = new Set<boolean>();
    for (let second = 0; second < 60; second += 1) {
      world.pass(1000);
      const at = nextTryAt(world.state);
      said.add(at === null);
      if (at === null) continue;
      expect(at).toBeGreaterThanOrEqual(world.now);
      expect(at).toBeLessThanOrEqual(world.now + 12_250);
    }
    expect(said).toContain(false);
  });

  it('is Reconnecting, not Stale, while no channel can be had and the polls answer', () => {
    world.noChannel = true;
    world.loseChannel();
    const said = new Set<string>();
    for (let second = 0; second < 120; second += 1) {
      world.pass(1000);
      if (second >= 5) said.add(connection(world));
    }
    expect([...said]).toEqual(['reconnecting']);
    world.server.event(0, world.now);
    world.pass(12_500);
    expectEqual(world);
  });

  it('is Connecting before the first answer, and not for longer than five seconds', () => {
    world = smallWorld();
    world.cut = true;
    world.input({ type: 'start' });
    world.pass(4900);
    expect(connection(world)).toBe('connecting');
    world.pass(200);
    expect(connection(world)).toBe('reconnecting');
    world.pass(26_000);
    expect(connection(world)).toBe('stale');
  });

  it('is Reconnecting for the first moment after a sleep, then live with a word about the time away', () => {
    world.input({ type: 'hidden' });
    world.pass(1000);
    const slept = world.now;
    for (let count = 0; count < 7; count += 1) world.server.event(count, world.now);
    world.now += 8 * 3_600_000;
    world.input({ type: 'visible' });
    expect(connection(world)).toBe('reconnecting');
    world.pass(60);
    expect(connection(world)).toBe('live');
    expect(world.state.notice).toMatchObject({ kind: 'away', missed: { events: 7 } });
    expect(world.state.notice?.kind === 'away' && world.state.notice.from).toBeLessThanOrEqual(slept);
    expectEqual(world);
  });

  it('measures the delay of messages whatever the clocks say', () => {
    for (const skew of [-3_600_000, 0, 3_600_000]) {
      world = smallWorld(skew);
      goLive(world);
      for (let time = 0; time < 6; time += 1) {
        const message = nextMessage(world);
        world.pass(40);
        deliver(world, message);
      }
      world.pass(1000);
      deliver(world, nextMessage(world));
      expect(world.state.connection.delayMs).toBeGreaterThanOrEqual(30);
      expect(world.state.connection.delayMs).toBeLessThanOrEqual(50);
      expect(Math.abs((world.state.connection.asOf ?? 0) - world.now)).toBeLessThan(1500);
    }
  });
});
