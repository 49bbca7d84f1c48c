import type { DriverStatus, EventType, FlagReason, LastEvent, Millis, SessionEndReason } from './types.ts';

/** What the console shows for each status; enum names appear only in audit diffs and exports. */
export const STATUS_WORDS: Readonly<Record<DriverStatus, string>> = {
  INACTIVE: 'Inactive',
  ACTIVE: 'Active',
  EN_ROUTE: 'En route',
  AT_STOP: 'At stop',
  DELAYED: 'Delayed',
  COMPLETED: 'Completed',
  SUSPENDED: 'Suspended',
};

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  ROUTE_STARTED: 'Route started',
  ARRIVED_AT_STOP: 'Arrived',
  DEPARTED_STOP: 'Departed',
  DELAY_REPORTED: 'Delay reported',
  ROUTE_COMPLETED: 'Route completed',
  ROUTE_CANCELLED: 'Route cancelled',
  SUPERVISOR_OVERRIDE: 'Override',
  PROOF_CAPTURED: 'Proof',
};

export type Risk = 'high' | 'medium' | 'low';
export type FlagWords = { readonly code: string; readonly words: string; readonly risk: Risk };

export const FLAG_WORDS: Readonly<Record<FlagReason, FlagWords>> = {
  GEOFENCE_MISS: { code: 'GEO', words: 'Geofence miss', risk: 'medium' },
  IMPOSSIBLE_SPEED: { code: 'SPD', words: 'Impossible speed', risk: 'high' },
  CLOCK_SKEW: { code: 'CLK', words: 'Clock skew', risk: 'medium' },
  LATE_SYNC: { code: 'SYN', words: 'Late sync', risk: 'low' },
  MISSING_LOCATION: { code: 'LOC', words: 'Missing location', risk: 'low' },
  OUT_OF_SEQUENCE: { code: 'SEQ', words: 'Out of sequence', risk: 'medium' },
  AFTER_LOGOUT: { code: 'OUT', words: 'After logout', risk: 'high' },
  REJECTED_TRANSITION: { code: 'REJ', words: 'Rejected transition', risk: 'high' },
  BAD_SIGNATURE: { code: 'SIG', words: 'Bad signature', risk: 'high' },
};

export const SESSION_END_WORDS: Readonly<Record<SessionEndReason, string>> = {
  force_logout: 'Logged out by a supervisor',
  signed_out: 'Signed out',
  replaced: 'Replaced by another device',
  idle: 'Ended after being idle',
};

const NAMES_A_STOP: ReadonlySet<EventType> = new Set(['ARRIVED_AT_STOP', 'DEPARTED_STOP', 'PROOF_CAPTURED']);

/** A zero-based stop as people count it, two digits: 6 → “07”. */
export function stopNumber(position: number): string {
  return String(position + 1).padStart(2, '0');
}

/** “Arrived 11”, “Delay reported”. */
export function eventPhrase(event: Pick<LastEvent, 'type' | 'stopIndex'>): string {
  const words = EVENT_WORDS[event.type];
  if (event.stopIndex === null || !NAMES_A_STOP.has(event.type)) return words;
  return `${words} ${stopNumber(event.stopIndex)}`;
}

/** For tables: “<1m”, “22m”, “1h 12m”, “2d 03h”. Negative durations count as none. */
export function shortDuration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return '<1m';
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}h ${twoDigits(minutes % 60)}m`;
  return `${Math.floor(hours / 24)}d ${twoDigits(hours % 24)}h`;
}

/** For sentences: “45 s”, “3 min 05 s”, “1 h 12 min”. */
export function longDuration(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${twoDigits(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** Lateness in whole minutes with its sign: “+38”, “−4” (U+2212), “0”. */
export function signedMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole === 0) return '0';
  return whole > 0 ? `+${whole}` : `−${-whole}`;
}

/** Lag between recorded and synced: “+1.8 s”, “−0.4 s”, from a minute on “+3 min 05 s”. */
export function signedLag(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  return size < 59_950 ? `${sign}${(size / 1000).toFixed(1)} s` : `${sign}${longDuration(size)}`;
}

/** “1 batch”, “148 batches”. */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** Workspace time, 24 h: “14:05”. */
export function clockTime(at: Millis, timeZone: string): string {
  return format('time', at, timeZone);
}

/** Workspace time with seconds: “14:32:07”. */
export function clockSeconds(at: Millis, timeZone: string): string {
  return format('seconds', at, timeZone);
}

/** Workspace day and zone: “Thu 19 Nov, CET”. */
export function dayAndZone(at: Millis, timeZone: string): string {
  return `${format('day', at, timeZone).replace(',', '')}, ${zoneName(at, timeZone)}`;
}

/** For `title`: the viewer's own time and UTC, “19 Nov 2026, 14:32:07 local · 13:32:07 UTC”. */
export function fullTime(at: Millis, localZone?: string): string {
  const zone = localZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${format('full', at, zone)} local · ${format('seconds', at, 'UTC')} UTC`;
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

function formatter(kind: keyof typeof FORMATS, timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...FORMATS[kind], timeZone });
  formatters.set(key, made);
  return made;
}

function format(kind: keyof typeof FORMATS, at: Millis, timeZone: string): string {
  return Number.isFinite(at) ? formatter(kind, timeZone).format(at) : '—';
}

function zoneName(at: Millis, timeZone: string): string {
  if (!Number.isFinite(at)) return timeZone;
  const parts = formatter('zone', timeZone).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
