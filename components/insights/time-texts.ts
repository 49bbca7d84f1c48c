import { momentText } from '#lib/fleet/moment-text.ts';
import { clockTime, decimal, longDuration, workspaceDay } from '#lib/fleet/words.ts';
import { INTL_LOCALES } from '#lib/i18n/locales.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Period } from '#lib/insights/period.ts';

/** How times are written on this page: `axis` is short for the length of the period, `moment` says all of it. */
export function timeTexts({ from, to, intervalMinutes }: Period, timeZone: string, language: Language) {
  const { locale, t } = language;
  const days = new Intl.DateTimeFormat(INTL_LOCALES[locale], { day: 'numeric', month: 'short', timeZone });
  const oneDay = workspaceDay(from, timeZone) === workspaceDay(to - 1, timeZone);
  const moment = (at: number) => momentText(at, timeZone, locale);
  const hours = intervalMinutes / 60;
  return {
    oneDay,
    moment,
    axis: (at: number) => {
      if (oneDay) return clockTime(at, timeZone);
      return hours >= 24 ? days.format(at) : `${days.format(at)} ${clockTime(at, timeZone)}`;
    },
    interval:
      hours >= 24
        ? t('insights.interval.day')
        : hours >= 1
          ? t('insights.interval.hours', { count: hours })
          : t('insights.interval.minutes', { count: intervalMinutes }),
  };
}

/** “1.9 s”, “3 min 05 s”. */
export function spanText(ms: number, { locale, t }: Language): string {
  return ms < 60_000
    ? t('time.longSeconds', { seconds: decimal(ms / 1000, 1, locale) })
    : longDuration(ms, t);
}
