'use client';

import { RefreshCw, WifiOff } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { useCheck, useConnectionState } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/**
 * Why nothing can be applied right now, and the way on: the present state is asked for, and what has changed shows in
 * the dialog before anything is applied. Nothing when all is well.
 */
export function PausedStrip({ reason }: { readonly reason: string | null }) {
  const { t } = useLanguage();
  const state = useConnectionState();
  const check = useCheck();
  if (reason === null) return null;
  return (
    <div
      role="status"
      className="border-warn-line bg-warn-w text-warn-t flex min-h-11 flex-none items-center gap-2.5 border-t py-1.5 pr-4 pl-5"
    >
      <WifiOff aria-hidden />
      <p className="min-w-0 flex-1">{t('guarded.paused', { reason })}</p>
      {state === 'stale' && (
        <Button size="sm" onClick={check} className="max-sm:h-11">
          <RefreshCw aria-hidden className="size-3.5" />
          {t('guarded.check')}
        </Button>
      )}
    </div>
  );
}
