import type { BatchEvent } from '#lib/fleet/queries.ts';
import {
  EVENT_WORDS,
  STATUS_WORDS,
  clockSeconds,
  clockTime,
  signedMinutes,
  stopNumber,
} from '#lib/fleet/words.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { movedNothing } from './moved-nothing.ts';
import type { PlannedStop } from './stop-rows.ts';

/** “Arrived at stop 06”, “Proof captured, stop 06”, “Override to Suspended”. */
export function eventTitle(event: BatchEvent): string {
  const stop = event.stopIndex === null ? null : `stop ${stopNumber(event.stopIndex)}`;
  switch (event.type) {
    case 'ARRIVED_AT_STOP':
      return stop === null ? 'Arrived' : `Arrived at ${stop}`;
    case 'DEPARTED_STOP':
      return stop === null ? 'Departed' : `Departed ${stop}`;
    case 'PROOF_CAPTURED':
      return stop === null ? 'Proof captured' : `Proof captured, ${stop}`;
    case 'SUPERVISOR_OVERRIDE':
      return `Override to ${STATUS_WORDS[event.status]}`;
    default:
      return EVENT_WORDS[event.type];
  }
}

/** The line under the title; empty when there is nothing to add. `stop` is the event's own stop. */
export function eventMeta(event: BatchEvent, stop: PlannedStop | undefined, timeZone: string): string {
  return [movesWords(event), ...typeWords(event, stop, timeZone), noteWords(event)]
    .filter(Boolean)
    .join('. ');
}

/** “Recorded offline, synced 13:47:25”. */
export function offlineWords(syncedAt: Millis, timeZone: string): string {
  return `Recorded offline, synced ${clockSeconds(syncedAt, timeZone)}`;
}

/** A reason's code as words: `safety_or_security` → “Safety or security”. */
export function reasonWords(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function typeWords(event: BatchEvent, stop: PlannedStop | undefined, timeZone: string): readonly string[] {
  switch (event.type) {
    case 'ARRIVED_AT_STOP':
      return [[plannedWords(stop, timeZone), latenessWords(event, stop)].filter(Boolean).join(', ')];
    case 'DEPARTED_STOP':
    case 'PROOF_CAPTURED':
      return [stop?.label ?? ''];
    case 'DELAY_REPORTED':
      return [delayWords(event)];
    case 'SUPERVISOR_OVERRIDE':
      return [overrideWords(event), event.reasonCode === null ? '' : reasonWords(event.reasonCode)];
    default:
      return [];
  }
}

function movesWords(event: BatchEvent): string {
  return movedNothing(event) ? 'Recorded before the logout, synced after it, changed nothing' : '';
}

function overrideWords(event: BatchEvent): string {
  const from = event.fromStatus === null ? 'By' : `From ${STATUS_WORDS[event.fromStatus]}, by`;
  return `${from} ${event.actorName ?? 'a supervisor'}`;
}

function delayWords(event: BatchEvent): string {
  const minutes = event.latenessMin === null ? '' : `${signedMinutes(event.latenessMin)} min`;
  return [event.reason === null ? '' : `Reason: ${event.reason}`, minutes].filter(Boolean).join(', ');
}

function plannedWords(stop: PlannedStop | undefined, timeZone: string): string {
  return stop?.plannedAt == null ? '' : `Planned ${clockTime(stop.plannedAt, timeZone)}`;
}

function latenessWords(event: BatchEvent, stop: PlannedStop | undefined): string {
  if (stop?.plannedAt == null) return '';
  const minutes = Math.trunc((event.recordedAt - stop.plannedAt) / 60_000);
  return minutes === 0 ? '' : `${signedMinutes(minutes)} min`;
}

function noteWords({ note }: BatchEvent): string {
  return note === null ? '' : `Note: “${note}”`;
}
