import { describe, expect, it } from 'vitest';
import { dayOf, isDay, shiftDay, startOfDay, zonedIso } from './workspace-days.ts';

const AMSTERDAM = 'Europe/Amsterdam';

const start = (day: string, zone = AMSTERDAM) => new Date(startOfDay(day, zone)).toISOString();
const iso = (utc: string, zone = AMSTERDAM) => zonedIso(Date.parse(utc), zone);

describe('days of a workspace', () => {
  it('begin at midnight of its own clock, also when the clocks change that day', () => {
    expect(start('2026-01-30')).toBe('2026-01-29T23:00:00.000Z');
    expect(start('2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
    expect(start('2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
    expect(start('2026-10-25')).toBe('2026-10-24T22:00:00.000Z');
    expect(start('2026-10-26')).toBe('2026-10-25T23:00:00.000Z');
    expect(start('2026-07-01', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z');
    expect(start('2026-07-01', 'Asia/Kolkata')).toBe('2026-06-30T18:30:00.000Z');
  });

  it('are told from an instant by the same clock', () => {
    expect(dayOf(Date.parse('2026-01-29T23:30:00Z'), AMSTERDAM)).toBe('2026-01-30');
    expect(dayOf(startOfDay('2026-03-29', AMSTERDAM), AMSTERDAM)).toBe('2026-03-29');
    expect(dayOf(startOfDay('2026-03-29', AMSTERDAM) - 1, AMSTERDAM)).toBe('2026-03-28');
  });

  it('follow each other over months and leap years', () => {
    expect(shiftDay('2026-02-28', 1)).toBe('2026-03-01');
    expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('are only days of the calendar', () => {
    expect(['2026-01-30', '2026-02-30', '0001-01-01', '2026-1-3', 'today', ''].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('write an instant by their own clock, unmistakable also in the hour that comes twice', () => {
    expect(iso('2026-01-30T23:30:00.120Z')).toBe('2026-01-31T00:30:00.120+01:00');
    expect(iso('2026-10-25T00:30:00Z')).toBe('2026-10-25T02:30:00.000+02:00');
    expect(iso('2026-10-25T01:30:00Z')).toBe('2026-10-25T02:30:00.000+01:00');
    expect(iso('2026-07-01T12:00:00Z', 'America/St_Johns')).toBe('2026-07-01T09:30:00.000-02:30');
  });
});
