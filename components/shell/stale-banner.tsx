'use client';

import { RefreshCw, WifiOff } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { useConnection, useFleetMeta, useFleetSource, useNow } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useRetry } from './fleet-provider.tsx';
import { useSignInAddress } from './use-sign-in-address.ts';
import type { ReactNode } from 'react';
import { useLanguage } from '#lib/i18n/use-language.ts';

const look =
  'flex min-h-9 flex-none items-center gap-2.5 border-b border-danger-line bg-danger-w px-4 py-1.5 text-danger-t max-sm:flex-wrap';

/** Across the page once the data can no longer be trusted; what needs the current state is off meanwhile. */
export function StaleBanner() {
  const { state, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const retry = useRetry();
  const signIn = useSignInAddress();
  const { t } = useLanguage();
  if (state === 'signed_out') {
    return (
      <div role="alert" className={look}>
        <WifiOff aria-hidden className="size-3.5" />
        <p className="min-w-0 flex-1">{t.rich('shell.signInEnded', { b: strong })}</p>
        <a href={signIn} className={buttonClass({ size: 'sm' })}>
          {t('shell.signInAgain')}
        </a>
      </div>
    );
  }
  if (state !== 'stale') return null;
  return (
    <div className={look}>
      <WifiOff aria-hidden className="size-3.5" />
      <p role="alert" className="min-w-0 flex-1 max-sm:basis-4/5">
        {asOf === null
          ? t.rich('shell.staleNever', { b: strong })
          : t.rich('shell.staleSince', { time: clockSeconds(asOf, timeZone), b: strong })}
      </p>
      <NextTry />
      <Button size="sm" onClick={retry} className="max-sm:h-11">
        <RefreshCw aria-hidden className="size-3.5" />
        {t('shell.retryNow')}
      </Button>
    </div>
  );
}

/** Counts down to the next try of the feed. Beside the alert, which would be read out anew with every second. */
function NextTry() {
  const { store } = useFleetSource();
  const { t } = useLanguage();
  useNow(1000);
  const left = store.inlet()?.nextTryIn() ?? null;
  return (
    <span className="flex-none max-sm:mr-auto max-sm:ml-6">
      {left === null ? t('shell.tryingNow') : t('shell.nextTry', { seconds: Math.ceil(left / 1000) })}
    </span>
  );
}

function strong(words: ReactNode): ReactNode {
  return <b className="font-semibold">{words}</b>;
}
