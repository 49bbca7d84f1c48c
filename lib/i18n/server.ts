import compile from 'icu-minify/compile';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { en } from './en/en.ts';
import { createLanguage, type Language, type Messages } from './language.ts';
import { LOCALE_COOKIE, localeFrom, type Locale } from './locales.ts';
import { nl } from './nl/nl.ts';

/** The viewer's language, for pages, their metadata and server actions. */
export const requestLanguage = cache(async (): Promise<Language> => {
  const locale = localeFrom(
    (await cookies()).get(LOCALE_COOKIE)?.value,
    (await headers()).get('accept-language'),
  );
  return createLanguage(locale, messagesOf(locale));
});

const written: Readonly<Record<Locale, Messages>> = { en, nl };
const compiled = new Map<Locale, Messages>();

/** The messages of a language as the browser takes them: parsed once a process, so that no parser is sent along. */
export function messagesOf(locale: Locale): Messages {
  const known = compiled.get(locale);
  if (known !== undefined) return known;
  // The compiler makes objects without a prototype, which cannot be handed to the browser.
  const made: unknown = JSON.parse(JSON.stringify(compileAll(written[locale])));
  if (!isMessages(made)) throw new Error('The messages did not compile.');
  compiled.set(locale, made);
  return made;
}

function compileAll(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : isMessages(value) ? compileAll(value) : value,
    ]),
  );
}

function isMessages(value: unknown): value is Messages {
  return typeof value === 'object' && value !== null;
}
