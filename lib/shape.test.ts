import { expect, it } from 'vitest';
import { isAnything, isCount, isText, listOf, maybe, objectOf, oneOf, orNull, wrongField } from './shape.ts';

const fields = { id: isText, seq: isCount, note: maybe(isText), by: orNull(isText), news: isAnything };
const isItem = objectOf(fields);
const item = { id: 'a', seq: 0, by: null };

it('takes an object with its fields, with more, and without those it may lack', () => {
  expect(isItem(item)).toBe(true);
  expect(isItem({ ...item, note: null, by: 'Ann', news: 7, tomorrow: true })).toBe(true);
});

it.each([
  ['null', null],
  ['an array', [item]],
  ['a text', 'a'],
  ['a missing field', { seq: 0, by: null }],
  ['undefined where null was meant', { ...item, by: undefined }],
  ['a number that is none', { ...item, seq: Number.NaN }],
  ['a negative count', { ...item, seq: -1 }],
  ['a count beyond 2^53', { ...item, seq: 2 ** 53 }],
  ['a count as text', { ...item, seq: '1' }],
])('refuses %s', (_what, value) => {
  expect(isItem(value)).toBe(false);
});

it('names the first field that is wrong', () => {
  expect(wrongField(fields, { ...item, seq: -1, note: 3 })).toBe('seq');
  expect(wrongField(fields, item)).toBeNull();
});

it('one wrong cell spoils a list', () => {
  expect(listOf(oneOf('done', 'refused'))(['done', 'refused'])).toBe(true);
  expect(listOf(oneOf('done', 'refused'))(['done', 'toString'])).toBe(false);
  expect(listOf(isCount)({ length: 0 })).toBe(false);
});
