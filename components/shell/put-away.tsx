'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { useConnectionState } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useSignInAddress } from './use-sign-in-address.ts';

/** In place of what was put away when the sign-in ended: that, and the way back to this very address. */
export function PutAway() {
  const { t } = useLanguage();
  const signIn = useSignInAddress();
  return (
    <Empty
      title={t('board.signedOut')}
      text={t('shell.putAway')}
      action={
        <a href={signIn} className={buttonClass({ size: 'sm' })}>
          {t('shell.signInAgain')}
        </a>
      }
    />
  );
}

/** What shows while something loads. Once nobody is signed in nothing comes any more, and that is said instead. */
export function WhileLoading({ children }: { readonly children: ReactNode }) {
  return useConnectionState() === 'signed_out' ? <PutAway /> : children;
}
