import { expect, test } from 'vitest';
import { choiceFaults } from './choice-faults.ts';

test('a reason and a note of ten characters are enough', () => {
  expect(choiceFaults('other', '0123456789')).toEqual({});
});

test('what is missing is said for each part', () => {
  expect(choiceFaults(null, '')).toEqual({
    reason: 'Choose a reason.',
    note: 'Write at least 10 characters.',
  });
});

test('blanks around a note do not count', () => {
  expect(choiceFaults('other', '   123456789   ')).toEqual({ note: 'Write at least 10 characters.' });
});
