import { beforeEach, describe, expect, it } from 'vitest';
import { FEED_TIMES } from './feed-state.ts';
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

describe('the head', () => {
  beforeEach(() => goLive(world));

  it('is asked for every ten seconds, give or take a fifth, while somebody looks', () => {
    world.pass(60_000);
    const heads = asked(world).filter((command) => command === 'load_head').length;
    expect(heads).toBeGreaterThanOrEqual(5);
    expect(heads).toBeLessThanOrEqual(8);
    world.input({ type: 'hidden' });
    world.pass(60_000);
    expect(asked(world)).toEqual([]);
  });

  it.each(['visible', 'online', 'token_refreshed'] as const)(
    'is asked for at once on %s, with a valid token',
    (type) => {
      world.input({ type });
      world.pass(5);
      expect(asked(world)).toEqual(['authorize', 'load_head']);
    },
  );

  it('ahead of the board makes it read on at once', () => {
    world.server.event(0, world.now);
    world.input({ type: 'visible' });
    world.pass(30);
    expect(asked(world)).toEqual(['authorize', 'load_head', 'load_page']);
    expectEqual(world);
  });

  it('ahead by no more than a page is read on, whatever the size of the fleet', () => {
    for (let count = 0; count < 1000; count += 1) world.server.event(count, world.now);
    world.input({ type: 'visible' });
    world.pass(30);
    expect(asked(world)).toEqual(['authorize', 'load_head', 'load_page']);
    expectEqual(world);
  });

  it('further ahead than the fleet is large makes it read the whole board', () => {
    for (let count = 0; count < 1001; count += 1) world.server.event(count, world.now);
    world.input({ type: 'visible' });
    world.pass(30);
    expect(asked(world)).toEqual(['authorize', 'load_head', 'load_snapshot']);
    expectEqual(world);
  });

  it('read before a message that overtook it is no sign of a restored backup', () => {
    const message = nextMessage(world);
    world.input({ type: 'visible' });
    world.pass(4);
    const { request } = world.state;
    expect(request?.kind).toBe('head');
    deliver(world, message);
    if (request) world.input({ type: 'head', id: request.id, head: request.cursor });
    world.pass(1000);
    expect(asked(world)).not.toContain('load_snapshot');
    expect(world.state.notice).toBeNull();
  });
});

describe('another history', () => {
  beforeEach(() => goLive(world));

  it('of a new epoch: the whole board, then the new topic', () => {
    world.server.epoch = 2;
    world.input({ type: 'visible' });
    world.pass(100);
    const commands = world.commands.splice(0);
    expect(commands.map((command) => command.do)).toEqual([
      'authorize',
      'load_head',
      'load_snapshot',
      'unsubscribe',
      'authorize',
      'subscribe',
      'load_page',
    ]);
    expect(commands.find((command) => command.do === 'subscribe')).toMatchObject({ topic: 'workspace:w:2' });
    expect(world.state.notice).toBeNull();
    expect(connection(world)).toBe('live');
  });

  it('of a restored backup: the whole board and a word about it', () => {
    const backup = world.server.backUp();
    for (let time = 0; time < 5; time += 1) deliver(world, nextMessage(world));
    world.server.restore(backup);
    world.server.epoch = 1;
    world.input({ type: 'visible' });
    world.pass(100);
    expect(asked(world)).toContain('load_snapshot');
    expect(world.state.notice).toMatchObject({ kind: 'restored' });
    expectEqual(world);
  });

  it('makes a message of the lost history vanish instead of asking for ever', () => {
    const backup = world.server.backUp();
    nextMessage(world);
    const late = nextMessage(world);
    world.server.restore(backup);
    world.server.epoch = 1;
    deliver(world, late);
    world.pass(2000);
    const pages = asked(world).filter((command) => command === 'load_page').length;
    expect(pages).toBeLessThan(4);
    expect(world.state.held).toEqual([]);
    expectEqual(world);
  });

  it('of a new day: the whole board, although no event said so', () => {
    world.pass(24 * 3_600_000);
    expect(asked(world)).toContain('load_snapshot');
  });
});

