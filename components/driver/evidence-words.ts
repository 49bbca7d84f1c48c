import type { BatchEvent } from '#lib/fleet/queries.ts';
import type { FlagReason } from '#lib/fleet/types.ts';
import { decimal, longDuration } from '#lib/fleet/words.ts';
import type { Language, Translate } from '#lib/i18n/language.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What a rule measured, in `unit`; null where the database gave none. */
export type Evidence = {
  readonly threshold: number | null;
  readonly measured: number;
  readonly accuracy: number | null;
  readonly unit: string;
};

/** What was measured, as a sentence that accuses nobody: “231 m from the stop, allowed 75 m”. */
export function evidenceWords(event: BatchEvent, reason: FlagReason, language: Language): string {
  const { t } = language;
  const evidence = evidenceOf(event.evidence, reason);
  switch (reason) {
    case 'GEOFENCE_MISS':
      return evidence ? distanceWords(evidence, language) : t('driver.evidence.outside');
    case 'LATE_SYNC':
      return evidence
        ? allowed(
            t('driver.evidence.synced', { duration: seconds(evidence.measured, t) }),
            evidence,
            language,
          )
        : t('driver.evidence.syncedLate');
    case 'CLOCK_SKEW':
      return evidence
        ? allowed(
            t('driver.evidence.clockAhead', { duration: seconds(evidence.measured, t) }),
            evidence,
            language,
          )
        : t('driver.evidence.clockDiffers');
    case 'IMPOSSIBLE_SPEED':
      return evidence
        ? allowed(`${decimal(evidence.measured, 0, language.locale)} ${evidence.unit}`, evidence, language)
        : t('driver.evidence.tooFast');
    case 'MISSING_LOCATION':
      return evidence
        ? t('driver.evidence.vagueLocation', { distance: metres(evidence.measured, language.locale) })
        : t('driver.evidence.noLocation');
    case 'OUT_OF_SEQUENCE':
      return t('driver.evidence.outOfOrder');
    case 'AFTER_LOGOUT':
      return t('driver.evidence.afterLogout');
    default:
      return t(`flag.${reason}`);
  }
}

/** The measurement of one rule out of an event's `metadata.evidence`; null when it is absent or malformed. */
export function evidenceOf(list: unknown, reason: FlagReason): Evidence | null {
  if (!Array.isArray(list)) return null;
  const found: unknown = list.find((entry: unknown) => isRecord(entry) && entry['rule'] === reason);
  if (!isRecord(found) || typeof found['measured'] !== 'number') return null;
  return {
    threshold: numberOrNull(found['threshold']),
    measured: found['measured'],
    accuracy: numberOrNull(found['accuracy']),
    unit: typeof found['unit'] === 'string' ? found['unit'] : '',
  };
}

function distanceWords(evidence: Evidence, language: Language): string {
  const { locale, t } = language;
  const distance = t('driver.evidence.distance', { distance: metres(evidence.measured, locale) });
  const fact = allowed(distance, evidence, language);
  if (evidence.accuracy === null) return fact;
  return t('driver.evidence.accurate', { fact, distance: metres(evidence.accuracy, locale) });
}

function allowed(fact: string, { threshold, unit }: Evidence, { locale, t }: Language): string {
  if (threshold === null) return fact;
  if (unit === 's') return t('driver.evidence.allowed', { fact, limit: seconds(threshold, t) });
  const limit = unit === 'm' ? metres(threshold, locale) : `${decimal(threshold, 0, locale)} ${unit}`;
  return t('driver.evidence.allowed', { fact, limit });
}

function metres(value: number, locale: Locale): string {
  return value < 1000 ? `${Math.round(value)} m` : `${decimal(value / 1000, 1, locale)} km`;
}

function seconds(value: number, t: Translate): string {
  return longDuration(value * 1000, t);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
