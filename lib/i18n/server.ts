import compile from 'icu-minify/compile';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { en } from './en/en.ts';
import { createLanguage, type Language, type Messages } from './language.ts';
import { LOCALE_COOKIE, localeFrom, type Locale } from './locales.ts';
import { nl } from './nl/nl.ts';
import { PAGE_AREAS } from './page-areas.ts';

/** The viewer's language, for pages, their metadata and server actions. */
export const requestLanguage = cache(async (): Promise<Language> => {
  const locale = localeFrom(
    (await cookies()).get(LOCALE_COOKIE)?.value,
    (await headers()).get('accept-language'),
  );
  return createLanguage(locale, { ...commonMessages(locale), ...pageMessages(locale) });
});

const written: Readonly<Record<Locale, Messages>> = { en, nl };
const compiled = new Map<Locale, Messages>();

/** What every page brings: the words of the frame, of the board and of all that opens over it. */
export function commonMessages(locale: Locale): Messages {
  return areasOf(locale, (area) => !PAGE_AREAS.has(area));
}

/** The words of the pages beside the board, which those pages bring on top. */
export function pageMessages(locale: Locale): Messages {
  return areasOf(locale, (area) => PAGE_AREAS.has(area));
}

function areasOf(locale: Locale, wanted: (area: string) => boolean): Messages {
  return Object.fromEntries(Object.entries(messagesOf(locale)).filter(([area]) => wanted(area)));
}

/** The messages of a language as the browser takes them: parsed once a process, so that no parser is sent along. */
function messagesOf(locale: Locale): Messages {
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
