import { createTranslator } from 'use-intl/core';
import type { en } from './en/en.ts';
import { INTL_LOCALES, type Locale } from './locales.ts';

/** `t('board.rowsMoved', { count })`: keys and parameters are checked by the compiler. `t.rich` takes tags. */
export type Translate = ReturnType<typeof createTranslator<typeof en>>;

/** What it takes to write for one person: the words, and how dates and numbers look. */
export type Language = { readonly locale: Locale; readonly t: Translate };

/** The messages of one language, compiled for the browser or as they are written. */
export type Messages = { readonly [key: string]: unknown };

/** Words for `locale` out of its messages. A key that is missing shows as the key. */
export function createLanguage(locale: Locale, messages: Messages): Language {
  if (!hasEnglishKeys(messages)) throw new Error('These are no messages.');
  return { locale, t: createTranslator({ locale: INTL_LOCALES[locale], messages }) };
}

// `Same` and the unit tests hold every language to the keys and parameters of English; a page's messages come from there.
function hasEnglishKeys(messages: Messages): messages is typeof en {
  return 'status' in messages;
}
