'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { NoticePage } from './notice-page.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** A page whose data did not come, and the way to ask again. */
export function NotLoaded({ title, text }: { readonly title: string; readonly text: string }) {
  const router = useRouter();
  const { t } = useLanguage();
  const [busy, start] = useTransition();
  return (
    <NoticePage title={title}>
      <p className="text-ink-3 mb-4">{text}</p>
      <Button size="lg" busy={busy} onClick={() => start(() => router.refresh())}>
        {!busy && <RefreshCw aria-hidden className="size-3.5" />}
        {t('shell.tryAgain')}
      </Button>
    </NoticePage>
  );
}
