import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedCommand } from './feed-state.ts';
import { fleetFromSnapshot } from './model.ts';
import { ModelServer } from './simulation/model-server.ts';
import { seeded } from './simulation/random.ts';
import { tupleOf } from './simulation/tuple-of.ts';
import { FAIR, World } from './simulation/world.ts';
import { eventFromTuple } from './wire-event.ts';
import type { LiveMessage } from './wire.ts';

let server: ModelServer;
let world: World;

beforeEach(() => {
  const random = seeded(7);
  server = new ModelServer(random, { drivers: 3, stops: 4 }, 1_799_999_999_000);
  world = new World(server, random);
});

/** What the core has asked for since the last look. */
function asked(): FeedCommand['do'][] {
  return world.commands.splice(0).map((command) => command.do);
}
const cursor = () => world.state.fleet.cursor;
const connection = () => world.state.connection.state;

function goLive(): void {
  world.input({ type: 'start' });
  world.pass(500);
  expect(connection()).toBe('live');
  asked();
}

/** The next message of the server, kept in hand instead of sent. */
function nextMessage(): LiveMessage {
  world.pass(150);
  server.event(0, world.now);
  const message = server.message(world.now);
  if (!message) throw new Error('The server had nothing to send.');
  return message;
}

function deliver(message: LiveMessage): void {
  const { link } = world.state;
  if (link.at === 'down') throw new Error('There is no channel.');
  world.input({ type: 'message', id: link.id, message });
}

function expectEqual(): void {
  const theirs = fleetFromSnapshot(server.snapshot(world.now));
  expect(cursor()).toEqual(theirs.cursor);
  expect([...world.state.fleet.rows.values()]).toEqual([...theirs.rows.values()]);
}

describe('going live', () => {
  it('has a token before it joins, and reads what it missed once it has joined', () => {
    server.event(0, world.now);
    world.input({ type: 'start' });
    expect(asked()).toEqual(['authorize']);
    world.pass(4);
    expect(asked()).toEqual(['subscribe', 'load_head']);
    expect(connection()).toBe('connecting');
    world.pass(10);
    asked();
    server.event(1, world.now);
    world.pass(60);
    expect(asked()).toEqual(['load_page']);
    expect(connection()).toBe('live');
    expectEqual();
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
    expect(asked()).toEqual(['authorize', 'shut_down']);
    expect(connection()).toBe('signed_out');
  });
});

describe('messages', () => {
  beforeEach(goLive);

  it('apply at once when they join on to the cursor, without any request', () => {
    deliver(nextMessage());
    expectEqual();
    expect(asked()).toEqual([]);
  });

  it('are ignored when they come again', () => {
    const message = nextMessage();
    deliver(message);
    const { fleet } = world.state;
    deliver(message);
    expect(world.state.fleet).toBe(fleet);
  });

  it('wait behind a hole while one page is read, then both are in', () => {
    const lost = nextMessage();
    const first = nextMessage();
    const second = nextMessage();
    const before = cursor().seq;
    deliver(first);
    deliver(second);
    expect(cursor().seq).toBe(before);
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expect(cursor().seq).toBe(second.seq);
    expect(lost.seq).toBeLessThan(first.seq);
    expectEqual();
  });

  it('wait behind a hole in the revisions too', () => {
    const lost = nextMessage();
    server.heartbeat(0, world.now);
    const message = nextMessage();
    deliver({ ...message, after_seq: lost.after_seq });
    expect(asked()).toEqual(['load_page']);
  });

  it('are held while the whole board is read, and none is lost by it', () => {
    world.input({ type: 'nudge' });
    world.input({ type: 'failed', id: world.state.request?.id ?? 0, failure: 'malformed' });
    while (world.state.request?.kind !== 'snapshot') world.pass(1);
    asked();
    world.pass(5);
    const before = cursor().seq;
    server.event(0, world.now);
    const message = server.message(world.now + 200);
    if (message) deliver(message);
    expect(cursor().seq).toBe(before);
    world.pass(10);
    expect(cursor().seq).toBe(message?.seq);
    expect(asked()).toEqual([]);
    expectEqual();
  });

  it('too large to send are read instead', () => {
    const message = nextMessage();
    deliver({ ...message, events: null });
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expectEqual();
  });

  it('whose rows were too many to send are read instead', () => {
    world.pass(150);
    server.heartbeat(0, world.now);
    server.event(0, world.now);
    const message = server.message(world.now, 'rows');
    if (message) deliver(message);
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expectEqual();
  });

  it('that cannot be understood lead to a reading and change nothing', () => {
    server.event(1, world.now);
    const { fleet } = world.state;
    world.input({ type: 'malformed_message', id: 0 });
    expect(world.state.fleet).toBe(fleet);
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expectEqual();
  });

  it('of a channel that was left are ignored', () => {
    const message = nextMessage();
    const { fleet } = world.state;
    world.input({ type: 'message', id: 99_999, message });
    expect(world.state.fleet).toBe(fleet);
  });

  it('of a batch that is not on the board make it read the board, at once and then now and then', () => {
    server.importBatch(4, world.now, true);
    world.input({ type: 'nudge' });
    world.pass(200);
    asked();
    for (let second = 0; second < 61; second += 1) {
      server.seq += 1;
      server.log.push(
        tupleOf({ seq: server.seq, batch: 'elsewhere', type: 'PROOF_CAPTURED', status: 'EN_ROUTE' }),
      );
      const message = server.message(world.now);
      if (message) deliver(message);
      world.pass(1000);
    }
    expect(asked().filter((command) => command === 'load_snapshot')).toHaveLength(3);
  });

  it('of a batch that is off the road and not on the board do not', () => {
    server.importBatch(4, world.now, true);
    world.input({ type: 'nudge' });
    world.pass(200);
    asked();
    server.seq += 1;
    server.log.push(
      tupleOf({ seq: server.seq, batch: 'batch-3', type: 'PROOF_CAPTURED', status: 'INACTIVE' }),
    );
    const message = server.message(world.now);
    if (message) deliver(message);
    world.pass(1000);
    expect(asked()).not.toContain('load_snapshot');
    expect(cursor().seq).toBe(server.seq);
  });
});

