'use client';

import './globals.css';
import { GeistSans } from 'geist/font/sans';
import { useSyncExternalStore } from 'react';
import { Button } from '#components/ui/button.tsx';
import { lastResort as en } from '#lib/i18n/en/last-resort.ts';
import { LOCALE_COOKIE, localeFrom } from '#lib/i18n/locales.ts';
import { lastResort as nl } from '#lib/i18n/nl/last-resort.ts';

const texts = { en, nl } as const;
const never = () => () => undefined;
const browserLocale = () =>
  localeFrom(
    document.cookie
      .split('; ')
      .find((cookie) => cookie.startsWith(`${LOCALE_COOKIE}=`))
      ?.slice(LOCALE_COOKIE.length + 1),
    navigator.languages.join(),
  );

/** The last resort, when the frame of every page itself failed: it brings its own few words in every language. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  const locale = useSyncExternalStore(never, browserLocale, () => 'en' as const);
  return (
    <html lang={locale} className={GeistSans.variable}>
      <body>
        <main className="grid min-h-dvh place-items-center p-6">
          <div className="flex flex-col items-start gap-4">
            <h1 className="text-20 font-semibold">{texts[locale].title}</h1>
            <Button size="lg" onClick={retry}>
              {texts[locale].again}
            </Button>
          </div>
        </main>
      </body>
    </html>
  );
}
