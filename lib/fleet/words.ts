import type { Language, Translate } from '../i18n/language.ts';
import { INTL_LOCALES, type Locale } from '../i18n/locales.ts';
import type { EventType, FlagReason, LastEvent, Millis } from './types.ts';

export type Risk = 'high' | 'medium' | 'low';
export type FlagMark = { readonly code: string; readonly risk: Risk };

/** The three letters of each flag, the same in every language, and its risk. Its words are `flag.…` of the messages. */
export const FLAG_MARKS: Readonly<Record<FlagReason, FlagMark>> = {
  GEOFENCE_MISS: { code: 'GEO', risk: 'medium' },
  IMPOSSIBLE_SPEED: { code: 'SPD', risk: 'high' },
  CLOCK_SKEW: { code: 'CLK', risk: 'medium' },
  LATE_SYNC: { code: 'SYN', risk: 'low' },
  MISSING_LOCATION: { code: 'LOC', risk: 'low' },
  OUT_OF_SEQUENCE: { code: 'SEQ', risk: 'medium' },
  AFTER_LOGOUT: { code: 'OUT', risk: 'high' },
  REJECTED_TRANSITION: { code: 'REJ', risk: 'high' },
  BAD_SIGNATURE: { code: 'SIG', risk: 'high' },
};

const NAMES_A_STOP: ReadonlySet<EventType> = new Set(['ARRIVED_AT_STOP', 'DEPARTED_STOP', 'PROOF_CAPTURED']);

/** A zero-based stop as people count it, two digits: 6 → “07”. */
export function stopNumber(position: number): string {
  return String(position + 1).padStart(2, '0');
}

/** “Arrived 11”, “Delay reported”. */
export function eventPhrase(event: Pick<LastEvent, 'type' | 'stopIndex'>, t: Translate): string {
  const words = t(`event.${event.type}`);
  if (event.stopIndex === null || !NAMES_A_STOP.has(event.type)) return words;
  return `${words} ${stopNumber(event.stopIndex)}`;
}

/** For tables: “<1m”, “22m”, “1h 12m”, “2d 03h”. Negative durations count as none. */
export function shortDuration(ms: number, t: Translate): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return t('time.underMinute');
  if (minutes < 60) return t('time.minutes', { minutes: String(minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('time.hours', { hours: String(hours), minutes: twoDigits(minutes % 60) });
  return t('time.days', { days: String(Math.floor(hours / 24)), hours: twoDigits(hours % 24) });
}

/** For sentences: “45 s”, “3 min 05 s”, “1 h 12 min”. */
export function longDuration(ms: number, t: Translate): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return t('time.longSeconds', { seconds: String(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return t('time.longMinutes', { minutes: String(minutes), seconds: twoDigits(seconds % 60) });
  }
  return t('time.longHours', { hours: String(Math.floor(minutes / 60)), minutes: twoDigits(minutes % 60) });
}

/** Lateness in whole minutes with its sign: “+38”, “−4” (U+2212), “0”. */
export function signedMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole === 0) return '0';
  return whole > 0 ? `+${whole}` : `−${-whole}`;
}

/** Lag between recorded and synced: “+1.8 s”, “−0.4 s”, from a minute on “+3 min 05 s”. */
export function signedLag(ms: number, { locale, t }: Language): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  if (size >= 59_950) return `${sign}${longDuration(size, t)}`;
  return `${sign}${t('time.longSeconds', { seconds: decimal(size / 1000, 1, locale) })}`;
}

/** A number with so many digits after the point, as the language writes it: “14.2”, “14,2”. */
export function decimal(value: number, digits: number, locale: Locale): string {
  return value.toLocaleString(INTL_LOCALES[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** “State, Attention and Search”, “Departed or Route completed”. */
export function listOf(words: readonly string[], join: 'and' | 'or', locale: Locale): string {
  const type = join === 'and' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(INTL_LOCALES[locale], { type }).format(words);
}

/** Workspace time, 24 h: “14:05”. */
export function clockTime(at: Millis, timeZone: string): string {
  return format('time', at, timeZone, 'en');
}

/** Workspace time with seconds: “14:32:07”. */
export function clockSeconds(at: Millis, timeZone: string): string {
  return format('seconds', at, timeZone, 'en');
}

/** Which day it is in the workspace, to be compared and not to be shown. */
export function workspaceDay(at: Millis, timeZone: string): string {
  return format('day', at, timeZone, 'en');
}

/** Workspace day and zone: “Thu 19 Nov, CET”. */
export function dayAndZone(at: Millis, timeZone: string, { locale, t }: Language): string {
  const day = format('day', at, timeZone, locale).replace(',', '');
  return t('time.dayAndZone', { day, zone: zoneName(at, timeZone, locale) });
}

/** For `title`: the viewer's own time and UTC, “19 Nov 2026, 14:32:07 local · 13:32:07 UTC”. */
export function fullTime(at: Millis, { locale, t }: Language, localZone?: string): string {
  const zone = localZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return t('time.full', {
    local: format('full', at, zone, locale),
    utc: format('seconds', at, 'UTC', locale),
  });
}

const FORMATS = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  full: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
  zone: { timeZoneName: 'short', hour: '2-digit' },
} as const;

// Making an Intl formatter costs about as much as a thousand uses of it.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: keyof typeof FORMATS, timeZone: string, locale: Locale): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone} ${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(INTL_LOCALES[locale], { ...FORMATS[kind], timeZone });
  formatters.set(key, made);
  return made;
}

function format(kind: keyof typeof FORMATS, at: Millis, timeZone: string, locale: Locale): string {
  return Number.isFinite(at) ? formatter(kind, timeZone, locale).format(at) : '—';
}

function zoneName(at: Millis, timeZone: string, locale: Locale): string {
  if (!Number.isFinite(at)) return timeZone;
  const parts = formatter('zone', timeZone, locale).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