describe('the tail', () => {
  beforeEach(goLive);

  it('is asked for when no message follows another for a moment, until it is quiet', () => {
    deliver(nextMessage());
    server.event(1, world.now + 20);
    expect(server.message(world.now + 20)).toBeNull();
    world.pass(125);
    expect(asked()).toEqual([]);
    world.pass(80);
    expect(asked()).toEqual(['load_page']);
    expectEqual();
    world.pass(400);
    expect(asked()).toEqual(['load_page']);
    world.pass(3000);
    expect(asked()).toEqual([]);
  });

  it('is not asked for while messages keep coming', () => {
    for (let time = 0; time < 20; time += 1) {
      deliver(nextMessage());
      world.pass(-30);
    }
    expect(asked().filter((command) => command === 'load_page').length).toBeLessThanOrEqual(20);
  });

  it('is left to the poll while nobody looks', () => {
    world.input({ type: 'hidden' });
    deliver(nextMessage());
    world.pass(5000);
    expect(asked()).toEqual([]);
  });
});

describe('the head', () => {
  beforeEach(goLive);

  it('is asked for every ten seconds, give or take a fifth, while somebody looks', () => {
    world.pass(60_000);
    const heads = asked().filter((command) => command === 'load_head').length;
    expect(heads).toBeGreaterThanOrEqual(5);
    expect(heads).toBeLessThanOrEqual(8);
    world.input({ type: 'hidden' });
    world.pass(60_000);
    expect(asked()).toEqual([]);
  });

  it.each(['visible', 'online', 'token_refreshed'] as const)(
    'is asked for at once on %s, with a valid token',
    (type) => {
      world.input({ type });
      world.pass(5);
      expect(asked()).toEqual(['authorize', 'load_head']);
    },
  );

  it('ahead of the board makes it read on at once', () => {
    server.event(0, world.now);
    world.input({ type: 'visible' });
    world.pass(30);
    expect(asked()).toEqual(['authorize', 'load_head', 'load_page']);
    expectEqual();
  });

  it('far ahead makes it read the whole board', () => {
    for (let count = 0; count < 5001; count += 1) server.event(count, world.now);
    world.input({ type: 'visible' });
    world.pass(30);
    expect(asked()).toEqual(['authorize', 'load_head', 'load_snapshot']);
    expectEqual();
  });

  it('read before a message that overtook it is no sign of a restored backup', () => {
    const message = nextMessage();
    world.input({ type: 'visible' });
    world.pass(4);
    const { request } = world.state;
    expect(request?.kind).toBe('head');
    deliver(message);
    if (request) world.input({ type: 'head', id: request.id, head: request.cursor });
    world.pass(1000);
    expect(asked()).not.toContain('load_snapshot');
    expect(world.state.notice).toBeNull();
  });
});

