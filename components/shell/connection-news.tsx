'use client';

import { useConnection, useConnectionState, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Tells a screen reader, politely, when the connection changes; staleness is the banner's to tell. */
export function ConnectionNews() {
  const state = useConnectionState();
  const { t } = useLanguage();
  return (
    <p role="status" className="sr-only">
      {state === 'live' && t('shell.newsLive')}
      {state === 'reconnecting' && <Reconnecting />}
    </p>
  );
}

function Reconnecting() {
  const { asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  if (asOf === null) return t('shell.newsReconnecting');
  return t('shell.newsReconnectingAsOf', { time: clockSeconds(asOf, timeZone) });
}
