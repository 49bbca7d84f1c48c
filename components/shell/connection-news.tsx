'use client';

import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Tells a screen reader, politely, when the connection changes; staleness is the banner's to tell. */
export function ConnectionNews() {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  const reconnecting =
    asOf === null
      ? t('shell.newsReconnecting')
      : t('shell.newsReconnectingAsOf', { time: clockSeconds(asOf, timeZone) });
  return (
    <p role="status" className="sr-only">
      {state === 'live' && t('shell.newsLive')}
      {state === 'reconnecting' && reconnecting}
    </p>
  );
}