describe('requests', () => {
  beforeEach(() => goLive(world));

  it('go out one at a time', () => {
    world.weather = { ...FAIR, slow: 1, slowMs: 300 };
    let open = 0;
    let most = 0;
    for (let time = 0; time < 40; time += 1) {
      world.server.event(time, world.now);
      world.input({ type: 'nudge' });
      world.input({ type: 'visible' });
      world.pass(70);
      open = world.state.request ? 1 : 0;
      most = Math.max(most, open);
    }
    expect(most).toBe(1);
  });

  it('that hang are given up and tried again', () => {
    const id = world.state.nextId;
    world.cut = true;
    world.server.event(0, world.now);
    world.input({ type: 'nudge' });
    world.pass(11_000);
    world.cut = false;
    world.pass(20_000);
    expect(world.state.nextId).toBeGreaterThan(id);
    expectEqual(world);
  });

  it('with a token that is no longer accepted refresh it first and go out again', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    asked(world);
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'unauthorized' });
    expect(world.commands.splice(0)).toMatchObject([{ do: 'authorize', refresh: true }]);
    world.pass(5);
    expect(asked(world)).toEqual(['load_page']);
  });

  it('answered with something unreadable lead to the whole board', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    asked(world);
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'malformed' });
    world.pass(3000);
    expect(asked(world)).toContain('load_snapshot');
  });

  it('refused end the feed: this person is no longer a member', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'refused' });
    expect(connection(world)).toBe('signed_out');
    expect(world.state.fleet.rows.size).toBe(0);
  });
});

describe('a request refused for want of a sign-in', () => {
  it('has the token renewed at once, and ends what is here when there is none to be had', () => {
    goLive(world);
    world.pass(FEED_TIMES.doubtAfter);
    asked(world);
    world.tokenGone = true;
    world.input({ type: 'check_sign_in' });
    expect(world.commands.at(-1)).toMatchObject({ do: 'authorize', refresh: true });
    world.pass(10);
    expect(connection(world)).toBe('signed_out');
  });

  it('renews no token that is new, nor one that is just being renewed', () => {
    goLive(world);
    world.pass(FEED_TIMES.doubtAfter);
    asked(world);
    world.input({ type: 'check_sign_in' });
    world.input({ type: 'check_sign_in' });
    expect(asked(world)).toEqual(['authorize']);
    world.pass(1_000);
    world.input({ type: 'check_sign_in' });
    expect(world.commands.at(-1)).toMatchObject({ do: 'authorize', refresh: false });
    world.pass(10);
    expect(connection(world)).toBe('live');
  });
});

describe('somebody who asks for the present state', () => {
  it('does not wait out a back-off', () => {
    goLive(world);
    world.cut = true;
    world.loseChannel();
    world.pass(60_000);
    expect(connection(world)).toBe('stale');
    world.cut = false;
    asked(world);
    world.input({ type: 'check' });
    world.pass(60);
    expect(connection(world)).toBe('live');
    expectEqual(world);
  });

  it('read while the channel was being joined is followed by what came in between', () => {
    goLive(world);
    world.input({ type: 'nudge' });
    world.input({ type: 'failed', id: world.state.request?.id ?? 0, failure: 'malformed' });
    while (world.state.request?.kind !== 'snapshot') world.pass(1);
    // The answer is on its way with the board as it was; then the channel stands.
    const { id } = world.state.request;
    const snapshot = world.server.snapshot(world.now);
    world.server.event(0, world.now);
    const { link, lastAt } = world.state;
    if (link.at === 'joined') world.state = { ...world.state, link: { ...link, since: lastAt } };
    asked(world);
    world.input({ type: 'snapshot', id, snapshot });
    expect(asked(world)).toEqual(['load_page']);
    world.pass(30);
    expectEqual(world);
  });

  it('learns of everything beside the board too once it was read whole', () => {
    goLive(world);
    const before = world.state.news;
    world.input({ type: 'nudge' });
    world.input({ type: 'failed', id: world.state.request?.id ?? 0, failure: 'malformed' });
    world.pass(12_000);
    expect(world.state.news.reviews).toBe(before.reviews + 1);
    expect(world.state.news.actions).toBe(before.actions + 1);
  });
});
