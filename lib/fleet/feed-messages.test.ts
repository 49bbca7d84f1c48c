import { beforeEach, describe, expect, it } from 'vitest';
import {
  asked,
  cursor,
  deliver,
  expectEqual,
  goLive,
  nextMessage,
  smallWorld,
} from './simulation/small-world.ts';
import { tupleOf } from './simulation/tuple-of.ts';
import type { World } from './simulation/world.ts';
import { eventFromTuple } from './wire-event.ts';

let world: World;
beforeEach(() => {
  world = smallWorld();
});

describe('messages', () => {
  beforeEach(() => goLive(world));

  it('apply at once when they join on to the cursor, without any request', () => {
    deliver(world, nextMessage(world));
    expectEqual(world);
    expect(asked(world)).toEqual([]);
  });

  it('are ignored when they come again', () => {
    const message = nextMessage(world);
    deliver(world, message);
    const { fleet } = world.state;
    deliver(world, message);
    expect(world.state.fleet).toBe(fleet);
  });

  it('wait behind a hole while one page is read, then both are in', () => {
    const lost = nextMessage(world);
    const first = nextMessage(world);
    const second = nextMessage(world);
    const before = cursor(world).seq;
    deliver(world, first);
    deliver(world, second);
    expect(cursor(world).seq).toBe(before);
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expect(cursor(world).seq).toBe(second.seq);
    expect(lost.seq).toBeLessThan(first.seq);
    expectEqual(world);
  });

  it('wait behind a hole in the revisions too', () => {
    const lost = nextMessage(world);
    world.server.heartbeat(0, world.now);
    const message = nextMessage(world);
    deliver(world, { ...message, after_seq: lost.after_seq });
    expect(asked(world)).toEqual(['load_page']);
  });

  it('are held while the whole board is read, and none is lost by it', () => {
    world.input({ type: 'nudge' });
    world.input({ type: 'failed', id: world.state.request?.id ?? 0, failure: 'malformed' });
    while (world.state.request?.kind !== 'snapshot') world.pass(1);
    asked(world);
    world.pass(5);
    const before = cursor(world).seq;
    world.server.event(0, world.now);
    const message = world.server.message(world.now + 200);
    if (message) deliver(world, message);
    expect(cursor(world).seq).toBe(before);
    world.pass(10);
    expect(cursor(world).seq).toBe(message?.seq);
    expect(asked(world)).toEqual([]);
    expectEqual(world);
  });

  it('too large to send are read instead', () => {
    const message = nextMessage(world);
    deliver(world, { ...message, events: null });
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });

  it('whose rows were too many to send are read instead', () => {
    world.pass(150);
    world.server.heartbeat(0, world.now);
    world.server.event(0, world.now);
    const message = world.server.message(world.now, 'rows');
    if (message) deliver(world, message);
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });

  it('that tell of reviews or actions alone are no reason to read, and are counted as news', () => {
    const { seq, revision } = cursor(world);
    const before = world.state.news;
    deliver(world, {
      v: 1,
      epoch: 1,
      sent_ms: world.now,
      wait_ms: 0,
      after_seq: seq,
      seq,
      after_revision: revision,
      revision: revision + 1,
      events: [],
      reviews: { id: ['r'] },
      actions: { id: ['a'] },
    });
    expect(asked(world)).toEqual([]);
    expect(cursor(world).revision).toBe(revision + 1);
    expect(world.state.news).toEqual({ ...before, reviews: before.reviews + 1, actions: before.actions + 1 });
    world.server.revision += 1;
  });

  it('bring changed settings to the board', () => {
    const { seq, revision } = cursor(world);
    const settings = { late_after_min: 5, silent_after_min: 6, idle_after_min: 7, heartbeat_seconds: 8 };
    deliver(world, {
      v: 1,
      epoch: 1,
      sent_ms: world.now,
      wait_ms: 0,
      after_seq: seq,
      seq,
      after_revision: revision,
      revision: revision + 1,
      events: [],
      settings,
    });
    expect(world.state.fleet.settings).toEqual({
      lateAfterMin: 5,
      silentAfterMin: 6,
      idleAfterMin: 7,
      heartbeatSeconds: 8,
    });
    expect(world.state.news.settings).toBe(1);
  });

  it('that cannot be understood lead to a reading and change nothing', () => {
    world.server.event(1, world.now);
    const { fleet } = world.state;
    world.input({ type: 'malformed_message', id: 0 });
    expect(world.state.fleet).toBe(fleet);
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });

  it('of another epoch are not applied, and make it ask where the log stands', () => {
    const message = nextMessage(world);
    const { fleet } = world.state;
    deliver(world, { ...message, epoch: 2 });
    expect(asked(world)).toEqual(['load_head']);
    expect(world.state.fleet).toBe(fleet);
  });

  it('of a channel that was left are ignored', () => {
    const message = nextMessage(world);
    const { fleet } = world.state;
    world.input({ type: 'message', id: 99_999, message });
    expect(world.state.fleet).toBe(fleet);
  });

  it('of a batch that is not on the board make it read the board, at once and then now and then', () => {
    world.server.importBatch(4, world.now, true);
    world.input({ type: 'nudge' });
    world.pass(200);
    asked(world);
    for (let second = 0; second < 61; second += 1) {
      world.server.seq += 1;
      world.server.log.push(
        tupleOf({ seq: world.server.seq, batch: 'elsewhere', type: 'PROOF_CAPTURED', status: 'EN_ROUTE' }),
      );
      const message = world.server.message(world.now);
      if (message) deliver(world, message);
      world.pass(1000);
    }
    expect(asked(world).filter((command) => command === 'load_snapshot')).toHaveLength(3);
  });

  it('of a batch that is off the road and not on the board do not', () => {
    world.server.importBatch(4, world.now, true);
    world.input({ type: 'nudge' });
    world.pass(200);
    asked(world);
    world.server.seq += 1;
    world.server.log.push(
      tupleOf({ seq: world.server.seq, batch: 'batch-3', type: 'PROOF_CAPTURED', status: 'INACTIVE' }),
    );
    const message = world.server.message(world.now);
    if (message) deliver(world, message);
    world.pass(1000);
    expect(asked(world)).not.toContain('load_snapshot');
    expect(cursor(world).seq).toBe(world.server.seq);
  });
});

