'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createLanguage, type Messages } from '#lib/i18n/language.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { LanguageContext } from '#lib/i18n/use-language.ts';

type LanguageProviderProps = {
  readonly locale: Locale;
  /** Compiled, of this language only; inside another provider these are added to its own. */
  readonly messages: Messages;
  readonly children: ReactNode;
};

const MessagesContext = createContext<Messages>({});

/** One translator for everything inside. */
export function LanguageProvider({ locale, messages, children }: LanguageProviderProps) {
  const known = useContext(MessagesContext);
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  const language = useMemo(() => createLanguage(locale, all), [locale, all]);
  return (
    <MessagesContext value={all}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </MessagesContext>
  );
}
