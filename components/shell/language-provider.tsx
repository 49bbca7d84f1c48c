'use client';

import { useMemo, type ReactNode } from 'react';
import { createLanguage, type Messages } from '#lib/i18n/language.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { LanguageContext } from '#lib/i18n/use-language.ts';

type LanguageProviderProps = {
  readonly locale: Locale;
  /** Compiled, of this language only. */
  readonly messages: Messages;
  readonly children: ReactNode;
};

/** One translator for everything inside. */
export function LanguageProvider({ locale, messages, children }: LanguageProviderProps) {
  const language = useMemo(() => createLanguage(locale, messages), [locale, messages]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
