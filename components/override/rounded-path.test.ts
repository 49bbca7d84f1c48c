import { expect, test } from 'vitest';
import { roundedPath } from './rounded-path.ts';

test('a straight line needs no corner', () => {
  expect(
    roundedPath(
      [
        [0, 0],
        [0, 50],
      ],
      4,
    ),
  ).toBe('M0 0L0 50');
});

test('a corner is cut before and after it and rounded through it', () => {
  expect(
    roundedPath(
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      4,
    ),
  ).toBe('M0 0L6 0Q10 0 10 4L10 10');
});

test('a corner on a short piece takes at most half of it', () => {
  expect(
    roundedPath(
      [
        [0, 0],
        [4, 0],
        [4, 10],
      ],
      4,
    ),
  ).toBe('M0 0L2 0Q4 0 4 4L4 10');
});
