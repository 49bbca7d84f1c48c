import type { BatchEvent } from '#lib/fleet/queries.ts';
import { clockTime, signedMinutes, stopNumber } from '#lib/fleet/words.ts';
import { causeText, reasonText } from '#lib/i18n/reason-text.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { movedNothing } from './moved-nothing.ts';
import type { PlannedStop } from './stop-rows.ts';

/** “Arrived at stop 06”, “Proof captured, stop 06”, “Override to Suspended”. */
export function eventTitle(event: BatchEvent, t: Translate): string {
  const stop = event.stopIndex === null ? null : stopNumber(event.stopIndex);
  switch (event.type) {
    case 'ARRIVED_AT_STOP':
      return stop === null ? t('event.ARRIVED_AT_STOP') : t('driver.event.arrived', { stop });
    case 'DEPARTED_STOP':
      return stop === null ? t('event.DEPARTED_STOP') : t('driver.event.departed', { stop });
    case 'PROOF_CAPTURED':
      return stop === null ? t('driver.event.proofNowhere') : t('driver.event.proof', { stop });
    case 'SUPERVISOR_OVERRIDE':
      return t('driver.event.override', { status: t(`status.${event.status}`) });
    default:
      return t(`event.${event.type}`);
  }
}

/** The line under the title; empty when there is nothing to add. `stop` is the event's own stop. */
export function eventMeta(
  event: BatchEvent,
  stop: PlannedStop | undefined,
  timeZone: string,
  t: Translate,
): string {
  return [
    movedNothing(event) ? t('driver.event.movedNothing') : '',
    ...typeWords(event, stop, timeZone, t),
    event.note === null ? '' : t('driver.event.note', { note: event.note }),
  ]
    .filter(Boolean)
    .join('. ');
}

function typeWords(
  event: BatchEvent,
  stop: PlannedStop | undefined,
  timeZone: string,
  t: Translate,
): readonly string[] {
  switch (event.type) {
    case 'ARRIVED_AT_STOP':
      return [[plannedWords(stop, timeZone, t), latenessWords(event, stop, t)].filter(Boolean).join(', ')];
    case 'DEPARTED_STOP':
    case 'PROOF_CAPTURED':
      return [stop?.label ?? ''];
    case 'DELAY_REPORTED':
      return [delayWords(event, t)];
    case 'SUPERVISOR_OVERRIDE':
      return [overrideWords(event, t), event.reasonCode === null ? '' : reasonText(event.reasonCode, t)];
    default:
      return [];
  }
}

function overrideWords(event: BatchEvent, t: Translate): string {
  const name = event.actorName ?? t('driver.event.aSupervisor');
  if (event.fromStatus === null) return t('driver.event.by', { name });
  return t('driver.event.fromBy', { status: t(`status.${event.fromStatus}`), name });
}

function delayWords(event: BatchEvent, t: Translate): string {
  const minutes = event.latenessMin === null ? '' : minuteWords(event.latenessMin, t);
  const reason =
    event.reason === null ? '' : t('driver.event.reason', { reason: causeText(event.reason, t) });
  return [reason, minutes].filter(Boolean).join(', ');
}

function plannedWords(stop: PlannedStop | undefined, timeZone: string, t: Translate): string {
  return stop?.plannedAt == null
    ? ''
    : t('driver.event.planned', { time: clockTime(stop.plannedAt, timeZone) });
}

function latenessWords(event: BatchEvent, stop: PlannedStop | undefined, t: Translate): string {
  if (stop?.plannedAt == null) return '';
  const minutes = Math.trunc((event.recordedAt - stop.plannedAt) / 60_000);
  return minutes === 0 ? '' : minuteWords(minutes, t);
}

function minuteWords(minutes: number, t: Translate): string {
  return t('driver.event.minutes', { minutes: signedMinutes(minutes) });
}
