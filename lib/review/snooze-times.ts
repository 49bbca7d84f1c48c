import type { Millis } from '../fleet/types.ts';
import { clockTime } from '../fleet/words.ts';

export const SNOOZES = ['quarter', 'hour', 'hours', 'morning'] as const;
export type Snooze = (typeof SNOOZES)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MORNING = '08:00';

/** When a snoozed review comes back: in 15 minutes, an hour, four hours, or at eight the next workspace morning. */
export function snoozeUntil(snooze: Snooze, now: Millis, timeZone: string): Millis {
  switch (snooze) {
    case 'quarter':
      return now + 15 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'hours':
      return now + 240 * MINUTE_MS;
    case 'morning':
      return nextMorning(now, timeZone);
  }
}

/** Eight o'clock is looked for rather than computed, so that a change of clocks in the night does not matter. */
function nextMorning(now: Millis, timeZone: string): Millis {
  const step = 15 * MINUTE_MS;
  const steps = DAY_MS / step + 8;
  const first = Math.ceil((now + 1) / step) * step;
  const found = Array.from({ length: steps }, (_, index) => first + index * step).find(
    (at) => clockTime(at, timeZone) === MORNING,
  );
  return found ?? now + DAY_MS;
}
