'use client';

import { RefreshCw, WifiOff } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useRetry } from './fleet-provider.tsx';
import { useSignInAddress } from './use-sign-in-address.ts';

const look =
  'flex min-h-9 flex-none items-center gap-2.5 border-b border-danger-line bg-danger-w px-4 py-1.5 text-danger-t max-sm:flex-wrap';

/** Across the page once the data can no longer be trusted; what needs the current state is off meanwhile. */
export function StaleBanner() {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const retry = useRetry();
  const signIn = useSignInAddress();
  if (state === 'signed_out') {
    return (
      <div role="alert" className={look}>
        <WifiOff aria-hidden className="size-3.5" />
        <p className="min-w-0 flex-1">
          <b className="font-semibold">Your sign-in has ended.</b> What you see is no longer updated.
        </p>
        <a href={signIn} className={buttonClass({ size: 'sm' })}>
          Sign in again
        </a>
      </div>
    );
  }
  if (state !== 'stale') return null;
  return (
    <div role="alert" className={look}>
      <WifiOff aria-hidden className="size-3.5" />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">
          No updates{asOf === null ? '' : ` since ${clockSeconds(asOf, timeZone)}`}.
        </b>{' '}
        States, ages and times below are as they were then. Actions that need the current state are paused.
      </p>
      <Button size="sm" onClick={retry}>
        <RefreshCw aria-hidden className="size-3.5" />
        Retry now
      </Button>
    </div>
  );
}