describe('another history', () => {
  beforeEach(goLive);

  it('of a new epoch: the whole board, then the new topic', () => {
    server.epoch = 2;
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
    expect(connection()).toBe('live');
  });

  it('of a restored backup: the whole board and a word about it', () => {
    const backup = server.backUp();
    for (let time = 0; time < 5; time += 1) deliver(nextMessage());
    server.restore(backup);
    server.epoch = 1;
    world.input({ type: 'visible' });
    world.pass(100);
    expect(asked()).toContain('load_snapshot');
    expect(world.state.notice).toMatchObject({ kind: 'restored' });
    expectEqual();
  });

  it('makes a message of the lost history vanish instead of asking for ever', () => {
    const backup = server.backUp();
    nextMessage();
    const late = nextMessage();
    server.restore(backup);
    server.epoch = 1;
    deliver(late);
    world.pass(2000);
    const pages = asked().filter((command) => command === 'load_page').length;
    expect(pages).toBeLessThan(4);
    expect(world.state.held).toEqual([]);
    expectEqual();
  });

  it('of a new day: the whole board, although no event said so', () => {
    world.pass(24 * 3_600_000);
    expect(asked()).toContain('load_snapshot');
  });
});

describe('a lost channel', () => {
  beforeEach(goLive);

  it('is joined again with a fresh token, backing off further each time', () => {
    world.cut = true;
    world.loseChannel();
    world.pass(120_000);
    const commands = asked().filter((command) => command === 'subscribe' || command === 'authorize');
    const joins = commands.filter((command) => command === 'subscribe').length;
    expect(joins).toBeGreaterThan(4);
    expect(joins).toBeLessThan(40);
    expect(commands.indexOf('authorize')).toBeLessThan(commands.indexOf('subscribe'));
    world.cut = false;
    for (let count = 0; count < 50; count += 1) server.event(count, world.now);
    world.pass(25_000);
    expect(connection()).toBe('live');
    expectEqual();
  });

  it('comes back at once when the browser is online again, over a new socket', () => {
    world.input({ type: 'offline' });
    world.pass(3000);
    asked();
    world.input({ type: 'online' });
    world.pass(100);
    const commands = world.commands.splice(0);
    expect(commands.find((command) => command.do === 'subscribe')).toMatchObject({ fresh: true });
    expect(connection()).toBe('live');
  });

  it('that says it is joined and brings nothing is found out and rebuilt', () => {
    world.weather = { ...FAIR, silent: true };
    server.event(0, world.now);
    world.broadcast();
    world.pass(12_100);
    expectEqual();
    expect(connection()).toBe('live');
    world.pass(6000);
    const rebuilt = world.commands.splice(0).find((command) => command.do === 'subscribe');
    expect(rebuilt).toMatchObject({ fresh: true });
  });

  it('is rebuilt when nothing at all was heard for twenty seconds', () => {
    world.weather = { ...FAIR, requestFails: 1 };
    world.pass(21_000);
    expect(asked()).toContain('subscribe');
  });
});

describe('what is said about the connection', () => {
  beforeEach(goLive);

  it('is nothing for a short break, Reconnecting from five seconds, Stale from thirty without an answer', () => {
    world.cut = true;
    world.loseChannel();
    world.pass(4000);
    expect(connection()).toBe('live');
    world.pass(1500);
    expect(connection()).toBe('reconnecting');
    world.pass(25_000);
    expect(connection()).toBe('stale');
    const { asOf } = world.state.connection;
    world.pass(60_000);
    expect(world.state.connection.asOf).toBe(asOf);
    world.cut = false;
    world.pass(25_000);
    expect(connection()).toBe('live');
  });

  it('is Reconnecting, not Stale, while no channel can be had and the polls answer', () => {
    world.noChannel = true;
    world.loseChannel();
    const said = new Set<string>();
    for (let second = 0; second < 120; second += 1) {
      world.pass(1000);
      if (second >= 5) said.add(connection());
    }
    expect([...said]).toEqual(['reconnecting']);
    server.event(0, world.now);
    world.pass(12_500);
    expectEqual();
  });

  it('is Connecting before the first answer, and not for longer than five seconds', () => {
    world = new World(server, seeded(1));
    world.cut = true;
    world.input({ type: 'start' });
    world.pass(4900);
    expect(connection()).toBe('connecting');
    world.pass(200);
    expect(connection()).toBe('reconnecting');
    world.pass(26_000);
    expect(connection()).toBe('stale');
  });

  it('is Reconnecting for the first moment after a sleep, then live with a word about the time away', () => {
    world.input({ type: 'hidden' });
    world.pass(1000);
    const slept = world.now;
    for (let count = 0; count < 7; count += 1) server.event(count, world.now);
    world.now += 8 * 3_600_000;
    world.input({ type: 'visible' });
    expect(connection()).toBe('reconnecting');
    world.pass(60);
    expect(connection()).toBe('live');
    expect(world.state.notice).toMatchObject({ kind: 'away', events: 7 });
    expect(world.state.notice?.kind === 'away' && world.state.notice.from).toBeLessThanOrEqual(slept);
    expectEqual();
  });

  it('measures the delay of messages whatever the clocks say', () => {
    for (const skew of [-3_600_000, 0, 3_600_000]) {
      const random = seeded(3);
      server = new ModelServer(random, { drivers: 3, stops: 4 }, 1_799_999_999_000);
      world = new World(server, random, skew);
      goLive();
      for (let time = 0; time < 6; time += 1) {
        const message = nextMessage();
        world.pass(40);
        deliver(message);
      }
      world.pass(1000);
      deliver(nextMessage());
      expect(world.state.connection.delayMs).toBeGreaterThanOrEqual(30);
      expect(world.state.connection.delayMs).toBeLessThanOrEqual(50);
      expect(Math.abs((world.state.connection.asOf ?? 0) - world.now)).toBeLessThan(1500);
    }
  });
});

