import type { Language } from '#lib/i18n/language.ts';
import { decimal } from '#lib/fleet/words.ts';
import type { DeviceChange } from '#lib/sessions/device-changes.ts';

/** Faster than this between two devices makes a person look twice. */
const DOUBTFUL_KMH = 130;
const DOUBTFUL_M = 1000;

export type Comparison = { readonly words: string; readonly doubtful: boolean };

/** How the place of the new device fits the last one of the old: “6.3 km from the last position, 410 km/h”. */
export function comparisonOf(
  { distanceM, impliedSpeedKmh }: Pick<DeviceChange, 'distanceM' | 'impliedSpeedKmh'>,
  { locale, t }: Language,
): Comparison {
  if (distanceM === null) return { words: t('sessions.noDistance'), doubtful: true };
  const distance = distanceWords(distanceM, { locale, t });
  const doubtful = distanceM > DOUBTFUL_M || (impliedSpeedKmh ?? 0) > DOUBTFUL_KMH;
  const words =
    impliedSpeedKmh === null
      ? t('sessions.fromLast', { distance })
      : t('sessions.fromLastAt', { distance, speed: Math.round(impliedSpeedKmh) });
  return { words, doubtful };
}

/** “40 m”, “6.3 km”. */
export function distanceWords(metres: number, { locale, t }: Language): string {
  return metres < 1000
    ? t('sessions.metres', { metres: Math.round(metres) })
    : t('sessions.kilometres', { kilometres: decimal(metres / 1000, metres % 1000 === 0 ? 0 : 1, locale) });
}
