import { en } from './en/en.ts';
import { createLanguage } from './language.ts';
import { nl } from './nl/nl.ts';

/** For tests: the languages without a browser or a request. */
export const english = createLanguage('en', en);
export const dutch = createLanguage('nl', nl);
