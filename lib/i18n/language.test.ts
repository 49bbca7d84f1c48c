import { expect, it } from 'vitest';
import { createLanguage } from './language.ts';
import { en } from './en/en.ts';

it('says the same again, and something else of other values', () => {
  const { t } = createLanguage('en', en);
  const said = () => [1, 2, 1, 1000].map((count) => t('board.rowsMoved', { count }));
  expect(said()).toEqual(['1 row moved', '2 rows moved', '1 row moved', '1,000 rows moved']);
  expect(said()).toEqual(said());
  expect(t('board.search.label')).toBe(en.board.search.label);
});

it('writes with tags as before', () => {
  const { t } = createLanguage('en', en);
  const said = [1, 2].map((count) =>
    t.rich('board.foot.batches', { count, b: (words) => `*${String(words)}*` }),
  );
  expect(said.flat().join('|')).toMatch(/\*1\*.*\*2\*/);
});

it('isolates what is written from right to left, and leaves all else byte for byte', () => {
  const { t } = createLanguage('en', en);
  const inside = (name: string) =>
    `${t('driver.sheet', { name })} ${String(t.rich('review.decidedBy', { status: 'Confirmed', name }))}`;
  for (const name of ['דנה כהן (2)', 'Ali \u202eילע', '\u{1e900}'])
    expect(inside(name).split(`\u2068${name}\u2069`)).toHaveLength(3);
  for (const name of ['Łukasz Müller 🚚️', '王芳', 'a–b · c'])
    expect(inside(name)).not.toMatch(/[\u2066-\u2069]/);
});
