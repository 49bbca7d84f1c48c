import { expect, test } from 'vitest';
import { CallWindow } from './call-window.ts';

test('the sixth call within the window is one too many, and one after it is not', () => {
  const calls = new CallWindow(5, 30_000);
  for (const time of [0, 1, 2, 3, 4]) expect(calls.admit(time)).toBe(true);
  expect(calls.admit(29_999)).toBe(false);
  expect(calls.admit(30_004)).toBe(true);
});
