import type { AppError } from '#lib/app-error.ts';
import { EVENT_WORDS, STATUS_WORDS, clockSeconds, countOf } from '#lib/fleet/words.ts';
import type { DriverStatus, EventType } from '#lib/fleet/types.ts';
import type { SeenState } from './override-form.ts';

/** The apply button: “Suspend batch”, “Set to At stop”; after a refusal it names the start: “Suspend from En route”. */
export function applyWords(to: DriverStatus | null, from: DriverStatus, moved: boolean): string {
  if (to === null || to === from) return 'Override state';
  const start = moved ? ` from ${STATUS_WORDS[from]}` : '';
  if (to === 'SUSPENDED') return `Suspend${start || ' batch'}`;
  return `Set to ${STATUS_WORDS[to]}${start}`;
}

/** While the server is asked: “Suspending…”, “Setting to At stop…”. */
export function pendingWords(to: DriverStatus): string {
  return to === 'SUSPENDED' ? 'Suspending…' : `Setting to ${STATUS_WORDS[to]}…`;
}

/** What is said when an override did not reach the log. */
export function unsavedWords(error: AppError): string {
  return `Override not saved. ${error.message}`;
}

/** Why nothing was applied: which event arrived, when, and what it did. */
export function movedSentence(
  before: SeenState,
  now: SeenState,
  to: DriverStatus | null,
  timeZone: string,
): string {
  const what = `${eventWords(now, timeZone)} ${changeWords(before, now)}.`;
  if (to === now.status) return `${what} That is the state you chose.`;
  return to === null ? what : `${what} Check that ${gerund(to)} still makes sense.`;
}

export type Consequences = { readonly app: string; readonly stops: string; readonly log: string };

/**
 * What the chosen state means, in three sentences. `sendable` are the events a driver's device may send from it by the
 * workspace's table.
 */
export function consequences(
  to: DriverStatus | null,
  openStops: number,
  sendable: readonly EventType[],
): Consequences {
  return {
    app:
      to === null ? 'What the driver’s app may send next depends on the new state.' : appWords(to, sendable),
    stops: stopWords(to, openStops),
    log: `Saved in the log as your action.${isHalt(to) ? ' Only another override can lift it.' : ''}`,
  };
}

function appWords(to: DriverStatus, sendable: readonly EventType[]): string {
  const events = sendable.map((event) => EVENT_WORDS[event]);
  if (isHalt(to)) {
    return events.length === 0
      ? 'The driver’s app can send no route event.'
      : `The driver’s app can send no route event but ${list(events)}.`;
  }
  return events.length === 0
    ? 'The driver’s app can send no route event.'
    : `The driver’s app can send ${list(events)}.`;
}

function stopWords(to: DriverStatus | null, openStops: number): string {
  if (openStops === 0) return 'No stop of this batch is open.';
  const stops = countOf(openStops, 'open stop', 'open stops');
  if (to === 'COMPLETED') return `${stops} will not be visited.`;
  return `${stops} ${openStops === 1 ? 'stays' : 'stay'} on this batch.`;
}

function isHalt(to: DriverStatus | null): boolean {
  return to === 'SUSPENDED' || to === 'COMPLETED';
}

function eventWords(now: SeenState, timeZone: string): string {
  if (now.eventType === null || now.recordedAt === null || now.syncedAt === null)
    return 'An event arrived and';
  const recorded = clockSeconds(now.recordedAt, timeZone);
  if (now.eventType === 'SUPERVISOR_OVERRIDE') return `Another override at ${recorded}`;
  const name = EVENT_WORDS[now.eventType];
  const article = /^[AEIOU]/.test(name) ? 'An' : 'A';
  return `${article} ${name} event recorded at ${recorded} synced at ${clockSeconds(now.syncedAt, timeZone)} and`;
}

function changeWords(before: SeenState, now: SeenState): string {
  if (before.status === now.status) return `left the batch ${STATUS_WORDS[now.status]}`;
  return `moved the batch from ${STATUS_WORDS[before.status]} to ${STATUS_WORDS[now.status]}`;
}

function gerund(to: DriverStatus): string {
  return to === 'SUSPENDED' ? 'suspending' : `setting it to ${STATUS_WORDS[to]}`;
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
