import './globals.css';
import type { Metadata, Viewport } from 'next';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { LanguageProvider } from '#components/shell/language-provider.tsx';
import { commonMessages, requestLanguage } from '#lib/i18n/server.ts';

export const metadata: Metadata = {
  title: { default: 'Marshal', template: '%s · Marshal' },
  robots: { index: false, follow: false },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const { locale } = await requestLanguage();
  return (
    <html lang={locale} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <LanguageProvider locale={locale} messages={commonMessages(locale)}>
          <Providers nonce={nonce}>{children}</Providers>
        </LanguageProvider>
      </body>
    </html>
  );
}
