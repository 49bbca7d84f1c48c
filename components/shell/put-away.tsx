'use client';

import type { ReactNode } from 'react';
import { written } from '#components/guarded/use-written.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { useConnectionState } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useSignInAddress } from './use-sign-in-address.ts';

/** In place of what was put away when the sign-in ended: that, what was being written, and the way back to this very address. */
export function PutAway() {
  const { t } = useLanguage();
  const signIn = useSignInAddress();
  return (
    <Empty
      title={t('board.signedOut')}
      text={t('shell.putAway')}
      action={
        <>
          <a href={signIn} className={buttonClass({ size: 'sm' })}>
            {t('shell.signInAgain')}
          </a>
          {written().map((text) => (
            <section key={text} aria-label={t('shell.written')} className="mt-4 max-w-110">
              <p className="text-12 text-ink-3">{t('shell.written')}</p>
              <p className="scroll-thin max-h-40 overflow-auto break-words whitespace-pre-wrap select-all">
                {text}
              </p>
            </section>
          ))}
        </>
      }
    />
  );
}

/** What shows while something loads. Once nobody is signed in nothing comes any more, and that is said instead. */
export function WhileLoading({ children }: { readonly children: ReactNode }) {
  return useConnectionState() === 'signed_out' ? <PutAway /> : children;
}
