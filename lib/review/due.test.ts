import { describe, expect, it } from 'vitest';
import { countdown, dueIn } from './due.ts';

const MINUTE = 60_000;

describe('dueIn', () => {
  it('is calm with time left, warns in the last five minutes, and says when it is over', () => {
    expect(dueIn(31 * MINUTE + 41_000, 0)).toEqual({ clock: '31:41', over: false, tone: 'calm' });
    expect(dueIn(4 * MINUTE + 2_000, 0)).toEqual({ clock: '4:02', over: false, tone: 'soon' });
    expect(dueIn(0, 2 * MINUTE + 2_000)).toEqual({ clock: '2:02', over: true, tone: 'over' });
  });
});

describe('countdown', () => {
  it('counts in hours from an hour on, and in days from a day on', () => {
    expect(countdown(63 * MINUTE)).toBe('1:03 h');
    expect(countdown(52 * 60 * MINUTE)).toBe('2 d 4 h');
  });
});
