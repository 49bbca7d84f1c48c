import { expect, it } from 'vitest';
import { idleness, sessionState } from './session-face.ts';

const settings = { heartbeatSeconds: 30, idleAfterMin: 30 };
const MINUTE = 60_000;
const session = { endedAt: null, lastContactAt: 0, lastActiveAt: 0, eventsWaiting: 0 };

it('calls a device offline after three missed signs of life, whatever waits on it', () => {
  expect(sessionState(session, settings, 90_000)).toBe('online');
  expect(sessionState({ ...session, eventsWaiting: 4 }, settings, 90_000)).toBe('low_sync');
  expect(sessionState({ ...session, eventsWaiting: 4 }, settings, 90_001)).toBe('offline');
});

it('calls a device idle that is heard of but sends no event, and one that has ended gone', () => {
  const heard = { ...session, lastContactAt: 31 * MINUTE };
  expect(sessionState(heard, settings, 31 * MINUTE)).toBe('idle');
  expect(sessionState({ ...heard, endedAt: 1 }, settings, 31 * MINUTE)).toBe('no_session');
});

it('measures silence against the limit and never below nothing', () => {
  expect(idleness(0, 30, 15 * MINUTE)).toEqual({ minutes: 15, part: 0.5, grave: true });
  expect(idleness(0, 30, 14 * MINUTE)).toMatchObject({ minutes: 14, grave: false });
  expect(idleness(0, 30, 90 * MINUTE).part).toBe(1);
  expect(idleness(MINUTE, 30, 0).minutes).toBe(0);
});
