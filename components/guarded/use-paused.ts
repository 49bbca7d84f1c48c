'use client';

import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';

/** Why guarded actions are off right now, a sentence; null when they are on. They need the current state. */
export function usePaused(): string | null {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  if (state === 'signed_out') return 'Your sign-in has ended. Sign in again.';
  if (state !== 'stale') return null;
  const since = asOf === null ? '' : ` since ${clockSeconds(asOf, timeZone)}`;
  return `No updates${since}. This needs the current state.`;
}
