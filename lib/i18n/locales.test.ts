import { expect, it } from 'vitest';
import { localeFrom } from './locales.ts';

it.each([
  ['nl', 'en', 'nl'],
  [undefined, 'nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
  [undefined, 'de-DE,de;q=0.9,en;q=0.2,nl;q=0.5', 'nl'],
  [undefined, 'en-US,en;q=0.9,nl;q=0.8', 'en'],
  [undefined, 'nl;q=0, en', 'en'],
  [undefined, 'fr', 'en'],
  [undefined, '', 'en'],
  [undefined, null, 'en'],
  ['klingon', 'nl', 'nl'],
  ['NL; Path=/', null, 'en'],
  [undefined, ';;;q=x,,nl;q=banana', 'en'],
])('with the choice %s and %j the language is %s', (chosen, accepts, locale) => {
  expect(localeFrom(chosen, accepts)).toBe(locale);
});
