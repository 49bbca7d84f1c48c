import { beforeEach, describe, expect, it } from 'vitest';
import {
  asked,
  connection,
  deliver,
  expectEqual,
  goLive,
  nextMessage,
  smallWorld,
} from './simulation/small-world.ts';
import { FAIR, type World } from './simulation/world.ts';

let world: World;
beforeEach(() => {
  world = smallWorld();
});

describe('going live', () => {
  it('has a token before it joins, and reads what it missed once it has joined', () => {
    world.server.event(0, world.now);
    world.input({ type: 'start' });
    expect(asked(world)).toEqual(['authorize']);
    world.pass(4);
    expect(asked(world)).toEqual(['subscribe', 'load_head']);
    expect(connection(world)).toBe('connecting');
    world.pass(10);
    asked(world);
    world.server.event(1, world.now);
    world.pass(60);
    expect(asked(world)).toEqual(['load_page']);
    expect(connection(world)).toBe('live');
    expectEqual(world);
  });

  it('joins the private topic of the workspace and its epoch', () => {
    world.input({ type: 'start' });
    world.pass(10);
    expect(world.commands.find((command) => command.do === 'subscribe')).toMatchObject({
      topic: 'workspace:w:1',
      fresh: false,
    });
  });

  it('ends instead of joining when there is no session', () => {
    world.tokenGone = true;
    world.input({ type: 'start' });
    world.pass(10);
    expect(asked(world)).toEqual(['authorize', 'shut_down']);
    expect(connection(world)).toBe('signed_out');
  });
});

describe('a lost channel', () => {
  beforeEach(() => goLive(world));

  it('is joined again with a fresh token, backing off further each time', () => {
    world.cut = true;
    world.loseChannel();
    world.pass(120_000);
    const commands = asked(world).filter((command) => command === 'subscribe' || command === 'authorize');
    const joins = commands.filter((command) => command === 'subscribe').length;
    expect(joins).toBeGreaterThan(4);
    expect(joins).toBeLessThan(40);
    expect(commands.indexOf('authorize')).toBeLessThan(commands.indexOf('subscribe'));
    world.cut = false;
    for (let count = 0; count < 50; count += 1) world.server.event(count, world.now);
    world.pass(25_000);
    expect(connection(world)).toBe('live');
    expectEqual(world);
  });

  it('is not joined again before a token that is being refreshed is there', () => {
    world.loseChannel();
    world.input({ type: 'token_refreshed' });
    world.pass(4);
    const { link, request } = world.state;
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'unauthorized' });
    expect(world.commands.splice(0).at(-1)).toMatchObject({ do: 'authorize', refresh: true });
    // Its turn comes before the answer.
    if (link.at === 'down') world.state = { ...world.state, link: { ...link, retryAt: world.now + 1 } };
    world.pass(2);
    world.input({ type: 'tick' });
    expect(asked(world)).toEqual([]);
    world.pass(2);
    expect(asked(world)).toContain('subscribe');
  });

  it('comes back at once when the browser is online again, over a new socket', () => {
    world.input({ type: 'offline' });
    world.pass(3000);
    asked(world);
    world.input({ type: 'online' });
    world.pass(100);
    const commands = world.commands.splice(0);
    expect(commands.find((command) => command.do === 'subscribe')).toMatchObject({ fresh: true });
    expect(connection(world)).toBe('live');
  });

  it('that says it is joined and brings nothing is found out and rebuilt', () => {
    world.weather = { ...FAIR, silent: true };
    world.server.event(0, world.now);
    world.broadcast();
    world.pass(12_100);
    expectEqual(world);
    expect(connection(world)).toBe('live');
    world.pass(6000);
    const rebuilt = world.commands.splice(0).find((command) => command.do === 'subscribe');
    expect(rebuilt).toMatchObject({ fresh: true });
  });

  it('is rebuilt when nothing at all was heard for twenty seconds', () => {
    world.weather = { ...FAIR, requestFails: 1 };
    world.pass(21_000);
    expect(asked(world)).toContain('subscribe');
  });
});

describe('signing out', () => {
  it('drops everything, asks for nothing more and hears nothing more', () => {
    goLive(world);
    const message = nextMessage(world);
    const { link } = world.state;
    world.input({ type: 'signed_out' });
    expect(asked(world)).toEqual(['shut_down']);
    expect(world.state.fleet.rows.size).toBe(0);
    expect(connection(world)).toBe('signed_out');
    const ended = world.state;
    world.input({ type: 'message', id: link.at === 'down' ? 0 : link.id, message });
    world.input({ type: 'visible' });
    world.input({ type: 'nudge' });
    world.pass(60_000);
    expect(world.state).toBe(ended);
    expect(asked(world)).toEqual([]);
  });

  it('keeps no row that was only held, told of or shown before', () => {
    goLive(world);
    world.input({ type: 'hidden' });
    world.server.event(0, world.now);
    world.now += 8 * 3_600_000;
    world.input({ type: 'visible' });
    world.pass(60);
    nextMessage(world);
    deliver(world, nextMessage(world));
    expect(world.state.notice).not.toBeNull();
    expect(world.state.held).toHaveLength(1);
    expect(world.state.confirmedFleet.rows.size).toBeGreaterThan(0);
    world.input({ type: 'signed_out' });
    const { fleet, confirmedFleet, held, notice } = world.state;
    expect([
      fleet.rows.size,
      fleet.people.size,
      confirmedFleet.rows.size,
      confirmedFleet.people.size,
    ]).toEqual([0, 0, 0, 0]);
    expect([held, notice]).toEqual([[], null]);
  });
});
