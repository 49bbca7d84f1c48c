'use client';

import { NoticePage } from '#components/shell/notice-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

// Every page brings this one along, so it has no icon and with it no library of icons.
export default function ErrorPage({ retry }: { readonly retry: () => void }) {
  const { t } = useLanguage();
  return (
    <NoticePage title={t('access.pageFailed')}>
      <p className="text-ink-3 mb-4">{t('access.ourSide')}</p>
      <Button size="lg" onClick={retry}>
        {t('shell.tryAgain')}
      </Button>
    </NoticePage>
  );
}
