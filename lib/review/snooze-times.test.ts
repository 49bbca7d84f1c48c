import { describe, expect, it } from 'vitest';
import { snoozeUntil } from './snooze-times.ts';

const TIME_ZONE = 'Europe/Amsterdam';

describe('snoozeUntil', () => {
  it('comes back in a quarter, an hour, or four', () => {
    expect(snoozeUntil('quarter', 0, TIME_ZONE)).toBe(900_000);
    expect(snoozeUntil('hour', 0, TIME_ZONE)).toBe(3_600_000);
    expect(snoozeUntil('hours', 0, TIME_ZONE)).toBe(14_400_000);
  });

  it('finds eight in the morning of the workspace', () => {
    const evening = Date.parse('2026-11-19T21:10:00+01:00');
    expect(snoozeUntil('morning', evening, TIME_ZONE)).toBe(Date.parse('2026-11-20T08:00:00+01:00'));
  });

  it('finds it over a night in which the clocks change', () => {
    const evening = Date.parse('2026-10-24T21:00:00+02:00');
    expect(snoozeUntil('morning', evening, TIME_ZONE)).toBe(Date.parse('2026-10-25T08:00:00+01:00'));
  });

  it('means tomorrow once it is past eight, and today before', () => {
    const early = Date.parse('2026-11-19T06:00:00+01:00');
    expect(snoozeUntil('morning', early, TIME_ZONE)).toBe(Date.parse('2026-11-19T08:00:00+01:00'));
    const late = Date.parse('2026-11-19T08:20:00+01:00');
    expect(snoozeUntil('morning', late, TIME_ZONE)).toBe(Date.parse('2026-11-20T08:00:00+01:00'));
  });
});