describe('requests', () => {
  beforeEach(goLive);

  it('go out one at a time', () => {
    world.weather = { ...FAIR, slow: 1, slowMs: 300 };
    let open = 0;
    let most = 0;
    for (let time = 0; time < 40; time += 1) {
      server.event(time, world.now);
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
    server.event(0, world.now);
    world.input({ type: 'nudge' });
    world.pass(11_000);
    world.cut = false;
    world.pass(20_000);
    expect(world.state.nextId).toBeGreaterThan(id);
    expectEqual();
  });

  it('with a token that is no longer accepted refresh it first and go out again', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    asked();
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'unauthorized' });
    expect(world.commands.splice(0)).toMatchObject([{ do: 'authorize', refresh: true }]);
    world.pass(5);
    expect(asked()).toEqual(['load_page']);
  });

  it('answered with something unreadable lead to the whole board', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    asked();
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'malformed' });
    world.pass(3000);
    expect(asked()).toContain('load_snapshot');
  });

  it('refused end the feed: this person is no longer a member', () => {
    world.input({ type: 'nudge' });
    const { request } = world.state;
    world.input({ type: 'failed', id: request?.id ?? 0, failure: 'refused' });
    expect(connection()).toBe('signed_out');
    expect(world.state.fleet.rows.size).toBe(0);
  });
});

describe('an act of this person', () => {
  beforeEach(goLive);

  it('shows at once, and its copy over the channel is ignored', () => {
    const tuple = server.event(0, world.now);
    const message = server.message(world.now + 200);
    if (!tuple || !message) throw new Error('The server had nothing.');
    world.input({ type: 'own_event', event: eventFromTuple(tuple) });
    expect(cursor().seq).toBe(tuple[0]);
    const { fleet } = world.state;
    deliver(message);
    expect(world.state.fleet).toBe(fleet);
  });

  it('after events that are not here yet waits for them', () => {
    server.event(0, world.now);
    const tuple = server.event(1, world.now);
    if (!tuple) throw new Error('The server had nothing.');
    world.input({ type: 'own_event', event: eventFromTuple(tuple) });
    expect(cursor().seq).toBe(tuple[0] - 2);
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expectEqual();
  });

  it('without an event is read at once', () => {
    server.forceLogout(0, world.now);
    world.input({ type: 'nudge' });
    expect(asked()).toEqual(['load_page']);
    world.pass(20);
    expectEqual();
  });
});

describe('signing out', () => {
  it('drops everything, asks for nothing more and hears nothing more', () => {
    goLive();
    const message = nextMessage();
    const { link } = world.state;
    world.input({ type: 'signed_out' });
    expect(asked()).toEqual(['shut_down']);
    expect(world.state.fleet.rows.size).toBe(0);
    expect(connection()).toBe('signed_out');
    const ended = world.state;
    world.input({ type: 'message', id: link.at === 'down' ? 0 : link.id, message });
    world.input({ type: 'visible' });
    world.input({ type: 'nudge' });
    world.pass(60_000);
    expect(world.state).toBe(ended);
    expect(asked()).toEqual([]);
  });
});
