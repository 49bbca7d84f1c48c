import { describe, expect, it } from 'vitest';
import type { DriverStatus, EventType, FlagReason } from '../fleet/types.ts';
import { eventTimeBeside, momentAt, replayOf, type ReplayEvent } from './replay.ts';

const MINUTE = 60_000;
const NOON = Date.parse('2026-03-02T12:00:00Z');
const EVENING = NOON + 480 * MINUTE;

function event(
  seq: number,
  type: EventType,
  status: DriverStatus,
  recorded: number,
  synced = recorded,
  flags: FlagReason[] = [],
): ReplayEvent {
  return {
    seq,
    type,
    status,
    fromStatus: seq === 1 ? 'ACTIVE' : null,
    stopIndex: type === 'ARRIVED_AT_STOP' ? 0 : null,
    recordedAt: NOON + recorded * MINUTE,
    syncedAt: NOON + synced * MINUTE,
    flags,
    actorName: null,
  };
}

/** Arrived at minute 20 and departed at 30, but both were only heard of at minute 50; delayed at 40, heard of at once. */
const day = [
  event(1, 'ROUTE_STARTED', 'EN_ROUTE', 0),
  event(2, 'DELAY_REPORTED', 'DELAYED', 40),
  event(3, 'ARRIVED_AT_STOP', 'AT_STOP', 20, 50),
  event(4, 'DEPARTED_STOP', 'EN_ROUTE', 30, 50),
  event(5, 'ROUTE_CANCELLED', 'SUSPENDED', 55, 60, ['AFTER_LOGOUT']),
];

function statusAt(basis: 'happened' | 'known', minute: number) {
  const replay = replayOf(day, basis, EVENING);
  return replay && momentAt(replay, basis, NOON + minute * MINUTE).status;
}

describe('the replay of a batch', () => {
  it('as it happened goes by the device’s clock', () => {
    expect([-1, 0, 25, 35, 45, 58].map((minute) => statusAt('happened', minute))).toEqual([
      'ACTIVE',
      'EN_ROUTE',
      'AT_STOP',
      'EN_ROUTE',
      'DELAYED',
      'DELAYED',
    ]);
  });

  it('as we knew it goes by what had come in', () => {
    expect([25, 45, 51].map((minute) => statusAt('known', minute))).toEqual([
      'EN_ROUTE',
      'DELAYED',
      'EN_ROUTE',
    ]);
  });

  it('is not moved by an event that moved nothing', () => {
    const bands = replayOf(day, 'known', EVENING)?.bands ?? [];
    expect(bands.map(({ status }) => status)).not.toContain('SUSPENDED');
    expect(bands.every((band, index) => index === 0 || band.from === bands[index - 1]?.to)).toBe(true);
  });

  it('tells the last event, the next one and the stop', () => {
    const replay = replayOf(day, 'happened', EVENING);
    const moment = replay && momentAt(replay, 'happened', NOON + 22 * MINUTE);
    expect(moment).toMatchObject({
      stopIndex: 0,
      last: { seq: 3 },
      next: { seq: 4 },
      since: NOON + 20 * MINUTE,
    });
  });

  it('steps from event to event and stops at the ends', () => {
    const replay = replayOf(day, 'happened', EVENING);
    if (replay === null) throw new Error('no replay');
    expect(eventTimeBeside(replay, 'happened', NOON, 1)).toBe(NOON + 20 * MINUTE);
    expect(eventTimeBeside(replay, 'happened', NOON, -1)).toBe(replay.from);
    expect(eventTimeBeside(replay, 'happened', replay.to, 1)).toBe(replay.to);
  });

  it.each([
    [70, 61.8],
    [61, 61],
    [59, 60],
  ])('read at minute %d it ends at minute %d: a little after the last event, never after now', (now, end) => {
    const replay = replayOf(day, 'happened', NOON + now * MINUTE);
    expect(replay?.to).toBe(NOON + end * MINUTE);
    expect(replay?.bands.at(-1)?.to).toBe(replay?.to);
  });

  it('has nothing to show without events', () => {
    expect(replayOf([], 'known', EVENING)).toBeNull();
  });
});
