'use client';

import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';

/** Tells a screen reader, politely, when the connection changes; staleness is the banner's to tell. */
export function ConnectionNews() {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const since = asOf === null ? '' : ` Data as of ${clockSeconds(asOf, timeZone)}.`;
  return (
    <p role="status" className="sr-only">
      {state === 'live' && 'Connection live.'}
      {state === 'reconnecting' && `Reconnecting.${since}`}
    </p>
  );
}
