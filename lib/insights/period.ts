import type { Millis } from '../fleet/types.ts';
import { dayOf, shiftDay, startOfDay } from '../fleet/workspace-days.ts';

export const PERIODS = ['today', 'yesterday', '7d', '28d'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** A stretch of time cut into equal intervals, and the one before it that it is compared with. */
export type Period = {
  readonly from: Millis;
  readonly to: Millis;
  readonly intervalMinutes: number;
  readonly before: { readonly from: Millis; readonly to: Millis };
  /** The last interval, and with it the day, is not over. */
  readonly partial: boolean;
};

const SHAPES = {
  today: { days: 1, until: 0, intervalMinutes: 30 },
  yesterday: { days: 1, until: 1, intervalMinutes: 30 },
  '7d': { days: 7, until: 0, intervalMinutes: 240 },
  '28d': { days: 28, until: 0, intervalMinutes: 1440 },
} as const;

/** A period by the calendar of the workspace; one that is not over ends now, and so does the one it is compared with. */
export function periodOf(name: PeriodName, now: Millis, timeZone: string): Period {
  const { days, until, intervalMinutes } = SHAPES[name];
  const last = shiftDay(dayOf(now, timeZone), -until);
  const start = (day: string) => startOfDay(day, timeZone);
  const from = start(shiftDay(last, 1 - days));
  const end = start(shiftDay(last, 1));
  const to = Math.min(end, now);
  const beforeFrom = start(shiftDay(last, 1 - 2 * days));
  return {
    from,
    // An empty stretch, at midnight to the second, would be refused.
    to: Math.max(to, from + 1000),
    intervalMinutes,
    before: { from: beforeFrom, to: Math.max(Math.min(from, beforeFrom + (to - from)), beforeFrom + 1000) },
    partial: to < end,
  };
}
