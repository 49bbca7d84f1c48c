'use client';

import { useConnection, useConnectionState, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Why nothing can be applied right now, a sentence; null when it can. It needs the present state. */
export function usePaused(): string | null {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  if (state === 'signed_out') return t('guarded.signInAgain');
  if (state !== 'stale') return null;
  if (asOf === null) return t('guarded.noUpdates');
  return t('guarded.noUpdatesSince', { time: clockSeconds(asOf, timeZone) });
}

/** Why a guarded action cannot even be begun. With old data it can: its dialog asks for the present state first. */
export function useShut(): string | null {
  const { t } = useLanguage();
  return useConnectionState() === 'signed_out' ? t('guarded.signInAgain') : null;
}
