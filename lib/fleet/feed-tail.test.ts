import { beforeEach, describe, expect, it } from 'vitest';
import { step } from './feed-core.ts';
import { seeded } from './simulation/random.ts';
import { asked, deliver, expectEqual, goLive, nextMessage, smallWorld } from './simulation/small-world.ts';
import type { World } from './simulation/world.ts';
import type { LiveMessage } from './wire.ts';

let world: World;
beforeEach(() => {
  world = smallWorld();
  goLive(world);
});

/** A message after which changes are kept back, and one that is. */
function keepBack(): void {
  deliver(world, nextMessage(world));
  world.server.event(1, world.now + 20);
  expect(world.server.message(world.now + 20)).toBeNull();
}

function messageNow(): LiveMessage {
  const message = world.server.message(world.now);
  if (!message) throw new Error('The server had nothing to send.');
  return message;
}

describe('what may have been kept back after a message', () => {
  it('is asked for once the topic may be told again, and comes as a message', () => {
    keepBack();
    world.pass(55);
    expect(asked(world)).toEqual([]);
    world.pass(125);
    expect(asked(world)).toEqual(['ask_tail']);
    expectEqual(world);
    world.pass(3000);
    // What came was a message after which something may be kept back as well.
    expect(asked(world)).toEqual(['ask_tail']);
    world.pass(5000);
    expect(asked(world)).toEqual([]);
  });

  it('is not asked for when the message says that the next change is told at once', () => {
    world.server.topic.burst = 100;
    const message = nextMessage(world);
    expect(message.wait_ms).toBe(0);
    deliver(world, message);
    world.pass(5000);
    expect(asked(world)).toEqual([]);
  });

  it('is not asked for when another board was quicker, also when there was nothing', () => {
    deliver(world, nextMessage(world));
    world.pass(55);
    const word = world.server.tell(world.now);
    expect(word).toMatchObject({ wait_ms: 0, events: [] });
    expect(world.server.tell(world.now)).toBeNull();
    if (word) deliver(world, word);
    world.pass(5000);
    expect(asked(world)).toEqual([]);
  });

  it('is not asked for while messages keep coming', () => {
    for (let time = 0; time < 40; time += 1) {
      world.server.event(time % 3, world.now);
      deliver(world, messageNow());
      world.pass(45);
    }
    expect(asked(world)).toEqual([]);
  });

  it('is still asked for when a message of before comes late', () => {
    world.server.topic.burst = 100;
    const late = nextMessage(world);
    deliver(world, late);
    world.server.topic.burst = 0;
    keepBack();
    deliver(world, late);
    world.pass(200);
    expect(asked(world)).toContain('ask_tail');
  });

  it('is given more time in a storm, whose messages come one after the other', () => {
    world.pass(150);
    for (let time = 0; time < 30; time += 1) world.server.event(time % 3, world.now);
    deliver(world, messageNow());
    world.pass(290);
    expect(asked(world)).toEqual([]);
    world.pass(110);
    expect(asked(world)).toEqual(['ask_tail']);
  });

  it('is read when the message with it is lost', () => {
    keepBack();
    world.weather = { ...world.weather, silent: true };
    world.pass(250);
    expect(asked(world)).toEqual(['ask_tail']);
    world.pass(500);
    expect(asked(world)).toEqual(['load_page']);
    expectEqual(world);
  });

  it('is left to the poll while nobody looks', () => {
    world.input({ type: 'hidden' });
    keepBack();
    world.pass(5000);
    expect(asked(world)).toEqual([]);
  });

  it('is asked for by few of fifty boards before the answer can be there', () => {
    const message = nextMessage(world);
    const { link } = world.state;
    const random = seeded(3);
    const id = link.at === 'down' ? 0 : link.id;
    const times = Array.from({ length: 50 }, () => {
      const moment = { now: world.now, jitter: random.next() };
      return step(world.state, { type: 'message', id, message }, moment).state.tail?.at ?? 0;
    });
    const first = Math.min(...times);
    expect(first - world.now).toBeGreaterThan(message.wait_ms);
    expect(times.filter((at) => at < first + 20).length).toBeLessThanOrEqual(6);
    expect(Math.max(...times) - world.now).toBeLessThan(message.wait_ms + 150);
  });
});

describe('the head', () => {
  it('is not asked for while messages say where it is', () => {
    for (let second = 0; second < 60; second += 1) {
      deliver(world, nextMessage(world));
      world.pass(850);
    }
    expect(asked(world)).not.toContain('load_head');
    world.pass(12_500);
    expect(asked(world)).toContain('load_head');
  });

  it('is asked for while messages come that do not join on', () => {
    nextMessage(world);
    world.weather = { ...world.weather, requestFails: 1 };
    for (let second = 0; second < 20; second += 1) {
      deliver(world, nextMessage(world));
      world.pass(850);
    }
    world.weather = { ...world.weather, requestFails: 0 };
    world.pass(15_000);
    expectEqual(world);
  });
});
