import { createTranslator } from 'use-intl/core';
import type { en } from './en/en.ts';
import { isRecord } from '../shape.ts';
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
  return { locale, t: remembering(createTranslator({ locale: INTL_LOCALES[locale], messages })) };
}

const MOST_KEPT = 2_000;
/** What is written from right to left, or turns what follows it around. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\ud802\ud803\ud83a\ud83b\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Names from right to left within isolates, so that the numbers and words of the sentence around them stay in place. */
function isolated(asked: unknown[]): unknown[] {
  return asked.map((part) =>
    isRecord(part)
      ? Object.fromEntries(
          Object.entries(part).map(([name, value]) => [
            name,
            typeof value === 'string' && TURNS.test(value) ? `\u2068${value}\u2069` : value,
          ]),
        )
      : part,
  );
}

/** Says again what it has said before: a board writes the same few ages and states over and over. */
function remembering(t: Translate): Translate {
  const said = new Map<string, unknown>();
  return new Proxy(t, {
    get(words, name) {
      const part: unknown = Reflect.get(words, name);
      return name === 'rich' && typeof part === 'function'
        ? (...asked: unknown[]) => Reflect.apply(part, words, isolated(asked))
        : part;
    },
    apply(say, self, asked: unknown[]) {
      const key = JSON.stringify(asked);
      const known = said.get(key);
      if (known !== undefined) return known;
      const words: unknown = Reflect.apply(say, self, isolated(asked));
      if (said.size >= MOST_KEPT) said.clear();
      said.set(key, words);
      return words;
    },
  });
}

// `Same` and the unit tests hold every language to the keys and parameters of English; a page's messages come from there.
function hasEnglishKeys(messages: Messages): messages is typeof en {
  return 'status' in messages;
}
