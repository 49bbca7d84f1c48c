import type { Millis } from './types.ts';

const DAY = 86_400_000;

/** The day of an instant in a time zone, “2026-03-29”. */
export function dayOf(at: Millis, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

/** So many days later (or earlier), by the calendar. */
export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);
}

/** When a day such as “2026-03-29” begins in a time zone; a day has 23 to 25 hours. */
export function startOfDay(day: string, timeZone: string): Millis {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The offset that is right before a change of the clocks may be wrong after it: the second look sees the other side.
  const near = midnight - offsetAt(midnight, timeZone);
  return midnight - offsetAt(near, timeZone);
}

/** Whether this is a day of the calendar, written as in an address; the database knows no year 0, nor what is just after it in another zone. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** An instant as the zone's clocks show it, with what they are ahead of UTC: “2026-03-29T03:00:00.000+02:00”. */
export function zonedIso(at: Millis, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const ahead = new Date(minutes * 60_000).toISOString().slice(11, 16);
  return new Date(at + offset).toISOString().replace('Z', `${offset < 0 ? '-' : '+'}${ahead}`);
}

/** One a zone: making one costs more than a hundred uses, and an export writes two times a line. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: Millis, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  const written = clock.format(at);
  return Date.parse(`${written.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}
