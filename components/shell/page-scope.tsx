import type { ReactNode } from 'react';
import { pageMessages, requestLanguage } from '#lib/i18n/server.ts';
import { LanguageProvider } from './language-provider.tsx';
import { QueryScope } from './query-scope.tsx';

/** What the pages beside the board need and the board must not wait for: their words and the query cache. */
export async function PageScope({ children }: { readonly children: ReactNode }) {
  const { locale } = await requestLanguage();
  return (
    <LanguageProvider locale={locale} messages={pageMessages(locale)}>
      <QueryScope>{children}</QueryScope>
    </LanguageProvider>
  );
}
