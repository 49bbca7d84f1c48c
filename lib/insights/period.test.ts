import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

const ZONE = 'Europe/Amsterdam';
const at = (written: string) => Date.parse(written);

describe('a period of the insights', () => {
  it('today goes from midnight to now, and is compared with yesterday up to the same time', () => {
    const today = periodOf('today', at('2026-03-10T13:30:00Z'), ZONE);
    expect(today).toEqual({
      from: at('2026-03-09T23:00:00Z'),
      to: at('2026-03-10T13:30:00Z'),
      intervalMinutes: 30,
      before: { from: at('2026-03-08T23:00:00Z'), to: at('2026-03-09T13:30:00Z') },
      partial: true,
    });
  });

  it('yesterday is over, also when it had 23 hours', () => {
    const yesterday = periodOf('yesterday', at('2026-03-30T08:00:00Z'), ZONE);
    expect(yesterday).toMatchObject({
      from: at('2026-03-28T23:00:00Z'),
      to: at('2026-03-29T22:00:00Z'),
      partial: false,
    });
  });

  it('seven and 28 days end now and follow on the period before them', () => {
    const week = periodOf('7d', at('2026-03-10T13:30:00Z'), ZONE);
    expect(week).toMatchObject({ from: at('2026-03-03T23:00:00Z'), partial: true, intervalMinutes: 240 });
    expect(week.before.from).toBe(at('2026-02-24T23:00:00Z'));
    expect(week.before.to - week.before.from).toBe(week.to - week.from);
    expect(periodOf('28d', at('2026-03-10T13:30:00Z'), ZONE).before.to).toBeLessThanOrEqual(
      at('2026-02-10T23:00:00Z'),
    );
  });

  it('is never empty, not even at midnight', () => {
    const midnight = periodOf('today', at('2026-03-09T23:00:00Z'), ZONE);
    expect(midnight.to).toBeGreaterThan(midnight.from);
    expect(midnight.before.to).toBeGreaterThan(midnight.before.from);
  });
});
