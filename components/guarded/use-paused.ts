'use client';

import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Why guarded actions are off right now, a sentence; null when they are on. They need the current state. */
export function usePaused(): string | null {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  if (state === 'signed_out') return t('guarded.signInAgain');
  if (state !== 'stale') return null;
  if (asOf === null) return t('guarded.noUpdates');
  return t('guarded.noUpdatesSince', { time: clockSeconds(asOf, timeZone) });
}
