import { decimal, eventPhrase, longDuration, stopNumber } from '#lib/fleet/words.ts';
import { EVENT_TYPES, DRIVER_STATUSES, type DriverStatus, type EventType } from '#lib/fleet/types.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { evidenceOf, type Evidence } from '#lib/review/evidence.ts';
import type { ReviewItem, ReviewReason } from '#lib/review/review-item.ts';

/** What happened, in a line that accuses nobody: “Arrived 412 m from stop 11”. */
export function headline(item: ReviewItem, language: Language): string {
  const [reason] = item.reasons;
  return reason === undefined ? '' : factOf(item, reason, language);
}

/** The same for one of the reasons of a review. */
export function factOf(item: ReviewItem, reason: ReviewReason, language: Language): string {
  const { locale, t } = language;
  const evidence = evidenceOf(item, reason);
  const what = eventWords(item, evidence, language);
  const { measured } = evidence;
  switch (reason) {
    case 'GEOFENCE_MISS': {
      const stop = evidence.stop?.position ?? item.event?.stopIndex ?? null;
      if (measured === null || stop === null) return t('evidence.fact.outside', { what });
      const event = item.event === null ? what : t(`event.${item.event.type}`);
      return t('evidence.fact.geofence', {
        what: event,
        distance: metres(measured, locale),
        stop: stopNumber(stop),
      });
    }
    case 'IMPOSSIBLE_SPEED':
      if (evidence.distanceM === null || evidence.seconds === null) return t('evidence.fact.fast', { what });
      return t('evidence.fact.speed', {
        distance: metres(evidence.distanceM, locale),
        duration: longDuration(evidence.seconds * 1000, t),
      });
    case 'CLOCK_SKEW': {
      if (measured === null) return t('evidence.fact.clock');
      const duration = longDuration(Math.abs(measured) * 1000, t);
      return t(measured < 0 ? 'evidence.fact.clockBehind' : 'evidence.fact.clockAhead', { duration });
    }
    case 'LATE_SYNC':
      if (measured === null) return t('evidence.fact.syncedLate', { what });
      return t('evidence.fact.synced', { what, duration: longDuration(measured * 1000, t) });
    case 'OUT_OF_SEQUENCE':
      if (measured === null) return t('evidence.fact.outOfOrder', { what });
      return t('evidence.fact.sequence', { what, duration: longDuration(measured * 1000, t) });
    case 'MISSING_LOCATION':
      return measured === null
        ? t('evidence.fact.noLocation', { what })
        : t('evidence.fact.vagueLocation', { what, distance: metres(measured, locale) });
    case 'AFTER_LOGOUT':
      return t('evidence.fact.afterLogout', { what });
    case 'REJECTED_TRANSITION': {
      const status = statusOf(item, evidence);
      return status === null
        ? t('evidence.fact.refused', { what })
        : t('evidence.fact.transition', { what, status: t(`status.${status}`) });
    }
    case 'BAD_SIGNATURE':
      return t(`evidence.fact.signature.${problemOf(evidence)}`, { what });
    case 'REJECTED_EVENT':
      return t('evidence.fact.refused', { what });
    case 'BREAK_GLASS':
      return t('evidence.fact.breakGlass', { name: item.action?.actorName ?? t('review.somebody') });
  }
}

/** “Arrived 11”; for a refused event what the device called it. */
export function eventWords(item: ReviewItem, evidence: Evidence, { t }: Language): string {
  if (item.event !== null) return eventPhrase(item.event, t);
  const type = eventTypeOf(item, evidence);
  return type === null ? t('review.anEvent') : t(`event.${type}`);
}

/** The state the batch was in when an event was refused. */
export function statusOf(item: ReviewItem, evidence: Evidence): DriverStatus | null {
  return DRIVER_STATUSES.find((status) => status === evidence.status) ?? item.batch?.status ?? null;
}

export function eventTypeOf({ event, rejected }: ReviewItem, evidence: Evidence): EventType | null {
  if (event !== null) return event.type;
  const payload: unknown = rejected?.payload;
  const sent =
    typeof payload === 'object' && payload !== null && 'event_type' in payload ? payload.event_type : null;
  return EVENT_TYPES.find((type) => type === (evidence.eventType ?? sent)) ?? null;
}

export type SignatureProblem = 'wrong' | 'missing' | 'no_key';
export function problemOf({ problem }: Evidence): SignatureProblem {
  return problem === 'missing' || problem === 'no_key' ? problem : 'wrong';
}

/** “412 m”, “14.2 km”. */
export function metres(value: number, locale: Locale): string {
  return value < 1000 ? `${Math.round(value)} m` : `${decimal(value / 1000, 1, locale)} km`;
}