describe('an act of this person', () => {
  beforeEach(() => goLive(world));

  it('shows at once, and its copy over the channel is ignored', () => {
    const tuple = world.server.event(0, world.now);
    const message = world.server.message(world.now + 200);
    if (!tuple || !message) throw new Error('The server had nothing.');
    world.input({ type: 'own_event', event: eventFromTuple(tuple) });
    expect(cursor(world).seq).toBe(tuple[0]);
    const { fleet } = world.state;
    deliver(world, message);
    expect(world.state.fleet).toBe(fleet);
  });

  it('that was quicker than a message with flags of its batch makes those be read again', () => {
    world.pass(150);
    world.server.review(0);
    const message = world.server.message(world.now);
    const tuple = world.server.override(0, world.now);
    if (!message || !tuple) throw new Error('The server had nothing.');
    world.input({ type: 'own_event', event: eventFromTuple(tuple) });
    deliver(world, message);
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });

  it('after events that are not here yet waits for them', () => {
    world.server.event(0, world.now);
    const tuple = world.server.event(1, world.now);
    if (!tuple) throw new Error('The server had nothing.');
    world.input({ type: 'own_event', event: eventFromTuple(tuple) });
    expect(cursor(world).seq).toBe(tuple[0] - 2);
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });

  it('without an event is read at once', () => {
    world.server.forceLogout(0, world.now);
    world.input({ type: 'nudge' });
    expect(asked(world)).toEqual(['load_page']);
    world.pass(20);
    expectEqual(world);
  });
});
