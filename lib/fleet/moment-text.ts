import { INTL_LOCALES, type Locale } from '../i18n/locales.ts';
import type { Millis } from './types.ts';
import { clockTime } from './words.ts';
import { dayOf, startOfDay } from './workspace-days.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Workspace day and time: “Mon 23 Nov, 09:15”. */
export function momentText(at: Millis, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(INTL_LOCALES[locale], { ...MOMENT, timeZone }).format(at);
}

/** The time alone on the day of `near`, else with its day. */
export function nearMomentText(at: Millis, near: Millis, timeZone: string, locale: Locale): string {
  const sameDay = dayOf(at, timeZone) === dayOf(near, timeZone);
  return sameDay ? clockTime(at, timeZone) : momentText(at, timeZone, locale);
}

/** A stretch of workspace time; whole days without their midnights: “Mon 23 Nov, 00:00–09:15”, “Sun 22 Nov”. */
export function rangeText(from: Millis, to: Millis, timeZone: string, locale: Locale): string {
  const midnight = (at: Millis) => startOfDay(dayOf(at, timeZone), timeZone) === at;
  const whole = to > from && midnight(from) && midnight(to);
  const format = new Intl.DateTimeFormat(INTL_LOCALES[locale], { ...(whole ? DAY : MOMENT), timeZone });
  // Server and browser do not agree on which space stands about the dash, and the page would not be the one that was sent.
  return format.formatRange(from, whole ? to - 1 : to).replace(/\s/gu, ' ');
}
