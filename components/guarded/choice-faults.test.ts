import { expect, test } from 'vitest';
import { english } from '#lib/i18n/test-languages.ts';
import { choiceFaults } from './choice-faults.ts';

test('a reason and a note of ten characters are enough', () => {
  expect(choiceFaults('other', '0123456789', english.t)).toEqual({});
});

test('what is missing is said for each part', () => {
  expect(choiceFaults(null, '', english.t)).toEqual({
    reason: 'Choose a reason.',
    note: 'Write at least 10 characters.',
  });
});

test('blanks around a note do not count', () => {
  expect(choiceFaults('other', '   123456789   ', english.t)).toEqual({
    note: 'Write at least 10 characters.',
  });
});
